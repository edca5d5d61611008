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
  /** The answer for programs. */
  readonly data: unknown;
  /** The answer in words a newcomer understands. */
  readonly blocks: readonly Block[];
  /** Commands that say more about it. */
  readonly next?: readonly (readonly [command: string, purpose: string])[];
}

/** Answers one question about a game; a question that does not apply is answered with the reason. */
export type StudyQuestion = (given: GivenGame) => StudySection | Promise<StudySection>;
