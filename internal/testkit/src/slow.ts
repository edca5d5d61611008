/**
 * How many cases a property or a sweep runs: few in `npm test`, many in `pnpm test:slow`, fewest under mutation testing.
 */
export const isSlow: boolean = process.env.FOLKWAYS_SLOW !== undefined && process.env.FOLKWAYS_SLOW !== '';

/** What the number of quick cases is multiplied with: mutation testing repeats a test hundreds of times and sets it below 1. */
const share = Number(process.env.FOLKWAYS_CASES ?? 1);

/** `quick` in `npm test`, `full` in the slow suite. */
export function cases(quick: number, full: number): number {
  if (isSlow) return full;
  return share === 1 ? quick : Math.max(Math.min(1, quick), Math.round(quick * share));
}
