/**
 * Problems of a folder, in words.
 */
import { fileProblem } from '../input/fileProblem.js';
import { InputError } from '../inputError.js';

/**
 * Runs something that uses a folder.
 * @throws InputError when the system refuses the folder; Error when its disk is full; everything else passes unchanged.
 */
export async function aboutFolder<T>(folder: string, compute: () => T | Promise<T>): Promise<T> {
  try {
    return await compute();
  } catch (error) {
    if (['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw new Error(`${folder}: the disk is full; what is in it is whole: make room and go on`, { cause: error });
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const problem = exists ? 'it is a file' : fileProblem(error);
    throw problem === undefined ? error : new InputError(`${folder}: cannot be used: ${problem}`, { cause: error });
  }
}
