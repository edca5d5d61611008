/**
 * One player's payoffs as a tensor: own action first, then the actions of everybody who has a choice.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileStrides } from '../game/profile.js';

/** The payoffs of a player against its punishers. */
export interface PunisherTensor {
  /** The player's number of actions. */
  readonly own: number;
  /** The punishers' numbers of actions, in player order; players with a single action are left out. */
  readonly sizes: readonly number[];
  /** The player index of each punisher. */
  readonly punishers: readonly number[];
  /** `[own * product of sizes]`, the last punisher's action fastest. */
  readonly values: Float64Array;
}

/** Cost O(profiles). */
export function punisherTensor(game: NormalFormGame, player: number): PunisherTensor {
  const strides = profileStrides(game);
  const punishers = game.actions.flatMap((names, q) => (q !== player && names.length > 1 ? [q] : []));
  const order = [player, ...punishers];
  const values = new Float64Array(order.reduce((product, q) => product * game.actions[q].length, 1));
  const profile = new Array<number>(order.length).fill(0);
  let index = 0;
  for (let k = 0; k < values.length; k++) {
    values[k] = game.payoffs[player][index];
    for (let d = order.length - 1; d >= 0; d--) {
      index += strides[order[d]];
      if (++profile[d] < game.actions[order[d]].length) break;
      index -= strides[order[d]] * profile[d];
      profile[d] = 0;
    }
  }
  return { own: game.actions[player].length, sizes: punishers.map((q) => game.actions[q].length), punishers, values };
}

/** The matrix `[own, sizes[free]]` that is left when every punisher but `free` mixes as given. */
export function contract(tensor: PunisherTensor, strategies: readonly Float64Array[], free: number): Float64Array {
  let values = tensor.values;
  let inner = 1; // entries behind the mode at hand
  for (let d = tensor.sizes.length - 1; d >= 0; d--) {
    const size = tensor.sizes[d];
    if (d === free) {
      inner *= size;
      continue;
    }
    const outer = values.length / (size * inner);
    const next = new Float64Array(outer * inner);
    for (let o = 0; o < outer; o++) {
      for (let s = 0; s < size; s++) {
        const weight = strategies[d][s];
        if (weight === 0) continue;
        const from = (o * size + s) * inner;
        for (let i = 0; i < inner; i++) next[o * inner + i] += weight * values[from + i];
      }
    }
    values = next;
  }
  return values;
}
