/**
 * How many rounds a strategy remembers.
 */
import type { Automaton } from '@folkways/core';

/**
 * The least kappa such that what the automaton plays depends on the last kappa joint actions alone (of histories at least that long);
 * null when there is none.
 * @remarks Pairs of states that two histories with the same last k joint actions can lead to shrink with k; the memory is bounded iff at
 * some k all of them play alike. O(states^2 * joint actions) for each k, and at most states^2 values of k.
 */
export function memoryOf({ initial, outputs, transitions }: Automaton): number | null {
  const reached = new Set([initial]);
  for (const state of reached) for (const next of transitions[state]) reached.add(next);
  const states = [...reached];
  let pairs = new Set(states.flatMap((s) => states.map((r) => s * outputs.length + r)));
  const alike = (pair: number): boolean => {
    const [s, r] = [Math.floor(pair / outputs.length), pair % outputs.length];
    return outputs[s].every((p, a) => p === outputs[r][a]);
  };
  for (let kappa = 0; ; kappa++) {
    if ([...pairs].every(alike)) return kappa;
    const next = new Set<number>();
    for (const pair of pairs) {
      const [s, r] = [Math.floor(pair / outputs.length), pair % outputs.length];
      for (const [k, to] of transitions[s].entries()) next.add(to * outputs.length + transitions[r][k]);
    }
    // Each set holds the next; once two are equal nothing changes any more.
    if (next.size === pairs.size) return null;
    pairs = next;
  }
}
