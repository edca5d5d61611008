/**
 * A study is a list of sections; each later question folkways learns to answer is one more of them.
 */
import type { GivenGame } from '../input/readGameArgument.js';
import type { Block } from '../output/block.js';

/** One question about a game, answered. */
export interface StudySection {
  /** Its key in the JSON report. */
  readonly key: string;
  /** Its heading in the text. */
  readonly title: string;
  /** The answer in a sentence or two, its numbers computed; a section that only sets the scene has none. */
  readonly inShort?: string;
  /** The answer for programs. */
  readonly data: unknown;
  /** The answer in words a newcomer understands, with the figures that were asked for. */
  readonly blocks: readonly Block[];
  /** Commands that say more about it. */
  readonly next?: readonly (readonly [command: string, purpose: string])[];
}

/** What a study is made for. */
export interface StudyForm {
  /** Whether figures are drawn, which takes a while. */
  readonly figures: boolean;
}

/** Answers one question about a game; a question that does not apply is answered with the reason. */
export type StudyQuestion = (given: GivenGame, form: StudyForm) => StudySection | Promise<StudySection>;
