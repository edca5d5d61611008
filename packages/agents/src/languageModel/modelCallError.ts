/** Why a language model could not be asked. */
export type ModelCallProblem =
  /** No key, a wrong key, or no permission: asking again does not help. */
  | 'refused'
  /** The endpoint does not know the model or the path. */
  | 'unknown'
  /** The prompt is longer than the model's context. */
  | 'too long'
  /** Down, overloaded, timed out or garbled, also after the last retry. */
  | 'unavailable'
  /** The limit of calls or tokens that the user set is reached; a later run may go on. */
  | 'spent'
  /** It answers, but what it says could not be read as one of the possible answers, also after asking again. */
  | 'unreadable';

/** What stops one match in this way stops every other. */
export const STOPS_ALL: ReadonlySet<ModelCallProblem> = new Set(['refused', 'unknown', 'spent']);

/** A language model gave no reply. Its message is one line and never holds a key. */
export class ModelCallError extends Error {
  override readonly name = 'ModelCallError';
  readonly problem: ModelCallProblem;

  /** Known by its name: a program may hold this package twice, and an error of either copy is one. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'ModelCallError';
  }

  constructor(message: string, problem: ModelCallProblem, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}
