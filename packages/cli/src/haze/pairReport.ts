/**
 * `folkways haze GAME --pairs`: games that are not symmetric.
 */
import { type PairProfile, solvePairHazing } from '@folkways/hazing';
import type { HazeOptions } from '../commands/hazeCommand.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { InputError, refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatExact } from '../output/formatExact.js';
import { formatJson } from '../output/formatJson.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';

/** The lightest sequence of action pairs before the best outcome. @throws InputError when the game has not two players. */
export async function pairReport(argument: string | undefined, options: HazeOptions, io: Io): Promise<string> {
  if (argument === undefined) throw new InputError('--pairs: expected a GAME, found none');
  const { Fraction } = await import('@folkways/core');
  const { game, source } = await readGameArgument(argument, io);
  const result = refuseInput(source, () => solvePairHazing(game, { timeLimit: options.timeLimit }));
  if (options.json === true) return formatJson({ ...result, box: Number.isFinite(result.box) ? result.box : null });
  const { status, goal, sequence, totals, lowerBound, scale } = result;
  const players = game.players.map(visible);
  const within = status.endsWith('within') ? ' among those whose hazing totals stay moderate' : '';
  const head: Block[] = [
    paragraph(`${visible(game.title)}, read from ${visible(source)}.`),
    paragraph(
      `The goal, ${pairInWords(goal[0])} for ever, has the largest sum of payoffs. Each player has its own costs and thresholds, so hazing is a sequence of outcomes.`,
    ),
  ];
  if (totals === null) {
    const nothing =
      status === 'unproven'
        ? `The search was stopped before it found a stable sequence: none gives up less than ${formatExact(Fraction.of(lowerBound ?? 0, scale))}, both players together.`
        : `No sequence is stable${within}.`;
    return renderText([...head, paragraph(nothing)]);
  }
  const amounts = totals.map((total) => formatExact(Fraction.of(total, scale)));
  return renderText([
    ...head,
    paragraph(
      sequence.length === 0
        ? 'No hazing is needed: each player’s part in it is a best reply.'
        : `The lightest stable sequence${within}: ${players[0]} gives up ${amounts[0]} in all and ${players[1]} ${amounts[1]}.`,
    ),
    table({
      header: ['rounds', ...players],
      rows: [
        ...runsOf(sequence).map(({ pair, from, to }) => [
          from === to ? `${from}` : `${from} to ${to}`,
          ...pair.map(visible),
        ]),
        [`${sequence.length + 1} on`, ...goal[0].map(visible)],
      ],
    }),
  ]);
}

const pairInWords = (pair: PairProfile): string => `(${pair.map(visible).join(', ')})`;

/** Equal neighbours joined; rounds from 1. */
function runsOf(sequence: readonly PairProfile[]): { pair: PairProfile; from: number; to: number }[] {
  const runs: { pair: PairProfile; from: number; to: number }[] = [];
  sequence.forEach((pair, k) => {
    const last = runs.at(-1);
    if (last !== undefined && last.pair[0] === pair[0] && last.pair[1] === pair[1]) last.to = k + 1;
    else runs.push({ pair, from: k + 1, to: k + 1 });
  });
  return runs;
}
