/**
 * What the agents package refuses, as refusals of the user's input.
 */
import { InputError } from '../inputError.js';

/** `psBr: ...`, `agent ps-br: ...`, `experiment: ...`: which function or kind refuses, then what. */
const BOUNDARY = /^[A-Za-z][\w -]*: (.*)$/s;

/**
 * Runs one call on what the user gave, so that a refusal becomes an `InputError` that names the input.
 * @param source - an option, a file, a game.
 * @throws InputError when the agents package or an automaton refuses; everything else passes unchanged.
 */
export function refuseAgents<T>(source: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    const reason = refusedBecause(error);
    throw reason === undefined ? error : new InputError(`${source}: ${reason}`, { cause: error });
  }
}

/** The reason without the name of the function, when the error is a refusal of what was given. */
export function refusedBecause(error: unknown): string | undefined {
  const refusal =
    error instanceof RangeError ||
    error instanceof TypeError ||
    (error instanceof Error && error.name === 'AutomatonError');
  // Without the grammar it is a mistake of ours, which is nobody's input.
  return refusal ? BOUNDARY.exec(error.message)?.[1] : undefined;
}
