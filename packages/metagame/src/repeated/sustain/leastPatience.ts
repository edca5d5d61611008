/**
 * The least patience at which one protocol works, over its probability of probes.
 */
import {
  blockProblem,
  gainsOf,
  type PreparedDeviation,
  type ProbedTables,
  phaseValues,
  probedTables,
} from '../deviation/deviationGain.js';
import type { Protocol } from '../protocol.js';
import type { TightProtocol } from './tighten.js';

/** What counts as working. */
export interface PatienceGoal {
  readonly epsilon: number;
  readonly gamma: number;
  /** `[k]` the target. */
  readonly wanted: readonly number[];
  readonly expired: () => boolean;
}

/** Logarithms of the probes and of 1 - delta that are tried. */
const PROBES = { low: Math.log(1e-6), high: Math.log(0.5), steps: 14 };
const PATIENCE = { low: Math.log(1e-13), high: Math.log(0.5), coarse: 0.03, middling: 1e-3, fine: 1e-8 };
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * All protocols found on the way, each at the largest 1 - delta that bisection finds for it; none when none works.
 * @remarks Gains need not be monotone in delta, so each one's patience is an upper bound on the least; it is exact at the reported point.
 */
export function leastPatience(
  prepared: PreparedDeviation,
  protocol: Protocol,
  T: number,
  goal: PatienceGoal,
): { readonly found: readonly TightProtocol[]; readonly evaluations: number } {
  const entryAt = new Int32Array(T);
  let position = 0;
  protocol.schedule.forEach(({ periods }, h) => {
    entryAt.fill(h, position, position + periods);
    position += periods;
  });
  const found: { probe: number; oneMinusDiscount: number }[] = [];
  let evaluations = 0;
  const works = (probed: ProbedTables, oneMinusDiscount: number): boolean => {
    evaluations++;
    const problem = blockProblem(protocol, entryAt, oneMinusDiscount);
    return goal.wanted.every((payoff, o) => {
      const { value, honest } = phaseValues(prepared, probed, problem, o, 'first');
      return value[0] - honest[0] <= goal.epsilon && Math.abs(honest[0] - payoff) <= goal.gamma;
    });
  };
  /** log(1 / (1 - delta)) needed at a probe probability, Infinity where none works. */
  const needed = (logProbe: number, precision: number): number => {
    if (goal.expired()) return Infinity;
    const probe = Math.exp(logProbe);
    const probed = probedTables(prepared, probe);
    let { low, high } = PATIENCE;
    if (!works(probed, Math.exp(low))) return Infinity;
    if (works(probed, Math.exp(high))) low = high;
    while (high - low > precision) {
      const middle = (low + high) / 2;
      if (works(probed, Math.exp(middle))) low = middle;
      else high = middle;
    }
    found.push({ probe, oneMinusDiscount: Math.exp(low) });
    return -low;
  };
  const width = (PROBES.high - PROBES.low) / PROBES.steps;
  const grid = Array.from({ length: PROBES.steps + 1 }, (_, n) => PROBES.low + n * width);
  const values = grid.map((logProbe) => needed(logProbe, PATIENCE.coarse));
  const best = values.indexOf(Math.min(...values));
  if (values[best] < Infinity) {
    const middling = (logProbe: number): number => needed(logProbe, PATIENCE.middling);
    needed(goldenSection(middling, grid[best] - width, Math.min(PROBES.high, grid[best] + width)), PATIENCE.fine);
  }
  const tight = found.map(({ probe, oneMinusDiscount }) => {
    const tested = { ...protocol, probe };
    const gains = gainsOf(prepared, tested, entryAt, oneMinusDiscount);
    const gain = Math.max(...gains.map((row) => row.gain));
    const loss = Math.max(...gains.map(({ honest }, j) => Math.abs(honest - goal.wanted[j])));
    return { protocol: tested, oneMinusDiscount, patience: 1 / oneMinusDiscount, gain, loss, gains };
  });
  return { found: tight.filter(({ gain, loss }) => gain <= goal.epsilon && loss <= goal.gamma), evaluations };
}

function goldenSection(needed: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atA, atB] = [needed(a), needed(b)];
  while (high - low > 0.01) {
    if (atA < atB) {
      [high, b, atB] = [b, a, atA];
      a = high - GOLDEN * (high - low);
      atA = needed(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + GOLDEN * (high - low);
      atB = needed(b);
    }
  }
  return atA < atB ? a : b;
}
