/**
 * The `auto` algorithm: the exact method that the reduced instance calls for.
 */
import { boundedList } from './boundedList.js';
import type { OptRep, OptRepLimits, OptRepSolution } from './optRep.js';
import { reachableBits } from './reachableBits.js';
import { reduceOptRep } from './reduceOptRep.js';
import { residueTable } from './residueTable.js';

/** What one residue costs against one word of the bit set, per action (measured; see the benchmarks). */
const WORDS_PER_RESIDUE = 8;
/** What one listed total costs against one word, per action. */
const WORDS_PER_LISTED_TOTAL = 16;

/**
 * Lists the reachable totals while they are few; if they turn out to be many, packs them into words when T is small against
 * c0, and otherwise keeps one total per residue of c0.
 * @remarks At most a small constant factor from the best of the three; exact, whichever answers.
 */
export function automatic(problem: OptRep, limits: OptRepLimits): OptRepSolution {
  const reduced = reduceOptRep(problem);
  const { base, upper } = reduced;
  const words = upper / 32;
  const other = Math.min(base * WORDS_PER_RESIDUE, words);
  const few = Math.floor(other / WORDS_PER_LISTED_TOTAL / 8);
  if (reduced.costs.length > 0 && few > 0) {
    const listed = boundedList(problem, limits, reduced, few);
    if (listed.status === 'optimal') return listed;
  }
  return words < base * WORDS_PER_RESIDUE && 4.125 * upper < limits.memoryLimit
    ? reachableBits(problem, limits, reduced)
    : residueTable(problem, limits, reduced);
}
