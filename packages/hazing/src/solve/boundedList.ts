/**
 * The `list` algorithm: OptRep exactly, by listing every reachable total up to T. Best when few sums fit below T.
 */
import type { OptRep, OptRepLimits, OptRepSolution } from './optRep.js';
import { finishReduced, type ReducedOptRep, reduceOptRep } from './reduceOptRep.js';

/** A listed total, its hash entry and its parent take about this much. */
const BYTES_PER_TOTAL = 80;
/** Measured cost of looking at a listed total, and of listing a new one, in nanoseconds. */
const LOOK = 6;
const LISTING = 100;

/**
 * Solves an OptRep by the list of reachable totals, action by action in order of threshold (Lemma 3).
 * @param effortLimit - about how many nanoseconds to spend.
 * @returns status `unproven` when the effort, the memory limit or the caller stops it.
 * @remarks O(n m) for m reachable totals <= T. An action whose own cost is already listed is skipped, as in `residueTable`.
 */
export function boundedList(
  problem: OptRep,
  limits: OptRepLimits,
  reduced: ReducedOptRep = reduceOptRep(problem),
  effortLimit: number = Infinity,
): OptRepSolution {
  const { base, target, upper, costs, needs } = reduced;
  const totalsLimit = limits.memoryLimit / BYTES_PER_TOTAL;
  let best = upper;
  // The opener alone, then everything else on top: list[k] was reached from list[from[k]] by action by[k] (-1: the opener).
  const list: number[] = [0];
  const from: number[] = [-1];
  const by: number[] = [-1];
  let bestFrom = -1;
  let bestBy = -1;
  let steps = 0;
  let full = false;
  const listed = new Set(list);
  for (let k = -1; k < costs.length && best > target && !full; k++) {
    const cost = k < 0 ? base : costs[k];
    const need = k < 0 ? 0 : needs[k];
    if (listed.has(cost)) continue;
    if (steps * LOOK > effortLimit) {
      full = true;
      break;
    }
    for (let i = 0; i < list.length; i++) {
      steps++;
      if (list[i] < need) continue;
      const total = list[i] + cost;
      if (total >= target) {
        if (total < best) [best, bestFrom, bestBy] = [total, i, k];
      } else if (!listed.has(total)) {
        listed.add(total);
        list.push(total);
        from.push(i);
        by.push(k);
        if (list.length > totalsLimit || steps * LOOK + list.length * LISTING > effortLimit) {
          full = true;
          break;
        }
      }
    }
    if (limits.stop()) full = true;
  }
  const counts = new Float64Array(problem.costs.length);
  if (bestFrom < 0) counts[reduced.opener] = upper / base;
  else {
    // The opener alone reaches UB and nothing between: what is better ends with another action.
    counts[reduced.actions[bestBy]]++;
    for (let i = bestFrom; i > 0; i = from[i]) counts[by[i] < 0 ? reduced.opener : reduced.actions[by[i]]]++;
  }
  return finishReduced(reduced, counts, best, !full, { steps, entries: 3 * list.length });
}
