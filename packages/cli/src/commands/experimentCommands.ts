import { type Command, Option } from 'commander';
import type { AgentsExportOptions } from '../agents/exportReport.js';
import type { AgentsMergeOptions } from '../agents/mergeReport.js';
import type { CommandContext } from '../commandContext.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { integerOption, realOption } from './numberOption.js';
import { jsonOption } from './sharedOptions.js';

/** Options of `folkways agents experiment`, and of its `resume`. */
export interface AgentsExperimentOptions {
  readonly out?: string;
  readonly workers?: number;
  readonly queue?: string;
  readonly shard?: string;
  readonly cache?: string;
  readonly calls?: number;
  readonly tokens?: number;
  readonly askAgain?: true;
  readonly json?: true;
}

/** Options of `folkways agents worker`. */
export interface AgentsWorkerOptions {
  readonly queue: string;
  readonly threads?: number;
  readonly matches?: number;
  readonly lock?: number;
  readonly cache?: string;
}

/** `folkways agents experiment`, `merge` and `worker`. */
export function addExperimentCommands(agents: Command, context: CommandContext): void {
  const experiment = addExperiment(agents, context);
  addStatus(experiment, context);
  addResume(experiment, context);
  addExport(experiment, context);
  addMerge(agents, context);
  addWorker(agents, context);
}

/** How matches are played. */
function withRunOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--workers <n>', 'threads that play (all cores once it takes long)').argParser(integerOption(1, 256)),
    )
    .option('--queue <url>', 'give the matches to workers at redis://HOST (see "folkways agents worker")')
    .option('--cache <folder>', 'replies of models at temperature 0, shared between experiments')
    .addOption(
      new Option('--calls <n>', "calls of models in all, instead of the spec's limit").argParser(integerOption(0)),
    )
    .addOption(new Option('--tokens <n>', "tokens in all, instead of the spec's limit").argParser(integerOption(0)))
    .addOption(jsonOption());
}

function addExperiment(agents: Command, { io, print }: CommandContext): Command {
  const command = agents
    .command('experiment')
    .usage('[options] <spec>')
    .description('many matches as a spec file says, kept as they are played')
    .argument('<spec>', 'a JSON file, or -')
    .option('--out <folder>', 'where records and plots go; a run that was stopped goes on from there (SPEC-results)')
    .option('--shard <i/n>', 'play only this part of the matches, to be put together by "folkways agents merge"')
    .helpCommand(false);
  withRunOptions(command).action(async (spec: string, options: AgentsExperimentOptions) => {
    const { experimentReport } = await import('../agents/experimentReport.js');
    print(await experimentReport(spec, options, io));
  });
  addHelpEpilogue(command, {
    paragraphs: [
      'A spec names a game, agents, rounds, matches of each pairing and a seed:',
      '  { "game": "promo", "rounds": 180, "matches": 100, "seed": 1, "pairings": "all",',
      '    "agents": { "learner": { "kind": "ps-br", "prior": "prescribed" }, "mad": "mad0" } }',
      'Kinds are ps-br, myopic-ps-br, scot, posterior-best-response, fictitious-play, uniform, habit, menu-draw, automaton and script, each with its options; a string is a kind or a label of the menu. pairings is "self", "all" or a list of pairs; payoffNoise a number or "smallest gap"; record may ask for "payoffs" and "beliefs"; menus brings strategies to plan with for another game, as "folkways agents menu GAME --json" lists them, or is "generated".',
      'Language models are named in models, and play in agents of the kinds llm-base, llm-scot and llm-ps-br:',
      '  "models": { "small": { "baseUrl": "http://localhost:8080/v1", "model": "qwen3" } },',
      '  "agents": { "talker": { "kind": "llm-base", "model": "small" } }, "limits": { "calls": 5000 }',
      'A model may also have temperature, seed, topP, maxTokens, keyVariable (the environment variable that holds the key), timeout, retries, concurrency, structuredOutput and cache. Every call is recorded before its reply is used: whatever stops a run, it goes on without asking again.',
      'The folder gets spec.json, records.jsonl (one match a line), calls.jsonl (one call of a model a line), records.parquet (one round a row), summary.json and plots. Records depend on the spec alone, not on the number of threads or on interruptions.',
    ],
    examples: [
      ['folkways agents experiment spec.json', 'into spec-results'],
      ['folkways agents experiment status spec-results', 'how far it is'],
      ['folkways agents experiment spec.json --queue redis://localhost', 'played by workers'],
      ['folkways agents experiment spec.json --shard 2/8 --out part2', 'one of eight parts'],
    ],
  });
  return command;
}

