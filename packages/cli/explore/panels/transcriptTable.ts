/**
 * The rounds of a match as a table.
 */
import type { NormalFormGame } from '@folkways/core';
import { formatSignificant } from '../../src/output/formatReal.js';
import { visible } from '../../src/output/visible.js';
import type { MatchRound } from '../compute/matchView.js';
import { tableElement } from '../dom/tableElement.js';

/** The latest round first, so that it is next to the buttons. */
export function transcriptTable(game: NormalFormGame, rounds: readonly MatchRound[], seat: 0 | 1): HTMLElement {
  const totals: number[] = [];
  rounds.reduce((sum, { payoffs }) => {
    totals.push(sum + payoffs[seat]);
    return sum + payoffs[seat];
  }, 0);
  const rows = rounds.map(({ actions, payoffs }, t) => [
    String(t + 1),
    visible(game.actions[seat][actions[seat]]),
    visible(game.actions[1 - seat][actions[1 - seat]]),
    formatSignificant(payoffs[seat]),
    formatSignificant(payoffs[1 - seat]),
    formatSignificant(totals[t]),
  ]);
  return tableElement(
    {
      header: ['round', 'you', 'PS-BR', 'you get', 'it gets', 'you so far'],
      align: ['right', 'left', 'left', 'right', 'right', 'right'],
      rows: rows.reverse(),
    },
    'The rounds so far, the latest first',
  );
}
