/**
 * Who plays, what they can do, what it pays.
 */
import { gameToJson, profileCount } from '@folkways/core';
import { payoffTable } from '../game/payoffTable.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { type Block, paragraph, table } from '../output/block.js';
import { countInWords, listInWords } from '../output/listInWords.js';
import { RawJson } from '../output/rawJson.js';
import { visible } from '../output/visible.js';
import type { StudySection } from './studySection.js';

/** The game itself. */
export function gameSection({ game, entry }: GivenGame): StudySection {
  const payoffs = payoffTable(game);
  const blocks: Block[] = [paragraph(playersInWords(game.players, game.actions))];
  if (payoffs === undefined) {
    const outcomes = profileCount(game).toLocaleString('en');
    blocks.push(paragraph(`That makes ${outcomes} possible outcomes, too many to print; --json has them all.`));
  } else {
    blocks.push(table(payoffs), paragraph(tableInWords(game.players.map(visible))));
  }
  if (entry !== undefined) {
    blocks.push(paragraph('From the catalogue:', entry.note), paragraph(`Source: ${entry.citation}`));
  }
  return { key: 'game', title: 'The game', data: new RawJson(gameToJson(game)), blocks };
}

function playersInWords(players: readonly string[], actions: readonly (readonly string[])[]): string {
  const names = players.map(visible);
  if (players.length === 1)
    return `One player, ${names[0]}, chooses among ${countInWords(actions[0].length, 'action')}.`;
  const sizes = actions.map((list) => list.length);
  const each = sizes.every((size) => size === sizes[0])
    ? `Each has ${countInWords(sizes[0], 'action')}`
    : listInWords(names.map((name, i) => `${name} has ${countInWords(sizes[i], 'action')}`));
  const crowd = names.length <= 10 ? `, ${listInWords(names)},` : '';
  return `${capital(countInWords(names.length, 'player'))}${crowd} choose at the same time, without seeing what the ${names.length === 2 ? 'other does' : 'others do'}. ${each}.`;
}

function tableInWords(names: readonly string[]): string {
  if (names.length !== 2) {
    return 'An asterisk marks a best reply: the most that player can get against what the others do in that row.';
  }
  return `${names[0]} chooses a row, ${names[1]} a column; each cell holds ${names[0]}'s payoff and then ${names[1]}'s. An asterisk marks a best reply: the most that player can get against what the other does there.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
