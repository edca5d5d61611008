/**
 * Menus for any game of two players; nothing here reads files, so it runs in a browser too.
 */
import { generatedMenu, type MenuSlug, namedMenu, type StrategyMenu } from '@folkways/agents';
import { type NormalFormGame, SizeError, type StrategyName, strategyDescriptions } from '@folkways/core';
import { hazingStrategies } from './hazingStrategy.js';

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
