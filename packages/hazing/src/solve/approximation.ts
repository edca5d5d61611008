/**
 * The `fptas` algorithm: within 1 + epsilon of the least hazing, in time that does not grow with any number.
 *
 * Source: the restart paper, Algorithm 3 and Theorem 4; the proof of the form used here is in docs/theory/hazing-fptas.md.
 */
import { SizeError } from '@folkways/core';
import { type OptRep, type OptRepLimits, type OptRepSolution, oneAction } from './optRep.js';
import { reduceOptRep } from './reduceOptRep.js';

/** A double and a 32-bit node per normalised total. */
const BYTES_PER_TOTAL = 12;

/**
 * Solves an OptRep within 1 + epsilon.
 *
 * Actions are *large* (c > epsilon T) or *small*. `most[q]` is the largest hazing of a list of large actions whose normalised
 * costs floor(c / K) sum to q. Actions come by increasing threshold: a large one extends lists, a small one closes every list it
 * may follow with the fewest plays that exceed T. Lists are immutable linked nodes, since most[q] may improve later.
 * @throws SizeError when 2 T / K lists exceed the memory limit.
 * @remarks O(n log n + n / epsilon^2) time, O(n / epsilon^2) memory at worst. Departures from the paper: K is the integer
 * max(1, floor(epsilon^2 T / (1 + epsilon))), so that normalised costs are exact, and the scheme is exact once K = 1.
 */
export function approximation(problem: OptRep, limits: OptRepLimits, epsilon: number): OptRepSolution {
  const { goalThreshold: T, costs, thresholds } = problem;
  const { opener } = reduceOptRep(problem); // refuses totals past 2^53
  const n = costs.length;
  if (costs[opener] > T) {
    const counts = oneAction(problem, opener, 1);
    return { status: 'optimal', counts, lowerBound: costs[opener], work: { steps: 0, entries: 0 } };
  }
  const unit = Math.max(1, Math.floor(epsilon * (epsilon / (1 + epsilon)) * T));
  const size = Math.floor((2 * T) / unit) + 1;
  if (size * BYTES_PER_TOTAL > limits.memoryLimit) {
    throw new SizeError(
      `solveHazing: ${size} lists for epsilon ${epsilon} exceed the limit of ${limits.memoryLimit} bytes; take a larger epsilon or the residue algorithm`,
      size * BYTES_PER_TOTAL,
      limits.memoryLimit,
    );
  }
  const order: number[] = [];
  for (let i = 0; i < n; i++) if (thresholds[i] < T) order.push(i);
  order.sort((i, j) => thresholds[i] - thresholds[j] || i - j);
  const most = new Float64Array(size).fill(-1);
  const node = new Int32Array(size).fill(-1);
  const nodeAction: number[] = [];
  const nodeParent: number[] = [];
  most[0] = 0;
  let reached = 0; // largest q with a list
  let best = Infinity;
  let bestNode = -1;
  let [closer, plays] = [-1, 0];
  let steps = 0;
  let stopped = false;
  for (const i of order) {
    if (best === T + 1) break;
    if (limits.stop()) {
      stopped = true;
      break;
    }
    const [c, t] = [costs[i], thresholds[i]];
    const large = c > epsilon * T;
    const q = Math.floor(c / unit);
    for (let k = 0; k <= reached; k++) {
      const hazing = most[k];
      if (hazing < 0 || hazing <= t || hazing > T) continue;
      steps++;
      if (!large) {
        const times = Math.floor((T - hazing) / c) + 1;
        const total = hazing + times * c;
        if (total < best) [best, bestNode, closer, plays] = [total, node[k], i, times];
        continue;
      }
      const to = k + q;
      const total = hazing + c;
      if (to >= size || total <= most[to]) continue;
      most[to] = total;
      node[to] = nodeAction.length;
      nodeAction.push(i);
      nodeParent.push(node[k]);
      if (to > reached) reached = to;
      if (total > T && total < best) [best, bestNode, closer, plays] = [total, node[to], -1, 0];
    }
  }
  const work = { steps, entries: 2 * size + 2 * nodeAction.length };
  if (best === Infinity || (stopped && best > T + 1)) {
    // Only a time limit leaves no candidate: the opener alone is a feasible answer.
    const times = Math.floor(T / costs[opener]) + 1;
    const reason = 'stopped by the time limit or the signal';
    return { status: 'unproven', counts: oneAction(problem, opener, times), lowerBound: T + 1, work, reason };
  }
  const counts = new Float64Array(n);
  if (closer >= 0) counts[closer] += plays;
  for (let k = bestNode; k >= 0; k = nodeParent[k]) counts[nodeAction[k]]++;
  // best <= (1 + epsilon) OPT, less a hair for the rounding of the division.
  const lowerBound = Math.max(T + 1, Math.ceil((best / (1 + epsilon)) * (1 - 2 ** -50)));
  return { status: lowerBound === best ? 'optimal' : 'within', counts, lowerBound, work };
}
