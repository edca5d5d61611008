/**
 * What follows the options in the help of a command.
 */
import type { Command } from 'commander';
import { commandLines } from '../output/commandLines.js';
import { wrapText } from '../output/wrapText.js';

/** Text and examples for the end of a command's help. */
export interface HelpEpilogue {
  /** Paragraphs; one that begins with blanks is kept as it is. */
  readonly paragraphs?: readonly string[];
  readonly examples: readonly (readonly [command: string, purpose: string])[];
}

/** Adds the epilogue to the command's help. */
export function addHelpEpilogue(command: Command, { paragraphs = [], examples }: HelpEpilogue): Command {
  const lines = paragraphs.flatMap((text) => ['', ...(text.startsWith(' ') ? [text] : wrapText(text))]);
  return command.addHelpText(
    'after',
    ['', ...lines.slice(1), ...(lines.length > 0 ? [''] : []), 'Examples:', ...commandLines(examples)].join('\n'),
  );
}
