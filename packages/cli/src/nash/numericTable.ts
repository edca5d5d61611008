/**
 * Equilibria in floating point as a table.
 */
import type { NormalFormGame, NumericEquilibrium } from '@folkways/core';
import { floatStrategyInWords } from '../game/strategyInWords.js';
import { type Block, table } from '../output/block.js';
import { formatSignificant } from '../output/formatReal.js';
import { visible } from '../output/visible.js';

/** One row per equilibrium, numbered when there are several. */
export function numericTable(game: NormalFormGame, equilibria: readonly NumericEquilibrium[]): Block {
  const numbered = equilibria.length > 1;
  return table({
    header: [...(numbered ? [''] : []), ...game.players.map((name) => `${visible(name)} plays`), 'payoffs'],
    align: numbered ? ['right'] : [],
    rows: equilibria.map(({ strategies, payoffs }, k) => [
      ...(numbered ? [String(k + 1)] : []),
      ...strategies.map((strategy, i) => floatStrategyInWords(game.actions[i], strategy)),
      payoffs.map((value) => formatSignificant(value)).join(', '),
    ]),
  });
}
