/**
 * The meta-game: a base game whose roles are played by large populations, and who advises what share of each.
 *
 * Source: Shaki, Hartman, Kraus and Aumann (2026), "Sustaining Cooperation in Populations Guided by AI: A Folk Theorem for
 * LLMs", section 2. Their p_i^j is `shares[i][j]`; i runs over the m roles and j over the k LLMs.
 */
import { describeValue, Fraction, type NormalFormGame, profileCount } from '@folkways/core';
import { type ShareInput, shareFraction } from './shareFraction.js';

/** How far a row of shares may be from 1 before it is refused rather than normalised. */
const SUM_TOLERANCE = Fraction.of(1, 1_000_000_000);

/** What `metaGame` takes. */
export interface MetaGameInput {
  /** The base game; its m >= 2 players are the roles. */
  readonly game: NormalFormGame;
  /**
   * `[m, k]`: `shares[i][j]` is the fraction in [0, 1] of role i's clients whom LLM j advises. Each row sums to 1 within 1e-9
   * and is then normalised exactly. A number is the decimal it prints as; write `'1/3'` for a third.
   */
  readonly shares: readonly (readonly ShareInput[])[];
  /** Names of the k LLMs, all different. @defaultValue `["LLM 1", "LLM 2", ...]` */
  readonly llms?: readonly string[];
}

/** A base game and who advises whom, as plain data. */
export interface MetaGame {
  /** The base game; its players are the m roles. */
  readonly game: NormalFormGame;
  /** Names of the k LLMs. */
  readonly llms: readonly string[];
  /** `[m][k]` shares as doubles. */
  readonly shares: readonly Float64Array[];
  /** `[m][k]` the same shares exactly; each row sums to exactly 1. */
  readonly exactShares: readonly (readonly Fraction[])[];
  /** True when payoffs and shares were all given exactly, so that exact results are about what was meant. */
  readonly exact: boolean;
  /** `[k]` how many clients an LLM advises, in units of one role's population: the sum of its shares over the roles. */
  readonly masses: readonly Fraction[];
  /** `[k]` the roles in which an LLM has clients, ascending. Never empty. */
  readonly governed: readonly (readonly number[])[];
}

/**
 * A meta-game from a base game and shares.
 * @throws TypeError when the game is not a game, or a share or a name is of the wrong type.
 * @throws RangeError when the game has one role; when the shares are not m rows of k numbers in [0, 1], each row with sum 1; when
 *   an LLM has no clients; or when the names are not k different names.
 * @remarks A share is exact when it is given as text, a `Fraction`, an integer or a number of at most 15 digits: 0.9 is 9/10.
 * @example
 * ```ts
 * import { bimatrixGame } from '@folkways/core';
 * import { metaGame } from '@folkways/metagame';
 * const game = bimatrixGame([[-2, -5], [0, -4]], [[-2, 0], [-5, -4]]);
 * const meta = metaGame({ game, shares: [[0.9, 0.1], ['2/3', '1/3']] });
 * console.log(meta.llms, String(meta.masses[0])); // [ 'LLM 1', 'LLM 2' ] 47/30
 * ```
 */
export function metaGame({ game, shares, llms }: MetaGameInput): MetaGame {
  checkGame(game);
  const roles = game.players.length;
  if (!Array.isArray(shares)) {
    throw new TypeError(`metaGame: "shares" expected an array of rows, got ${describeValue(shares)}`);
  }
  if (shares.length !== roles) {
    throw new RangeError(`metaGame: "shares" expected ${roles} rows, one per role, got ${shares.length}`);
  }
  const names = llmNames(shares[0], llms);
  const rows = shares.map((row, i) => readRow(row, `"shares[${i}]" (role ${describeValue(game.players[i])})`, names));
  const exactShares = rows.map((row) => row.shares);
  const governed = names.map((_, j) =>
    exactShares.flatMap((row, i) => (row[j].compare(Fraction.ZERO) === 0 ? [] : [i])),
  );
  const idle = governed.findIndex((list) => list.length === 0);
  if (idle >= 0) {
    throw new RangeError(
      `metaGame: "shares" expected clients for every LLM, got none for ${describeValue(names[idle])}`,
    );
  }
  return {
    game,
    llms: names,
    shares: exactShares.map((row) => Float64Array.from(row, (share) => share.toNumber())),
    exactShares,
    exact: game.rationals !== undefined && rows.every((row) => row.exact),
    masses: names.map((_, j) => exactShares.reduce((sum, row) => sum.add(row[j]), Fraction.ZERO)),
    governed,
  };
}

function checkGame(game: NormalFormGame): void {
  const lists: unknown[] = [game?.players, game?.actions, game?.payoffs];
  if (!lists.every(Array.isArray)) {
    throw new TypeError(
      `metaGame: "game" expected a game with players, actions and payoffs, got ${describeValue(game)}`,
    );
  }
  const roles = game.players.length;
  if (roles < 2) throw new RangeError(`metaGame: "game" expected at least two roles, got ${roles}`);
  if (game.actions.length !== roles || game.payoffs.length !== roles) {
    throw new RangeError(
      `metaGame: "game" expected actions and payoffs for ${roles} roles, got ${game.actions.length} and ${game.payoffs.length}`,
    );
  }
  const cells = profileCount(game);
  game.payoffs.forEach((row, i) => {
    if (row?.length !== cells) {
      throw new RangeError(`metaGame: "game.payoffs[${i}]" expected ${cells} payoffs, got ${row?.length ?? 'none'}`);
    }
  });
}

function llmNames(firstRow: readonly ShareInput[], llms: readonly string[] | undefined): string[] {
  const count = llms?.length ?? (Array.isArray(firstRow) ? firstRow.length : 0);
  if (count === 0) throw new RangeError('metaGame: "llms" expected at least one LLM, got none');
  const names = llms === undefined ? Array.from({ length: count }, (_, j) => `LLM ${j + 1}`) : [...llms];
  names.forEach((name, j) => {
    if (typeof name !== 'string') throw new TypeError(`metaGame: "llms" expected names, got ${describeValue(name)}`);
    if (name === '' || names.indexOf(name) !== j) {
      throw new RangeError(`metaGame: "llms" expected different, non-empty names, got ${describeValue(name)}`);
    }
  });
  return names;
}

interface ShareRow {
  readonly shares: readonly Fraction[];
  readonly exact: boolean;
}

function readRow(row: readonly ShareInput[], where: string, names: readonly string[]): ShareRow {
  if (!Array.isArray(row)) throw new TypeError(`metaGame: ${where} expected an array, got ${describeValue(row)}`);
  if (row.length !== names.length) {
    throw new RangeError(`metaGame: ${where} expected ${names.length} shares, one per LLM, got ${row.length}`);
  }
  const read = row.map((share, j) => shareFraction(share, `metaGame: ${where}, share of ${describeValue(names[j])},`));
  const sum = read.reduce((total, { value }) => total.add(value), Fraction.ZERO);
  const gap = sum.subtract(Fraction.ONE);
  if (gap.compare(SUM_TOLERANCE) > 0 || gap.negate().compare(SUM_TOLERANCE) > 0) {
    throw new RangeError(`metaGame: ${where} expected shares with sum 1, got ${sum.toNumber()}`);
  }
  return { shares: read.map(({ value }) => value.divide(sum)), exact: read.every(({ exact }) => exact) };
}
