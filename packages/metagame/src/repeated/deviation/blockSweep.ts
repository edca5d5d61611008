/**
 * Backward induction over one block of a review phase.
 */
import type { PeriodTable } from './periodTable.js';

/** A phase as one LLM sees it. */
export interface BlockProblem {
  /** One table per entry of the schedule, and the entry at each of the T positions. */
  readonly tables: readonly PeriodTable[];
  readonly entryAt: Int32Array;
  /** Discrepant periods without punishment. */
  readonly tolerance: number;
  /** 1 - delta. */
  readonly oneMinusDiscount: number;
  readonly endOnExcess: boolean;
  /** The value of the next phase's start, and of a period of punishment. */
  readonly next: number;
  readonly punished: number;
  /** 1 - delta^K. */
  readonly punishmentWeight: number;
}

/** Values in a block, position after position from its end, all less the value `start` of the phase's start. */
export interface BlockSweep {
  /** `[d]` value with d discrepant periods so far; the last entry stands for all beyond the tolerance. */
  readonly rest: Float64Array;
  /** `[d]` how much the value falls per unit of `start`: 1 - d(value)/d(start) under the greedy policy. */
  readonly slope: Float64Array;
  /** Value once an excess was seen. */
  flagged: number;
  /** Moves to position s, from s + 1. */
  step(s: number): void;
  /** Back to the end of the block, for another value of the phase's start. */
  restart(start: number): void;
}

/**
 * The sweep at the end of the block. Carrying differences from `start` and slopes keeps full precision however patient the LLMs are.
 * @remarks One step costs O(tolerance * options).
 */
export function blockSweep(problem: BlockProblem, first: number): BlockSweep {
  const { tables, entryAt, oneMinusDiscount: eta, endOnExcess, next, punished, punishmentWeight } = problem;
  const delta = 1 - eta;
  const last = Math.min(problem.tolerance, entryAt.length) + 1;
  const rest = new Float64Array(last + 1);
  const slope = new Float64Array(last + 1);
  let start = first;
  const sweep: BlockSweep = {
    rest,
    slope,
    flagged: 0,
    step(s) {
      const { reward, excess, discrepant, free } = tables[entryAt[s]];
      const flagged = endOnExcess ? next - start : sweep.flagged;
      for (let d = 0; d <= last; d++) {
        const above = d === last ? last : d + 1;
        let best = -Infinity;
        let chosen = 0;
        for (let n = 0; n < reward.length; n++) {
          const value =
            eta * (reward[n] - start) +
            delta * (excess[n] * flagged + discrepant[n] * rest[above] + (1 - excess[n] - discrepant[n]) * rest[d]);
          if (value > best) [best, chosen] = [value, n];
        }
        const [gone, counted] = [excess[chosen], discrepant[chosen]];
        rest[d] = best;
        slope[d] = eta + delta * (gone + counted * slope[above] + (1 - gone - counted) * slope[d]);
      }
      sweep.flagged = endOnExcess ? next - start : eta * (free - start) + delta * sweep.flagged;
    },
    restart(value) {
      start = value;
      rest.fill(0);
      slope.fill(0);
      sweep.flagged = next - start;
      if (problem.tolerance >= entryAt.length) return;
      rest[last] = punishmentWeight * (punished - start);
      slope[last] = punishmentWeight;
    },
  };
  sweep.restart(first);
  return sweep;
}

/**
 * The value of the phase's start: the fixed point of the sweep, by Newton's method (policy iteration on one number).
 * @remarks The sweep is convex and increasing in `start` with slope below 1, so Newton's iterates rise to the largest fixed point, the only one,
 *   from the second on. Value iteration would need 1 / (1 - delta) sweeps.
 */
export function phaseValue(problem: BlockProblem, guess: number): number {
  let value = guess;
  let previous = Infinity;
  const sweep = blockSweep(problem, guess);
  for (let n = 0; n < MAX_STEPS; n++) {
    sweep.restart(value);
    for (let s = problem.entryAt.length - 1; s >= 0; s--) sweep.step(s);
    const step = sweep.rest[0] / sweep.slope[0];
    value += step;
    const relative = Math.abs(step) / (1 + Math.abs(value));
    if (relative <= PRECISION || (relative < ROUNDING && relative >= previous)) return value;
    previous = relative;
  }
  return value;
}

const MAX_STEPS = 100;
const PRECISION = 1e-15;
/** Below this, steps that stop shrinking are rounding. */
const ROUNDING = 1e-11;
