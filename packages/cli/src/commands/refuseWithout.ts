import type { Command } from 'commander';
import { InputError } from '../inputError.js';

/**
 * Refuses options that were typed although nothing they say would be heard.
 * @param names - the options' names as keys of `command.opts()`.
 * @param needed - the option that gives them a meaning, as it is typed.
 * @throws InputError naming the first of them that was typed.
 */
export function refuseWithout(command: Command, names: readonly string[], needed: string): void {
  const typed = names.find((name) => command.getOptionValueSource(name) === 'cli');
  const option = command.options.find((one) => one.attributeName() === typed);
  if (option !== undefined) throw new InputError(`${option.long}: expected ${needed} beside it, found none`);
}
