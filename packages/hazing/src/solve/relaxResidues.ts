/**
 * One action added to a table of least reachable totals per residue.
 */
import { liftTotal } from './liftTotal.js';
import { gcd } from './optRep.js';

/** What to keep track of. */
export interface RelaxResiduesOptions {
  /** Totals from here on are not wanted. @defaultValue Infinity */
  readonly upper?: number;
  /** Where to note `action` for every residue it improves. @defaultValue nowhere */
  readonly parent?: Int32Array;
  readonly action?: number;
}

/**
 * Relaxes `least[r + cost]` by `lift(r) + cost` until nothing improves, lift(r) being the first total of class r from `need` on.
 * @param least - `[base]` least totals, Infinity where there is none; changed in place.
 * @returns the number of relaxations.
 * @remarks O(base): each cycle of r -> r + cost is walked once, and what changed at its start travels on until a class it does not improve; from
 * there the first round stands. It comes to such a class, as every step adds `cost` > 0.
 */
export function relaxResidues(
  least: Float64Array,
  cost: number,
  need: number,
  { upper = Infinity, parent, action = 0 }: RelaxResiduesOptions = {},
): number {
  const base = least.length;
  const stride = cost % base;
  const cycles = gcd(stride, base);
  let steps = 0;
  for (let start = 0; start < cycles; start++) {
    let r = start;
    let value = least[r];
    do {
      const next = r + stride < base ? r + stride : r + stride - base;
      const candidate = liftTotal(value, need, base) + cost;
      value = least[next];
      if (candidate < value && candidate < upper) {
        least[next] = value = candidate;
        if (parent !== undefined) parent[next] = action;
      }
      r = next;
      steps++;
    } while (r !== start);
    for (;;) {
      const next = r + stride < base ? r + stride : r + stride - base;
      const candidate = liftTotal(value, need, base) + cost;
      steps++;
      if (candidate >= least[next] || candidate >= upper) break;
      least[next] = value = candidate;
      if (parent !== undefined) parent[next] = action;
      r = next;
    }
  }
  return steps;
}
