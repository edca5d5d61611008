/**
 * `folkways correlated`.
 */
import {
  type CorrelatedEquilibriumResult,
  coarseCorrelatedEquilibrium,
  correlatedEquilibrium,
  correlatedPayoffs,
  type NormalFormGame,
  profileAt,
} from '@folkways/core';
import type { CorrelatedOptions } from '../commands/correlatedCommand.js';
import { outcomeInWords, payoffsInWords } from '../game/outcomeInWords.js';
import { playerNamed } from '../game/playerNamed.js';
import { requireModerate } from '../game/requireModerate.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { loadEngine } from '../loadEngine.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatSignificant } from '../output/formatReal.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';

/** Probabilities below this are rounding. */
const NEGLIGIBLE = 1e-9;

/** The optimum and, for two players, the corners of all payoffs. @throws InputError when there is no such player. */
export async function correlatedReport(argument: string, options: CorrelatedOptions, io: Io): Promise<string> {
  const { game, source } = await readGameArgument(argument, io);
  requireModerate(game, source);
  const player = options.for === undefined ? undefined : playerNamed(game, options.for, '--for');
  const lp = await loadEngine(options.lp);
  const coarse = options.coarse === true;
  const objective = player === undefined ? 'welfare' : { weights: game.players.map((_, i) => (i === player ? 1 : 0)) };
  const solve = coarse ? coarseCorrelatedEquilibrium : correlatedEquilibrium;
  const result = refuseInput(source, () => solve(game, { lp, objective }));
  const corners =
    game.players.length === 2
      ? refuseInput(source, () => correlatedPayoffs(game, { lp, kind: coarse ? 'coarse' : 'correlated' })).map(
          (corner) => corner.payoffs,
        )
      : undefined;
  const outcomes = support(game, result);
  if (options.json === true) {
    const { payoffs, objective: value, upper, violation } = result;
    const distribution = outcomes.map(({ profile, probability }) => ({
      profile: profile.map((action, i) => game.actions[i][action]),
      probability,
    }));
    return formatJson({
      kind: coarse ? 'coarse correlated' : 'correlated',
      maximised: player === undefined ? 'welfare' : game.players[player],
      distribution,
      payoffs,
      objective: value,
      upper,
      violation,
      payoffCorners: corners,
    });
  }
  const what = player === undefined ? 'the sum of all payoffs' : `the payoff of ${visible(game.players[player])}`;
  return renderText([
    paragraph(`${visible(game.title)}, read from ${visible(source)}.`),
    paragraph(
      `A mediator draws an outcome and tells each player its own action only. In this ${coarse ? 'coarse correlated equilibrium nobody gains by refusing the advice before hearing it' : 'correlated equilibrium nobody gains by doing otherwise than told'}, and no other one pays more in ${what}, which is ${formatSignificant(result.objective)}.`,
    ),
    table({
      header: ['outcome', 'probability', 'pays'],
      align: ['left', 'right', 'left'],
      rows: outcomes.map(({ profile, probability }) => [
        outcomeInWords(game, profile),
        formatSignificant(probability),
        payoffsInWords(game, profile),
      ]),
    }),
    paragraph(`Expected payoffs: ${result.payoffs.map((value) => formatSignificant(value)).join(', ')}.`),
    ...cornerBlocks(game, corners),
  ]);
}

function support(game: NormalFormGame, { probabilities }: CorrelatedEquilibriumResult) {
  return Array.from(probabilities, (probability, k) => ({ profile: profileAt(game, k), probability })).filter(
    ({ probability }) => probability > NEGLIGIBLE,
  );
}

function cornerBlocks(game: NormalFormGame, corners: readonly (readonly [number, number])[] | undefined): Block[] {
  if (corners === undefined) return [];
  if (corners.length === 1) return [paragraph('All equilibria of this kind pay the same.')];
  return [
    paragraph('What all equilibria of this kind can pay, by its corners:'),
    table({
      header: game.players.map(visible),
      align: ['right', 'right'],
      rows: corners.map((pair) => pair.map((value) => formatSignificant(value))),
    }),
  ];
}
