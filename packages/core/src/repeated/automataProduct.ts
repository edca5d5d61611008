/**
 * The Markov chain that automata make when they play a game together.
 */
import { checkInteger } from '../checks.js';
import { SizeError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount } from '../game/profile.js';
import { type StopOptions, stopPoint } from '../stopCheck.js';
import type { Automaton } from './automaton.js';
import { checkAutomata } from './checkAutomata.js';
import { ownIndices } from './ownIndices.js';

const STATE_LIMIT = 1_000_000;

/** Joint states between two questions whether to stop. */
const EVERY = 256;

/** Options of `automataProduct`. */
export interface AutomataProductOptions extends StopOptions {
  /**
   * `play`: the joint states that have positive probability, with the joint actions that have; `all`: the joint states that any joint
   * actions lead to, with every joint action (the state space of subgame perfection). @defaultValue `"play"`
   */
  readonly reach?: 'play' | 'all';
  /** Where to start: one state index per automaton. @defaultValue their initial states */
  readonly from?: readonly number[];
  /** The most joint states. @defaultValue 1,000,000 */
  readonly stateLimit?: number;
}

/** A chain on joint states 0 .. stateCount - 1, of which 0 is where it starts; sparse rows of joint actions. */
export interface AutomataProduct {
  readonly game: NormalFormGame;
  readonly automata: readonly Automaton[];
  readonly stateCount: number;
  /** `[stateCount * players]`: `components[s * n + i]` is automaton i's state in joint state s. */
  readonly components: Int32Array;
  /** `[stateCount + 1]`: row s is the entries `rowStarts[s] .. rowStarts[s + 1] - 1` of the three arrays below. */
  readonly rowStarts: Int32Array;
  /** The joint action of an entry, as a profile index of the game, increasing within a row. */
  readonly profiles: Int32Array;
  /** The joint state after it. */
  readonly targets: Int32Array;
  /** Its probability in that joint state. */
  readonly probabilities: Float64Array;
  /** `payoffs[i][s]`: player i's expected stage payoff in joint state s. */
  readonly payoffs: readonly Float64Array[];
}

/**
 * The product of automata over a game: only what is reachable, in breadth-first order.
 * @throws AutomatonError when the automata do not fit the game.
 * @throws SizeError when more joint states are reachable than the limit.
 * @throws StoppedError when the signal or the time limit stops it first.
 * @remarks O(joint states * profiles * players).
 * @example
 * ```ts
 * import { automataProduct, namedStrategy, symmetricGame } from '@folkways/core';
 * const game = symmetricGame([[3, 0], [5, 1]], { actions: ['C', 'D'] });
 * const names = { actions: ['C', 'D'] } as const;
 * const product = automataProduct(game, [namedStrategy('titForTat', names), namedStrategy('suspiciousTitForTat', names)]);
 * console.log(product.stateCount, [...product.profiles]); // 2 [ 1, 2 ]
 * ```
 */
export function automataProduct(
  game: NormalFormGame,
  automata: readonly Automaton[],
  options: AutomataProductOptions = {},
): AutomataProduct {
  const { reach = 'play', stateLimit = STATE_LIMIT, from = automata.map((a) => a.initial) } = options;
  checkAutomata('automataProduct', game, automata);
  automata.forEach((a, i) => {
    checkInteger('automataProduct', `from[${i}]`, from[i], 0, a.states.length - 1);
  });
  const step = stopPoint('automataProduct', options);
  const n = automata.length;
  const count = profileCount(game);
  const own = ownIndices(game);
  const actionOf = Array.from({ length: count }, (_, k) => profileAt(game, k));
  const found = jointStateIndex(automata.map((a) => a.states.length));
  const components: number[] = [...from];
  const rowStarts: number[] = [0];
  const profiles: number[] = [];
  const targets: number[] = [];
  const probabilities: number[] = [];
  const payoffs: number[][] = automata.map(() => []);
  const state = [...from];
  const next = new Array<number>(n);
  found(state, 0);
  let stateCount = 1;
  for (let s = 0; s < stateCount; s++) {
    if (s % EVERY === 0) step();
    for (let i = 0; i < n; i++) state[i] = components[s * n + i];
    for (let i = 0; i < n; i++) payoffs[i].push(0);
    for (let k = 0; k < count; k++) {
      let probability = 1;
      for (let i = 0; i < n && probability > 0; i++) probability *= automata[i].outputs[state[i]][actionOf[k][i]];
      if (probability === 0 && reach === 'play') continue;
      for (let i = 0; i < n; i++) {
        next[i] = automata[i].transitions[state[i]][own[i][k]];
        payoffs[i][s] += probability * game.payoffs[i][k];
      }
      const target = found(next, stateCount);
      if (target === stateCount) {
        if (stateCount >= stateLimit) {
          throw new SizeError(
            `automataProduct: more than ${stateLimit} joint states are reachable`,
            stateCount + 1,
            stateLimit,
          );
        }
        for (let i = 0; i < n; i++) components.push(next[i]);
        stateCount++;
      }
      profiles.push(k);
      targets.push(target);
      probabilities.push(probability);
    }
    rowStarts.push(profiles.length);
  }
  return {
    game,
    automata,
    stateCount,
    components: Int32Array.from(components),
    rowStarts: Int32Array.from(rowStarts),
    profiles: Int32Array.from(profiles),
    targets: Int32Array.from(targets),
    probabilities: Float64Array.from(probabilities),
    payoffs: payoffs.map((row) => Float64Array.from(row)),
  };
}

/** Looks a tuple up, giving it the number `fresh` when it is new. A flat table while that is small, else a map of its text. */
function jointStateIndex(sizes: readonly number[]): (tuple: readonly number[], fresh: number) => number {
  const total = sizes.reduce((product, size) => product * size, 1);
  if (total <= 1 << 22) {
    const table = new Int32Array(total);
    return (tuple, fresh) => {
      let key = 0;
      for (let i = 0; i < sizes.length; i++) key = key * sizes[i] + tuple[i];
      if (table[key] === 0) table[key] = fresh + 1;
      return table[key] - 1;
    };
  }
  const map = new Map<string, number>();
  return (tuple, fresh) => {
    const key = tuple.join(',');
    const known = map.get(key);
    if (known === undefined) map.set(key, fresh);
    return known ?? fresh;
  };
}

/** The names of the automata's states in a joint state. */
export function jointStateNames(product: AutomataProduct, s: number): string[] {
  const n = product.automata.length;
  return product.automata.map((a, i) => a.states[product.components[s * n + i]]);
}
