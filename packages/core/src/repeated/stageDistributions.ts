/**
 * What is played when: the law of each round's joint action.
 */
import { checkInteger } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileCount } from '../game/profile.js';
import { stopPoint } from '../stopCheck.js';
import { type AutomataProduct, type AutomataProductOptions, automataProduct } from './automataProduct.js';
import type { Automaton } from './automaton.js';

/** Options of `stageDistributions`. */
export interface StageDistributionsOptions extends AutomataProductOptions {
  /** How many rounds, at least 1. */
  readonly rounds: number;
}

/** Laws of the first rounds. */
export interface StageDistributions {
  /** `profiles[t][k]`: the probability of joint action k in round t (from 0). Each row sums to 1. */
  readonly profiles: readonly Float64Array[];
  /** `states[t][s]`: the probability of joint state s of `product` in round t. */
  readonly states: readonly Float64Array[];
  readonly product: AutomataProduct;
}

/**
 * The exact distribution over joint actions and joint states in each of the first rounds.
 * @throws RangeError when `rounds` is not a positive integer.
 * @throws AutomatonError when the automata do not fit the game.
 * @throws StoppedError when the signal or the time limit stops it first.
 * @remarks O(rounds * entries of the product).
 */
export function stageDistributions(
  game: NormalFormGame,
  automata: readonly Automaton[],
  options: StageDistributionsOptions,
): StageDistributions {
  checkInteger('stageDistributions', 'rounds', options.rounds, 1, Infinity);
  const step = stopPoint('stageDistributions', options);
  const product = automataProduct(game, automata, options);
  const { stateCount, rowStarts, profiles, targets, probabilities } = product;
  const count = profileCount(game);
  const result = { profiles: [] as Float64Array[], states: [] as Float64Array[], product };
  let now = new Float64Array(stateCount);
  now[0] = 1;
  for (let t = 0; t < options.rounds; t++) {
    step();
    const played = new Float64Array(count);
    const next = new Float64Array(stateCount);
    for (let s = 0; s < stateCount; s++) {
      if (now[s] === 0) continue;
      for (let e = rowStarts[s]; e < rowStarts[s + 1]; e++) {
        const mass = now[s] * probabilities[e];
        played[profiles[e]] += mass;
        next[targets[e]] += mass;
      }
    }
    result.profiles.push(played);
    result.states.push(now);
    now = next;
  }
  return result;
}
