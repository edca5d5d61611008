/**
 * Arbitraries of games.
 */
import { type NormalFormGame, normalFormGame } from '@folkways/core';
import fc from 'fast-check';

/** Bounds of the games drawn. */
export interface GameArbitraryOptions {
  /** @defaultValue 2 */
  readonly minPlayers?: number;
  /** @defaultValue 3 */
  readonly maxPlayers?: number;
  /** @defaultValue 3 */
  readonly maxActions?: number;
  /** Payoffs are integers in [-payoffBound, payoffBound]; small bounds give ties. @defaultValue 5 */
  readonly payoffBound?: number;
}

/** Games with integer payoffs, ties and degenerate ones included. */
export function gameArbitrary(options: GameArbitraryOptions = {}): fc.Arbitrary<NormalFormGame> {
  const { minPlayers = 2, maxPlayers = 3, maxActions = 3, payoffBound = 5 } = options;
  return fc
    .array(fc.integer({ min: 1, max: maxActions }), { minLength: minPlayers, maxLength: maxPlayers })
    .chain((sizes) => {
      const cells = sizes.reduce((product, size) => product * size, 1);
      const payoffs = fc.array(fc.integer({ min: -payoffBound, max: payoffBound }), {
        minLength: cells,
        maxLength: cells,
      });
      return fc.tuple(...sizes.map(() => payoffs)).map((arrays) =>
        normalFormGame({
          actions: sizes.map((size) => Array.from({ length: size }, (_, a) => `a${a}`)),
          payoffs: arrays,
        }),
      );
    });
}
