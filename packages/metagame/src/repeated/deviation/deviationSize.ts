/**
 * How large the deviator's problem is, before any of it is built.
 */
import { SizeError } from '@folkways/core';

/** The most points to enumerate for one role, and combinations of roles for one period. */
export const MAX_OPTIONS = 2 ** 20;

/**
 * Refuses a protocol with too many states: k phases, T positions, and counts of discrepant periods up to the tolerance and one beyond, with one state
 * more after an excess. The number K of punishment periods adds none: a punishment has a closed form.
 * @throws SizeError saying the size, the limit, and the largest tolerance or block that would do.
 */
export function checkStates(where: string, llms: number, periods: number, tolerance: number, maxStates: number): void {
  const states = llms * periods * (Math.min(tolerance, periods) + 2);
  if (states <= maxStates) return;
  const largest = Math.floor(maxStates / (llms * periods)) - 2;
  const works =
    largest >= 0
      ? `a tolerance of at most ${largest} works`
      : `with tolerance 0 blocks of at most ${Math.floor(maxStates / (2 * llms))} periods work`;
  throw new SizeError(
    `${where}: ${llms} phases of ${periods} periods with tolerance ${tolerance} have ${states} states, over the limit of ${maxStates}; ${works}`,
    states,
    maxStates,
  );
}

/**
 * The most points that `stealthDeviations` looks at for one role, in closed form. Every action is lowered (one or two ends), raised, or raised past what the reviewed LLM
 * leaves free (two ends each where possible), and one action balances the sum: sum_f L_f prod_{a != f} w_a, with L_f levels and w_a ends. For pure
 * prescriptions about n 3^(n - 1).
 * @param own - `[actions]` the play prescribed to the deviator.
 * @param reviewed - `[actions]` the play prescribed to the LLM under review.
 * @remarks Cost O(actions^2).
 */
export function stealthPoints(own: Float64Array, reviewed: Float64Array): number {
  const raises = Array.from(reviewed, (n) => (n < 1 ? 1 : 0) + (n > 0 ? 1 : 0));
  const ends = raises.map((count, a) => 2 * count + (own[a] > 0 ? 2 : 1));
  const corners = raises.reduce(
    (sum, count, free) => sum + ends.reduce((product, w, a) => product * (a === free ? count + 1 : w), 1),
    0,
  );
  return 1 + own.length + corners;
}

/** @throws SizeError when one role has too many points, saying how many actions would do. */
export function checkStealthPoints(llm: string, role: string, own: Float64Array, reviewed: Float64Array): void {
  const points = stealthPoints(own, reviewed);
  if (points <= MAX_OPTIONS) return;
  throw new SizeError(
    `deviationGain: ${llm} has up to ${points} ways to deviate among the ${own.length} actions of ${role}, over the limit of ${MAX_OPTIONS}; roles of at most ${pureActions()} actions work when prescriptions are pure`,
    points,
    MAX_OPTIONS,
  );
}

/** @throws SizeError when the combinations of the roles' options are too many. */
export function checkCombinations(llm: string, counts: readonly number[]): void {
  const product = counts.reduce((all, count) => all * count, 1);
  if (product <= MAX_OPTIONS) return;
  throw new SizeError(
    `deviationGain: ${llm} has ${product} ways to deviate in a period (${counts.join(' x ')} by role), over the limit of ${MAX_OPTIONS}; fewer actions, or clients in fewer roles, work`,
    product,
    MAX_OPTIONS,
  );
}

/** The most actions of a role for which pure prescriptions are within the limit. */
function pureActions(): number {
  const all = (n: number): Float64Array => Float64Array.from({ length: n }, (_, a) => (a === 0 ? 1 : 0));
  let n = 1;
  while (stealthPoints(all(n + 1), all(n + 1)) <= MAX_OPTIONS) n++;
  return n;
}