function addStatus(experiment: Command, { print }: CommandContext): void {
  experiment
    .command('status')
    .description('how far an experiment is, what it has cost, what stopped it')
    .argument('<folder>', 'its results')
    .addOption(jsonOption())
    .action(async (folder: string, options: { readonly json?: true }) => {
      const { statusReport } = await import('../agents/statusReport.js');
      print(await statusReport(folder, options));
    });
}

function addResume(experiment: Command, { io, print }: CommandContext): void {
  const command = experiment
    .command('resume')
    .description('plays what is missing in a folder')
    .argument('<folder>', 'the results of a run that was stopped')
    .option('--ask-again', 'ask models again where their replies could not be read, instead of replaying them');
  withRunOptions(command).action(async (folder: string, options: AgentsExperimentOptions) => {
    const { resumeReport } = await import('../agents/resumeReport.js');
    print(await resumeReport(folder, options, io));
  });
}

function addExport(experiment: Command, { print }: CommandContext): void {
  experiment
    .command('export')
    .description('rounds or calls as a table, also of an experiment that is not finished')
    .argument('<folder>', 'its results')
    .addOption(new Option('--table <name>', 'what a row is').choices(['rounds', 'calls']).default('rounds'))
    .addOption(new Option('--format <name>', 'of the table').choices(['csv', 'jsonl', 'parquet']).default('csv'))
    .option('--out <file>', 'instead of standard output')
    .action(async (folder: string, options: AgentsExportOptions) => {
      const { exportReport } = await import('../agents/exportReport.js');
      print(await exportReport(folder, options));
    });
}

function addMerge(agents: Command, { print }: CommandContext): void {
  const command = agents
    .command('merge')
    .description('puts the parts of an experiment together')
    .argument('<folders...>', 'results of the same spec')
    .requiredOption('--out <folder>', 'where the whole goes')
    .addOption(jsonOption())
    .action(async (folders: string[], options: AgentsMergeOptions) => {
      const { mergeReport } = await import('../agents/mergeReport.js');
      print(await mergeReport(folders, options));
    });
  addHelpEpilogue(command, {
    paragraphs: ['Every match must be in one of the folders; where several have it, they must agree byte for byte.'],
    examples: [['folkways agents merge part1 part2 --out whole', 'two shards']],
  });
}

function addWorker(agents: Command, { io, print }: CommandContext): void {
  const command = agents
    .command('worker')
    .description('plays matches of experiments that run with --queue, until it is ended')
    .requiredOption('--queue <url>', 'redis://[user:password@]host[:port][/database]')
    .addOption(new Option('--threads <n>', 'threads that play (all cores)').argParser(integerOption(1, 256)))
    .addOption(
      new Option('--matches <n>', 'matches of language models at once (64)').argParser(integerOption(1, 65_536)),
    )
    .option('--cache <folder>', 'replies of models at temperature 0, shared between experiments')
    .addOption(
      new Option('--lock <seconds>', 'after which the work of a killed worker is given to others (15)').argParser(
        realOption({ low: 0.2, high: 3600 }),
      ),
    )
    .action(async (options: AgentsWorkerOptions) => {
      const { workerReport } = await import('../agents/workerReport.js');
      print(await workerReport(options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'Start it on as many machines as you like, before or after the experiment. Keys of language models are read from the environment of the worker. SIGTERM ends it without losing work.',
    ],
    examples: [['folkways agents worker --queue redis://queue.example.org', 'on every machine']],
  });
}
