/**
 * Review protocols for far less patient LLMs than the proof's.
 */
import { checkInteger, checkReal, type ProgramSolver, type StopOptions } from '@folkways/core';
import type { MetaGame } from '../../model/metaGame.js';
import { checkProtocol } from '../checkProtocol.js';
import { type DeviationGain, gainsOf, type PreparedDeviation, prepareDeviation } from '../deviation/deviationGain.js';
import { feasibility } from '../feasibility/feasibility.js';
import { type CyclePeriods, implementationCycle } from '../feasibility/implementationCycle.js';
import { readTarget, type TargetInput } from '../feasibility/readTarget.js';
import { strictlyRationalTarget } from '../feasibility/strictlyRationalTarget.js';
import type { Protocol } from '../protocol.js';
import { leastPatience } from './leastPatience.js';
import { payoffExtremes } from './payoffExtremes.js';
import { scheduleOrders } from './scheduleOrders.js';

/** Options of `tighten`. */
export interface TightenOptions extends StopOptions {
  /** The linear-program engine. */
  readonly lp: ProgramSolver;
  /** The most that a deviation may gain, > 0. */
  readonly epsilon: number;
  /** How far on-path payoffs may be from the target, > 0. @defaultValue epsilon */
  readonly gamma?: number;
  /** Block lengths to try, in multiples of the shortest schedule of the target's cycle. @defaultValue [1, 2, 5] */
  readonly lengths?: readonly number[];
}

/** A protocol, tested at one discount factor. */
export interface TightProtocol {
  readonly protocol: Protocol;
  /** 1 - delta at which `gains` are exact. Nothing is claimed for other discount factors, not even larger ones. */
  readonly oneMinusDiscount: number;
  /** 1 / (1 - delta). */
  readonly patience: number;
  /** The largest exact gain of a deviator from the start of phase 1: at most epsilon. */
  readonly gain: number;
  /** The largest difference of an on-path payoff from the target: at most gamma. */
  readonly loss: number;
  readonly gains: readonly DeviationGain[];
}

/** What `tighten` found. */
export interface TightenResult {
  /** The protocol with the least patience, or `null` with the reason. */
  readonly best: TightProtocol | null;
  /** Those that no other one tried beats in both patience and loss, the least patient first. */
  readonly front: readonly TightProtocol[];
  /** Why `best` is null, or that the search was cut short; empty otherwise. */
  readonly reason: string;
  /** How many protocols were evaluated at how many discount factors in all. */
  readonly evaluations: number;
}

/**
 * The least patience for which an epsilon-equilibrium review protocol is found, over block lengths T, punishments K, probes p and tolerances.
 *
 * Short blocks win: with T = 1 every discrepancy that is no excess is punished, which costs honest LLMs about p K punishment periods and makes the
 * needed horizon grow like epsilon^-2, where the proof's grows like epsilon^-3 times a logarithm.
 * @param target - `[k]` sums, feasible and individually rational.
 * @throws RangeError when the target is not feasible or not individually rational, or an option is outside its domain.
 * @throws TypeError when a payoff is no number.
 * @throws SizeError when the cycle needs more than 1000 periods for gamma / 2, or the game among the LLMs is too large.
 * @throws ProgramError when the engine fails.
 * @remarks A search, so an upper bound on the least patience: for every (T, K, tolerance) the probe probability is minimised over by golden section and 1 - delta by bisection,
 *   each with exact gains. Cost: a few hundred `deviationGain` per (T, K, tolerance). Every LLM is assumed to observe every role.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * import { metaGame, tighten } from '@folkways/metagame';
 * const lp = await loadGlpk();
 * const meta = metaGame({ game: catalog['heist'], shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] });
 * const { best } = tighten(meta, [0, 0, 0], { lp, epsilon: 0.1, lengths: [1] });
 * console.log(best !== null && best.patience < 281); // true
 * ```
 */
