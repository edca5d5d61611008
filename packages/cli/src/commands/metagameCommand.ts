import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import type { EngineName } from '../loadEngine.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { addMetagameMigrate } from './metagameMigrateCommand.js';
import { INPUT, type LlmOptions, llmsOption, SHARES, sharesOption } from './metagameOptions.js';
import { addMetagameReport } from './metagameReportCommand.js';
import { integerOption, realOption } from './numberOption.js';
import { refuseWithout } from './refuseWithout.js';
import { engineOption, jsonOption, seedOption, svgOption, timeLimitOption } from './sharedOptions.js';

/** Options of `folkways metagame solve`. */
export interface MetagameSolveOptions extends LlmOptions {
  readonly find?: 'pure' | 'isolated' | 'one';
  readonly timeLimit?: number;
  readonly vertexLimit?: number;
  readonly svg?: string;
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

/** What repeated play aims at. */
export interface TargetOptions {
  readonly target?: string;
  readonly maximize?: 'welfare' | 'nash-product' | 'min';
}

/** Options of `folkways metagame sustain`. */
export interface MetagameSustainOptions extends LlmOptions, TargetOptions {
  readonly epsilon: number;
  readonly gamma?: number;
  readonly timeLimit?: number;
  readonly lp: EngineName;
  readonly svg?: string;
  readonly json?: true;
}

/** Options of `folkways metagame simulate`. */
export interface MetagameSimulateOptions extends LlmOptions, TargetOptions {
  readonly epsilon: number;
  readonly gamma?: number;
  readonly runs: number;
  readonly periods: number;
  readonly clients?: number;
  readonly deviator?: string;
  readonly actualShares?: string;
  readonly threshold?: number;
  readonly seed: number;
  readonly lp: EngineName;
  readonly svg?: string;
  readonly json?: true;
}

const SETTING =
  'Large populations play a game, each client doing what one of a few shared LLMs advises; each LLM wants the most for its own clients.';
const TARGET =
  '--maximize welfare is the sum over all clients, nash-product the product of what the LLMs gain over their minmax payoffs, min the smallest payoff per client of any LLM.';
const SCENARIO = [
  'A scenario file holds the same, and may say which file the game is in:',
  '  { "game": "my-game.json", "llms": ["large", "small"],\n    "shares": [[0.9, 0.1], ["2/3", "1/3"]] }',
] as const;

/** `folkways metagame` and its commands. */
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
  addSustain(metagame, context);
  addSimulate(metagame, context);
  addMetagameMigrate(metagame, context);
  addMetagameReport(metagame, context);
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
    .addOption(svgOption('the averages of every equilibrium among all that are possible'))
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

function addSustain(metagame: Command, { io, print }: CommandContext): void {
  const command = metagame
    .command('sustain')
    .description('whether payoffs can be sustained in repeated play although nobody sees who advised whom, and how')
    .argument('<scenario>', INPUT)
    .addOption(sharesOption('who advises what share of each role, such as 0.9:0.1'))
    .addOption(llmsOption())
    .addOption(targetOption())
    .addOption(maximizeOption())
    .addOption(epsilonOption())
    .addOption(gammaOption())
    .addOption(timeLimitOption())
    .addOption(engineOption())
    .addOption(svgOption('feasible payoffs, minmax payoffs and the target'))
    .addOption(jsonOption())
    .action(async (scenario: string, options: MetagameSustainOptions) => {
      const { sustainReport } = await import('../metagame/sustainReport.js');
      print(await sustainReport(scenario, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [SETTING, TARGET, SHARES],
    examples: [
      ['folkways metagame sustain pd-losses --shares 0.9:0.1 --target=-2,-2', 'cooperation for all'],
      ['folkways metagame sustain heist --shares .8:.1:.1,.1:.8:.1,.1:.1:.8 --target 0,0,0', 'three LLMs'],
      ['folkways metagame sustain my-scenario.json --maximize welfare --svg payoffs.svg', 'the best, drawn'],
    ],
  });
}

function addSimulate(metagame: Command, { io, print }: CommandContext): void {
  const command = metagame
    .command('simulate')
    .description('the protocol that sustains a target, played by simulated populations, with or without a deviator')
    .argument('<scenario>', INPUT)
    .addOption(sharesOption('who advises what share of each role, such as .8:.1:.1,.1:.8:.1'))
    .addOption(llmsOption())
    .addOption(targetOption())
    .addOption(maximizeOption())
    .addOption(epsilonOption())
    .addOption(gammaOption())
    .addOption(new Option('--runs <n>', 'simulated runs').argParser(integerOption(1, 100_000)).default(20))
    .addOption(new Option('--periods <n>', 'periods of each').argParser(integerOption(1, 1e9)).default(1000))
    .addOption(
      new Option('--clients <n>', 'clients per role (populations without sampling error without it)').argParser(
        integerOption(1, 2 ** 24),
      ),
    )
    .option('--deviator <llm:kind>', 'an LLM that deviates: full, stealth, framing, borderline or adaptive')
    .option(
      '--actual-shares <rows>',
      'what if shares are really these: the exact effect on honest LLMs that believe otherwise',
    )
    .addOption(
      new Option(
        '--threshold <mass>',
        'with --actual-shares: masses this close count as equal (1e-12 without it)',
      ).argParser(realOption({ low: 0, high: 1, open: 'high' })),
    )
    .addOption(seedOption())
    .addOption(engineOption())
    .addOption(svgOption('a timeline of the first run'))
    .addOption(jsonOption())
    .action(async (scenario: string, options: MetagameSimulateOptions) => {
      if (options.actualShares === undefined) refuseWithout(command, ['threshold'], '--actual-shares');
      const { simulateReport } = await import('../metagame/simulateReport.js');
      print(await simulateReport(scenario, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [SETTING, TARGET, SHARES],
    examples: [
      ['folkways metagame simulate heist --shares .8:.1:.1,.1:.8:.1,.1:.1:.8 --target 0,0,0', 'everybody honest'],
      [
        'folkways metagame simulate heist --shares .8:.1:.1,.1:.8:.1,.1:.1:.8 --target 0,0,0 --deviator 3:full',
        'the third LLM deviates',
      ],
      [
        'folkways metagame simulate heist --shares .8:.1:.1,.1:.8:.1,.1:.1:.8 --target 0,0,0 --actual-shares .82:.09:.09,.1:.8:.1,.1:.1:.8',
        'the first LLM has more clients than all believe',
      ],
      ['folkways metagame simulate my-scenario.json --maximize welfare --svg timeline.svg', 'and a timeline'],
    ],
  });
}

const epsilonOption = (): Option =>
  new Option('--epsilon <e>', 'the most that a deviation may gain, in sums')
    .argParser(realOption({ low: 0, open: 'low' }))
    .default(0.1);

const gammaOption = (): Option =>
  new Option('--gamma <g>', 'how far payoffs may be from the target (epsilon without it)').argParser(
    realOption({ low: 0, open: 'low' }),
  );

const targetOption = (): Option =>
  new Option('--target <payoffs>', 'what the clients of each LLM should get each, such as --target=-2,-2').conflicts(
    'maximize',
  );

const maximizeOption = (): Option =>
  new Option('--maximize <what>', 'aim at the best individually rational payoffs instead').choices([
    'welfare',
    'nash-product',
    'min',
  ]);
