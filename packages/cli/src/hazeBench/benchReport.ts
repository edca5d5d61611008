/**
 * `folkways haze bench`: the runtime experiments of the restart paper.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  paperFigures,
  type RuntimeRecord,
  type RuntimeSpec,
  runtimeExperiment,
  summariseRuntimes,
} from '@folkways/hazing';
import type { HazeBenchOptions } from '../commands/hazeBenchCommand.js';
import { fileProblem } from '../input/fileProblem.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { loadEngine } from '../loadEngine.js';
import { paragraph } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { progressOn } from '../output/progress.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { readRecords, recordsAsCsv } from './records.js';
import { runtimePlot } from './runtimePlot.js';
import { summaryBlocks } from './summaryBlocks.js';
import { warmUp } from './warmUp.js';
import { watchInterruption } from './watchInterruption.js';

/** Seconds between two savings of the records. */
const SAVE_EVERY = 5;

interface Figure {
  readonly name: 'figure1' | 'figure2';
  readonly spec: RuntimeSpec;
  /** What grows along the horizontal axis. */
  readonly along: 'actions' | 'maximum';
}

/**
 * Runs what is missing, saves records and plots, and sums up.
 * @throws InputError when the folder cannot be written to or holds something else.
 * @throws Error when the user interrupts it; what was computed is saved first.
 */
export async function benchReport(options: HazeBenchOptions, io: Io): Promise<string> {
  const folder = options.out;
  makeFolder(folder);
  const engines = [await loadEngine('glpk'), await loadEngine('highs')];
  const { figure1, figure2 } = paperFigures({ engines, quick: options.quick });
  const sized = (spec: RuntimeSpec): RuntimeSpec => ({ ...spec, seeds: options.seeds ?? spec.seeds });
  const figures: Figure[] = [
    { name: 'figure1', spec: sized(figure1), along: 'actions' as const },
    { name: 'figure2', spec: sized(figure2), along: 'maximum' as const },
  ].filter(({ name }) => options.figure === undefined || name === `figure${options.figure}`) as Figure[];
  const path = join(folder, 'records.json');
  const records = options.fresh === true ? [] : readRecords(path);
  const save = (): void => {
    writeFileAtomically(path, formatJson(records));
    writeFileAtomically(join(folder, 'records.csv'), recordsAsCsv(records));
  };
  const interruption = watchInterruption();
  const wanted = figures.map(({ spec }) => solvesOf(spec)).reduce((sum, solves) => sum + solves, 0);
  const progress = progressOn(io, 'solves', wanted);
  let saved = Date.now();
  let finished = 0;
  try {
    for (const { spec } of figures) {
      if (records.filter((record) => belongsTo(record, spec)).length < solvesOf(spec)) warmUp(spec);
      const before = records.filter((record) => belongsTo(record, spec)).length;
      let own = before;
      for (const record of runtimeExperiment(spec, { done: records })) {
        records.push(record);
        own++;
        progress.report(finished + own);
        if (Date.now() - saved > 1000 * SAVE_EVERY) {
          save();
          saved = Date.now();
        }
        if (await interruption.requested()) {
          save();
          const kept = `${records.length.toLocaleString('en')} solves so far are kept in ${visible(path)}`;
          throw new Error(`stopped; ${kept}, and the same command goes on from there`);
        }
      }
      finished += own;
    }
  } finally {
    interruption.end();
    progress.end();
  }
  save();
  const summaries = figures.map((figure) => ({
    ...figure,
    summary: summariseRuntimes(records.filter((record) => belongsTo(record, figure.spec))),
  }));
  for (const { name, along, summary } of summaries) {
    writeFileAtomically(join(folder, `${name}.svg`), runtimePlot(name, along, summary));
  }
  if (options.json === true) {
    return formatJson(Object.fromEntries(summaries.map(({ name, summary }) => [name, summary])));
  }
  return renderText([
    ...summaries.flatMap(({ name, along, summary }) => summaryBlocks(name, along, summary)),
    paragraph(`Every solve is in ${visible(path)} and ${visible(join(folder, 'records.csv'))}; plots beside them.`),
  ]);
}

function makeFolder(folder: string): void {
  try {
    makeMissing(resolve(folder));
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const problem = exists ? 'it is a file' : fileProblem(error);
    throw problem === undefined ? error : new InputError(`${folder}: cannot be made a folder: ${problem}`);
  }
}

/** One folder after another: Node's own recursion never ends where the system denies that a parent exists (`/proc/x`). */
function makeMissing(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeMissing(dirname(folder));
  mkdirSync(folder);
}

function solvesOf({ actions, maxima, methods, seeds = 20 }: RuntimeSpec): number {
  return actions.length * maxima.length * methods.length * seeds;
}

function belongsTo({ actions, maximum, method, seed }: RuntimeRecord, spec: RuntimeSpec): boolean {
  return (
    spec.actions.includes(actions) &&
    spec.maxima.includes(maximum) &&
    spec.methods.some(({ label }) => label === method) &&
    seed < (spec.seeds ?? 20)
  );
}
