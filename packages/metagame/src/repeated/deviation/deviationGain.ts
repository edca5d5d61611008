/**
 * The exact gain of the best deviator from the review protocol.
 */
import { checkInteger, checkReal } from '@folkways/core';
import type { MetaGame } from '../../model/metaGame.js';
import { type CheckedSchedule, checkProtocol } from '../checkProtocol.js';
import type { Protocol } from '../protocol.js';
import { type PunishmentPayoffs, punishmentPayoffs } from '../punishmentPayoffs.js';
import { type BlockProblem, blockSweep, phaseValue } from './blockSweep.js';
import { checkStates } from './deviationSize.js';
import { deviationTables, deviatorTable, honestTable, type PhaseOptions } from './deviationTables.js';
import type { PeriodTable } from './periodTable.js';

/** Options of `deviationGain`. */
export interface DeviationGainOptions {
  /** 1 - delta in (0, 1): the weight of one period. Given instead of delta so that very patient LLMs keep their digits. */
  readonly oneMinusDiscount: number;
  /** The most states: k phases times T positions times (tolerance + 2) counts. @defaultValue 2^27 */
  readonly maxStates?: number;
}

/** What the best deviation brings one LLM. Payoffs are sums over its clients, normalised: (1 - delta) times the discounted sum. */
export interface DeviationGain {
  /** `best - honest`: the least epsilon for which the protocol is an epsilon-equilibrium, as far as this LLM goes. At least 0 up to rounding. */
  readonly gain: number;
  /** The payoff when all follow the protocol, from the start of phase 1. */
  readonly honest: number;
  /** The supremum over all strategies of this LLM while the others follow the protocol. */
  readonly best: number;
  /** The largest gain from the start of any phase. */
  readonly anyPhaseStart: number;
  /**
   * The largest gain from any state: the start or the middle of a block after any count, after an excess, and in punishments. The
   * protocol is a Nash, not a subgame-perfect, epsilon-equilibrium: punishers are not watched, so this does not vanish with patience.
   */
  readonly anyState: number;
  /** `[k]` the best deviator's and the honest value from the start of each phase. */
  readonly phases: readonly { readonly best: number; readonly honest: number }[];
}

/** What `deviationGain` needs again when only the numbers of a protocol change. */
export interface PreparedDeviation {
  readonly meta: MetaGame;
  readonly tables: readonly (readonly (readonly PhaseOptions[])[])[];
  readonly punishment: PunishmentPayoffs;
}

/**
 * The exact gain of every LLM's best deviation from a review protocol, by a finite Markov decision problem for the deviator.
 * @returns `[k]` gains.
 * @throws TypeError when the schedule holds anything but pure profiles and splits, or a punisher is missing.
 * @throws RangeError when a part of the protocol or an option is outside its domain.
 * @throws SizeError when there are more than `maxStates` states, or a role or a period has too many options, all estimated before anything is enumerated; the message says what would still work.
 * @remarks In another LLM's phase the deviator may hide in what that LLM could do itself: it splits its clients so that no aggregate
 *   exceeds the allowance (stealth), is then found out only by a coinciding probe, and is punished by nobody meanwhile; it can cancel a probe exactly; or it can force the excess. All corners of these choices are
 *   compared, so suprema are exact for a continuum of clients. Cost O(k^2 T tolerance options) for each of a few Newton steps.
 *   Source: the appendix of the paper for the protocol; the decision problem is ours.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { deviationGain, metaGame } from '@folkways/metagame';
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]] });
 * const protocol = {
 *   schedule: [{ profile: [[0, 0], [0, 0]], periods: 1 }],
 *   tolerance: 0,
 *   punishment: { periods: 1, punishers: [[null, [1, 1]], [[1, 1], null]] },
 *   probe: 0.01,
 * };
 * const gains = deviationGain(meta, protocol, { oneMinusDiscount: 1e-4 });
 * console.log(gains.map(({ gain }) => gain.toFixed(6))); // [ '0.014292', '0.009631' ]
 * ```
 */
export function deviationGain(meta: MetaGame, protocol: Protocol, options: DeviationGainOptions): DeviationGain[] {
  const where = 'deviationGain';
  const maxStates = checkInteger(where, 'maxStates', options.maxStates ?? 2 ** 27, 1, Infinity);
  const schedule = checkProtocol(where, meta, protocol, (periods) =>
    checkStates(where, meta.llms.length, periods, protocol.tolerance, maxStates),
  );
  checkReal(where, 'oneMinusDiscount', options.oneMinusDiscount, { low: 0, high: 1, open: 'both' });
  return gainsOf(prepareDeviation(meta, protocol, schedule), protocol, schedule.entryAt, options.oneMinusDiscount);
}

/** Everything that depends only on the meta-game, the schedule's profiles and the punishers. */
export function prepareDeviation(meta: MetaGame, protocol: Protocol, { metas }: CheckedSchedule): PreparedDeviation {
  const tables = deviationTables(
    metas,
    protocol.schedule.map(({ profile }) => profile),
  );
  return { meta, tables, punishment: punishmentPayoffs(meta, protocol.punishment) };
}

