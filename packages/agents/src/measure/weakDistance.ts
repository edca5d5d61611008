/**
 * The distance between two laws of play.
 *
 * Source: Kang (2026), Definition 6: d = sum over t >= 1 of 2^-t TV_t, TV_t the total variation between the laws of the first t joint
 * actions (half the sum of absolute differences).
 */
import { type Automaton, checkInteger, followHistory, type NormalFormGame } from '@folkways/core';
import type { History } from '../history.js';
import { checkFits, checkTwoPlayers } from '../menu/checkMenu.js';

/** Masses are compared to this many significant digits when nodes are merged. */
const DIGITS = 12;

/** A law of play: a pair of automata, or a mixture of such pairs. */
export type PlayLaw =
  | readonly [Automaton, Automaton]
  | readonly { readonly weight: number; readonly automata: readonly [Automaton, Automaton] }[];

/** Options of `weakDistance`. */
export interface WeakDistanceOptions {
  /** Rounds looked at, at least 1. @defaultValue 40 */
  readonly depth?: number;
  /** The most classes of histories kept at a time; the depth ends where they would be exceeded. @defaultValue 100,000 */
  readonly nodeLimit?: number;
  /** Compare what follows this history, which must be possible under both laws. @defaultValue none */
  readonly history?: History;
}

/** A bracket of the distance. */
export interface WeakDistance {
  readonly lower: number;
  readonly upper: number;
  /** Rounds really looked at. */
  readonly depth: number;
  /** `[depth]`: TV_t for t = 1, 2, ..., non-decreasing, in [0, 1]. */
  readonly totalVariation: readonly number[];
}

/** Histories with the same future: states of all components of both laws, and the mass each component gives them. */
interface Node {
  readonly states: readonly number[];
  readonly masses: number[];
}

/**
 * Brackets the weak distance between two laws of play on a two-player game.
 * @returns `lower <= d <= upper`, `upper - lower <= 2^-depth`. Two deterministic paths that first differ in round t are 2^(1-t) apart.
 * @throws RangeError when weights are not a distribution, automata do not fit the game, or the history is impossible under a law.
 * @remarks Histories after which all components are in the same states and weigh the same are one node, so automata whose ratios stay
 * put cost O(depth); at worst nodes multiply by the joint actions each round. Ratios are compared to 12 digits.
 */
export function weakDistance(
  game: NormalFormGame,
  first: PlayLaw,
  second: PlayLaw,
  options: WeakDistanceOptions = {},
): WeakDistance {
  const { depth = 40, nodeLimit = 100_000, history = [] } = options;
  checkTwoPlayers('weakDistance', game);
  checkInteger('weakDistance', 'depth', depth, 1, 1000);
  checkInteger('weakDistance', 'nodeLimit', nodeLimit, 1, 10_000_000);
  const laws = [components(game, 'first', first, history), components(game, 'second', second, history)];
  const parts = laws.flat();
  const split = laws[0].length;
  const columns = game.actions[1].length;
  const profiles = game.payoffs[0].length;
  const variation: number[] = [];
  let nodes: Node[] = [{ states: parts.flatMap(({ states }) => states), masses: parts.map(({ weight }) => weight) }];
  while (variation.length < depth) {
    const next = new Map<string, Node>();
    let difference = 0;
    for (const { states, masses } of nodes) {
      for (let k = 0; k < profiles; k++) {
        const a = Math.floor(k / columns);
        const b = k % columns;
        const then = masses.map((mass, c) => {
          if (mass === 0) return 0;
          const [one, two] = parts[c].automata;
          return mass * one.outputs[states[2 * c]][a] * two.outputs[states[2 * c + 1]][b];
        });
        const total = then.reduce((sum, mass) => sum + mass, 0);
        if (total === 0) continue;
        const p = then.slice(0, split).reduce((sum, mass) => sum + mass, 0);
        difference += Math.abs(2 * p - total);
        const moved = states.map((state, i) => {
          const c = i >> 1;
          if (then[c] === 0) return -1;
          const own = parts[c].automata[i & 1];
          return own.transitions[state][(i & 1) === 0 ? k : b * game.actions[0].length + a];
        });
        const key = `${moved.join(' ')}|${then.map((mass) => (mass / total).toPrecision(DIGITS)).join(' ')}`;
        const known = next.get(key);
        if (known === undefined) next.set(key, { states: moved, masses: then });
        else for (let c = 0; c < then.length; c++) known.masses[c] += then[c];
      }
    }
    variation.push(Math.min(1, difference / 2));
    nodes = [...next.values()];
    if (nodes.length * profiles > nodeLimit) break;
  }
  const n = variation.length;
  const sum = variation.reduce((total, tv, t) => total + tv * 2 ** -(t + 1), 0);
  return {
    lower: sum + variation[n - 1] * 2 ** -n,
    upper: sum + 2 ** -n,
    depth: n,
    totalVariation: variation,
  };
}

interface Component {
  readonly weight: number;
  readonly automata: readonly [Automaton, Automaton];
  readonly states: readonly [number, number];
}

/** The components of a law after a history, weighted by Bayes' rule. */
function components(game: NormalFormGame, name: string, law: PlayLaw, history: History): Component[] {
  const mixture = isPair(law) ? [{ weight: 1, automata: law }] : law;
  const parts = mixture.map(({ weight, automata }, c) => {
    automata.forEach((automaton, role) => {
      checkFits('weakDistance', `${name}[${c}][${role}]`, game, role, automaton);
    });
    const followed = automata.map((automaton, player) => followHistory(automaton, history, { player }));
    const likelihood = followed
      .flatMap(({ probabilities }) => [...probabilities])
      .reduce((product, p) => product * p, 1);
    const states = followed.map(({ states: path }) => path[history.length]);
    return { weight, automata, states: [states[0], states[1]] as const, joint: weight * likelihood };
  });
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  if (parts.some(({ weight }) => !(weight >= 0)) || Math.abs(sum - 1) > 1e-9) {
    throw new RangeError(`weakDistance: "${name}" expected weights that sum to 1, got a sum of ${sum}`);
  }
  const total = parts.reduce((mass, { joint }) => mass + joint, 0);
  if (total === 0) throw new RangeError(`weakDistance: "history" is impossible under "${name}"`);
  return parts.map(({ automata, states, joint }) => ({ automata, states, weight: joint / total }));
}

function isPair(law: PlayLaw): law is readonly [Automaton, Automaton] {
  return law.length === 2 && 'outputs' in law[0];
}
