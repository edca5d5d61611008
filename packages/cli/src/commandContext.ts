/**
 * What every command is given.
 */
import type { Io } from './io.js';

/** The world, and the way to standard output: what is printed appears once the whole command has succeeded. */
export interface CommandContext {
  readonly io: Io;
  readonly print: (text: string) => void;
}
