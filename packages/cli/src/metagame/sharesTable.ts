/**
 * Who advises what share of each role.
 */
import type { MetaGame } from '@folkways/metagame';
import { type Block, table } from '../output/block.js';
import { formatExact } from '../output/formatExact.js';
import { visible } from '../output/visible.js';
import { formatAmount } from './formatAmount.js';

/** One row per role, and the numbers of clients in all. */
export function sharesTable({ game, llms, exactShares, masses }: MetaGame): Block {
  return table({
    header: ['role', ...llms.map((name) => `${visible(name)} advises`)],
    align: ['left', ...llms.map(() => 'right' as const)],
    rows: [
      ...exactShares.map((row, i) => [visible(game.players[i]), ...row.map(formatExact)]),
      ['clients in all', ...masses.map(formatAmount)],
    ],
  });
}
