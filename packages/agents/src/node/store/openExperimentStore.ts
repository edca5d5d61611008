/**
 * The folder of an experiment: matches and calls are kept as they come, so that a run that was stopped, or killed, goes on from there.
 *
 * `spec.json` says whose results these are. While matches are missing, `ranges/FROM-TO.jsonl` holds those that are done, each file whole
 * or not there; `records.jsonl` takes their place when all are done. `calls.jsonl` has the calls of language models. `open.json` says
 * which matches the last run could not end, and why.
 */
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeValue } from '@folkways/core';
import { experimentDifferences } from '../../experiment/experimentDifferences.js';
import type { Experiment, ExperimentSpec } from '../../experiment/experimentSpec.js';
import type { OpenMatchesError } from '../../experiment/openMatchesError.js';
import type { RecordBlock } from '../../experiment/records.js';
import { missingRanges } from '../../experiment/runExperiment.js';
import { type CallFile, openCallFile } from '../calls/callFile.js';
import { ExperimentFolderError } from './experimentFolderError.js';
import { lockFolder } from './folderLock.js';
import { linesOf } from './linesOf.js';
import { blockFromLines, blockToLines } from './matchLines.js';
import { readFolderSpec } from './readFolderSpec.js';
import { writeWhole } from './writeWhole.js';

const RANGE = /^(\d+)-(\d+)\.jsonl$/;
/** Differences that a message names. */
const NAMED = 4;

/** An open folder. Close it when the run has ended, also when it has failed. */
export interface ExperimentStore {
  readonly folder: string;
  /** What earlier runs have left, not overlapping: what `runExperiment` takes as `done`. */
  readonly done: readonly RecordBlock[];
  /** The recorded calls; undefined for experiments without language models. */
  readonly calls: CallFile | undefined;
  /** Keeps matches: what `runExperiment` takes as `onBlock`. Durable when it returns. */
  keep(block: RecordBlock): void;
  /** Keeps which matches a run left open; `undefined` when it left none. */
  keepOpen(error: Pick<OpenMatchesError, 'open' | 'notBegun'> | undefined): void;
  /** Puts everything into one file, in order of matches, when no match is missing. @returns whether that is so. */
  finish(): boolean;
  /** Writes one more file. */
  write(name: string, content: string | Uint8Array): void;
  close(): Promise<void>;
}

/** Options of `openExperimentStore`. */
export interface ExperimentStoreOptions {
  /** Only look: nothing is made, locked, cleaned or changed. @defaultValue false */
  readonly readOnly?: boolean;
}

/**
 * Opens the folder of an experiment, made where it is missing, for this process alone.
 * @throws ExperimentFolderError when it holds another spec's results (the message says in what the specs differ), other files or damaged
 * records, or another process writes to it.
 * @throws Error of the system when it cannot be read or written.
 * @remarks The folder's `spec.json` follows the spec in what may change under a half-finished run, see `experimentKey`.
 * @example
 * ```ts
 * import { mkdtempSync, rmSync } from 'node:fs';
 * import { checkExperiment, runExperiment } from '@folkways/agents';
 * import { openExperimentStore } from '@folkways/agents/node';
 * const spec = { game: 'promo', agents: { learner: 'ps-br' }, rounds: 50, matches: 10, seed: 1 };
 * const folder = mkdtempSync('/tmp/results-');
 * const store = openExperimentStore(folder, checkExperiment(spec));
 * await runExperiment(spec, { done: store.done, onBlock: (block) => store.keep(block) });
 * console.log(store.finish()); // true
 * await store.close();
 * rmSync(folder, { recursive: true });
 * ```
 */
export function openExperimentStore(
  folder: string,
  experiment: Experiment,
  { readOnly = false }: ExperimentStoreOptions = {},
): ExperimentStore {
  if (!readOnly) mkdirSync(folder, { recursive: true });
  const unlock = readOnly ? () => {} : lockFolder(folder);
  try {
    claim(folder, experiment.spec, readOnly);
    return new Store(folder, experiment, unlock, readOnly);
  } catch (error) {
    unlock();
    throw error;
  }
}

class Store implements ExperimentStore {
  readonly folder: string;
  readonly done: readonly RecordBlock[];
  readonly calls: CallFile | undefined;
  readonly #experiment: Experiment;
  readonly #unlock: () => void;
  readonly #records: string;
  readonly #ranges: string;