export function tighten(meta: MetaGame, target: TargetInput, options: TightenOptions): TightenResult {
  const where = 'tighten';
  const { lp, epsilon, gamma = epsilon, lengths = [1, 2, 5] } = options;
  checkReal(where, 'epsilon', epsilon, { low: 0, open: 'low' });
  checkReal(where, 'gamma', gamma, { low: 0, open: 'low' });
  for (const [n, length] of lengths.entries()) checkInteger(where, `lengths[${n}]`, length, 1, 2 ** 20);
  const expired = stopper(options);
  const wanted = readTarget(where, meta, target).map((payoff) => payoff.toNumber());
  const found = feasibility(meta, target, { lp });
  if (!found.feasible) {
    throw new RangeError(
      `${where}: "target" expected a feasible payoff vector, got one at distance ${found.distance} from the feasible set`,
    );
  }
  const { rHat } = strictlyRationalTarget(where, meta, wanted, found, gamma / 4, lp);
  const slack = Math.min(...rHat.map((payoff, j) => payoff - found.rationality[j].upper));
  const aim = found.strict === true ? target : [...rHat];
  const { schedule, length } = implementationCycle(meta, aim, {
    lp,
    tolerance: Math.min(gamma, slack) / 2,
    maxPeriods: 1000,
  });
  const { highest } = payoffExtremes(where, meta);
  const c = Math.max(...rHat.map((payoff, j) => (highest[j] - payoff) / (payoff - found.rationality[j].upper)));
  const punishers = found.rationality.map((bound) => bound.punishers ?? []);

  const tried: TightProtocol[] = [];
  let evaluations = 0;
  for (const multiple of lengths) {
    const T = length * multiple;
    const blocks = scheduleOrders(schedule, multiple);
    const ordered =
      blocks.length === 1 ? blocks[0] : bestOrder(meta, blocks, { K: Math.max(1, Math.ceil(c * T)), punishers });
    const least = Math.max(1, Math.ceil(c * T));
    for (const K of new Set([least, 2 * least, Math.max(1, Math.ceil(least / 2))])) {
      const base: Protocol = { schedule: ordered, tolerance: 0, punishment: { periods: K, punishers }, probe: 0 };
      const prepared = prepareDeviation(meta, base, checkProtocol(where, meta, base));
      for (const tolerance of tolerances(T)) {
        const protocol = { ...base, tolerance };
        const search = leastPatience(prepared, protocol, T, { epsilon, gamma, wanted, expired });
        evaluations += search.evaluations;
        tried.push(...search.found);
      }
    }
  }
  const front = paretoFront(tried);
  const stopped = expired() ? 'the search was stopped by its limit' : '';
  const none = `no protocol tried gains at most ${epsilon} and pays within ${gamma} of the target at any discount factor`;
  return { best: front[0] ?? null, front, reason: front.length === 0 ? stopped || none : stopped, evaluations };
}

/** None, one and a few: more tolerance lets the reviewed LLM deviate for free. */
function tolerances(T: number): number[] {
  return [0, 1, 2, Math.ceil(T / 10)].filter((count, n, all) => count < T && all.indexOf(count) === n);
}

/** The order of profiles that gains a deviator least at a typical parameter. */
function bestOrder(
  meta: MetaGame,
  orders: readonly (readonly CyclePeriods[])[],
  { K, punishers }: { readonly K: number; readonly punishers: Protocol['punishment']['punishers'] },
): readonly CyclePeriods[] {
  const gains = orders.map((schedule) => {
    const protocol: Protocol = { schedule, tolerance: 0, punishment: { periods: K, punishers }, probe: 0.01 };
    const checked = checkProtocol('tighten', meta, protocol);
    const prepared: PreparedDeviation = prepareDeviation(meta, protocol, checked);
    return Math.max(...gainsOf(prepared, protocol, checked.entryAt, 1e-3).map(({ gain }) => gain));
  });
  return orders[gains.indexOf(Math.min(...gains))];
}

function paretoFront(tried: readonly TightProtocol[]): TightProtocol[] {
  const sorted = [...tried].sort((a, b) => a.patience - b.patience || a.loss - b.loss);
  const front: TightProtocol[] = [];
  for (const candidate of sorted) {
    if (candidate.loss < (front.at(-1)?.loss ?? Infinity)) front.push(candidate);
  }
  return front;
}

function stopper({ signal, timeLimit = Infinity }: StopOptions): () => boolean {
  checkReal('tighten', 'timeLimit', Math.min(timeLimit, Number.MAX_VALUE), { low: 0 });
  const end = Date.now() + timeLimit * 1000;
  return () => signal?.aborted === true || Date.now() >= end;
}
