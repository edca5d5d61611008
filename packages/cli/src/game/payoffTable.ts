/**
 * A game's payoffs as a table, best replies marked.
 */
import { exactPayoff, type NormalFormGame, profileAt, profileCount, profileIndex } from '@folkways/core';
import { formatExact } from '../output/formatExact.js';
import { formatTable, type Table } from '../output/formatTable.js';
import { textWidth } from '../output/textWidth.js';
import { visible } from '../output/visible.js';
import { isBestReply } from './isBestReply.js';

/** Largest tables worth printing: beyond, a page of numbers tells nobody anything. */
const MATRIX_SIDE = 16;
const MATRIX_WIDTH = 100;
const PROFILE_ROWS = 32;

/**
 * Two players: a matrix, each cell the row player's payoff and then the column player's. Otherwise one row per outcome.
 * A payoff with an asterisk is that player's best against what the others do.
 * @returns `undefined` when the table would be too large to read.
 */
export function payoffTable(game: NormalFormGame): Table | undefined {
  const sizes = game.actions.map((names) => names.length);
  if (sizes.length === 2) {
    if (Math.max(...sizes) > MATRIX_SIDE) return undefined;
    const table = matrix(game);
    return formatTable(table).every((line) => textWidth(line) <= MATRIX_WIDTH) ? table : undefined;
  }
  return profileCount(game) <= PROFILE_ROWS ? profileList(game) : undefined;
}

function matrix(game: NormalFormGame): Table {
  const [rows, columns] = game.actions;
  const cells = rows.map((_, a) =>
    columns.map((_, b) => [0, 1].map((i) => marked(game, i, profileIndex(game, [a, b])))),
  );
  const width = (i: number, b: number): number => Math.max(...cells.map((row) => row[b][i].length));
  // The row player's payoffs line up on the right and the column player's on the left, either side of the comma.
  const cell = (a: number, b: number): string => {
    const [own, other] = cells[a][b];
    return `${' '.repeat(width(0, b) - own.length)}${own}, ${other}`;
  };
  return {
    header: ['', ...columns.map(visible)],
    rows: rows.map((name, a) => [visible(name), ...columns.map((_, b) => cell(a, b))]),
  };
}

function profileList(game: NormalFormGame): Table {
  const players = game.players.map(visible);
  return {
    header: [...players, '', ...players.map((name) => `${name} gets`)],
    align: [...players.map(() => 'left' as const), 'left', ...players.map(() => 'right' as const)],
    rows: Array.from({ length: profileCount(game) }, (_, k) => [
      ...profileAt(game, k).map((action, i) => visible(game.actions[i][action])),
      '',
      // A blank where there is no asterisk keeps the digits in line.
      ...game.players.map((_, i) => marked(game, i, k).padEnd(formatExact(exactPayoff(game, i, k)).length + 1)),
    ]),
  };
}

function marked(game: NormalFormGame, player: number, index: number): string {
  return `${formatExact(exactPayoff(game, player, index))}${isBestReply(game, player, index) ? '*' : ''}`;
}
