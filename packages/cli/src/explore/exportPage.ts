/**
 * The page as files, for any place that serves files, and for none.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileProblem } from '../input/fileProblem.js';
import { InputError } from '../inputError.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';

/**
 * Writes the files into a folder, which is made when it is not there.
 * @throws InputError when the folder holds anything else, or cannot be written.
 */
export function exportPage(files: ReadonlyMap<string, Uint8Array>, folder: string): void {
  let present: string[];
  try {
    mkdirSync(folder, { recursive: true });
    present = readdirSync(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const problem = code === 'EEXIST' ? 'it is a file' : fileProblem(error);
    throw problem === undefined
      ? error
      : new InputError(`${visible(folder)}: cannot be written: ${problem}`, { cause: error });
  }
  const other = present.find((name) => !files.has(name));
  if (other !== undefined) {
    throw new InputError(
      `--export: expected an empty folder or an earlier export, found ${visible(join(folder, other))}`,
    );
  }
  for (const [name, bytes] of files) writeFileAtomically(join(folder, name), bytes);
}
