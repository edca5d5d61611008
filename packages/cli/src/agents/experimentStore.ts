/**
 * The folder of an experiment: matches are kept as they are played, so that a run that was stopped, or killed, goes on from there.
 *
 * `spec.json` says whose results these are. While matches are missing, `ranges/FROM-TO.jsonl` holds those that are done, each file whole
 * or not there; `records.jsonl` takes their place when all are done.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Experiment, type ExperimentSpec, experimentKey, type RecordBlock } from '@folkways/agents';
import { fileProblem } from '../input/fileProblem.js';
import { InputError } from '../inputError.js';
import { formatJson } from '../output/formatJson.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { blockFromLines, blockToLines } from './experimentRecords.js';

const RANGE = /^(\d+)-(\d+)\.jsonl$/;

/** An open folder. */
export interface ExperimentStore {
  /** What earlier runs have left, not overlapping. */
  readonly done: readonly RecordBlock[];
  keep(block: RecordBlock): void;
  /** Puts everything into one file, in order of matches. */
  finish(): void;
  /** Writes one more file. */
  write(name: string, content: string | Uint8Array): void;
}

/**
 * Opens the folder of an experiment, made where it is missing.
 * @throws InputError when it holds another spec's results or other files, or cannot be read or written.
 */
export function openExperimentStore(folder: string, experiment: Experiment): ExperimentStore {
  return about(folder, () => {
    mkdirSync(folder, { recursive: true });
    claim(folder, experiment.spec);
    const records = join(folder, 'records.jsonl');
    const ranges = join(folder, 'ranges');
    const done: RecordBlock[] = [];
    if (existsSync(records)) {
      done.push(blockFromLines(experiment, readFileSync(records, 'utf8'), records));
      rmSync(ranges, { recursive: true, force: true });
    } else {
      mkdirSync(ranges, { recursive: true });
      done.push(...rangesIn(ranges, experiment));
    }
    return {
      done,
      keep(block) {
        writeFileAtomically(join(ranges, rangeName(block)), blockToLines(experiment, block));
      },
      finish() {
        if (existsSync(records)) return;
        const names = sortedRanges(ranges);
        writeFileAtomically(records, names.map((name) => readFileSync(join(ranges, name), 'utf8')).join(''));
        rmSync(ranges, { recursive: true });
      },
      write(name, content) {
        writeFileAtomically(join(folder, name), content);
      },
    };
  });
}

/** Makes the folder this spec's, or requires that it is. */
function claim(folder: string, spec: ExperimentSpec): void {
  const path = join(folder, 'spec.json');
  if (!existsSync(path)) {
    const others = readdirSync(folder).filter((name) => !name.startsWith('.'));
    if (others.length > 0) {
      throw new InputError(
        `${folder}: expected an empty folder or this spec's results, found ${JSON.stringify(others[0])}`,
      );
    }
    writeFileAtomically(path, formatJson(spec));
    return;
  }
  let earlier: string | undefined;
  try {
    earlier = experimentKey(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // No spec at all is another spec.
  }
  if (earlier === experimentKey(spec)) return;
  throw new InputError(
    `${folder}: expected an empty folder or this spec's results, found another spec's (see ${path})`,
  );
}

const rangeName = ({ from, to }: { readonly from: number; readonly to: number }): string => `${from}-${to - 1}.jsonl`;

/** Range files in order; what a killed run left half written is removed. */
function sortedRanges(ranges: string): string[] {
  const names = readdirSync(ranges);
  for (const name of names) if (name.endsWith('.part')) rmSync(join(ranges, name), { force: true });
  const first = (name: string): number => Number(RANGE.exec(name)?.[1]);
  return names.filter((name) => RANGE.test(name)).sort((a, b) => first(a) - first(b));
}

function rangesIn(ranges: string, experiment: Experiment): RecordBlock[] {
  const blocks: RecordBlock[] = [];
  for (const name of sortedRanges(ranges)) {
    const path = join(ranges, name);
    const block = blockFromLines(experiment, readFileSync(path, 'utf8'), path);
    if (rangeName(block) !== name || block.to > experiment.matchCount || block.from < (blocks.at(-1)?.to ?? 0)) {
      throw new InputError(`${path}: expected matches that no other file holds, found others`);
    }
    blocks.push(block);
  }
  return blocks;
}

function about<T>(folder: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const problem = exists ? 'it is a file' : fileProblem(error);
    throw problem === undefined ? error : new InputError(`${folder}: cannot be used: ${problem}`, { cause: error });
  }
}
