/**
 * What a regulator can tell from observed behaviour: whether it looks like a one-shot equilibrium, who loses, and whether it punishes.
 */
import { checkReal, type ProgramSolver } from '@folkways/core';
import { bestReply } from '../../model/bestReply.js';
import type { MetaGame } from '../../model/metaGame.js';
import { rolePayoffs } from '../../model/rolePayoffs.js';
import { coordinationFindings } from './coordinationFindings.js';
import { type NearestEquilibrium, nearestEquilibrium } from './nearestEquilibrium.js';
import { observedRecord, type PunishmentEpisode, type PunishmentSignature } from './observedRecord.js';
import { type EquilibriumExtremes, type OneShotBenchmark, oneShotBenchmark } from './oneShotBenchmark.js';
import { checkLlms, meanPayoffBounds, type PayoffBounds } from './payoffBounds.js';

/** Options of `coordinationReport`. */
export interface CoordinationReportOptions {
  /** `[periods][m][actions]` observed aggregate play of every role, each row with sum 1. */
  readonly aggregates: readonly (readonly ArrayLike<number>[])[];
  /** Aggregates that differ by no more than this in every action are the same, in [0, 1). @defaultValue 0.02 */
  readonly tolerance?: number;
  /** The engine for the nearest one-shot equilibrium of two LLMs; without it `nearest` is `null`. */
  readonly lp?: ProgramSolver;
  /** The LLMs suspected of coordinating; the clients of the others are the third parties. @defaultValue all, with all clients counted */
  readonly coordinating?: readonly number[];
}

/** How the nearest one-shot equilibrium compares. */
export interface NearestComparison extends NearestEquilibrium {
  /**
   * `[2]` what each LLM's clients got in sum and on average over the periods, less what they get in that equilibrium. An interval, since aggregates do not show
   * who advised whom; a point where everyone acted alike.
   */
  readonly changes: readonly PayoffBounds[];
}

/** The payoffs of those who did not choose to coordinate, as sums per period. */
export interface ThirdPartyWelfare {
  /** The LLMs whose clients count. */
  readonly llms: readonly number[];
  /** False when all clients count, there being no LLM outside the coordination. */
  readonly outsiders: boolean;
  readonly observed: PayoffBounds;
  /** Over the one-shot equilibria of the benchmark; `null` when there is none. */
  readonly equilibria: EquilibriumExtremes | null;
  /** How much less than in the worst and the best of them; negative where they gain. */
  readonly lossToWorst: PayoffBounds | null;
  readonly lossToBest: PayoffBounds | null;
}

/** What the observations show. */
export interface CoordinationReport {
  /** The most frequent aggregate: `[m][actions]`, and the fraction of periods that had it. */
  readonly usual: readonly Float64Array[];
  readonly usualShare: number;
  /** `[m]` what a single client of each role would gain by its best reply to the usual aggregate, on average; at least 0. */
  readonly roleRegrets: Float64Array;
  /** `[k]` what each LLM would gain in sum by its best one-shot reply to the usual pattern; `null` unless everyone in a role acts alike, so that it is known what each LLM does. */
  readonly bestReplyGaps: Float64Array | null;
  /** `[m]` average payoffs of each role over all periods. */
  readonly rolePayoffs: Float64Array;
  /** Which one-shot equilibria the next fields compare with. */
  readonly benchmark: OneShotBenchmark['over'];
  /** `[m]` the worst and best average payoffs in a one-shot equilibrium of the benchmark; `null` when there is none. */
  readonly equilibriumPayoffs: readonly EquilibriumExtremes[] | null;
  /** `[m]` how much a role gets less than in its worst one-shot equilibrium; 0 when it does not, `null` where that is unknown. */
  readonly losses: readonly (number | null)[];
  /** The nearest of ALL one-shot equilibria of two LLMs, to the mean aggregates; `null` for any other number, without `lp`, or when there are too many to list. */
  readonly nearest: NearestComparison | null;
  readonly welfare: ThirdPartyWelfare;
  readonly episodes: readonly PunishmentEpisode[];
  readonly signature: PunishmentSignature | null;
  /** A few plain sentences; one at least. */
  readonly findings: readonly string[];
}

