/**
 * The decision problem a player faces against automata: a finite Markov decision process on the opponents' joint states.
 */
import { checkInteger } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount } from '../game/profile.js';
import { type AutomataProduct, automataProduct } from './automataProduct.js';
import type { Automaton } from './automaton.js';
import { checkAutomata } from './checkAutomata.js';

/** Options of `responseProblem`. */
export interface ResponseProblemOptions {
  /** Where the opponents are: one state index each, in player order. @defaultValue their initial states */
  readonly from?: readonly number[];
  /** The most joint states of the opponents. @defaultValue 1,000,000 */
  readonly stateLimit?: number;
}

/** A Markov decision process; state 0 is where it starts. */
export interface ResponseProblem {
  readonly player: number;
  readonly opponents: readonly Automaton[];
  /** States that any joint actions, impossible ones included, lead to. */
  readonly stateCount: number;
  readonly actionCount: number;
  /** `[stateCount * opponents]`: the opponents' states. */
  readonly components: Int32Array;
  /** `[stateCount * profiles]`: the state after each joint action (a profile index of the game). */
  readonly next: Int32Array;
  /** `[stateCount * actionCount]`: expected stage payoffs. */
  readonly rewards: Float64Array;
  /** Row s * actionCount + a is the entries `rowStarts[...] ..` of the arrays below: what happens with positive probability. */
  readonly rowStarts: Int32Array;
  readonly targets: Int32Array;
  readonly probabilities: Float64Array;
  readonly profiles: Int32Array;
}

/**
 * The problem of best-responding to automata.
 * @param opponents - the other players' automata, in player order without the player.
 * @throws RangeError when `player` is not a player.
 * @throws AutomatonError when the automata do not fit the game.
 * @throws SizeError when more joint states are reachable than the limit.
 * @remarks O(states * profiles).
 */
export function responseProblem(
  game: NormalFormGame,
  player: number,
  opponents: readonly Automaton[],
  options: ResponseProblemOptions = {},
): ResponseProblem {
  checkInteger('bestResponse', 'player', player, 0, game.players.length - 1);
  const others = game.players.map((_, i) => i).filter((i) => i !== player);
  checkAutomata('bestResponse', game, opponents, others);
  const product = productWithIdler(game, player, opponents, options);
  const count = profileCount(game);
  const actionCount = game.actions[player].length;
  const { stateCount } = product;
  const components = new Int32Array(stateCount * others.length);
  const rewards = new Float64Array(stateCount * actionCount);
  const rowStarts = [0];
  const targets: number[] = [];
  const probabilities: number[] = [];
  const profiles: number[] = [];
  const byAction: number[][] = Array.from({ length: actionCount }, () => []);
  const profileOf = Array.from({ length: count }, (_, k) => profileAt(game, k));
  for (let k = 0; k < count; k++) byAction[profileOf[k][player]].push(k);
  for (let s = 0; s < stateCount; s++) {
    others.forEach((i, j) => {
      components[s * others.length + j] = product.components[s * game.players.length + i];
    });
    for (let a = 0; a < actionCount; a++) {
      for (const k of byAction[a]) {
        let probability = 1;
        for (let j = 0; j < others.length && probability > 0; j++) {
          probability *= opponents[j].outputs[components[s * others.length + j]][profileOf[k][others[j]]];
        }
        if (probability === 0) continue;
        rewards[s * actionCount + a] += probability * game.payoffs[player][k];
        targets.push(product.targets[s * count + k]);
        probabilities.push(probability);
        profiles.push(k);
      }
      rowStarts.push(targets.length);
    }
  }
  return {
    player,
    opponents,
    stateCount,
    actionCount,
    components,
    next: product.targets,
    rewards,
    rowStarts: Int32Array.from(rowStarts),
    targets: Int32Array.from(targets),
    probabilities: Float64Array.from(probabilities),
    profiles: Int32Array.from(profiles),
  };
}

/** The opponents' product, with a one-state automaton in the player's place. */
function productWithIdler(
  game: NormalFormGame,
  player: number,
  opponents: readonly Automaton[],
  options: ResponseProblemOptions,
): AutomataProduct {
  const actions = game.actions[player];
  const idler: Automaton = {
    label: 'any action',
    actions,
    opponents: game.actions.filter((_, i) => i !== player),
    states: ['any'],
    initial: 0,
    outputs: [actions.map(() => 1 / actions.length)],
    transitions: [new Array<number>(profileCount(game)).fill(0)],
  };
  const from = options.from ?? opponents.map((a) => a.initial);
  if (from.length !== opponents.length) {
    throw new RangeError(`bestResponse: "from" expected ${opponents.length} states, got ${from.length}`);
  }
  return automataProduct(game, [...opponents.slice(0, player), idler, ...opponents.slice(player)], {
    reach: 'all',
    from: [...from.slice(0, player), 0, ...from.slice(player)],
    ...(options.stateLimit === undefined ? {} : { stateLimit: options.stateLimit }),
  });
}
