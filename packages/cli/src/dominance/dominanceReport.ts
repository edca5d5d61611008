/**
 * `folkways dominance`.
 */
import { type DominanceStep, iteratedDominance, type NormalFormGame } from '@folkways/core';
import type { DominanceOptions } from '../commands/dominanceCommand.js';
import { payoffTable } from '../game/payoffTable.js';
import { strategyInWords } from '../game/strategyInWords.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { countInWords } from '../output/listInWords.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';

/** The eliminations and what is left. */
export async function dominanceReport(argument: string, options: DominanceOptions, io: Io): Promise<string> {
  const { game, source } = await readGameArgument(argument, io);
  const kind = options.weak === true ? 'weak' : 'strict';
  const by = options.mixed === true ? 'mixed' : 'pure';
  const result = refuseInput(source, () => iteratedDominance(game, { kind, by }));
  const survivors = result.surviving.map((list, i) => list.map((action) => game.actions[i][action]));
  if (options.json === true) {
    const steps = result.steps.map(({ round, player, action, dominatedBy }) => ({
      round,
      player: game.players[player],
      action: game.actions[player][action],
      dominatedBy: dominatedBy.map((part) => ({
        action: game.actions[player][part.action],
        probability: part.probability,
      })),
    }));
    return formatJson({
      kind,
      by,
      steps,
      survivors: game.players.map((player, i) => ({ player, actions: survivors[i] })),
    });
  }
  return renderText([
    paragraph(`${visible(game.title)}, read from ${visible(source)}.`),
    ...(result.steps.length === 0
      ? [
          paragraph(
            `No action is ${kind === 'strict' ? 'strictly' : 'weakly'} dominated${by === 'mixed' ? ', not even by a mixture' : ''}.`,
          ),
        ]
      : [stepsTable(game, result.steps), ...survivorBlocks(result.game, kind)]),
  ]);
}

function stepsTable(game: NormalFormGame, steps: readonly DominanceStep[]): Block {
  return table({
    header: ['round', 'player', 'drops', 'dominated by'],
    align: ['right'],
    rows: steps.map(({ round, player, action, dominatedBy }) => [
      String(round),
      visible(game.players[player]),
      visible(game.actions[player][action]),
      strategyInWords(
        dominatedBy.map((part) => game.actions[player][part.action]),
        dominatedBy.map((part) => part.probability),
      ),
    ]),
  });
}

function survivorBlocks(game: NormalFormGame, kind: 'strict' | 'weak'): Block[] {
  const note =
    kind === 'strict'
      ? 'Every equilibrium of the game is among what is left.'
      : 'At least one equilibrium is among what is left; others may have been dropped.';
  if (game.actions.every((names) => names.length === 1)) {
    return [
      paragraph(`What is left: one outcome, (${game.actions.map(([name]) => visible(name)).join(', ')}). ${note}`),
    ];
  }
  const payoffs = payoffTable(game);
  const sizes = game.players.map((name, i) => `${visible(name)} ${countInWords(game.actions[i].length, 'action')}`);
  return [paragraph(`What is left: ${sizes.join(', ')}. ${note}`), ...(payoffs === undefined ? [] : [table(payoffs)])];
}
