/**
 * `folkways minmax`.
 */
import { type MinmaxPunishment, type MinmaxResult, minmax, type NormalFormGame } from '@folkways/core';
import type { MinmaxCommandOptions } from '../commands/minmaxCommand.js';
import { playerNamed } from '../game/playerNamed.js';
import { requireModerate } from '../game/requireModerate.js';
import { floatStrategyInWords } from '../game/strategyInWords.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { loadEngine } from '../loadEngine.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatSignificant } from '../output/formatReal.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';

const KINDS = {
  pure: 'one action each',
  independent: 'a mixture each, independently',
  correlated: 'a joint lottery',
} as const;

/** Bounds and punishments. @throws InputError when there is no such player. */
export async function minmaxReport(argument: string, options: MinmaxCommandOptions, io: Io): Promise<string> {
  const { game, source } = await readGameArgument(argument, io);
  requireModerate(game, source);
  const players =
    options.player === undefined ? game.players.map((_, i) => i) : [playerNamed(game, options.player, '--player')];
  const lp = await loadEngine(options.lp);
  const { punishers, tolerance, timeLimit } = options;
  const results = players.map((player) =>
    refuseInput(source, () => minmax(game, player, { lp, punishers, tolerance, timeLimit })),
  );
  if (options.json === true) {
    return formatJson({
      punishers,
      players: results.map((result, k) => ({ player: game.players[players[k]], ...result })),
    });
  }
  return renderText([
    paragraph(`${visible(game.title)}, read from ${visible(source)}.`),
    paragraph(
      `The minmax value of a player is the least that the others can hold it down to when it answers as best it can; here they choose ${KINDS[punishers]}.`,
    ),
    table({
      header: ['player', 'minmax', 'the others play'],
      align: ['left', 'right', 'left'],
      rows: results.map((result, k) => [
        visible(game.players[players[k]]),
        intervalInWords(result),
        punishmentInWords(game, result.punishment),
      ]),
    }),
    ...openNote(results),
  ]);
}

function intervalInWords({ lower, upper, closed }: MinmaxResult): string {
  const [low, high] = [formatSignificant(lower), formatSignificant(upper)];
  return closed || low === high ? high : `[${low}, ${high}]`;
}

function openNote(results: readonly MinmaxResult[]): Block[] {
  if (results.every(({ closed }) => closed)) return [];
  return [paragraph('An interval certainly holds the value; a longer --time-limit narrows it.')];
}

function punishmentInWords(game: NormalFormGame, punishment: MinmaxPunishment): string {
  if (punishment.kind === 'correlated') {
    const profile = (actions: readonly (number | null)[]): string =>
      actions.flatMap((action, i) => (action === null ? [] : [visible(game.actions[i][action])])).join(' and ');
    if (punishment.lottery.length === 1) return profile(punishment.lottery[0].profile);
    return punishment.lottery
      .map((item) => `${profile(item.profile)} (${formatSignificant(item.probability)})`)
      .join(', ');
  }
  const others = punishment.strategies.flatMap((strategy, i) =>
    strategy === null ? [] : [`${visible(game.players[i])}: ${floatStrategyInWords(game.actions[i], strategy)}`],
  );
  return others.length === 0 ? '(nobody else)' : others.join('; ');
}
