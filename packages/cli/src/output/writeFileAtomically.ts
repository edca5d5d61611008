/**
 * Files that are either whole or not there.
 */
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileProblem } from '../input/fileProblem.js';
import { InputError } from '../inputError.js';

/**
 * Writes the text, or bytes, to a new file beside the target and renames it over the target, so that a reader, a full disk or a
 * killed process never leaves half a file. A target that is no regular file (`/dev/null`, a named pipe) is written to directly.
 * @throws InputError when the path cannot be written to.
 */
export function writeFileAtomically(path: string, text: string | Uint8Array): void {
  try {
    const target = existing(path);
    if (target !== undefined && !target.isFile) writeFileSync(target.path, text);
    else replace(target?.path ?? path, text);
  } catch (error) {
    const problem = fileProblem(error);
    throw problem === undefined ? error : new InputError(`${path}: cannot be written: ${problem}`, { cause: error });
  }
}

function existing(path: string): { path: string; isFile: boolean } | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  // Follow links, so that the file they point to is replaced and not the link.
  return stats.isFile() ? { path: realpathSync(path), isFile: true } : { path, isFile: false };
}

function replace(path: string, text: string | Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const descriptor = openSync(temporary, 'wx');
  try {
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
