/**
 * The cheapest hazing of a game, as the page shows it.
 */
import type { NormalFormGame } from '@folkways/core';
import { limitStability, solveHazing } from '@folkways/hazing';
import { hazeSubjectOfGame } from '../../src/haze/hazeSubjectOfGame.js';
import { hazingAnswerBlocks } from '../../src/haze/hazingOptimumBlocks.js';
import { sequenceInWords } from '../../src/haze/hazingSteps.js';
import { goalInWords } from '../../src/haze/hazingWords.js';
import { type Block, paragraph } from '../../src/output/block.js';

/** Seconds of searching. */
const SECONDS = 10;

/** One run of the sequence: amounts in payoffs of the game. */
export interface HazingStep {
  readonly action: string;
  /** Plays in the run; `null` for the goal, which is for ever. */
  readonly repeat: number | null;
  /** Rounds before it. */
  readonly round: number;
  readonly before: number;
  readonly after: number;
  readonly threshold: number;
  readonly stable: boolean;
}

/** What is shown. */
export interface HazingView {
  /** `A once, B once, then C for ever`; absent when nothing is stable. */
  readonly sequence?: string;
  readonly steps: readonly HazingStep[];
  /** The words and the table of `folkways haze`. */
  readonly blocks: readonly Block[];
}

/** Solves it; a game that is not symmetric is answered with the reason. */
export function hazingView(game: NormalFormGame, source: string): HazingView {
  let subject: ReturnType<typeof hazeSubjectOfGame>;
  try {
    subject = hazeSubjectOfGame(game, source);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = error.message.replace(/^.*?: ("\w+" )?/, '').replace(/; "folkways.*$/, '');
    return { steps: [], blocks: [paragraph(`The question does not apply to this game: ${reason}.`)] };
  }
  const result = solveHazing(subject.instance, { timeLimit: SECONDS });
  const stability = result.totalHazing === null ? undefined : limitStability(subject.instance, result.sequence);
  const amount = (value: number): number => subject.inPayoffs(value).toNumber();
  return {
    ...(stability !== undefined && { sequence: sequenceInWords(stability.rows) }),
    steps: (stability?.rows ?? []).map((row) => ({
      action: row.action,
      repeat: row.repeat === Infinity ? null : row.repeat,
      round: row.round,
      before: amount(row.before),
      after: amount(row.after),
      threshold: amount(row.threshold),
      stable: row.stable,
    })),
    blocks: [paragraph(goalInWords(subject)), ...hazingAnswerBlocks(subject, result, stability)],
  };
}
