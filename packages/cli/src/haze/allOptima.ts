/**
 * `folkways haze GAME --all`: every cheapest hazing.
 */
import { enumerateOptimal } from '@folkways/hazing';
import type { HazeOptions } from '../commands/hazeCommand.js';
import { refuseInput } from '../inputError.js';
import { commands, paragraph, table } from '../output/block.js';
import { formatExact } from '../output/formatExact.js';
import { formatJson } from '../output/formatJson.js';
import { countInWords } from '../output/listInWords.js';
import { renderText } from '../output/renderText.js';
import type { HazeSubject } from './hazeSubject.js';
import { runsInWords } from './hazingSteps.js';
import { goalInWords, subjectLine } from './hazingWords.js';

/** Sequences printed; --json has up to the solver's limit of 1,000. */
const LISTED = 50;

/** All optimal ways to spend the hazing; the order of rounds within each is by threshold. */
export function allOptima(subject: HazeSubject, options: HazeOptions): string {
  const result = refuseInput(subject.source, () => enumerateOptimal(subject.instance));
  if (options.json === true) return formatJson({ ...result, instance: subject.instance });
  const { optima, complete, totalHazing } = result;
  const head = [paragraph(subjectLine(subject)), paragraph(goalInWords(subject))];
  const back = commands([`folkways haze ${subject.typed}`, 'one of them, step by step']);
  if (totalHazing === null) return renderText([...head, paragraph('No hazing is stable.'), back]);
  const goal = subject.instance.goal ?? 'goal';
  const total = formatExact(subject.inPayoffs(totalHazing));
  const count =
    optima.length === 1
      ? 'There is one cheapest hazing'
      : `There are ${countInWords(optima.length, 'cheapest hazing')}`;
  const listed = optima.slice(0, LISTED);
  return renderText([
    ...head,
    paragraph(
      `${complete ? count : `There are more than ${countInWords(optima.length, 'cheapest hazing')}`}, of ${total} in all.`,
    ),
    table({ header: ['sequence'], rows: listed.map(({ sequence }) => [runsInWords(sequence, goal)]) }),
    ...(listed.length < optima.length
      ? [paragraph(`and ${(optima.length - listed.length).toLocaleString('en')} more, which --json lists.`)]
      : []),
    back,
  ]);
}
