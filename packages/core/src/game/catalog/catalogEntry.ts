/**
 * What the catalogue knows of one game.
 */
import type { NormalFormGame } from '../normalFormGame.js';

/** One game of the catalogue. */
export interface CatalogEntry {
  /** Its key in `catalog`: lower case, words joined by hyphens. */
  readonly slug: string;
  readonly title: string;
  /** Authors, year, title, where, and the place in it where known. */
  readonly citation: string;
  /** What is known of the game, in a sentence or two. */
  readonly note: string;
  readonly game: NormalFormGame;
}

/** An entry whose title is the game's. */
export function catalogEntry(slug: string, game: NormalFormGame, citation: string, note: string): CatalogEntry {
  return { slug, title: game.title, citation, note, game };
}
