/**
 * What a language model's endpoint refuses, as refusals of the user's input.
 */
import { ModelCallError } from '@folkways/agents';
import { InputError } from '../inputError.js';

/**
 * Runs what asks a model.
 * @throws InputError when the key or the model is wrong, which only the user can mend; everything else passes unchanged.
 */
export async function refuseModel<T>(compute: () => Promise<T>): Promise<T> {
  try {
    return await compute();
  } catch (error) {
    if (error instanceof ModelCallError && (error.problem === 'refused' || error.problem === 'unknown')) {
      throw new InputError(`--endpoint: ${error.message}`, { cause: error });
    }
    throw error;
  }
}
