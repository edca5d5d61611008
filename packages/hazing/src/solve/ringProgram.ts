/**
 * The `dp-ring` algorithm: the dynamic program in memory that does not grow with T.
 *
 * Source: the restart paper, Theorem 3 (Algorithm 1 with Lemma 3): a level needs only the last max c levels, and a
 * count vector per level is a sequence, since its actions can be sorted by threshold.
 */
import { SizeError } from '@folkways/core';
import { type OptRep, type OptRepLimits, type OptRepSolution, oneAction } from './optRep.js';
import { finishReduced, type ReducedOptRep, reduceOptRep } from './reduceOptRep.js';

/** Relaxations between two looks at the clock. */
const STEPS_PER_LOOK = 1 << 20;

/**
 * Solves an OptRep by the least overshoot of the last max c levels, each with the counts of a best completion.
 * @throws SizeError when the ring exceeds the memory limit.
 * @remarks O(n T) time, O(n min(max c, T)) memory, costs of at most T counted after the reduction.
 */
export function ringProgram(
  problem: OptRep,
  limits: OptRepLimits,
  reduced: ReducedOptRep = reduceOptRep(problem),
): OptRepSolution {
  const { base, target, upper, divisor } = reduced;
  const openerCounts = oneAction(problem, reduced.opener, upper / base);
  if (reduced.costs.length === 0 || upper === target) {
    return finishReduced(reduced, openerCounts, upper, true, { steps: 0, entries: 0 });
  }
  const costs = prepend(base, reduced.costs);
  const needs = prepend(0, reduced.needs);
  const n = costs.length;
  const longest = costs.reduce((most, c) => (c < target ? Math.max(most, c) : most), base);
  const ring = longest + 1;
  const bytes = ring * (8 + 4 * n);
  if (bytes > limits.memoryLimit || target > 2 ** 32) {
    throw new SizeError(
      `solveHazing: a ring of ${bytes} bytes over ${target} levels exceeds the limit of ${limits.memoryLimit}; use the residue algorithm`,
      bytes,
      limits.memoryLimit,
    );
  }
  const overshoot = new Float64Array(ring);
  const counts = new Uint32Array(ring * n);
  const block = Math.max(1, Math.floor(STEPS_PER_LOOK / n));
  let slot = (target - 1) % ring;
  let open = n; // actions are sorted by need: the first `open` may be played at h
  let steps = 0;
  for (let h = target - 1; h >= 0; h--) {
    if (h % block === 0 && limits.stop()) {
      return finishReduced(reduced, openerCounts, upper, false, { steps, entries: ring * (n + 1) });
    }
    while (needs[open - 1] > h) open--;
    let best = Infinity;
    let action = -1;
    for (let i = 0; i < open; i++) {
      const reached = h + costs[i];
      let over = reached - target;
      if (over < 0) {
        const at = slot + costs[i];
        over = overshoot[at < ring ? at : at - ring];
      }
      if (over < best) {
        best = over;
        action = i;
      }
    }
    steps += open;
    overshoot[slot] = best;
    const to = slot * n;
    if (h + costs[action] < target) {
      const at = slot + costs[action];
      const next = (at < ring ? at : at - ring) * n;
      for (let i = 0; i < n; i++) counts[to + i] = counts[next + i];
      counts[to + action]++;
    } else {
      counts.fill(0, to, to + n);
      counts[to + action] = 1;
    }
    slot = slot === 0 ? ring - 1 : slot - 1;
  }
  const last = slot + 1 === ring ? 0 : slot + 1;
  const result = new Float64Array(problem.costs.length);
  for (let i = 0; i < n; i++) {
    result[i === 0 ? reduced.opener : reduced.actions[i - 1]] = counts[last * n + i];
  }
  const work = { steps, entries: ring * (n + 1) };
  return { status: 'optimal', counts: result, lowerBound: (target + overshoot[last]) * divisor, work };
}

function prepend(first: number, rest: Float64Array): Float64Array {
  const all = new Float64Array(rest.length + 1);
  all[0] = first;
  all.set(rest, 1);
  return all;
}
