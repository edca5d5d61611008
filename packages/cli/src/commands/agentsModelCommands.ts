/**
 * The commands about language models as players.
 */
import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { addEndpointOptions, type EndpointOptions } from './endpointOptions.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { integerOption, realOption } from './numberOption.js';
import { jsonOption, menusOption, seedOption, svgOption } from './sharedOptions.js';

/** Options of `folkways agents prompt`. */
export interface AgentsPromptOptions {
  readonly kind: string;
  readonly role: '1' | '2';
  readonly rounds: number;
  readonly history?: string;
  readonly prediction?: string;
  readonly expect?: string;
  readonly unknownPayoffs?: true;
  readonly keep?: number;
  readonly menus?: string;
  readonly seed: number;
  readonly json?: true;
}

/** Options of `folkways agents beliefs`. */
export interface AgentsBeliefsOptions extends EndpointOptions {
  readonly role: '1' | '2';
  readonly p1: string;
  readonly p2: string;
  readonly rounds: number;
  readonly method: string;
  readonly samples?: number;
  readonly expect?: string;
  readonly prior?: number;
  readonly menus?: string;
  readonly seed: number;
  readonly svg?: string;
  readonly json?: true;
}

const roleOption = (what: string): Option => new Option('--role <player>', what).choices(['1', '2']).default('1');

/** `folkways agents prompt` and `folkways agents beliefs`. */
export function addModelCommands(agents: Command, { io, print }: CommandContext): void {
  const prompt = agents
    .command('prompt')
    .description('the prompt that a language model would be given, word for word')
    .argument('<game>', `two-player ${GAME}`)
    .addOption(
      new Option('--kind <kind>', 'what is asked')
        .choices(['base', 'scot-predict', 'scot-choose', 'label', 'letter'])
        .default('base'),
    )
    .addOption(roleOption('who is asked'))
    .addOption(
      new Option('--rounds <n>', 'rounds played so far, at random').argParser(integerOption(0, 10_000)).default(3),
    )
    .option('--history <rounds>', "rounds played so far: 'J,F J,J', or JSON")
    .option('--prediction <action>', 'for scot-choose: what the other player is thought to do')
    .option('--expect <label>', 'the strategy that is strongly expected')
    .option('--unknown-payoffs', 'payoffs are not told, only those received')
    .addOption(new Option('--keep <n>', 'list the last rounds, count the earlier ones').argParser(integerOption(0)))
    .addOption(menusOption())
    .addOption(seedOption())
    .addOption(jsonOption())
    .action(async (game: string, options: AgentsPromptOptions) => {
      const { promptReport } = await import('../agents/promptReport.js');
      print(await promptReport(game, options, io));
    });
  addHelpEpilogue(prompt, {
    paragraphs: [
      'In play the order of the actions in a question is drawn anew each time; here it is the order of the game.',
    ],
    examples: [
      ['folkways agents prompt lemons --role 2', "the buyer's question"],
      ["folkways agents prompt promo --kind label --history 'P,R R,P'", 'which strategy is it?'],
    ],
  });
  const beliefs = agents
    .command('beliefs')
    .description("a language model's beliefs along a match, beside those of Bayes' rule")
    .argument('<game>', `two-player ${GAME}`)
    .addOption(roleOption('who believes something about the other'))
    .option('--p1 <agent>', "the first player's agent", 'uniform')
    .option('--p2 <agent>', "the second player's agent", 'uniform')
    .option('--rounds <n>', 'rounds of the match', integerOption(1, 10_000), 10)
    .addOption(
      new Option('--method <method>', 'count answers, or read probabilities off the first token')
        .choices(['samples', 'log-probabilities'])
        .default('samples'),
    )
    .addOption(
      new Option('--samples <n>', 'questions in each round (20, or 4 with log-probabilities)').argParser(
        integerOption(1, 100_000),
      ),
    )
    .option('--expect <label>', 'the strategy that is expected at first')
    .addOption(new Option('--prior <weight>', 'how strongly (.999)').argParser(realOption({ low: 0, high: 1 })))
    .addOption(menusOption())
    .addOption(seedOption())
    .addOption(svgOption('both beliefs and their distance, round by round'))
    .addOption(jsonOption())
    .action(async (game: string, options: AgentsBeliefsOptions) => {
      const { beliefsReport } = await import('../agents/beliefsReport.js');
      print(await beliefsReport(game, options, io));
    });
  addEndpointOptions(beliefs);
  addHelpEpilogue(beliefs, {
    paragraphs: [
      'The match is played by --p1 and --p2, agents as in "folkways agents play" but for language models; the model watches it from the place of --role.',
    ],
    examples: [
      [
        'folkways agents beliefs prisoners-dilemma --p2 tft --endpoint http://localhost:11434/v1 --model qwen3',
        'is it Bayesian?',
      ],
    ],
  });
}
