/**
 * The `auto` algorithm: the exact method that the reduced instance calls for.
 */
import { boundedList } from './boundedList.js';
import type { OptRep, OptRepLimits, OptRepSolution } from './optRep.js';
import { reachableBits } from './reachableBits.js';
import { reduceOptRep } from './reduceOptRep.js';
import { residueTable } from './residueTable.js';

/** Up to so many multiples of c0 below T, 32 totals to a word beat one total per residue (measured; see the benchmarks). */
const BITS_UP_TO = 40;
/** Measured costs in nanoseconds: per total and per word and action of `bits`, per residue and per residue and action of `residue`. */
const BITS_TOTAL = 1;
const BITS_WORD = 0.5;
const RESIDUE = 3;
const RESIDUE_ACTION = 4;
/** Of many actions only about so many add anything before the rest can be made up of them. */
const USEFUL_ACTIONS = 8;
/** The share of that cost that is risked on the list. */
const RISK = 0.1;

/**
 * Lists the reachable totals for a fraction of what the tables would cost; if they turn out to be many, packs them into words when T is
 * small against c0, and otherwise keeps one total per residue of c0.
 * @remarks Exact, whichever answers. Where the list fails it costs a tenth of the table's estimate.
 */
export function automatic(problem: OptRep, limits: OptRepLimits): OptRepSolution {
  const reduced = reduceOptRep(problem);
  const { base, upper, costs } = reduced;
  const fits = 4.125 * upper < limits.memoryLimit && upper < 2 ** 31;
  const bits = upper < BITS_UP_TO * base && fits;
  const useful = Math.min(costs.length, USEFUL_ACTIONS);
  const estimate = bits ? upper * (BITS_TOTAL + (useful * BITS_WORD) / 32) : base * (RESIDUE + useful * RESIDUE_ACTION);
  if (costs.length > 0) {
    const listed = boundedList(problem, limits, reduced, RISK * estimate);
    if (listed.status === 'optimal') return listed;
  }
  return bits ? reachableBits(problem, limits, reduced) : residueTable(problem, limits, reduced);
}
