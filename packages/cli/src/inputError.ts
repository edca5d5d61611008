/**
 * What the user gave cannot be answered: one line on standard error, exit code 2.
 */

/** The input or the options are wrong; the message is the whole line after `folkways: `. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The libraries' grammar at their boundary: `minmax: "player" expected an integer in [0, 2], got 3`. */
const BOUNDARY = /^([A-Za-z][\w.]*): (.*)$/s;

/**
 * Runs one library call on what the user gave, so that a refusal at the library's boundary becomes an `InputError`
 * naming the user's input instead of the library's function.
 * @param source - what to name: a file, a slug, an option.
 * @throws InputError when the library refuses its input; everything else passes unchanged.
 */
export function refuseInput<T>(source: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    throw asInputError(source, error);
  }
}

function asInputError(source: string, error: unknown): unknown {
  if (!(error instanceof RangeError) && !(error instanceof TypeError)) return error;
  const match = BOUNDARY.exec(error.message);
  // Without the grammar it is the engine's own RangeError or a mistake of ours, which is nobody's input.
  return match === null ? error : new InputError(`${source}: ${match[2]}`, { cause: error });
}
