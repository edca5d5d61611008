/**
 * The `residue` algorithm: OptRep exactly, in time and memory independent of the goal threshold.
 *
 * The opener c0 may be repeated at any time, so in each residue class modulo c0 the reachable totals are all from some
 * least one on, in steps of c0. A table of those least totals is all there is to know.
 */
import { SizeError } from '@folkways/core';
import { liftTotal } from './liftTotal.js';
import { type OptRep, type OptRepLimits, type OptRepSolution, oneAction } from './optRep.js';
import { finishReduced, type ReducedOptRep, reduceOptRep } from './reduceOptRep.js';
import { relaxResidues } from './relaxResidues.js';

/** A double and a 32-bit parent per residue. */
const BYTES_PER_RESIDUE = 12;

/**
 * Solves an OptRep by least reachable totals per residue class of the cheapest opener.
 *
 * `least[r]` is the smallest reachable total congruent to r. Actions come by increasing threshold (Lemma 3); action c
 * with need d walks each cycle of r -> r + c and relaxes `least[r + c]` by `lift(r) + c`, lift(r) being the first total of
 * class r that is at least max(least[r], d). A second round of the cycle stops at its first step that changes nothing.
 * @throws SizeError when the table exceeds the memory limit.
 * @remarks O(n c0) time, O(c0) memory, in practice far less: an action whose own cost is already reachable is skipped (its
 * plays can be replaced by plays of actions that come earlier), and everything stops once T + 1 is reached.
 */
export function residueTable(
  problem: OptRep,
  limits: OptRepLimits,
  reduced: ReducedOptRep = reduceOptRep(problem),
): OptRepSolution {
  const { base, target, upper, costs, needs } = reduced;
  if (costs.length === 0 || upper === target) {
    const counts = oneAction(problem, reduced.opener, upper / base);
    return finishReduced(reduced, counts, upper, true, { steps: 0, entries: 0 });
  }
  const bytes = base * BYTES_PER_RESIDUE;
  if (bytes > limits.memoryLimit) {
    throw new SizeError(
      `solveHazing: a residue table of ${bytes} bytes exceeds the limit of ${limits.memoryLimit}; ` +
        'raise "memoryLimit" or use the ilp or fptas algorithm',
      bytes,
      limits.memoryLimit,
    );
  }
  const least = new Float64Array(base).fill(Infinity);
  const parent = new Int32Array(base).fill(-1);
  least[0] = 0;
  const wanted = target % base;
  let steps = 0;
  let stopped = false;
  for (let k = 0; k < costs.length && least[wanted] > target; k++) {
    if (limits.stop()) {
      stopped = true;
      break;
    }
    const stride = costs[k] % base;
    if (least[stride] > costs[k]) steps += relaxResidues(least, costs[k], needs[k], { upper, parent, action: k });
  }
  let [best, total] = [0, upper];
  for (let r = 0; r < base; r++) {
    const lifted = liftTotal(least[r], target, base);
    if (lifted < total) [best, total] = [r, lifted];
  }
  const counts = trace(problem, reduced, parent, best, total);
  return finishReduced(reduced, counts, total, !stopped, { steps, entries: 2 * base });
}

/**
 * Counts of the sequence behind (residue, total): parents back to residue 0, the rest is the opener.
 *
 * A parent set by action c had least[r - c] lifted to at most total - c; later improvements of least[r - c] only lower it, so
 * every step of the path is stable where it stands, and the path can be rearranged by threshold (Lemma 3).
 */
function trace(
  problem: OptRep,
  reduced: ReducedOptRep,
  parent: Int32Array,
  residue: number,
  total: number,
): Float64Array {
  const { base, costs, actions, opener } = reduced;
  const counts = new Float64Array(problem.costs.length);
  let [r, rest] = [residue, total];
  while (parent[r] >= 0) {
    const k = parent[r];
    counts[actions[k]]++;
    rest -= costs[k];
    r -= costs[k] % base;
    if (r < 0) r += base;
  }
  counts[opener] += rest / base;
  return counts;
}