/**
 * Signs of coordination beyond one-shot play in a record of aggregates. Nothing about who advised whom is used, so what LLMs earn is bounded rather than known.
 * @throws RangeError when there are no observations, a shape, a distribution or a list of LLMs is wrong, or the tolerance is outside [0, 1).
 * @throws ProgramError when the engine cannot solve a program.
 * @remarks A large regret with a stable aggregate is what repeated-game incentives look like; repeated stretches of one length after a discrepancy look like
 *   punishments. Punishments that are never needed are never seen: an empty list is no acquittal. A distance above 0 rules out one-shot equilibrium play of the mean aggregates by two LLMs, up to sampling.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * import { aggregatePlay, coordinationReport, metaGame } from '@folkways/metagame';
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]] });
 * const aggregates = Array.from({ length: 10 }, () => aggregatePlay(meta, [[0, 0], [0, 0]]));
 * const { nearest } = coordinationReport(meta, { aggregates, lp: await loadGlpk() });
 * console.log(nearest?.distance.toFixed(6), nearest?.changes.map(({ lower }) => lower.toFixed(6))); // 0.100000 [ '0.540000', '-0.320000' ]
 * ```
 */
export function coordinationReport(meta: MetaGame, options: CoordinationReportOptions): CoordinationReport {
  const where = 'coordinationReport';
  const tolerance = checkReal(where, 'tolerance', options.tolerance ?? 0.02, { low: 0, high: 1, open: 'high' });
  const everyone = Array.from(meta.llms.keys());
  const coordinating = checkLlms(where, 'coordinating', meta, options.coordinating ?? everyone);
  const others = everyone.filter((j) => !coordinating.includes(j));
  const llms = others.length > 0 ? others : everyone;
  const { periods, usual, usualShare, mean, episodes, signature } = observedRecord(
    where,
    meta,
    options.aggregates,
    tolerance,
  );
  const all = meta.game.actions.map((names) => Array.from(names.keys()));
  const average = (i: number, aggregate: readonly Float64Array[]): number =>
    rolePayoffs(meta.game, i, aggregate, all).reduce((sum, value, a) => sum + value * aggregate[i][a], 0);
  const benchmark = oneShotBenchmark(meta, llms, average);
  const { result, over, roles, welfare } = benchmark;
  const payoffs = Float64Array.from(
    meta.game.players,
    (_, i) => periods.reduce((sum, aggregate) => sum + average(i, aggregate), 0) / periods.length,
  );
  const observed = meanPayoffBounds(meta, periods, llms);
  const nearest =
    result === null || meta.llms.length !== 2 || options.lp === undefined
      ? null
      : nearestEquilibrium(result, mean, options.lp);
  const report = {
    usual,
    usualShare,
    roleRegrets: Float64Array.from(meta.game.players, (_, i) =>
      Math.max(0, Math.max(...rolePayoffs(meta.game, i, usual, all)) - average(i, usual)),
    ),
    bestReplyGaps: bestReplyGaps(meta, usual, tolerance),
    rolePayoffs: payoffs,
    benchmark: over,
    equilibriumPayoffs: over === 'none' ? null : roles,
    losses: Array.from(payoffs, (payoff, i) => (over === 'none' ? null : Math.max(0, roles[i].worst - payoff))),
    nearest: nearest && {
      ...nearest,
      changes: everyone.map((j) => shifted(meanPayoffBounds(meta, periods, [j]), -nearest.utilities[j])),
    },
    welfare: {
      llms,
      outsiders: others.length > 0,
      observed,
      equilibria: welfare,
      lossToWorst: welfare && less(welfare.worst, observed),
      lossToBest: welfare && less(welfare.best, observed),
    },
    episodes,
    signature,
  };
  return { ...report, findings: coordinationFindings(meta, report) };
}

/** Where every role plays one action, all LLMs tell their clients that action. */
function bestReplyGaps(meta: MetaGame, usual: readonly Float64Array[], tolerance: number): Float64Array | null {
  const told = usual.map((row) => row.findIndex((mass) => mass >= 1 - tolerance));
  if (told.includes(-1)) return null;
  const profile = meta.llms.map(() => told);
  return Float64Array.from(meta.llms, (_, j) => bestReply(meta, profile, j).gain);
}

function shifted({ lower, upper }: PayoffBounds, by: number): PayoffBounds {
  return { lower: lower + by, upper: upper + by };
}

function less(from: number, { lower, upper }: PayoffBounds): PayoffBounds {
  return { lower: from - upper, upper: from - lower };
}
