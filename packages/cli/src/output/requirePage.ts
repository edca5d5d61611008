/**
 * Where a page is to go, checked before the work whose result it shows, and not after.
 */
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileProblem } from '../input/fileProblem.js';
import { InputError } from '../inputError.js';

/** The options of a command that writes a page. */
export interface PageOptions {
  /** A file, or `-` for standard output. */
  readonly html?: string;
  readonly json?: true;
}

/**
 * Leaves everything as it was. What changes meanwhile, such as a disk that fills up, is `writeFileAtomically`'s to tell.
 * @throws InputError when standard output is asked for twice, the name is empty, or the file cannot be written.
 */
export function requirePage({ html, json }: PageOptions): void {
  if (html === '') throw new InputError('--html: expected a file, or - for standard output, found an empty name');
  if (html === '-') {
    if (json !== true) return;
    throw new InputError('--html -: expected no --json beside it, for both print on standard output');
  }
  if (html !== undefined) requireWritable(html);
}

function requireWritable(path: string): void {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) closeSync(openSync(path, 'r+'));
    else if (stats === undefined || stats.isFile()) {
      const probe = join(dirname(path), `.${basename(path)}.${process.pid}.probe`);
      closeSync(openSync(probe, 'wx'));
      rmSync(probe);
    }
  } catch (error) {
    const problem = fileProblem(error);
    throw problem === undefined ? error : new InputError(`${path}: cannot be written: ${problem}`, { cause: error });
  }
}
