/**
 * Whether the two LLMs can sustain a target when the game is repeated.
 */
import type { ProgramSolver } from '@folkways/core';
import { profileAt } from '@folkways/core';
import { individualRationality, type MetaGame, sustain, utilities } from '@folkways/metagame';
import { bestTarget, type Objective } from '../../src/metagame/bestTarget.js';
import { numberOf } from '../../src/metagame/formatAmount.js';
import { sustainBlocks } from '../../src/metagame/sustainBlocks.js';
import { targetAverages } from '../../src/metagame/targetOf.js';
import type { Block } from '../../src/output/block.js';

/** How near to the target repeated play has to come, in sums. */
const EPSILON = 0.1;
const SECONDS = 5;

/** What the models aim at: an objective, or the index of an outcome that both advise everybody. */
export type TargetChoice = Objective | number;

/** The answer. */
export interface RepeatedView {
  readonly sustainable: boolean;
  /** From which discount factor on; absent when it is not known, or none is needed. */
  readonly cutoff?: number;
  /** The target per client. */
  readonly target: readonly number[];
  /** The same words as on the command line. */
  readonly blocks: readonly Block[];
}

/** Decides it with a linear-program engine. */
export function repeatedView(meta: MetaGame, choice: TargetChoice, lp: ProgramSolver): RepeatedView {
  const sums =
    typeof choice === 'number'
      ? Array.from(
          utilities(
            meta,
            meta.llms.map(() => profileAt(meta.game, choice)),
          ),
        )
      : bestTarget(meta, choice, individualRationality(meta, { lp }), lp);
  const result = sustain(meta, sums, { lp, epsilon: EPSILON, timeLimit: SECONDS });
  return {
    sustainable: result.status === 'sustainable',
    ...(result.grim !== null && { cutoff: result.grim.cutoff }),
    target: targetAverages(meta, sums).map(numberOf),
    blocks: sustainBlocks(meta, sums, result, EPSILON),
  };
}
