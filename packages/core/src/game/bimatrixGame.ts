/**
 * Two-player games from matrices.
 */
import { type NormalFormGame, normalFormGame, type PayoffInput } from './normalFormGame.js';

/** Names for `bimatrixGame` and `symmetricGame`. */
export interface MatrixGameOptions {
  /** @defaultValue `"Untitled game"` */
  readonly title?: string;
  /** @defaultValue `["Player 1", "Player 2"]` */
  readonly players?: readonly [string, string];
  /** @defaultValue `"1", "2", ...` for each player */
  readonly actions?: readonly [readonly string[], readonly string[]];
}

/**
 * The two-player game in which the row player gets A and the column player B.
 * @param A - `[m, n]`, the row player's payoffs.
 * @param B - `[m, n]`, the column player's payoffs in the same orientation.
 * @throws RangeError when the matrices are empty, ragged or of different shapes.
 */
export function bimatrixGame(
  A: readonly (readonly PayoffInput[])[],
  B: readonly (readonly PayoffInput[])[],
  options: MatrixGameOptions = {},
): NormalFormGame {
  const rows = A.length;
  const columns = rows === 0 ? 0 : A[0].length;
  for (const [name, matrix] of [
    ['A', A],
    ['B', B],
  ] as const) {
    if (matrix.length !== rows || matrix.some((row) => row.length !== columns)) {
      throw new RangeError(`bimatrixGame: "${name}" expected ${rows} rows of ${columns} payoffs`);
    }
  }
  const names = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1));
  return normalFormGame({
    title: options.title,
    players: options.players,
    actions: options.actions ?? [names(rows), names(columns)],
    payoffs: [A.flat(), B.flat()],
  });
}

/** Names for `symmetricGame`. */
export interface SymmetricGameOptions {
  /** @defaultValue `"Untitled game"` */
  readonly title?: string;
  /** Both players' actions. @defaultValue `"1", "2", ...` */
  readonly actions?: readonly string[];
}

/**
 * The symmetric two-player game of one matrix: `u[a][b]` is what a player gets who plays a against b.
 * @param u - `[n, n]`, the row player's payoffs.
 * @throws RangeError when the matrix is empty or not square.
 */
export function symmetricGame(
  u: readonly (readonly PayoffInput[])[],
  options: SymmetricGameOptions = {},
): NormalFormGame {
  if (u.some((row) => row.length !== u.length)) {
    throw new RangeError(`symmetricGame: "u" expected a square matrix of ${u.length} rows`);
  }
  const transposed = u.map((_, a) => u.map((row) => row[a]));
  const actions = options.actions;
  return bimatrixGame(u, transposed, { title: options.title, actions: actions && [actions, actions] });
}
