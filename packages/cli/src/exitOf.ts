/**
 * Which exit code and which one line an error deserves.
 */
import { CommanderError } from 'commander';
import { visible } from './output/visible.js';

/** How a run ends. */
export interface Exit {
  /** 0 answered, 2 the input or the options are wrong, 1 anything else. */
  readonly code: 0 | 1 | 2;
  /** What to say on standard error; nothing when the run ends quietly. */
  readonly line?: string;
}

/** Errors by name, so that no library has to be loaded to recognise its errors. */
const INPUT_ERRORS = new Set(['InputError', 'FormatError', 'SizeError', 'AutomatonError', 'ExperimentFolderError']);

/** The exit for whatever a command threw. */
export function exitOf(error: unknown): Exit {
  if (error instanceof CommanderError) return exitOfCommander(error);
  if (!(error instanceof Error)) return { code: 1, line: visible(String(error)) };
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return { code: 0 };
  return { code: INPUT_ERRORS.has(error.name) ? 2 : 1, line: shorten(visible(error.message)) || error.name };
}

/** A number with hundreds of digits in a message helps nobody. */
const LONGEST = 600;

const shorten = (line: string): string =>
  line.length > LONGEST ? `${line.slice(0, LONGEST / 2)} ... ${line.slice(-LONGEST / 2)}` : line;

function exitOfCommander(error: CommanderError): Exit {
  if (error.exitCode === 0 || error.code === 'commander.help') return { code: 0 };
  // What is typed behind an option that does not exist may be a key.
  const named = error.message.replace(/^(error: unknown option '-[^=']*)=.*'/s, "$1'");
  const message = named.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  return { code: 2, line: shorten(visible(message)) };
}
