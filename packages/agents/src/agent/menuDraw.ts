/**
 * A baseline: one strategy of a menu, drawn once per match.
 */
import { checkInteger, type NormalFormGame, uniformInteger } from '@folkways/core';
import { MenuWalk } from '../belief/menuProduct.js';
import { type MenuTables, menuTables } from '../belief/menuTables.js';
import { checkMenu, checkTwoPlayers } from '../menu/checkMenu.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import type { ReasonedAgent } from './agent.js';
import { AutomatonPlayer } from './automatonPlayer.js';
import { type AgentView, reasonedAgent } from './reasonedAgent.js';

/** Options of `menuDraw`. */
export interface MenuDrawOptions {
  readonly game: NormalFormGame;
  readonly role: number;
  readonly menu: StrategyMenu;
  /** @defaultValue `"menu draw"` */
  readonly name?: string;
}

/**
 * A baseline: draws one strategy of a menu before round 1, all equally likely, and follows it.
 *
 * Its `actionProbabilities` are those of an observer who knows the menu: Bayes' rule over its own actions says which strategy it drew;
 * own actions that no strategy would have taken leave the menu's equal weights.
 * @throws RangeError when the menu does not fit the role.
 */
export function menuDraw({ game, role, menu, name = 'menu draw' }: MenuDrawOptions): ReasonedAgent {
  checkTwoPlayers('menuDraw', game);
  checkInteger('menuDraw', 'role', role, 0, 1);
  checkMenu('menuDraw', 'menu', game, role, menu);
  const tables = menuTables(game, role, menu);
  return reasonedAgent({
    name,
    game,
    role,
    remembersDraws: true,
    start: (rng) => new AutomatonPlayer(tables, uniformInteger(rng, 0, menu.length - 1), rng),
    view: () => new MenuDrawView(tables),
  });
}

class MenuDrawView implements AgentView {
  readonly #tables: MenuTables;
  readonly #walk: MenuWalk;
  #weights: Float64Array;

  constructor(tables: MenuTables) {
    this.#tables = tables;
    this.#walk = new MenuWalk(tables);
    this.#weights = new Float64Array(tables.size).fill(1);
  }

  observe(profile: number): void {
    const { outputs, actions, ownAction } = this.#tables;
    this.#weights = this.#weights.map(
      (weight, j) => weight * outputs[this.#walk.stateOf(j) * actions + ownAction[profile]],
    );
    this.#walk.observe(profile);
  }

  distribution(): Float64Array {
    const { outputs, actions, size } = this.#tables;
    const total = this.#weights.reduce((sum, weight) => sum + weight, 0);
    const distribution = new Float64Array(actions);
    for (let j = 0; j < size; j++) {
      const weight = total > 0 ? this.#weights[j] / total : 1 / size;
      for (let a = 0; a < actions; a++) distribution[a] += weight * outputs[this.#walk.stateOf(j) * actions + a];
    }
    return distribution;
  }
}
