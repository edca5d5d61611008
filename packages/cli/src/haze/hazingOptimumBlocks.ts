/**
 * The cheapest hazing, in words and a table.
 */
import { criticalDiscount, type HazingResult, type LimitStability } from '@folkways/hazing';
import { type Block, commands, paragraph, table } from '../output/block.js';
import { formatExact } from '../output/formatExact.js';
import { visible } from '../output/visible.js';
import { criticalInWords } from './criticalInWords.js';
import type { HazeSubject } from './hazeSubject.js';
import { hazingStepsTable, sequenceInWords } from './hazingSteps.js';
import { goalInWords, scaleNote, stepsExplained, subjectLine } from './hazingWords.js';

/**
 * The report of `folkways haze GAME`.
 * @param stability - the table of the result's sequence, when there is one.
 */
export function hazingOptimumBlocks(
  subject: HazeSubject,
  result: HazingResult,
  stability: LimitStability | undefined,
): Block[] {
  const head = [paragraph(subjectLine(subject)), paragraph(goalInWords(subject))];
  return [
    ...head,
    ...hazingAnswerBlocks(subject, result, stability),
    ...scaleNote(subject),
    nextCommands(subject, result),
  ];
}

/** The answer and its table, without title and goal. */
export function hazingAnswerBlocks(
  subject: HazeSubject,
  result: HazingResult,
  stability: LimitStability | undefined,
): Block[] {
  if (stability === undefined || result.totalHazing === null) return blockedBlocks(subject, result);
  if (result.totalHazing === 0 && subject.instance.goalThreshold <= 0) {
    return [
      paragraph(
        `No hazing is needed: ${sequenceInWords(stability.rows)} is stable from the first round on, however patient or`,
        'impatient the players are. Total hazing: 0.',
      ),
    ];
  }
  const total = formatExact(subject.inPayoffs(result.totalHazing));
  return [
    paragraph(
      `${result.status === 'optimal' ? 'The cheapest stable hazing' : 'A stable hazing'}: ${sequenceInWords(stability.rows)}. Each partner gives up ${total} in all;`,
      `${provenInWords(subject, result)} ${criticalInWords(criticalDiscount(subject.instance, result.sequence))}`,
    ),
    table(hazingStepsTable(subject, stability.rows)),
    stepsExplained(),
  ];
}

function provenInWords(subject: HazeSubject, { status, lowerBound, reason }: HazingResult): string {
  if (status === 'optimal') return 'nothing cheaper is stable.';
  const bound = lowerBound === null ? '' : `nothing below ${formatExact(subject.inPayoffs(lowerBound))} is stable.`;
  return `${bound}${reason === undefined ? '' : ` Not proven to be the cheapest: ${reason}.`}`;
}

function blockedBlocks(subject: HazeSubject, result: HazingResult): Block[] {
  if (result.status !== 'none')
    return [paragraph(`No sequence was found: ${result.reason ?? 'the search was stopped'}.`)];
  const amount = (value: number): string => formatExact(subject.inPayoffs(value));
  const rows = result.blocking.map((row) => [visible(row.action), amount(row.threshold), amount(row.hazing)]);
  const { actions } = subject.instance;
  return [
    paragraph(
      'Nothing is stable: no hazing, however long, keeps these strangers cooperating.',
      actions.length === 0
        ? 'There is no action that costs anything against the goal, so there is nothing to haze with.'
        : 'The first round has no hazing before it, so it must be an action with a negative threshold: one that even its best betrayal pays less than the goal. There is none.',
    ),
    table({
      header: ['action', 'threshold', 'hazing that can come before it'],
      align: ['left', 'right', 'right'],
      rows,
    }),
    paragraph('Each action holds only after hazing that exceeds its threshold, and every threshold here is 0 or more.'),
  ];
}

function nextCommands({ typed, instance }: HazeSubject, result: HazingResult): Block {
  const example = result.sequence[0]?.action ?? instance.actions[0]?.name;
  const json = [`folkways haze ${typed} --json`, 'the same, for programs'] as const;
  if (example === undefined || !/^[\w-]+$/.test(example)) return commands(json);
  return commands([`folkways haze ${typed} --check ${example}`, 'test a sequence of your own'], json);
}
