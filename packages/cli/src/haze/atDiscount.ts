/**
 * `folkways haze GAME --discount D`: players of a given patience.
 */
import {
  type DiscountedStability,
  discountedStability,
  normalisedPayoff,
  type OptimalAt,
  optimalAt,
  restartGame,
} from '@folkways/hazing';
import type { HazeOptions } from '../commands/hazeCommand.js';
import { requireModerate } from '../game/requireModerate.js';
import { InputError, refuseInput } from '../inputError.js';
import { type Block, commands, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatSignificant } from '../output/formatReal.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import type { HazeSubject } from './hazeSubject.js';
import { roundsInWords, runsInWords } from './hazingSteps.js';
import { subjectLine } from './hazingWords.js';
import { parseSequence } from './parseSequence.js';

/** The optimum at a discount factor, or the test of the user's own sequence there. */
export function atDiscount(subject: HazeSubject, discount: string, options: HazeOptions): string {
  return options.check === undefined ? optimum(subject, discount, options) : check(subject, discount, options);
}

function optimum(subject: HazeSubject, discount: string, options: HazeOptions): string {
  const { game, source } = subject;
  if (game === undefined) throw new InputError('--discount: expected a GAME, or --check beside --instance');
  requireModerate(game, source);
  const best = refuseInput(source, () => optimalAt(game, discount, { timeLimit: options.timeLimit }));
  const { goal } = best;
  const stability = goal === null ? undefined : discountedStability(game, best.sequence, discount, { goal });
  if (options.json === true) return formatJson({ discount, ...best, steps: stability && stepsForJson(stability) });
  const head = [paragraph(subjectLine(subject))];
  if (goal === null || stability === undefined) {
    return renderText([
      ...head,
      paragraph(`At discount factor ${discount} no stable sequence is known: ${best.reason}.`),
    ]);
  }
  const scale = restartGame(game, { goal }).scale;
  return renderText([
    ...head,
    paragraph(
      `At discount factor ${discount} the best stable sequence${best.status === 'optimal' ? '' : ' found'} is ${runsInWords(best.sequence, goal)}.`,
      `It is worth ${formatSignificant(best.lower ?? 0)} a round.`,
      best.status === 'optimal' ? 'No stable sequence is worth more.' : unprovenInWords(best),
    ),
    ...stepBlocks(stability, discount, scale),
    commands(
      [`folkways haze ${subject.typed} --patience`, 'how the best sequence changes with patience'],
      [`folkways haze ${subject.typed}`, 'the limit of very patient players'],
    ),
  ]);
}

function unprovenInWords({ upper, reason }: OptimalAt): string {
  return `None is worth more than ${formatSignificant(upper ?? 0)}; which is best was not settled (${reason}).`;
}

function check(subject: HazeSubject, discount: string, options: HazeOptions): string {
  const { game, instance } = subject;
  const sequence = parseSequence(options.check ?? '', instance);
  const stability = refuseInput('--check', () => discountedStability(game ?? instance, sequence, discount));
  const payoff = game && normalisedPayoff(game, sequence, discount);
  const { stable, violation, rows } = stability;
  if (options.json === true) {
    const steps = stepsForJson(stability);
    const failure = violation === undefined ? null : steps[rows.indexOf(violation)];
    return formatJson({
      discount,
      ...stability,
      violation: undefined,
      rows: undefined,
      payoff,
      sequence,
      failure,
      steps,
    });
  }
  const words = runsInWords(sequence, instance.goal ?? 'goal');
  return renderText([
    paragraph(subjectLine(subject)),
    paragraph(
      `${stable ? 'Stable' : 'Not stable'} at discount factor ${discount}: ${words}.`,
      payoff === undefined ? '' : `It is worth ${formatSignificant(payoff)} a round.`,
      violation === undefined
        ? ''
        : `It fails in round ${(violation.round + 1).toLocaleString('en')}, with ${visible(violation.action)}.`,
    ),
    ...stepBlocks(stability, discount, instance.scale ?? 1),
    commands([`folkways haze ${subject.typed} --discount ${discount}`, 'the best sequence at this patience']),
  ]);
}

const stepsForJson = ({ rows }: DiscountedStability) =>
  rows.map((row) => ({ ...row, repeat: row.repeat === Infinity ? null : row.repeat }));

function stepBlocks(
  { rows, discountedHazing, settled }: DiscountedStability,
  discount: string,
  scale: number,
): Block[] {
  const amount = (value: number): string => formatSignificant(value / scale);
  let start = 0;
  const lines = rows.map((row) => {
    const rounds = roundsInWords({ round: start, repeat: row.repeat });
    start += row.repeat;
    return [
      rounds,
      visible(row.action),
      row.repeat === Infinity ? 'for ever' : row.repeat.toLocaleString('en'),
      amount(row.threshold),
      amount(row.toCome),
      amount(row.slack),
      row.stable ? '' : '<- fails',
    ];
  });
  return [
    table({
      header: ['rounds', 'action', 'times', 'threshold', 'hazing to come', 'slack', ''],
      align: ['left', 'left', 'right', 'right', 'right', 'right', 'left'],
      rows: lines,
    }),
    paragraph(
      `All amounts are discounted. The whole hazing is ${amount(discountedHazing)}; whoever breaks a step must go through it again, one round later. A step holds when that (${discount} times the whole) is at least its threshold plus the hazing still to come for those who stay; slack is the difference. In a run of repeated plays the tightest is shown.`,
      settled === 'as a tie'
        ? 'The closest step is a tie as far as floating point can tell, and counts as holding.'
        : '',
    ),
  ];
}
