/**
 * `folkways agents menu`: the strategies of both players, and which of them are one strategy under two names.
 */

import { identifiability, type MenuSlug, type StrategyMenu } from '@folkways/agents';
import { automatonToJson } from '@folkways/core';
import type { AgentsMenuOptions } from '../commands/agentsCommand.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { type Block, heading, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { countInWords, listInWords } from '../output/listInWords.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { type GameMenus, gameMenus, shippedMenus } from './gameMenus.js';

/** The menus. @throws InputError when there are none for the game. */
export async function menuReport(argument: string, options: AgentsMenuOptions, io: Io): Promise<string> {
  const { found, title, players } = await menusFor(argument, options.menus, io);
  const wanted = [0, 1].filter((role) => options.role === undefined || Number(options.role) === role + 1);
  const reports = wanted.map((role) => {
    const menu = found.menus[role];
    const { duplicates } = identifiability({ menu, opponentMenu: found.menus[1 - role] });
    return { role, menu, duplicates };
  });
  if (options.json === true) {
    return formatJson({
      title,
      menus: reports.map(({ role, menu, duplicates }) => ({
        player: players[role],
        strategies: menu.map(({ description, automaton, label }) => ({
          ...automatonToJson(automaton),
          label,
          description,
        })),
        duplicates,
      })),
    });
  }
  return renderText([
    paragraph(`The menus of ${visible(title)}: ${found.origin}.`),
    ...reports.flatMap(({ role, menu, duplicates }) => [
      heading(visible(players[role])),
      menuTable(menu),
      ...duplicateBlocks(duplicates),
    ]),
  ]);
}

/** Menus by a game, or by a name alone: `harmony` has menus and no payoffs. */
async function menusFor(
  argument: string,
  option: string | undefined,
  io: Io,
): Promise<{ found: GameMenus; title: string; players: readonly string[] }> {
  if (option === undefined && argument === 'harmony') {
    return { found: shippedMenus(argument as MenuSlug), title: argument, players: ['Player 1', 'Player 2'] };
  }
  const given = await readGameArgument(argument, io);
  const { game, source } = given;
  if (game.players.length !== 2) {
    throw new InputError(`${source}: expected a game of two players, found ${game.players.length}`);
  }
  const found = await gameMenus(given, option, io);
  if (found === undefined) throw noMenus(source);
  return { found, title: game.title, players: game.players };
}

/** The refusal of a game without menus. */
export function noMenus(source: string): InputError {
  return new InputError(`${source}: expected a smaller game, or --menus, found a game too large to make menus for`);
}

function menuTable(menu: StrategyMenu): Block {
  return table({
    header: ['strategy', 'what it does'],
    rows: menu.map(({ label, description }) => [visible(label), visible(description)]),
  });
}

function duplicateBlocks(duplicates: readonly (readonly string[])[]): Block[] {
  if (duplicates.length === 0) return [paragraph('All of them differ after some history.')];
  const groups = duplicates.map((labels) => listInWords(labels.map(visible)));
  return [
    paragraph(
      `${groups.join('; ')} ${duplicates.length === 1 ? 'are' : 'are each'} one strategy under ${countInWords(duplicates[0].length, 'name')}: no play can tell them apart.`,
    ),
  ];
}
