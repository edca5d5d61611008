/**
 * How often each joint action will be played when one strategy of a menu meets one of another, for every pair of states at once.
 */
import type { MenuTables } from '../belief/menuTables.js';

/** Layer h: expected discounted counts of joint actions over h rounds. */
export interface OccupancyTables {
  /** `[own states * other states * profiles]`, the profile fastest; made when first asked for, from the layer before. */
  layer(rounds: number): Float64Array;
}

/**
 * Discounted occupancies of joint actions, by dynamic programming over the horizon.
 *
 * With them the value of a pair under any payoffs is one inner product, so payoffs that change every round cost nothing to plan with.
 * @param discount - in [0, 1].
 * @remarks O(own states * other states * profiles^2) per layer.
 */
export function occupancyTables(own: MenuTables, other: MenuTables, discount: number): OccupancyTables {
  const { profiles } = own;
  const Y = other.stateCount;
  const layers: Float64Array[] = [new Float64Array(own.stateCount * Y * profiles)];
  const extend = (): void => {
    const before = layers[layers.length - 1];
    const now = new Float64Array(before.length);
    for (let x = 0; x < own.stateCount; x++) {
      for (let y = 0; y < Y; y++) {
        const at = (x * Y + y) * profiles;
        for (let k = 0; k < profiles; k++) {
          const p =
            own.outputs[x * own.actions + own.ownAction[k]] * other.outputs[y * other.actions + other.ownAction[k]];
          if (p === 0) continue;
          now[at + k] += p;
          const then = (own.next[x * profiles + k] * Y + other.next[y * profiles + k]) * profiles;
          for (let c = 0; c < profiles; c++) now[at + c] += discount * p * before[then + c];
        }
      }
    }
    layers.push(now);
  };
  return {
    layer(rounds) {
      while (layers.length <= rounds) extend();
      return layers[rounds];
    },
  };
}

/** `[own states * other states]`: the values of all pairs of states under given payoffs. */
export function pairValues(occupancies: Float64Array, payoffs: Float64Array): Float64Array {
  const profiles = payoffs.length;
  const values = new Float64Array(occupancies.length / profiles);
  for (let pair = 0; pair < values.length; pair++) {
    let value = 0;
    for (let k = 0; k < profiles; k++) value += occupancies[pair * profiles + k] * payoffs[k];
    values[pair] = value;
  }
  return values;
}
