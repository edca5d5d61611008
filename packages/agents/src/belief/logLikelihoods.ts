/**
 * How well each strategy of a menu explains what a player did.
 *
 * Source: Kang (2026), Appendix D.1, for any number of actions: the probability of the observed action, clipped to [1e-6, 1 - 1e-6].
 */
import { checkInteger, checkReal, followHistory } from '@folkways/core';
import type { History } from '../history.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { clippedLog } from './menuTables.js';

/** Options of `logLikelihoods`. */
export interface LogLikelihoodOptions {
  /** rho in (0, 1]: each round the sum so far is multiplied by it. @defaultValue 1 */
  readonly recency?: number;
}

/**
 * The log-likelihood that the player in `role` generated its own actions with each strategy of the menu.
 * @param menu - strategies of that role.
 * @param history - joint actions as names, one row per round, player 0 first.
 * @returns natural logarithms by label, all finite and at most 0: the clip keeps even an impossible history defined (about -13.8 for
 * each action that a strategy would never have taken); `possibleLabels` tells which strategies could really have done it.
 * @throws RangeError when `role` is not 0 or 1, or the history has unknown actions or rows of another length.
 * @remarks O(rounds * labels).
 * @example
 * ```ts
 * import { logLikelihoods, menus } from '@folkways/agents';
 * const history = [['J', 'J'], ['J', 'F'], ['F', 'J']];
 * const scores = logLikelihoods(menus['prisoners-dilemma'][0], history, 0);
 * console.log(scores.tft.toFixed(6), scores.alld.toFixed(2)); // -0.000003 -27.63
 * ```
 */
export function logLikelihoods(
  menu: StrategyMenu,
  history: History,
  role: number,
  options: LogLikelihoodOptions = {},
): Record<string, number> {
  const { recency = 1 } = options;
  checkInteger('logLikelihoods', 'role', role, 0, 1);
  checkReal('logLikelihoods', 'recency', recency, { low: 0, high: 1, open: 'low' });
  return Object.fromEntries(
    menu.map(({ label, automaton }) => {
      const { probabilities } = followHistory(automaton, history, { player: role });
      return [label, probabilities.reduce((sum, p) => recency * sum + clippedLog(p), 0)];
    }),
  );
}

/**
 * The labels under which what the player did had positive probability, without the clip. An empty list means that the history is
 * impossible under every strategy of the menu: beliefs are then the clip's, and say only which strategy was violated least often.
 * @throws RangeError as `logLikelihoods`.
 */
export function possibleLabels(menu: StrategyMenu, history: History, role: number): string[] {
  checkInteger('possibleLabels', 'role', role, 0, 1);
  return menu
    .filter(({ automaton }) => followHistory(automaton, history, { player: role }).probabilities.every((p) => p > 0))
    .map(({ label }) => label);
}
