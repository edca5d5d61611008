/**
 * The catalogue: games by slug, each with its source.
 */
import { describeValue } from '../../checks.js';
import { didYouMean } from '../../nearestName.js';
import type { NormalFormGame } from '../normalFormGame.js';
import type { CatalogEntry } from './catalogEntry.js';
import { classicGames } from './classicGames.js';
import { paperGames } from './paperGames.js';

/** Every game of the catalogue with its title, citation and note. */
export const catalogEntries: readonly CatalogEntry[] = [...paperGames, ...classicGames];

/** The games by slug; a slug that is not there gives `undefined` (use `catalogGame` for one that a person typed). */
export const catalog: Readonly<Record<string, NormalFormGame>> = Object.freeze(
  Object.assign(Object.create(null), Object.fromEntries(catalogEntries.map(({ slug, game }) => [slug, game]))),
);

/**
 * The game with this slug.
 * @throws RangeError when there is none, with the nearest slug where one is near.
 * @example
 * ```ts
 * import { catalogGame } from '@folkways/core';
 * console.log(catalogGame('stag-hunt').actions[0]); // [ 'Stag', 'Hare' ]
 * ```
 */
export function catalogGame(slug: string): NormalFormGame {
  const game = catalog[slug];
  if (game !== undefined) return game;
  const slugs = Object.keys(catalog);
  const containing = slugs.find((known) => slug.length > 2 && known.includes(slug));
  throw new RangeError(
    `catalogGame: "slug" expected a game of the catalogue, got ${describeValue(slug)}${didYouMean(containing ?? slug, slugs)}`,
  );
}
