/**
 * The menus of strategies that agents of a game plan with and reason about.
 */

import { checkMenu, type MenuSlug, type StrategyInput, menus as shipped, strategyMenuFromData } from '@folkways/agents';
import { decodeText, expectArray, expectObject, type NormalFormGame, readJson, SizeError } from '@folkways/core';
import { readBytes } from '../input/readBytes.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { anyMenus, type GameMenus, generatedMenus, namedStrategyNames } from './anyMenus.js';
import { checkAutomatonShape } from './checkAutomatonShape.js';
import { refuseAgents } from './refuseAgents.js';

export { anyMenus, type GameMenus, generatedMenus, namedStrategyNames };

const STRATEGY_KEYS = ['label', 'description', 'actions', 'opponents', 'initial', 'states'] as const;

/**
 * The menus of a game of two players: a file's or another game's when the option says so, the paper's for its games, the well-known
 * strategies for other games with two actions each, else menus made from the payoffs.
 * @returns undefined when the game is too large for those.
 * @throws InputError when the option names neither, or its menus do not fit the game.
 */
export async function gameMenus(
  { game, entry }: GivenGame,
  option: string | undefined,
  io: Io,
): Promise<GameMenus | undefined> {
  if (option !== undefined) return chosenMenus(game, option, io);
  if (entry !== undefined && Object.hasOwn(shipped, entry.slug)) return shippedMenus(entry.slug as MenuSlug);
  return anyMenus(game);
}

/** The paper's menus of one of its games. */
export function shippedMenus(slug: MenuSlug): GameMenus {
  return { menus: shipped[slug], slug, origin: `the paper's for ${slug}` };
}

async function chosenMenus(game: NormalFormGame, option: string, io: Io): Promise<GameMenus> {
  if (option === 'generated') {
    try {
      return generatedMenus(game);
    } catch (error) {
      if (!(error instanceof SizeError)) throw error;
      throw new InputError(`--menus: ${error.message.replace(/^\w+: /, '')}`, { cause: error });
    }
  }
  if (Object.hasOwn(shipped, option)) {
    const found = shippedMenus(option as MenuSlug);
    refuseAgents('--menus', () => {
      found.menus.forEach((menu, role) => {
        checkMenu('menus', option, game, role, menu);
      });
    });
    return found;
  }
  if (!/[\\/]|\.json$/i.test(option)) {
    const names = Object.keys(shipped).join(', ');
    throw new InputError(
      `--menus: expected generated, one of ${names} or a JSON file, found ${JSON.stringify(option)}`,
    );
  }
  const text = decodeText(await readBytes(option, io), option);
  const lists = expectArray(readJson(text, option), 'an array of two menus, one for each player', 2);
  for (const list of lists) {
    for (const strategy of expectArray(list, 'an array of strategies')) {
      checkAutomatonShape(strategy);
      expectObject(strategy, STRATEGY_KEYS).require('label');
    }
  }
  const given = JSON.parse(text) as [StrategyInput[], StrategyInput[]];
  const [first, second] = refuseAgents(option, () => given.map((list, role) => strategyMenuFromData(game, role, list)));
  return { menus: [first, second], origin: `read from ${option}` };
}
