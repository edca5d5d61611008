/**
 * Problems of a folder, in words.
 */
import { fileProblem } from '../input/fileProblem.js';
import { InputError } from '../inputError.js';

/**
 * Runs something that uses a folder.
 * @throws InputError when the system refuses the folder; everything else passes unchanged.
 */
export async function aboutFolder<T>(folder: string, compute: () => T | Promise<T>): Promise<T> {
  try {
    return await compute();
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const problem = exists ? 'it is a file' : fileProblem(error);
    throw problem === undefined ? error : new InputError(`${folder}: cannot be used: ${problem}`, { cause: error });
  }
}
