/**
 * What clients would get if the game were played once.
 */
import { SizeError } from '@folkways/core';
import { type OneShotEquilibria, oneShotEquilibria } from '../../equilibrium/oneShotEquilibria.js';
import { aggregateOf } from '../../model/aggregatePlay.js';
import type { Lottery, PureProfile } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';

/** The least and the largest value over one-shot equilibria. */
export interface EquilibriumExtremes {
  readonly worst: number;
  readonly best: number;
}

/** One-shot equilibria to compare with. */
export interface OneShotBenchmark {
  /** Two LLMs (or one): over all equilibria. Three or more: over all pure ones. `'none'` when there are too many to list, or no pure one. */
  readonly over: 'all equilibria' | 'pure equilibria' | 'none';
  readonly result: OneShotEquilibria | null;
  /** `[m]` average payoffs of a role; empty for `'none'`. */
  readonly roles: readonly EquilibriumExtremes[];
  /** Of the sum of payoffs of the clients asked about; `null` for `'none'`. */
  readonly welfare: EquilibriumExtremes | null;
}

/**
 * @param llms - whose clients count for `welfare`.
 * @param average - the average payoff of role i at an aggregate.
 * @remarks For two LLMs extreme equilibria have the extremes of sums of payoffs (see `equilibriumRange`), and of role payoffs too: these are bilinear in the two lotteries,
 *   so on a product of hulls extreme at vertices.
 */
export function oneShotBenchmark(
  meta: MetaGame,
  llms: readonly number[],
  average: (i: number, aggregate: readonly Float64Array[]) => number,
): OneShotBenchmark {
  const none: OneShotBenchmark = { over: 'none', result: null, roles: [], welfare: null };
  let result: OneShotEquilibria;
  try {
    result = oneShotEquilibria(meta);
  } catch (error) {
    if (error instanceof SizeError) return none;
    throw error;
  }
  const { equilibria } = result;
  if (equilibria.length === 0) return none;
  const roles = meta.game.players.map((_, i) =>
    extremes(equilibria.map(({ profile }) => expectation(profile, (played) => average(i, aggregateOf(meta, played))))),
  );
  const welfare = extremes(equilibria.map(({ utilities }) => llms.reduce((sum, j) => sum + utilities[j], 0)));
  return { over: meta.llms.length > 2 ? 'pure equilibria' : 'all equilibria', result, roles, welfare };
}

/** The expectation over the LLMs' independent lotteries. */
function expectation(profile: readonly Lottery[], value: (played: readonly PureProfile[]) => number): number {
  const played: PureProfile[] = [];
  const over = (j: number): number => {
    if (j === profile.length) return value(played);
    return profile[j].outcomes.reduce((sum, outcome) => {
      played[j] = outcome.profile;
      return sum + outcome.weight * over(j + 1);
    }, 0);
  };
  return over(0);
}

function extremes(values: readonly number[]): EquilibriumExtremes {
  return {
    worst: values.reduce((a, b) => Math.min(a, b)),
    best: values.reduce((a, b) => Math.max(a, b)),
  };
}