  constructor(folder: string, experiment: Experiment, unlock: () => void, readOnly: boolean) {
    this.folder = folder;
    this.#experiment = experiment;
    this.#unlock = unlock;
    this.#records = join(folder, 'records.jsonl');
    this.#ranges = join(folder, 'ranges');
    if (existsSync(this.#records)) {
      const block = matchesIn(this.#records, experiment);
      if (block.from !== 0 || block.to !== experiment.matchCount) {
        throw new ExperimentFolderError(
          `${this.#records}: expected all ${experiment.matchCount} matches, found ${block.to - block.from}`,
        );
      }
      this.done = [block];
      if (!readOnly) rmSync(this.#ranges, { recursive: true, force: true });
    } else {
      if (!readOnly) mkdirSync(this.#ranges, { recursive: true });
      this.done = existsSync(this.#ranges) ? rangesIn(this.#ranges, experiment, readOnly) : [];
    }
    const calls = join(folder, 'calls.jsonl');
    if (experiment.spec.models !== undefined && (!readOnly || existsSync(calls))) {
      this.calls = openCallFile(calls, { readOnly });
    }
  }

  keep(block: RecordBlock): void {
    writeWhole(join(this.#ranges, rangeName(block)), blockToLines(this.#experiment, block));
  }

  keepOpen(error: Pick<OpenMatchesError, 'open' | 'notBegun'> | undefined): void {
    const path = join(this.folder, 'open.json');
    if (error === undefined) rmSync(path, { force: true });
    else {
      const { open, notBegun } = error;
      writeWhole(path, `${JSON.stringify({ open, notBegun }, undefined, 2)}\n`);
    }
  }

  finish(): boolean {
    if (existsSync(this.#records)) return true;
    const names = sortedRanges(this.#ranges);
    const found = names.map((name) => {
      const [, from, last] = RANGE.exec(name) as RegExpExecArray;
      return { from: Number(from), to: Number(last) + 1 };
    });
    if (missingRanges(found, this.#experiment.matchCount).length > 0) return false;
    const ranges = this.#ranges;
    const contents = function* (): Iterable<Uint8Array> {
      for (const name of names) yield readFileSync(join(ranges, name));
    };
    writeWhole(this.#records, contents());
    rmSync(this.#ranges, { recursive: true });
    this.keepOpen(undefined);
    return true;
  }

  write(name: string, content: string | Uint8Array): void {
    writeWhole(join(this.folder, name), content);
  }

  async close(): Promise<void> {
    await this.calls?.close();
    this.#unlock();
  }
}

/** Makes the folder this spec's, or requires that it is. */
function claim(folder: string, spec: ExperimentSpec, readOnly: boolean): void {
  const path = join(folder, 'spec.json');
  const text = `${JSON.stringify(spec, undefined, 2)}\n`;
  if (!existsSync(path)) {
    const others = readdirSync(folder).filter((name) => !name.startsWith('.'));
    if (others.length > 0 || readOnly) {
      const found = others.length === 0 ? 'none' : JSON.stringify(others[0]);
      throw new ExperimentFolderError(`${folder}: expected an empty folder or this spec's results, found ${found}`);
    }
    writeWhole(path, text);
    return;
  }
  const differences = experimentDifferences(readFolderSpec(folder), spec);
  if (differences.length === 0) {
    if (!readOnly && readFileSync(path, 'utf8') !== text) writeWhole(path, text);
    return;
  }
  const named = differences
    .slice(0, NAMED)
    .map(({ path: where, before, after }) => `"${where}" is ${inWords(before)} there and ${inWords(after)} here`);
  const more = differences.length > NAMED ? `, and ${differences.length - NAMED} more differences` : '';
  throw new ExperimentFolderError(
    `${folder}: expected an empty folder or this spec's results, found another spec's: ${named.join(', ')}${more}`,
  );
}

const inWords = (value: unknown): string => (value === undefined ? 'missing' : describeValue(value));

const rangeName = ({ from, to }: { readonly from: number; readonly to: number }): string => `${from}-${to - 1}.jsonl`;

/** Range files in order. */
function sortedRanges(ranges: string): string[] {
  const first = (name: string): number => Number(RANGE.exec(name)?.[1]);
  return readdirSync(ranges)
    .filter((name) => RANGE.test(name))
    .sort((a, b) => first(a) - first(b));
}

function rangesIn(ranges: string, experiment: Experiment, readOnly: boolean): RecordBlock[] {
  if (!readOnly) {
    // What a killed run left half written.
    for (const name of readdirSync(ranges)) if (name.endsWith('.part')) rmSync(join(ranges, name), { force: true });
  }
  const blocks: RecordBlock[] = [];
  for (const name of sortedRanges(ranges)) {
    const path = join(ranges, name);
    const block = matchesIn(path, experiment);
    if (rangeName(block) !== name || block.to > experiment.matchCount || block.from < (blocks.at(-1)?.to ?? 0)) {
      throw new ExperimentFolderError(`${path}: expected matches that no other file holds, found others`);
    }
    blocks.push(block);
  }
  return blocks;
}

/** The block that a file holds. */
function matchesIn(path: string, experiment: Experiment): RecordBlock {
  const descriptor = openSync(path, 'r');
  try {
    return blockFromLines(experiment, linesOf(descriptor), path);
  } finally {
    closeSync(descriptor);
  }
}
