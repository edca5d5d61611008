/**
 * What another way of playing would have earned, the opponent's reaction to it included.
 */
import { type Automaton, checkInteger, finiteHorizonBestResponse, type NormalFormGame } from '@folkways/core';
import { scriptAutomaton } from '../agent/scriptAutomaton.js';
import { menuTables } from '../belief/menuTables.js';
import { type History, historyProfiles } from '../history.js';
import { checkFits, checkMenu, checkTwoPlayers } from '../menu/checkMenu.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { occupancyTables, pairValues } from '../plan/occupancyTables.js';

/** Options of `policyRegret`. */
export interface PolicyRegretOptions {
  readonly game: NormalFormGame;
  /** Whose regret, 0 or 1. */
  readonly role: number;
  /** What was played, at least one round. */
  readonly history: History;
  /** The opponent's strategy, which would have reacted to other play. */
  readonly opponent: Automaton;
  /** Comparators beside the constant actions. @defaultValue none */
  readonly menu?: StrategyMenu;
}

/** Regret against a class of comparators. */
export interface PolicyRegret {
  /** Best comparator's expected average payoff minus the realised one; negative when play beat every comparator. */
  readonly regret: number;
  /** The label of the best comparator, the first of several. */
  readonly best: string;
  /** Expected average payoff of each comparator over as many rounds, by label. */
  readonly comparators: Readonly<Record<string, number>>;
  /** The realised average payoff (true payoffs, without noise). */
  readonly realised: number;
  /** The same regret against all strategies whatever, by backward induction. */
  readonly unrestricted: number;
}

/**
 * Policy regret against an opponent that reacts: the best average payoff that a constant action or a strategy of a menu would have had
 * from round 1 over the same number of rounds, minus what was earned.
 * @throws RangeError when the history is empty or not of the game, or the opponent or the menu does not fit the roles.
 * @remarks Exact expectations over the product of automata, O(rounds * joint states * profiles). Source: Arora, Dekel and Tewari (2012).
 */
export function policyRegret({ game, role, history, opponent, menu = [] }: PolicyRegretOptions): PolicyRegret {
  const where = 'policyRegret';
  checkTwoPlayers(where, game);
  checkInteger(where, 'role', role, 0, 1);
  checkFits(where, 'opponent', game, 1 - role, opponent);
  const profiles = historyProfiles(where, game, history);
  if (profiles.length === 0) throw new RangeError(`${where}: "history" expected at least one round, got none`);
  const constants = game.actions[role].map((action) => ({
    label: `always ${action}`,
    description: '',
    automaton: scriptAutomaton(game, role, { actions: [action], label: `always ${action}` }),
  }));
  const candidates = [...constants, ...menu];
  checkMenu(where, 'menu', game, role, candidates);
  const rounds = profiles.length;
  const own = menuTables(game, role, candidates);
  const other = menuTables(game, 1 - role, [{ label: opponent.label, description: '', automaton: opponent }]);
  const values = pairValues(occupancyTables(own, other, 1).layer(rounds), game.payoffs[role]);
  const averages = candidates.map((_, j) => values[own.initial[j] * other.stateCount + other.initial[0]] / rounds);
  const realised = profiles.reduce((sum, k) => sum + game.payoffs[role][k], 0) / rounds;
  const most = Math.max(...averages);
  const { value } = finiteHorizonBestResponse(game, role, [opponent], { horizon: rounds });
  return {
    regret: most - realised,
    best: candidates[averages.indexOf(most)].label,
    comparators: Object.fromEntries(candidates.map(({ label }, j) => [label, averages[j]])),
    realised,
    unrestricted: value - realised,
  };
}
