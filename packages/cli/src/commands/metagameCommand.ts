import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { integerOption } from './numberOption.js';
import { jsonOption, svgOption, timeLimitOption } from './sharedOptions.js';

/** What both commands are told about the LLMs. */
export interface LlmOptions {
  readonly shares?: string;
  readonly llms?: string;
}

/** Options of `folkways metagame solve`. */
export interface MetagameSolveOptions extends LlmOptions {
  readonly find?: 'pure' | 'isolated' | 'one';
  readonly timeLimit?: number;
  readonly vertexLimit?: number;
  readonly json?: true;
}

/** Options of `folkways metagame sweep`. */
export interface MetagameSweepOptions extends LlmOptions {
  readonly from?: string;
  readonly to?: string;
  readonly parameter?: string;
  readonly timeLimit?: number;
  readonly svg?: string;
  readonly json?: true;
}

const INPUT = 'a scenario file (or -), or a GAME with --shares';
const SETTING =
  'Large populations play a game, each client doing what one of a few shared LLMs advises; each LLM wants the most for its own clients.';
const SHARES =
  '--shares separates the LLMs by colons and the roles by commas, in the order of the game: 0.9:0.1,2/3:1/3. A single row is for every role.';
const SCENARIO = [
  'A scenario file holds the same, and may say which file the game is in:',
  '  { "game": "my-game.json", "llms": ["large", "small"],\n    "shares": [[0.9, 0.1], ["2/3", "1/3"]] }',
] as const;

/** `folkways metagame solve` and `folkways metagame sweep`. */
export function addMetagameCommand(program: Command, context: CommandContext): void {
  const metagame = program
    .command('metagame')
    .description('what happens to a game when a few shared LLMs advise the players')
    .helpCommand('help [command]', 'print the help of a command');
  addHelpEpilogue(metagame, {
    paragraphs: [SETTING],
    examples: [
      ['folkways metagame solve pd-losses --shares 0.9:0.1', 'what will they advise?'],
      ['folkways metagame sweep pd-losses --shares p:1-p', 'at which shares does that change?'],
    ],
  });
  addSolve(metagame, context);
  addSweep(metagame, context);
}

function addSolve(metagame: Command, { io, print }: CommandContext): void {
  const command = metagame
    .command('solve')
    .description('what the LLMs will advise when the game is played once, and who gains from size')
    .argument('<scenario>', INPUT)
    .addOption(sharesOption('who advises what share of each role, such as 0.9:0.1'))
    .addOption(llmsOption())
    .addOption(
      new Option(
        '--find <what>',
        'what to look for (without it: two LLMs all equilibria, more LLMs pure ones)',
      ).choices(['pure', 'isolated', 'one']),
    )
    .addOption(timeLimitOption())
    .addOption(
      new Option('--vertex-limit <n>', 'two LLMs: refuse games that may have more vertices than this').argParser(
        integerOption(1),
      ),
    )
    .addOption(jsonOption())
    .action(async (scenario: string, options: MetagameSolveOptions) => {
      const { solveReport } = await import('../metagame/solveReport.js');
      print(await solveReport(scenario, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [SETTING, `${GAME}.`, SHARES, ...SCENARIO],
    examples: [
      ['folkways metagame solve pd-losses --shares 0.9:0.1', 'a large LLM and a small one'],
      ['folkways metagame solve heist --shares .8:.1:.1,.1:.8:.1,.1:.1:.8', 'three LLMs'],
      ['folkways metagame solve my-scenario.json --json', 'everything, for programs'],
    ],
  });
}

function addSweep(metagame: Command, { io, print }: CommandContext): void {
  const command = metagame
    .command('sweep')
    .description('the exact shares of two LLMs at which the equilibria change, and their payoffs in between')
    .argument('<scenario>', INPUT)
    .addOption(sharesOption('shares that are linear in a parameter, such as p:1-p'))
    .addOption(llmsOption())
    .option('--from <value>', 'where the parameter begins (1/2 without it)')
    .option('--to <value>', 'where it ends (1 without it)')
    .option('--parameter <name>', 'what it is called (p without it)')
    .addOption(timeLimitOption())
    .addOption(svgOption("what each LLM's clients get over the parameter"))
    .addOption(jsonOption())
    .action(async (scenario: string, options: MetagameSweepOptions) => {
      const { sweepReport } = await import('../metagame/sweepReport.js');
      print(await sweepReport(scenario, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      SHARES,
      'A scenario file says what moves:',
      '  { "game": "pd-losses", "shares": [["p", "1 - p"], ["p", "1 - p"]],\n    "sweep": { "from": "1/2", "to": 1 } }',
    ],
    examples: [
      ['folkways metagame sweep pd-losses --shares p:1-p', 'one LLM grows in both roles'],
      ['folkways metagame sweep chicken --shares p:1-p,1:0 --from 0', 'in one role only'],
      ['folkways metagame sweep my-scenario.json --svg sweep.svg', 'and a picture'],
    ],
  });
}

const sharesOption = (what: string): Option => new Option('--shares <rows>', what);

const llmsOption = (): Option => new Option('--llms <names>', 'names of the LLMs, separated by commas');
