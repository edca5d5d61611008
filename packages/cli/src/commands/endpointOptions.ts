/**
 * Options of the commands that ask a language model.
 */
import { type Command, Option } from 'commander';
import { integerOption, realOption } from './numberOption.js';

/** The options as given. */
export interface EndpointOptions {
  readonly endpoint?: string;
  readonly model?: string;
  readonly keyVariable?: string;
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly maxCalls?: number;
  readonly timeout?: number;
  readonly retries?: number;
}

/** Adds the options. */
export function addEndpointOptions(command: Command): Command {
  return command
    .option('--endpoint <url>', 'an OpenAI-compatible endpoint, such as http://localhost:11434/v1')
    .option('--model <name>', 'the model (the only one that the endpoint has)')
    .option('--key-variable <name>', 'the environment variable that holds the key')
    .addOption(
      new Option('--temperature <t>', "the model's temperature (the endpoint's own)").argParser(
        realOption({ low: 0, high: 10 }),
      ),
    )
    .addOption(new Option('--max-tokens <n>', 'most tokens of one reply').argParser(integerOption(1)))
    .addOption(new Option('--max-calls <n>', 'stop after so many calls').argParser(integerOption(0)))
    .addOption(
      new Option('--timeout <seconds>', 'for one attempt (120)').argParser(
        realOption({ low: 0, high: 300, open: 'low' }),
      ),
    )
    .addOption(new Option('--retries <n>', 'attempts after a failed one (5)').argParser(integerOption(0, 100)));
}
