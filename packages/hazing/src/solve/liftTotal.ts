/**
 * Waiting until an action may be played.
 */

/** The first total >= need in the class of `value` modulo `base` that is not below it. */
export function liftTotal(value: number, need: number, base: number): number {
  return value >= need ? value : value + Math.ceil((need - value) / base) * base;
}
