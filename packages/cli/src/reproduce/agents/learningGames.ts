/**
 * The paper's games with their menus, and random histories, beliefs and strategies on them.
 */
import { type MenuSlug, menus, type StrategyMenu } from '@folkways/agents';
import {
  type Automaton,
  automatonFromTables,
  bimatrixGame,
  catalog,
  followHistory,
  type NormalFormGame,
  playAutomata,
  profileIndex,
  type RandomStream,
  trembling,
  uniformInteger,
  uniformReal,
} from '@folkways/core';
import { PAPER_GAMES } from '../../agents/paperTables.js';

/** Slugs of the five games that have payoffs. */
export const SLUGS = PAPER_GAMES.map(({ slug }) => slug);
/** A slug with payoffs. */
export type GameSlug = (typeof SLUGS)[number];

/** The menu of a role of a shipped game. */
export const menuOf = (slug: MenuSlug, role: number): StrategyMenu => menus[slug][role];

/** One of its strategies. @throws Error when the label is unknown. */
export function strategyOf(slug: MenuSlug, role: number, label: string): Automaton {
  const entry = menuOf(slug, role).find((one) => one.label === label);
  if (entry === undefined) throw new Error(`${slug} has no ${label}`);
  return entry.automaton;
}

/** One of a list. */
export const drawn = <T>(rng: RandomStream, list: readonly T[]): T => list[uniformInteger(rng, 0, list.length - 1)];

/** Joint actions drawn uniformly, by name. */
export function randomHistory(rng: RandomStream, game: NormalFormGame, longest: number): string[][] {
  const length = uniformInteger(rng, 0, longest);
  return Array.from({ length }, () => game.actions.map((names) => drawn(rng, names)));
}

/** A distribution with some zeros. @returns `[length]` */
export function randomWeights(rng: RandomStream, length: number): number[] {
  const raw = Array.from({ length }, () => (uniformInteger(rng, 0, 3) === 0 ? 0 : uniformReal(rng)));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return sum === 0 ? raw.map((_, k) => (k === 0 ? 1 : 0)) : raw.map((weight) => weight / sum);
}

/** The game with other payoffs, integers in [0, 4] and not all equal, the same for both players. */
export function randomPayoffsLike(rng: RandomStream, { actions }: NormalFormGame): NormalFormGame {
  const matrix = actions[0].map(() => actions[1].map(() => uniformInteger(rng, 0, 4)));
  matrix[0][0] = matrix[0][1] === 0 ? 4 : 0;
  return bimatrixGame(matrix, matrix, { actions: [actions[0], actions[1]] });
}

/** Two states, random outputs and transitions, on two actions against two. */
export function randomAutomaton(rng: RandomStream, actions: readonly string[]): Automaton {
  const width = actions.length ** 2;
  return automatonFromTables({
    actions,
    outputs: [0, 1].map(() => randomWeights(rng, actions.length)),
    transitions: [0, 1].map((state) =>
      Array.from({ length: width }, (_, k) => (k === 0 ? 1 - state : uniformInteger(rng, 0, 1))),
    ),
  });
}

/** The menu with hands that slip, so that every history is possible. */
export function slipping(menu: StrategyMenu, noise: number): StrategyMenu {
  return menu.map((entry) => ({ ...entry, automaton: trembling(entry.automaton, noise) }));
}

/** The index of a row of names. */
export const indexOf = (game: NormalFormGame, names: readonly string[]): number =>
  profileIndex(
    game,
    names.map((name, player) => game.actions[player].indexOf(name)),
  );

/** What an automaton does next, after a history. */
export const nextOf = (
  automaton: Automaton,
  history: readonly (readonly string[])[],
  player: number,
): readonly number[] => followHistory(automaton, history, { player }).next;

/** The shipped game of a slug. */
export const gameOf = (slug: GameSlug): NormalFormGame => catalog[slug];

/** Every history of exactly `length` rounds, by name. */
export function histories({ actions }: NormalFormGame, length: number): string[][][] {
  const rounds = actions[0].flatMap((a) => actions[1].map((b) => [a, b]));
  let layer: string[][][] = [[]];
  for (let t = 0; t < length; t++) layer = layer.flatMap((history) => rounds.map((round) => [...history, round]));
  return layer;
}

/** Joint actions of two automata, by name. */
export function path(pair: readonly Automaton[], slug: GameSlug, rounds: number, rng: RandomStream): string[][] {
  return playAutomata(pair, { game: gameOf(slug), rounds, rng }).rounds.map((round) => [...round]);
}