/** The period tables of one probability of probes: `[l][o]`, one per entry of the schedule. */
export interface ProbedTables {
  readonly deviator: readonly (readonly (readonly PeriodTable[])[])[];
  readonly follower: readonly (readonly (readonly PeriodTable[])[])[];
}

/** Merges the options at a given probability of probes. */
export function probedTables({ meta, tables }: PreparedDeviation, probe: number): ProbedTables {
  const read = (make: typeof deviatorTable) =>
    meta.llms.map((_, l) => meta.llms.map((__, o) => tables.map((entry) => make(entry[l][o], probe))));
  return { deviator: read(deviatorTable), follower: read(honestTable) };
}

/** Values of deviator o and of an honest LLM o from the start of each phase that matters. */
export function phaseValues(
  { meta, tables, punishment }: PreparedDeviation,
  probed: ProbedTables,
  problem: Omit<BlockProblem, 'tables' | 'next' | 'punished'>,
  o: number,
  phases: 'all' | 'first',
) {
  const count = meta.llms.length;
  const value = new Float64Array(count);
  const honest = new Float64Array(count);
  const problems: { deviator: BlockProblem; follower: BlockProblem }[] = [];
  for (let back = 0; back < count; back++) {
    const l = (o - back + count) % count; // its next phase is solved already, and o's own never ends
    const [obeyed, deviated] = [punishment.obeyed[l][o], punishment.deviated[l][o]];
    const follower = { ...problem, tables: probed.follower[l][o], next: 0, punished: obeyed };
    const next = back === 0 ? 0 : value[(l + 1) % count];
    const deviator = { ...problem, tables: probed.deviator[l][o], next, punished: deviated };
    if (phases === 'all' || l === 0) honest[l] = phaseValue(follower, tables[0][l][o].honest.scheduled);
    value[l] = phaseValue(deviator, tables[0][l][o].honest.scheduled);
    problems[l] = { deviator, follower };
    if (phases === 'first' && l === 0) break;
  }
  return { value, honest, problems };
}

/** What all phases of a protocol share at a discount factor. */
export function blockProblem(protocol: Protocol, entryAt: Int32Array, oneMinusDiscount: number) {
  return {
    entryAt,
    tolerance: protocol.tolerance,
    oneMinusDiscount,
    endOnExcess: protocol.endOnExcess ?? false,
    punishmentWeight: -Math.expm1(protocol.punishment.periods * Math.log1p(-oneMinusDiscount)),
  };
}

/** `deviationGain` from prepared tables. */
export function gainsOf(
  prepared: PreparedDeviation,
  protocol: Protocol,
  entryAt: Int32Array,
  oneMinusDiscount: number,
): DeviationGain[] {
  const { meta, punishment } = prepared;
  const count = meta.llms.length;
  const probed = probedTables(prepared, protocol.probe);
  const common = blockProblem(protocol, entryAt, oneMinusDiscount);
  const lastPeriod = oneMinusDiscount; // the weight of the one period of punishment that may be left
  return meta.llms.map((_, o) => {
    const { value, honest, problems } = phaseValues(prepared, probed, common, o, 'all');
    const gain = value[0] - honest[0];
    const anyPhaseStart = value.reduce((most, best, l) => Math.max(most, best - honest[l]), -Infinity);
    let anyState = anyPhaseStart;
    for (let l = 0; l < count; l++) {
      const after = (l + 1) % count;
      const deviator = { ...problems[l].deviator, next: value[after] };
      const follower = { ...problems[l].follower, next: honest[after] };
      anyState = Math.max(anyState, midBlockGain(deviator, follower, value[l], honest[l]));
      const stage = punishment.deviated[l][o] - punishment.obeyed[l][o];
      for (const weight of [lastPeriod, common.punishmentWeight]) {
        anyState = Math.max(anyState, weight * stage + (1 - weight) * (value[l] - honest[l]));
      }
    }
    const phases = Array.from(value, (best, l) => ({ best, honest: honest[l] }));
    return { gain, honest: honest[0], best: value[0], anyPhaseStart, anyState, phases };
  });
}

/** The largest gain in the middle of a block, over all counts and after an excess. */
function midBlockGain(deviator: BlockProblem, follower: BlockProblem, value: number, honest: number): number {
  const best = blockSweep(deviator, value);
  const obedient = blockSweep(follower, honest);
  let most = -Infinity;
  for (let s = deviator.entryAt.length - 1; s > 0; s--) {
    best.step(s);
    obedient.step(s);
    for (let d = 0; d < best.rest.length && d <= s; d++) most = Math.max(most, best.rest[d] - obedient.rest[d]);
    if (!deviator.endOnExcess) most = Math.max(most, best.flagged - obedient.flagged);
  }
  return most + (value - honest);
}
