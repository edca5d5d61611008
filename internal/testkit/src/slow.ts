/**
 * How many cases a property or a sweep runs: few in `npm test`, many in `pnpm test:slow`.
 */
export const isSlow: boolean = process.env.FOLKWAYS_SLOW !== undefined && process.env.FOLKWAYS_SLOW !== '';

/** `quick` in `npm test`, `full` in the slow suite. */
export function cases(quick: number, full: number): number {
  return isSlow ? full : quick;
}
