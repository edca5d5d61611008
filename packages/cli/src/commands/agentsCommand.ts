import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { addModelCommands } from './agentsModelCommands.js';
import { addEndpointOptions, type EndpointOptions } from './endpointOptions.js';
import { addExperimentCommands } from './experimentCommands.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { llmsOption, sharesOption } from './metagameOptions.js';
import { integerOption, realOption } from './numberOption.js';
import { jsonOption, menusOption, seedOption, svgOption } from './sharedOptions.js';

/** Options of `folkways agents play`. */
export interface AgentsPlayOptions extends EndpointOptions {
  readonly p1: string;
  readonly p2: string;
  readonly rounds: number;
  readonly discount: number;
  readonly noise?: number;
  readonly menus?: string;
  readonly shares?: string;
  readonly llms?: string;
  readonly seed: number;
  readonly everyRound?: true;
  readonly transcript?: string;
  readonly svg?: string;
  readonly json?: true;
}

/** Options of `folkways agents menu`. */
export interface AgentsMenuOptions {
  readonly role?: '1' | '2';
  readonly menus?: string;
  readonly json?: true;
}

/** Options of `folkways agents check`. */
export interface AgentsCheckOptions {
  readonly menus?: string;
  readonly json?: true;
}

/** `folkways agents`. */
export function addAgentsCommand(program: Command, context: CommandContext): void {
  const agents = program
    .command('agents')
    .usage('[command] [options]')
    .description('agents that learn, plan and converge: play them, see what they can tell apart')
    .helpCommand(false);
  addPlay(agents, context);
  addExperimentCommands(agents, context);
  addMenu(agents, context);
  addCheck(agents, context);
  addModelCommands(agents, context);
  addHelpEpilogue(agents, {
    examples: [
      ['folkways agents play prisoners-dilemma --p2 tft', 'a learner against Tit For Tat'],
      ['folkways agents menu samaritan', 'the strategies agents think of'],
      ['folkways agents check promo', 'what theory says about the game'],
    ],
  });
}

function addPlay(agents: Command, { io, print }: CommandContext): void {
  const command = agents
    .command('play')
    .description('one match, round by round, with what each learner believed')
    .argument('<game>', `two-player ${GAME}`)
    .option('--p1 <agent>', "the first player's agent", 'psbr')
    .option('--p2 <agent>', "the second player's agent", 'psbr')
    .option('--rounds <n>', 'rounds of the match', integerOption(1, 100_000), 50)
    .option('--discount <d>', 'how much planners weigh the next round', realOption({ low: 0, high: 1 }), 0.95)
    .addOption(
      new Option('--noise <sd>', 'standard deviation of the noise on the payoffs that players see').argParser(
        realOption({ low: 0, open: 'low' }),
      ),
    )
    .addOption(menusOption())
    .addOption(sharesOption('play between two LLMs that advise these shares of each role, such as 0.9:0.1'))
    .addOption(llmsOption())
    .option('--every-round', 'print every round of a long match')
    .option('--transcript <file>', 'write what a language model was asked and what it replied')
    .addOption(seedOption())
    .addOption(svgOption('the beliefs, round by round'))
    .addOption(jsonOption())
    .action(async (game: string, options: AgentsPlayOptions) => {
      const { playReport } = await import('../agents/playReport.js');
      print(await playReport(game, options, io));
    });
  addEndpointOptions(command);
  addHelpEpilogue(command, {
    paragraphs: [
      'An AGENT is psbr (draws a strategy from its belief about the other and answers it best), psbr-myopic, scot (answers the likeliest next action), expected (answers the whole belief), fictitious, uniform, habit, menu (one strategy of its menu, drawn once), a strategy of its menu by name, a well-known strategy such as grudger where both players have two actions, or an automaton in a .json file.',
      'Agents take options: psbr:prior=.999,horizon=20. prior is the weight of the strategy that is expected at first (expect=LABEL; without it the one that the paper prescribes); others are horizon, discount, temperature, temper, recency, tie, planner, rollouts, last-round, sampling=commit, commit-rounds and payoffs=sample, mean or map (payoffs are then learned from noisy draws); habit takes strength.',
      'haze plays the cheapest hazing sequence that is stable among strangers, then its goal, and begins again after a betrayal; haze:sequence=A*2.B plays your own, after=punish never forgives. review follows a review protocol of the folk theorem; target=-2:-2 (averages per client) or maximize=nash-product, welfare or min is what it aims at, and epsilon, probe, tolerance and punish (rounds) change the protocol.',
      'With --shares the players are two LLMs that advise the clients of every role, as in "folkways metagame", and what clients get is shown too. A game without written menus is played with strategies made from its payoffs, which "folkways agents menu" lists.',
      'A language model behind --endpoint plays as llm:base (it names its action), llm:scot (it predicts the other player, then answers) or llm:psbr (it names the strategy of the other player; the answer is computed), with options such as llm:psbr:prior=.999. history=summarise,keep=20 counts earlier rounds where a prompt is too long.',
    ],
    examples: [
      ['folkways agents play prisoners-dilemma --p1 psbr:prior=.999 --p2 grim_trigger', 'cooperation'],
      ['folkways agents play promo --p1 psbr:expect=mad1 --p2 psbr:expect=mad0', 'two who expect turns'],
      ['folkways agents play chicken --p2 bully --rounds 20', "a game without the paper's menus"],
      ['folkways agents play restart-table-1 --p1 haze --p2 psbr', 'a learner meets hazing'],
      ['folkways agents play pd-losses --shares .9:.1 --p1 review', 'a protocol of the folk theorem against a learner'],
      ['folkways agents play lemons --p1 llm:psbr --endpoint http://localhost:11434/v1 --model qwen3', 'a model'],
      ['folkways agents play samaritan --p1 psbr:payoffs=sample --svg beliefs.svg', 'payoffs are learned too'],
    ],
  });
}

function addMenu(agents: Command, { io, print }: CommandContext): void {
  const command = agents
    .command('menu')
    .description('the strategies that agents plan with and reason about')
    .argument('<game>', `two-player ${GAME}`)
    .addOption(new Option('--role <player>', 'only of this player').choices(['1', '2']))
    .addOption(menusOption())
    .addOption(jsonOption())
    .action(async (game: string, options: AgentsMenuOptions) => {
      const { menuReport } = await import('../agents/menuReport.js');
      print(await menuReport(game, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: ['--json prints the automata too, in the form that --menus and agents in .json files have.'],
    examples: [
      ['folkways agents menu samaritan', "both players' menus"],
      ['folkways agents menu lemons --role 2', "the buyer's"],
    ],
  });
}

function addCheck(agents: Command, { io, print }: CommandContext): void {
  const command = agents
    .command('check')
    .description('equilibria, the MM* condition, which pairs of strategies are equilibria, what can be told apart')
    .argument('<game>', `two-player ${GAME}`)
    .addOption(menusOption())
    .addOption(jsonOption())
    .action(async (game: string, options: AgentsCheckOptions) => {
      const { checkReport } = await import('../agents/checkReport.js');
      print(await checkReport(game, options, io));
    });
  addHelpEpilogue(command, {
    examples: [
      ['folkways agents check prisoners-dilemma', 'in words and tables'],
      ['folkways agents check promo --json', 'with every pair of strategies'],
    ],
  });
}
