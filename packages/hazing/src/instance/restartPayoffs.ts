/**
 * The two payoffs per action that a repeated game with restarts is made of.
 *
 * Source: the restart paper, Section 2.1: p_i = u(i, i) and p*_i = max_a u(a, i).
 */
import { exactPayoff, type Fraction, type NormalFormGame, profileIndex } from '@folkways/core';

/** Per action, in the game's order. */
export interface RestartPayoffs {
  readonly actions: readonly string[];
  /** p: what both get when both play the action. */
  readonly cooperative: readonly Fraction[];
  /** p*: the most a player gets against the action; never below p. */
  readonly deviation: readonly Fraction[];
}

/**
 * Cooperative and deviation payoffs of a symmetric two-player game, exact.
 * @param where - the public function on whose behalf the game is refused.
 * @throws RangeError when the game is not two-player, the action sets differ, or it is not symmetric (the first cell
 * that differs is named).
 * @remarks O(n^2).
 */
export function restartPayoffs(where: string, game: NormalFormGame): RestartPayoffs {
  if (game.actions.length !== 2) {
    throw new RangeError(`${where}: "game" expected two players, got ${game.actions.length}`);
  }
  const [rows, columns] = game.actions;
  if (rows.length !== columns.length || rows.some((name, a) => name !== columns[a])) {
    throw new RangeError(
      `${where}: "game" expected the same actions for both players, got ${rows.join(', ')} and ${columns.join(', ')}`,
    );
  }
  const own = rows.map((_, a) => rows.map((_, b) => exactPayoff(game, 0, profileIndex(game, [a, b]))));
  for (let a = 0; a < rows.length; a++) {
    for (let b = 0; b < rows.length; b++) {
      const other = exactPayoff(game, 1, profileIndex(game, [b, a]));
      if (own[a][b].equals(other)) continue;
      throw new RangeError(
        `${where}: "game" expected a symmetric game, but playing ${JSON.stringify(rows[a])} against ` +
          `${JSON.stringify(rows[b])} pays the row player ${own[a][b]} and the column player ${other}`,
      );
    }
  }
  const deviation = rows.map((_, b) =>
    own.map((row) => row[b]).reduce((best, payoff) => (payoff.compare(best) > 0 ? payoff : best)),
  );
  return { actions: rows, cooperative: rows.map((_, a) => own[a][a]), deviation };
}
