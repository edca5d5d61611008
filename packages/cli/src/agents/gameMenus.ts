/**
 * The menus of strategies that agents of a game plan with and reason about.
 */

import {
  checkMenu,
  generatedMenu,
  type MenuSlug,
  namedMenu,
  type StrategyInput,
  type StrategyMenu,
  menus as shipped,
  strategyMenuFromData,
} from '@folkways/agents';
import {
  decodeText,
  expectArray,
  expectObject,
  type NormalFormGame,
  readJson,
  SizeError,
  type StrategyName,
  strategyDescriptions,
} from '@folkways/core';
import { readBytes } from '../input/readBytes.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { checkAutomatonShape } from './checkAutomatonShape.js';
import { hazingStrategies } from './hazingStrategy.js';
import { refuseAgents } from './refuseAgents.js';

/** Both roles' menus and where they come from. */
export interface GameMenus {
  readonly menus: readonly [StrategyMenu, StrategyMenu];
  /** The slug of the paper's menus, when they are those. */
  readonly slug?: MenuSlug;
  /** Made from the payoffs: a label `haze` then is the agent of that name. */
  readonly generated?: true;
  /** In words: `the paper's`, `the well-known strategies`, a file. */
  readonly origin: string;
}

/** The names of core's strategies as they are typed: `tit-for-tat`. */
export const namedStrategyNames: ReadonlyMap<string, StrategyName> = new Map(
  (Object.keys(strategyDescriptions) as StrategyName[]).map((name) => [
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    name,
  ]),
);

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

/** The well-known strategies for both roles, each player's first action being the cooperative one; undefined where they do not fit. */
export function namedMenus(game: NormalFormGame): GameMenus | undefined {
  // An automaton reads an action named "*" as "any other".
  if (game.players.length !== 2 || game.actions.some((names) => names.length !== 2 || names.includes('*'))) {
    return undefined;
  }
  const menu = (role: number): StrategyMenu =>
    [...namedStrategyNames].map(([label, name]) => {
      const [{ automaton, description }] = namedMenu(game, role, [name]);
      return { label, description, automaton: { ...automaton, label } };
    });
  return {
    menus: [menu(0), menu(1)],
    origin: "the well-known strategies, C being a player's first action and D the second",
  };
}

/** The well-known strategies, or menus made from the payoffs; undefined where the game has not two players or is too large to plan in. */
export function anyMenus(game: NormalFormGame): GameMenus | undefined {
  if (game.players.length !== 2) return undefined;
  try {
    return namedMenus(game) ?? generatedMenus(game);
  } catch (error) {
    if (error instanceof SizeError) return undefined;
    throw error;
  }
}

/** Menus made from the payoffs, with the cheapest stable hazing where there is one. @throws SizeError when the game is too large. */
export function generatedMenus(game: NormalFormGame): GameMenus {
  const hazing = hazingStrategies(game);
  return {
    menus: [
      [...generatedMenu(game, 0), ...hazing[0]],
      [...generatedMenu(game, 1), ...hazing[1]],
    ],
    generated: true,
    origin: 'strategies made from its payoffs',
  };
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
