/**
 * What two LLMs gain by deviating together: measured, not guaranteed. The folk theorem is about single deviators.
 */
import { checkInteger, checkReal, type RandomStream, SizeError } from '@folkways/core';
import { metaActionCount, metaActionProfile } from '../../model/actionProfiles.js';
import type { PureProfile, Split } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import { checkProtocol } from '../checkProtocol.js';
import type { Protocol } from '../protocol.js';
import { type DeviatorKind, deviator } from './deviator.js';
import { continuumSimulator } from './simulateContinuum.js';

/** Options of `jointDeviation`. */
export interface JointDeviationOptions {
  /** The two LLMs. */
  readonly llms: readonly [number, number];
  /** How each deviates in the simulation. @defaultValue `'adaptive'` for both */
  readonly kinds?: readonly [DeviatorKind, DeviatorKind];
  /** Periods of each run, >= 1, and independent runs, >= 2. @defaultValue 10,000 and 30 */
  readonly periods?: number;
  readonly runs?: number;
  readonly rng: RandomStream;
  /** The normal quantile of the intervals, > 0. @defaultValue 2.576 (99 %) */
  readonly z?: number;
}

/** A mean over runs and its normal confidence interval. */
export interface MeasuredMean {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** What a pair gains. */
export interface JointDeviation {
  /**
   * Exactly: the most that the sum of the two LLMs' payoffs can gain in one period by pure meta-actions of both, for each entry of the schedule, with the replies of the pair and what each of them gains then. No
   * splits do better, the sum being linear in each LLM's lottery.
   */
  readonly oneShot: readonly {
    readonly gain: number;
    readonly replies: readonly [PureProfile, PureProfile];
    readonly gains: readonly [number, number];
  }[];
  /** By simulation: undiscounted average payoffs with both deviating, less those of honest runs; of each LLM and in sum. */
  readonly measured: readonly [MeasuredMean, MeasuredMean];
  readonly measuredSum: MeasuredMean;
  /** True always: these kinds of deviators were tried, and no others. */
  readonly evidenceOnly: true;
}

/** The most pairs of meta-actions to try. */
const MAX_PAIRS = 2 ** 22;

/**
 * The best joint gain of two LLMs in one period, exactly, and what two deviators of given kinds gain over the protocol, by simulation with a continuum of clients.
 * @throws TypeError or RangeError when the protocol or an option is wrong.
 * @throws SizeError when the two LLMs have more than 2^22 pairs of pure meta-actions.
 * @remarks An excess made by two LLMs may exceed what either could make, and a stealthy pair may clear or frame others: nothing bounds the gain of the best joint strategy here. Cost O(pairs * cost of `utilities`) and O(runs * periods).
 */
export function jointDeviation(meta: MetaGame, protocol: Protocol, options: JointDeviationOptions): JointDeviation {
  const where = 'jointDeviation';
  const { metas } = checkProtocol(where, meta, protocol);
  const { llms, kinds = ['adaptive', 'adaptive'], rng } = options;
  const [a, b] = llms.map((llm, n) => checkInteger(where, `llms[${n}]`, llm, 0, meta.llms.length - 1));
  if (a === b) throw new RangeError(`${where}: "llms" expected two different LLMs, got ${a} twice`);
  const periods = checkInteger(where, 'periods', options.periods ?? 10_000, 1, Number.MAX_SAFE_INTEGER);
  const runs = checkInteger(where, 'runs', options.runs ?? 30, 2, 2 ** 24);
  const z = checkReal(where, 'z', options.z ?? 2.576, { low: 0, open: 'low' });
  const pairs = metaActionCount(meta, a) * metaActionCount(meta, b);
  if (pairs > MAX_PAIRS) {
    const names = `${meta.llms[a]} and ${meta.llms[b]}`;
    throw new SizeError(
      `${where}: ${names} have ${pairs} pairs of meta-actions, over the limit of ${MAX_PAIRS}`,
      pairs,
      MAX_PAIRS,
    );
  }
  const oneShot = protocol.schedule.map(({ profile }, h) => bestPair(metas[h], profile, a, b));
  const play = (simulate: ReturnType<typeof continuumSimulator>) =>
    Array.from({ length: runs }, () => simulate({ periods, rng }).averages);
  const honest = play(continuumSimulator(meta, protocol));
  const deviant = play(
    continuumSimulator(meta, protocol, [deviator(meta, protocol, a, kinds[0]), deviator(meta, protocol, b, kinds[1])]),
  );
  const gain = (value: (averages: Float64Array) => number) => difference(deviant.map(value), honest.map(value), z);
  return {
    oneShot,
    measured: [gain((averages) => averages[a]), gain((averages) => averages[b])],
    measuredSum: gain((averages) => averages[a] + averages[b]),
    evidenceOnly: true,
  };
}

function bestPair(meta: MetaGame, profile: readonly (PureProfile | Split)[], a: number, b: number) {
  const scheduled = utilities(meta, profile);
  const played = [...profile];
  let best: JointDeviation['oneShot'][number] | undefined;
  for (let x = 0; x < metaActionCount(meta, a); x++) {
    const first = metaActionProfile(meta, a, x);
    played[a] = first;
    for (let y = 0; y < metaActionCount(meta, b); y++) {
      const second = metaActionProfile(meta, b, y);
      played[b] = second;
      const payoffs = utilities(meta, played);
      const gains = [payoffs[a] - scheduled[a], payoffs[b] - scheduled[b]] as const;
      const gain = gains[0] + gains[1];
      if (best === undefined || gain > best.gain) best = { gain, replies: [first, second], gains };
    }
  }
  return best as JointDeviation['oneShot'][number]; // every LLM has at least one meta-action
}

/** The difference of the means of two independent samples. */
function difference(one: readonly number[], other: readonly number[], z: number): MeasuredMean {
  const [first, second] = [moments(one), moments(other)];
  const mean = first.mean - second.mean;
  const half = z * Math.sqrt(first.variance / one.length + second.variance / other.length);
  return { mean, lower: mean - half, upper: mean + half };
}

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
}
