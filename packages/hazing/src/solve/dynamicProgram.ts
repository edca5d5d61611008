/**
 * The paper's dynamic program, as it stands.
 *
 * Source: the restart paper, Algorithm 1 and Theorem 2.
 */
import { SizeError } from '@folkways/core';
import { type OptRep, type OptRepLimits, type OptRepSolution, oneAction } from './optRep.js';
import { reduceOptRep } from './reduceOptRep.js';

/** A double for the overshoot and a 32-bit action per hazing level. */
const BYTES_PER_LEVEL = 12;
/** Relaxations between two looks at the clock. */
const STEPS_PER_LOOK = 1 << 20;

/**
 * Solves an OptRep by o[h], the least overshoot beyond T + 1 when h has been hazed so far, for h = T down to 0.
 * @throws SizeError when the tables exceed the memory limit.
 * @remarks O(n T) time, O(T) memory. The yardstick of the benchmarks: typed arrays and no reduction of the instance.
 */
export function dynamicProgram(problem: OptRep, limits: OptRepLimits): OptRepSolution {
  const { goalThreshold: T, costs, thresholds } = problem;
  const { opener, base, upper, divisor } = reduceOptRep(problem); // refuses totals past 2^53 and knows a feasible answer
  const n = costs.length;
  const bytes = (T + 1) * BYTES_PER_LEVEL;
  if (bytes > limits.memoryLimit) {
    throw new SizeError(
      `solveHazing: dynamic programming over ${bytes} bytes exceeds the limit of ${limits.memoryLimit}; ` +
        'use the residue algorithm, whose work does not grow with the goal threshold',
      bytes,
      limits.memoryLimit,
    );
  }
  const overshoot = new Float64Array(T + 1);
  const choice = new Int32Array(T + 1);
  const block = Math.max(1, Math.floor(STEPS_PER_LOOK / n));
  for (let top = T; top >= 0; top -= block) {
    if (limits.stop()) {
      return {
        status: 'unproven',
        counts: oneAction(problem, opener, upper / base),
        lowerBound: (Math.floor(T / divisor) + 1) * divisor,
        work: { steps: (T - top) * n, entries: 2 * (T + 1) },
        reason: 'stopped by the time limit or the signal',
      };
    }
    for (let h = top; h >= 0 && h > top - block; h--) {
      let best = Infinity;
      let action = -1;
      for (let i = 0; i < n; i++) {
        if (thresholds[i] >= h) continue;
        const reached = h + costs[i];
        const over = reached > T ? reached - T - 1 : overshoot[reached];
        if (over < best) {
          best = over;
          action = i;
        }
      }
      overshoot[h] = best;
      choice[h] = action;
    }
  }
  const counts = new Float64Array(n);
  for (let h = 0; h <= T; h += costs[choice[h]]) counts[choice[h]]++;
  return {
    status: 'optimal',
    counts,
    lowerBound: T + 1 + overshoot[0],
    work: { steps: n * (T + 1), entries: 2 * (T + 1) },
  };
}
