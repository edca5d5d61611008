/**
 * Everything that the page shows follows from this.
 */
import { catalog, catalogEntries, exactPayoff, type NormalFormGame, profileIndex } from '@folkways/core';
import type { TargetChoice } from '../compute/repeatedView.js';

/** The state of the page; what cannot be computed from it is not shown. */
export interface PageState {
  readonly game: NormalFormGame;
  /** The catalogue's name, also after its payoffs were edited. */
  readonly slug?: string;
  /** The name of the file it came from. */
  readonly file?: string;
  /** Whether payoffs were edited. */
  readonly edited: boolean;
  /** Whether an edit is made for both players alike. */
  readonly mirrored: boolean;
  /** Do all roles have the same share? */
  readonly common: boolean;
  /** LLM 1's share of each role: a number or a fraction as it was typed. */
  readonly shares: readonly string[];
  /** The role whose share is on the map; with a common share, any. */
  readonly mapped: number;
  readonly target: TargetChoice;
  readonly seat: 0 | 1;
  /** The prior weight of the cooperative strategy, as it was typed; empty for none. */
  readonly prior: string;
  readonly seed: number;
  readonly moves: readonly number[];
}

/** The game that opens: the prisoner's dilemma whose answer changes at a share of two thirds. */
const FIRST = 'pd-losses';

/** The state in which a game opens. */
export function openedState(game: NormalFormGame, from: { slug?: string; file?: string } = {}): PageState {
  return {
    game,
    ...from,
    edited: false,
    mirrored: isSymmetric(game),
    common: true,
    shares: game.players.map(() => '0.9'),
    mapped: 0,
    target: 'welfare',
    seat: 0,
    prior: '0.999',
    seed: 1,
    moves: [],
  };
}

/** The state in which the page opens without being told anything. */
export const firstState = (): PageState => openedState(catalog[FIRST], { slug: FIRST });

/** The state with a game of the catalogue. */
export function catalogState(slug: string): PageState | undefined {
  const entry = catalogEntries.find((item) => item.slug === slug);
  return entry && openedState(entry.game, { slug });
}

/** Whether two players have as many actions, and swapping them changes nothing. */
export function isSymmetric(game: NormalFormGame): boolean {
  const [rows, columns] = game.actions;
  if (game.players.length !== 2 || rows.length !== columns.length) return false;
  return rows.every((_, a) =>
    columns.every((__, b) =>
      exactPayoff(game, 0, profileIndex(game, [a, b])).equals(exactPayoff(game, 1, profileIndex(game, [b, a]))),
    ),
  );
}
