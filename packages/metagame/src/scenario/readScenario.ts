/**
 * Scenario files: a base game, and who advises what share of each role.
 */
import {
  catalog,
  decodeText,
  expectArray,
  expectedAt,
  expectFraction,
  expectObject,
  expectString,
  FormatError,
  Fraction,
  gameOfJson,
  type JsonNode,
  type NormalFormGame,
  readJson,
} from '@folkways/core';
import { type MetaGame, metaGame } from '../model/metaGame.js';
import { parseAffine } from '../sweep/affineShare.js';
import type { ShareSweepInput } from '../sweep/shareSweep.js';

/** How a scenario is read. */
export interface ReadScenarioOptions {
  /** The name used in errors, such as the file's. @defaultValue `"input"` */
  readonly source?: string;
  /**
   * The game that a text which is no slug of the catalogue refers to, such as a file name relative to the scenario; it throws when there is none.
   * @defaultValue only slugs are understood
   */
  readonly resolveGame?: (reference: string) => NormalFormGame;
}

/** What a scenario says: a meta-game, or a family of them. */
export type Scenario =
  | { readonly kind: 'fixed'; readonly meta: MetaGame }
  | { readonly kind: 'sweep'; readonly sweep: ShareSweepInput & { readonly parameter: string } };

/**
 * Reads a scenario from JSON: `{ "game", "llms"?, "shares", "sweep"? }`. The game is a slug of the catalogue, a reference for
 * `resolveGame`, or a game itself; `shares[i][j]` is a number or a fraction string. With `"sweep": { "parameter"?, "from", "to" }` a share may be an expression
 * such as `"1 - p"`, linear in the parameter (`"p"` unless named).
 * @throws FormatError with line and column at the first thing that is not right.
 * @example
 * ```ts
 * import { readScenario } from '@folkways/metagame';
 * const scenario = readScenario('{ "game": "pd-losses", "llms": ["large", "small"], "shares": [[0.9, 0.1], [0.9, 0.1]] }');
 * console.log(scenario.kind === 'fixed' && scenario.meta.llms); // [ 'large', 'small' ]
 * ```
 */
export function readScenario(input: string | Uint8Array, options: ReadScenarioOptions = {}): Scenario {
  const source = options.source ?? 'input';
  const object = expectObject(readJson(decodeText(input, source), source), ['game', 'llms', 'shares', 'sweep']);
  const gameNode = object.require('game');
  const game = readBaseGame(gameNode, options);
  if (game.players.length < 2) throw expectedAt(gameNode, 'a game with at least two roles');
  const llmsNode = object.find('llms');
  const llms = llmsNode && readNames(llmsNode);
  const sharesNode = object.require('shares');
  const rows = expectArray(sharesNode, `${game.players.length} rows of shares, one per role`, game.players.length);
  const count = llms?.length ?? expectArray(rows[0], 'an array of shares, one per LLM').length;
  if (count === 0) throw expectedAt(rows[0], 'a share for at least one LLM');
  const cells = rows.map((row) => expectArray(row, `${count} shares, one per LLM`, count));
  const sweepNode = object.find('sweep');
  if (sweepNode !== undefined) return readSweep(sweepNode, game, llms, cells);
  const shares = cells.map((row, i) => {
    const values = row.map((cell) => inUnitInterval(cell, expectFraction(cell, SHARE)));
    const sum = values.reduce((total, value) => total.add(value), Fraction.ZERO);
    if (Math.abs(sum.toNumber() - 1) > 1e-9) {
      throw failure(
        rows[i],
        `expected shares of role ${JSON.stringify(game.players[i])} with sum 1, found sum ${sum.toNumber()}`,
      );
    }
    return values;
  });
  const idle = Array.from({ length: count }, (_, j) => j).find((j) => shares.every((row) => row[j].numerator === 0n));
  if (idle !== undefined) {
    throw failure(
      sharesNode,
      `expected clients for every LLM, found none for ${JSON.stringify(llms?.[idle] ?? `LLM ${idle + 1}`)}`,
    );
  }
  return { kind: 'fixed', meta: metaGame({ game, shares, llms }) };
}

const SHARE = 'a share: a number in [0, 1] or a fraction such as "1/3"';

function failure(node: JsonNode, reason: string): FormatError {
  return new FormatError(node.source, reason, node.position);
}

function inUnitInterval(node: JsonNode, value: Fraction): Fraction {
  if (value.compare(Fraction.ZERO) < 0 || value.compare(Fraction.ONE) > 0) throw expectedAt(node, SHARE);
  return value;
}

function readBaseGame(node: JsonNode, { resolveGame }: ReadScenarioOptions): NormalFormGame {
  if (node.content.kind !== 'string') return gameOfJson(node);
  const reference = node.content.value;
  const known = catalog[reference];
  if (known !== undefined) return known;
  if (resolveGame === undefined) throw expectedAt(node, 'a slug of the catalogue or a game');
  try {
    return resolveGame(reference);
  } catch (error) {
    if (error instanceof FormatError) throw error; // it says where in the other file
    const reason = error instanceof Error ? error.message : String(error);
    throw failure(
      node,
      `expected a slug of the catalogue or a game file, found ${JSON.stringify(reference)} (${reason})`,
    );
  }
}

function readNames(node: JsonNode): string[] {
  const names = new Set<string>();
  const list = expectArray(node, 'an array of names, one per LLM').map((item) => {
    const name = expectString(item, 'the name of an LLM in double quotes');
    if (name === '' || names.has(name)) throw expectedAt(item, 'different, non-empty names');
    names.add(name);
    return name;
  });
  if (list.length === 0) throw expectedAt(node, 'the name of at least one LLM');
  return list;
}

function readSweep(
  node: JsonNode,
  game: NormalFormGame,
  llms: string[] | undefined,
  cells: readonly (readonly JsonNode[])[],
): Scenario {
  const object = expectObject(node, ['parameter', 'from', 'to']);
  const parameterNode = object.find('parameter');
  const parameter = parameterNode === undefined ? 'p' : expectString(parameterNode, 'the name of the parameter');
  if (!/^[A-Za-z_]+$/.test(parameter)) throw expectedAt(parameterNode ?? node, 'a name of letters');
  const [from, to] = [object.require('from'), object.require('to')].map((end) => expectFraction(end));
  if (from.compare(to) >= 0) throw failure(node, `expected "from" below "to", found ${from} and ${to}`);
  const shares = cells.map((row) =>
    row.map((cell) => {
      if (cell.content.kind !== 'string') return inUnitInterval(cell, expectFraction(cell, SHARE));
      try {
        parseAffine('', cell.content.value, parameter);
      } catch {
        throw expectedAt(cell, `a share: an expression linear in ${parameter}`);
      }
      return cell.content.value;
    }),
  );
  return { kind: 'sweep', sweep: { game, llms, shares, from, to, parameter } };
}
