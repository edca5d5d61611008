/**
 * A place for a file, looked at before anything is spent on what will be written there.
 */
import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileProblem } from '../input/fileProblem.js';
import { InputError } from '../inputError.js';

/** @throws InputError when `writeFileAtomically` could not write to the path as things are now. */
export function checkWritable(path: string): void {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    accessSync(stats === undefined || stats.isFile() ? dirname(path) : path, constants.W_OK);
  } catch (error) {
    const problem = fileProblem(error);
    throw problem === undefined ? error : new InputError(`${path}: cannot be written: ${problem}`, { cause: error });
  }
}
