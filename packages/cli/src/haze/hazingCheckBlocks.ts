/**
 * The test of a sequence the user wrote, in words and a table.
 */
import type { LimitStability, LimitStabilityRow } from '@folkways/hazing';
import { type Block, commands, paragraph, table } from '../output/block.js';
import { formatExact } from '../output/formatExact.js';
import { visible } from '../output/visible.js';
import type { HazeSubject } from './hazeSubject.js';
import { hazingStepsTable, sequenceInWords } from './hazingSteps.js';
import { goalInWords, scaleNote, stepsExplained, subjectLine } from './hazingWords.js';

/** The report of `folkways haze GAME --check SEQUENCE`. */
export function hazingCheckBlocks(subject: HazeSubject, stability: LimitStability): Block[] {
  const { violation, rows, totalHazing } = stability;
  const total = formatExact(subject.inPayoffs(totalHazing));
  const sequence = `${sequenceInWords(rows)} (total hazing ${total})`;
  return [
    paragraph(subjectLine(subject)),
    paragraph(goalInWords(subject)),
    violation === undefined
      ? paragraph(`Stable: ${sequence}. At every step, betrayal costs patient players more than it gains.`)
      : paragraph(`Not stable: ${sequence}. ${failureInWords(subject, violation)}`),
    table(hazingStepsTable(subject, rows)),
    stepsExplained(),
    ...scaleNote(subject),
    commands([`folkways haze ${subject.typed}`, 'the cheapest stable hazing']),
  ];
}

function failureInWords(subject: HazeSubject, { action, round, before, threshold, repeat }: LimitStabilityRow): string {
  const amount = (value: number): string => formatExact(subject.inPayoffs(value));
  const name = visible(action);
  const where = repeat === Infinity ? `when the goal ${name} begins` : `with ${name}`;
  const at = `It fails in round ${(round + 1).toLocaleString('en')}, ${where}: the hazing so far is ${amount(before)}`;
  return before === threshold
    ? `${at}, which only equals the threshold ${amount(threshold)}; it must be more.`
    : `${at}, and it must exceed ${amount(threshold)}: ${amount(threshold - before)} short, and a tie is not enough.`;
}
