/**
 * `folkways haze`: from the command line to the text that is printed.
 */
import {
  criticalDiscount,
  type HazingResult,
  type LimitStability,
  limitStability,
  solveHazing,
} from '@folkways/hazing';
import type { HazeOptions } from '../commands/hazeCommand.js';
import { InputError, refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { loadEngine } from '../loadEngine.js';
import { type Block, paragraph } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { allOptima } from './allOptima.js';
import { atDiscount } from './atDiscount.js';
import { type HazeSubject, readHazeSubject } from './hazeSubject.js';
import { hazingCheckBlocks } from './hazingCheckBlocks.js';
import { hazingOptimumBlocks } from './hazingOptimumBlocks.js';
import { stepsForJson } from './hazingSteps.js';
import { pairReport } from './pairReport.js';
import { parseSequence } from './parseSequence.js';
import { poolReport } from './poolReport.js';

/**
 * The optimum of a game or instance, or the test of the user's own sequence.
 * @throws InputError, FormatError when the question is not well put.
 */
export async function hazeReport(game: string | undefined, options: HazeOptions, io: Io): Promise<string> {
  if (options.pairs === true) return pairReport(game, options, io);
  const subject = await readHazeSubject(game, options.instance, io);
  if (options.all === true) return allOptima(subject, options);
  if (options.patience === true) return (await import('./patienceReport.js')).patienceReport(subject, options, io);
  if (options.pool !== undefined) return poolReport(subject, options.pool, options);
  if (options.discount !== undefined) return atDiscount(subject, options.discount, options);
  if (options.check !== undefined) return checked(subject, options.check, options);
  const result = await optimum(subject, options);
  const stability = result.totalHazing === null ? undefined : limitStability(subject.instance, result.sequence);
  const drawn = await draw(subject, stability, options.svg);
  if (options.json === true) {
    const patience = stability && criticalDiscount(subject.instance, result.sequence);
    const steps = stability && stepsForJson(stability.rows);
    return formatJson({ ...result, criticalDiscount: patience, steps, instance: subject.instance });
  }
  return renderText([...hazingOptimumBlocks(subject, result, stability), ...drawn]);
}

async function checked(subject: HazeSubject, text: string, options: HazeOptions): Promise<string> {
  const sequence = parseSequence(text, subject.instance);
  const stability = refuseInput('--check', () => limitStability(subject.instance, sequence));
  const { stable, totalHazing, violation, rows } = stability;
  const drawn = await draw(subject, stability, options.svg);
  if (options.json === true) {
    const steps = stepsForJson(rows);
    const failure = violation === undefined ? null : steps[rows.indexOf(violation)];
    return formatJson({ stable, totalHazing, sequence, failure, steps, instance: subject.instance });
  }
  return renderText([...hazingCheckBlocks(subject, stability), ...drawn]);
}

async function optimum(subject: HazeSubject, options: HazeOptions): Promise<HazingResult> {
  const { epsilon, timeLimit } = options;
  const algorithm = options.algorithm ?? (epsilon === undefined ? 'auto' : 'fptas');
  if (epsilon !== undefined && algorithm !== 'fptas') {
    throw new InputError(`--epsilon: expected --algorithm fptas beside it, found ${algorithm}`);
  }
  const lp = algorithm === 'ilp' ? await loadEngine(options.lp) : undefined;
  return refuseInput(subject.source, () => solveHazing(subject.instance, { algorithm, epsilon, timeLimit, lp }));
}

async function draw(
  subject: HazeSubject,
  stability: LimitStability | undefined,
  path: string | undefined,
): Promise<Block[]> {
  if (path === undefined) return [];
  if (stability === undefined) throw new InputError('--svg: expected a sequence to draw, found none');
  const { hazingPlot } = await import('./hazingPlot.js');
  writeFileAtomically(path, hazingPlot(subject, stability.rows));
  return [paragraph(`Drawn in ${visible(path)}.`)];
}
