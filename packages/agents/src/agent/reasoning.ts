/**
 * What the agents that hold a belief over a menu have in common: options, their checks, and the state of one match.
 */
import { checkInteger, checkOneOf, checkReal, type NormalFormGame, type RandomStream } from '@folkways/core';
import { type BeliefOptions, type BeliefSettings, beliefSettings } from '../belief/beliefOptions.js';
import { type MenuTables, menuTables } from '../belief/menuTables.js';
import { StrategyBelief } from '../belief/strategyBelief.js';
import { checkMenu, checkTwoPlayers } from '../menu/checkMenu.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { MenuPlanner, type MenuPlanTables, menuPlanTables } from '../plan/menuPlanner.js';
import { occupancyTables } from '../plan/occupancyTables.js';
import type { Planner } from '../plan/planner.js';
import { RolloutPlanner } from '../plan/rolloutPlanner.js';
import { TIE_BREAKS, type TieBreak, type TieBreaker, tieBreaker } from '../plan/tieBreaker.js';
import { actionValues, UnrestrictedPlanner } from '../plan/unrestrictedPlanner.js';
import { PayoffKnowledge, type PayoffLearning, type PayoffPlan, payoffSettings } from './payoffKnowledge.js';

/** The game, the role and the menus of a reasoning agent, its belief and its plans. */
export interface ReasoningOptions extends BeliefOptions {
  /** A two-player game. */
  readonly game: NormalFormGame;
  /** The agent's role, 0 or 1. */
  readonly role: number;
  /** Own candidate strategies. */
  readonly menu?: StrategyMenu;
  /** Strategies the opponent may be using; what the belief is over. */
  readonly opponentMenu: StrategyMenu;
  /** In [0, 1]. @defaultValue 0.95 */
  readonly discount?: number;
  /** How many rounds are planned ahead, the coming one included; at least 1. @defaultValue 20 */
  readonly horizon?: number;
  /** The last round of the game, from 1: plans stop there. @defaultValue never */
  readonly lastRound?: number;
  /** Best among own candidates, or among all strategies (actions are then the plans). @defaultValue `"menu"` */
  readonly planner?: 'menu' | 'unrestricted';
  /** 0: exact expectations; K > 0: averages over K simulated continuations of each candidate. @defaultValue 0 */
  readonly rollouts?: number;
  /** Among plans within 1e-9 of the best. @defaultValue `"first"` */
  readonly tie?: TieBreak;
  /** @defaultValue `"known"` */
  readonly payoffs?: PayoffPlan | PayoffLearning;
  /** @defaultValue the kind of agent */
  readonly name?: string;
}

/** Checked options and everything that all matches of an agent share. */
export interface Reasoning {
  readonly options: ReasoningOptions;
  readonly labels: readonly string[];
  readonly other: MenuTables;
  readonly belief: BeliefSettings;
  readonly ownActions: number;
  readonly exact: boolean;
  readonly tie: TieBreaker;
  /** The tables of own candidates; undefined for the unrestricted planner. */
  readonly tables: MenuPlanTables | undefined;
  newBelief(): StrategyBelief;
  newPlanner(): Planner;
  newPayoffs(): PayoffKnowledge;
  /** How many rounds to plan in round t (from 1). */
  planned(round: number): number;
  /** The cells of the payoff matrix that the choice against a state of the opponent depends on. */
  relevantCells(planner: Planner, other: number, rounds: number): number[];
}

/** Checks the options of a reasoning agent and makes its tables. */
export function reasoning(where: string, options: ReasoningOptions): Reasoning {
  const { game, role, opponentMenu, discount = 0.95, horizon = 20, lastRound = Infinity, rollouts = 0 } = options;
  checkTwoPlayers(where, game);
  checkInteger(where, 'role', role, 0, 1);
  checkMenu(where, 'opponentMenu', game, 1 - role, opponentMenu);
  checkReal(where, 'discount', discount, { low: 0, high: 1 });
  checkInteger(where, 'horizon', horizon, 1, 1_000_000);
  if (lastRound !== Infinity) checkInteger(where, 'lastRound', lastRound, 1, Infinity);
  checkInteger(where, 'rollouts', rollouts, 0, 1_000_000);
  const kind = checkOneOf(where, 'planner', options.planner ?? 'menu', ['menu', 'unrestricted'] as const);
  const tie = checkOneOf(where, 'tie', options.tie ?? 'first', TIE_BREAKS);
  const payoffs = payoffSettings(where, game, role, options.payoffs);
  const known = payoffs.plan === 'known' ? game.payoffs[role] : undefined;
  const other = menuTables(game, 1 - role, opponentMenu);
  let newPlanner: () => Planner;
  let plans: readonly string[];
  let menuPlans: MenuPlanTables | undefined;
  if (kind === 'menu') {
    const { menu } = options;
    if (menu === undefined) throw new TypeError(`${where}: "menu" expected the agent's own strategies, got undefined`);
    checkMenu(where, 'menu', game, role, menu);
    const own = menuTables(game, role, menu);
    const tables = menuPlanTables(own, other, occupancyTables(own, other, discount), known);
    menuPlans = tables;
    newPlanner =
      rollouts > 0
        ? () => new RolloutPlanner(tables, game.payoffs[role], discount, rollouts)
        : () => new MenuPlanner(tables);
    plans = menu.map(({ label }) => label);
  } else {
    if (rollouts > 0)
      throw new RangeError(`${where}: "rollouts" expected 0 for the unrestricted planner, got ${rollouts}`);
    const ownAction = ownActionsOf(game, role);
    const tables = { other, ownAction, ownActions: game.actions[role].length, discount };
    const solved = known && actionValues(tables, known);
    newPlanner = () => new UnrestrictedPlanner({ ...tables, known: solved });
    plans = game.actions[role];
  }
  const belief = beliefSettings(where, opponentMenu, options);
  return {
    options,
    labels: opponentMenu.map(({ label }) => label),
    other,
    belief,
    ownActions: game.actions[role].length,
    exact: rollouts === 0,
    tables: menuPlans,
    tie: tieBreaker(tie, plans),
    newBelief: () => new StrategyBelief(other, belief),
    newPlanner,
    newPayoffs: () => new PayoffKnowledge(payoffs),
    planned: (round) => Math.max(1, Math.min(horizon, lastRound - round + 1)),
    relevantCells(planner, state, rounds) {
      const cells = Array.from(game.payoffs[role].keys());
      if (kind === 'unrestricted') return cells;
      // Menu values are linear in the payoffs: a cell that adds the same to every candidate cannot change the choice.
      const unit = new Float64Array(cells.length);
      const values = new Float64Array(planner.size);
      return cells.filter((k) => {
        unit.fill(0);
        unit[k] = 1;
        planner.values(state, rounds, unit, NO_DRAWS, values);
        return values.some((value) => value !== values[0]);
      });
    },
  };
}

/** `[profiles]`: the own part of each joint action. */
function ownActionsOf(game: NormalFormGame, role: number): Int32Array {
  const columns = game.actions[1].length;
  return Int32Array.from(game.payoffs[role], (_, k) => (role === 0 ? Math.floor(k / columns) : k % columns));
}

/** Exact planners draw nothing. */
const NO_DRAWS = undefined as unknown as RandomStream;
