/**
 * The `bits` algorithm: OptRep exactly, 32 totals to a machine word. Best when T is no more than some hundred times c0.
 */
import { SizeError } from '@folkways/core';
import { type OptRep, type OptRepLimits, type OptRepSolution, oneAction } from './optRep.js';
import { finishReduced, type ReducedOptRep, reduceOptRep } from './reduceOptRep.js';

/** A bit and a 32-bit parent per total. */
const BYTES_PER_TOTAL = 4.125;

/**
 * Solves an OptRep by the bit set of reachable totals below UB, action by action in order of threshold (Lemma 3).
 *
 * For action c with need d, every reachable h >= d makes h + c reachable; one ascending pass over the words closes the set
 * under any number of plays, because a word takes its new bits from words before it (from itself when c < 32: then in
 * doubling shifts). The action that sets a bit first is its parent.
 * @throws SizeError when the set exceeds the memory limit.
 * @remarks O(n UB / 32 + UB) time, O(UB) memory with UB < T + 1 + c0.
 */
export function reachableBits(
  problem: OptRep,
  limits: OptRepLimits,
  reduced: ReducedOptRep = reduceOptRep(problem),
): OptRepSolution {
  const { base, target, upper, costs, needs } = reduced;
  if (costs.length === 0 || upper === target) {
    return finishReduced(reduced, oneAction(problem, reduced.opener, upper / base), upper, true, {
      steps: 0,
      entries: 0,
    });
  }
  const bytes = upper * BYTES_PER_TOTAL;
  if (bytes > limits.memoryLimit || upper > 2 ** 31) {
    throw new SizeError(
      `solveHazing: a set of ${upper} totals in ${bytes} bytes exceeds the limit of ${limits.memoryLimit}; use the residue algorithm`,
      bytes,
      limits.memoryLimit,
    );
  }
  const words = new Int32Array((upper + 31) >>> 5);
  const parent = new Int32Array(upper);
  for (let total = 0; total < upper; total += base) {
    words[total >>> 5] |= 1 << (total & 31);
    parent[total] = -1;
  }
  const has = (total: number): boolean => (words[total >>> 5] & (1 << (total & 31))) !== 0;
  let steps = 0;
  let stopped = false;
  for (let k = 0; k < costs.length && !has(target); k++) {
    if (limits.stop()) {
      stopped = true;
      break;
    }
    if (!has(costs[k])) steps += close(words, parent, k, costs[k], needs[k], upper);
  }
  let best = target;
  while (best < upper && !has(best)) best++;
  const counts =
    best === upper ? oneAction(problem, reduced.opener, upper / base) : new Float64Array(problem.costs.length);
  if (best < upper) {
    let rest = best;
    for (; parent[rest] >= 0; rest -= costs[parent[rest]]) counts[reduced.actions[parent[rest]]]++;
    counts[reduced.opener] += rest / base;
  }
  return finishReduced(reduced, counts, best, !stopped, { steps, entries: upper + words.length });
}

/** Closes the set under plays of one action; returns the number of words looked at. */
function close(
  words: Int32Array,
  parent: Int32Array,
  action: number,
  cost: number,
  need: number,
  upper: number,
): number {
  const jump = Math.floor(cost / 32);
  const shift = cost & 31;
  const firstSource = need >>> 5;
  const sourceMask = -1 << (need & 31); // bits of the first source word that are at least the need
  const start = firstSource + jump;
  for (let w = start; w < words.length; w++) {
    let incoming = 0;
    if (jump === 0) {
      // c < 32: bits from the word before, then from this word itself until nothing new comes.
      const below = w > firstSource ? source(words, w - 1, firstSource, sourceMask) : 0;
      incoming = below >>> (32 - shift);
      let here = words[w] | incoming;
      for (;;) {
        const own = w === firstSource ? here & sourceMask : here;
        const grown = here | (own << shift);
        if (grown === here) break;
        here = grown;
      }
      incoming = here;
    } else {
      incoming = source(words, w - jump, firstSource, sourceMask) << shift;
      if (shift !== 0 && w - jump > firstSource) {
        incoming |= source(words, w - jump - 1, firstSource, sourceMask) >>> (32 - shift);
      }
    }
    let fresh = incoming & ~words[w];
    if (fresh === 0) continue;
    words[w] |= fresh;
    while (fresh !== 0) {
      const bit = 31 - Math.clz32(fresh & -fresh);
      const total = w * 32 + bit;
      if (total < upper) parent[total] = action;
      fresh &= fresh - 1;
    }
  }
  return Math.max(0, words.length - start);
}

/** Word w with only the totals that allow the action. */
function source(words: Int32Array, w: number, firstSource: number, sourceMask: number): number {
  return w === firstSource ? words[w] & sourceMask : words[w];
}
