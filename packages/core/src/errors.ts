/**
 * The named errors of folkways. A wrong type is a `TypeError` and a value outside its domain a `RangeError`, both from
 * `checks.ts`; the classes here say that a text, a size or the mathematics failed, with the facts as fields.
 */

/** Where in a text something was found: 1-based line and column. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A text is not in the format it should be in. Its message is one line: `source:line:column: expected ..., found ...`. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  /** The file name, or `input` when the text came from memory. */
  readonly source: string;
  /** Where, when there is a where. */
  readonly position: TextPosition | undefined;
  /** What is wrong, without the place. */
  readonly reason: string;

  constructor(source: string, reason: string, position?: TextPosition) {
    super(`${source}${position === undefined ? '' : `:${position.line}:${position.column}`}: ${reason}`);
    this.source = source;
    this.position = position;
    this.reason = reason;
  }
}

/** An answer would need more work or memory than the stated limit; nothing was computed. */
export class SizeError extends RangeError {
  override readonly name = 'SizeError';
  /** The estimated size, in the unit named by the message. */
  readonly size: number;
  /** The limit it exceeds, in the same unit. */
  readonly limit: number;

  constructor(message: string, size: number, limit: number) {
    super(message);
    this.size = size;
    this.limit = limit;
  }
}

/** An optional peer dependency is not installed. */
export class MissingPeerError extends Error {
  override readonly name = 'MissingPeerError';
  /** The npm package to install. */
  readonly peer: string;

  constructor(message: string, peer: string) {
    super(message);
    this.peer = peer;
  }
}

/** What is wrong with an automaton. */
export type AutomatonProblem =
  | 'probabilities'
  | 'unknown-action'
  | 'unknown-state'
  | 'missing-transition'
  | 'unreachable-state'
  | 'size'
  | 'wrong-game';

/** A repeated-game automaton is not well formed, or does not fit the game it is to play. */
export class AutomatonError extends RangeError {
  override readonly name = 'AutomatonError';
  readonly problem: AutomatonProblem;
  /** The state concerned, when one is. */
  readonly state: string | undefined;
  /** The joint action concerned (own action first, then the opponents' in player order), when one is. */
  readonly actions: readonly string[] | undefined;

  constructor(message: string, problem: AutomatonProblem, state?: string, actions?: readonly string[]) {
    super(message);
    this.problem = problem;
    this.state = state;
    this.actions = actions;
  }
}

/** A signal or a time limit stopped a computation of which no part is an answer. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** An engine could not settle a program that the mathematics says has an optimum: a limit, or numerical trouble. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
  /** What the engine reported. */
  readonly status: string;

  constructor(message: string, status: string) {
    super(message);
    this.status = status;
  }
}
