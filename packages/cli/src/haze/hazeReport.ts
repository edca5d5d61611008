/**
 * `folkways haze`: from the command line to the text that is printed.
 */
import { limitStability, solveHazing } from '@folkways/hazing';
import type { HazeOptions } from '../commands/hazeCommand.js';
import { refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { formatJson } from '../output/formatJson.js';
import { renderText } from '../output/renderText.js';
import { readHazeSubject } from './hazeSubject.js';
import { hazingCheckBlocks } from './hazingCheckBlocks.js';
import { hazingOptimumBlocks } from './hazingOptimumBlocks.js';
import { stepsForJson } from './hazingSteps.js';
import { parseSequence } from './parseSequence.js';

/**
 * The optimum of a game or instance, or the test of the user's own sequence.
 * @throws InputError, FormatError when the question is not well put.
 */
export async function hazeReport(game: string | undefined, options: HazeOptions, io: Io): Promise<string> {
  const subject = await readHazeSubject(game, options.instance, io);
  const { instance } = subject;
  if (options.check !== undefined) {
    const sequence = parseSequence(options.check, instance);
    const stability = refuseInput('--check', () => limitStability(instance, sequence));
    const { stable, totalHazing, violation, rows } = stability;
    if (options.json === true) {
      const steps = stepsForJson(rows);
      const failure = violation === undefined ? null : steps[rows.indexOf(violation)];
      return formatJson({ stable, totalHazing, sequence, failure, steps, instance });
    }
    return renderText(hazingCheckBlocks(subject, stability));
  }
  const result = refuseInput(subject.source, () => solveHazing(instance));
  const stability = result.totalHazing === null ? undefined : limitStability(instance, result.sequence);
  if (options.json === true) {
    return formatJson({ ...result, steps: stability && stepsForJson(stability.rows), instance });
  }
  return renderText(hazingOptimumBlocks(subject, result, stability));
}
