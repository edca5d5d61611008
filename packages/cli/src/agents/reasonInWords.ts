/**
 * Why a cell of ours differs from the paper's: one sentence each.
 */
import { formatReal } from '../output/formatReal.js';
import { PAPER_GAMES, type PaperMethod } from './paperTables.js';
import type { ReproducedRow } from './reproduceTables.js';

/** A cell of one of the paper's tables. */
export interface PaperCell {
  readonly table: number;
  readonly method: PaperMethod;
  /** Position in `PAPER_GAMES`. */
  readonly game: number;
  readonly paper: number;
}

/** The reason, with what a variant of ours does where that says more. */
export function reasonInWords({ table, method, game, paper }: PaperCell, rows: readonly ReproducedRow[]): string {
  const { name } = PAPER_GAMES[game];
  if (method === 'Base') return baseReason(paper);
  if (method === 'SCoT') return scotReason(table, name);
  const mean = rows.find(({ key }) => key === 'psbr mean')?.cells[game];
  return psbrReason(table, name, mean?.rate);
}

function baseReason(paper: number): string {
  return paper === 0
    ? 'exactly 0.0 % in 20 matches is out of reach of any policy that ever randomises, and ours plays all actions equally often.'
    : "the paper's Base is a bare language model, which no rule stands for; ours plays all actions equally often.";
}

function scotReason(table: number, game: string): string {
  if (game === 'BoS') {
    return 'taking turns is a sequence of stage equilibria, so whoever predicts the other’s turn and answers it best keeps turns for ever.';
  }
  if (game === 'PD' && table === 2) {
    return 'J is strictly dominated, so no best reply to a prediction is ever J; the paper’s own Theorem 5.10 forbids (J, J) here.';
  }
  if (table === 3) {
    return 'payoff offsets are symmetric around the truth, so a player who plans with posterior means knows the payoffs from the start and plays as in Table 1.';
  }
  return 'the best reply to the likeliest next action is fixed by the payoffs, and the stated rule leaves no room for the paper’s figure.';
}

function psbrReason(table: number, game: string, mean: number | undefined): string {
  if (table === 4) {
    const instead = mean === undefined ? '' : ` (posterior means instead of draws give ${formatReal(mean, 1)} % here)`;
    if (game === 'BoS' || game === 'Promo' || game === 'Lemons') {
      return `payoffs of cells off the path stay unknown and are drawn anew in every round, and some draws make leaving the path look best${instead}.`;
    }
    return `payoffs of cells off the path stay unknown and are drawn anew in every round, so a pair leaves the path in round 1 with probability above .4, and cooperation that has ended does not return${instead}.`;
  }
  if (table === 2) {
    return 'strategies that agree on the path keep their prior weight under Bayes’ rule, so one whose best reply is to defect is drawn sooner or later.';
  }
  return 'the paper’s agents are language models that name a strategy, not exact Bayesians; temperature .2 and recency .9 come nearer to them.';
}
