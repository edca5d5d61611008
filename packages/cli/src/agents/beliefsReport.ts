/**
 * `folkways agents beliefs`: what a language model believes along a match, and what Bayes' rule does.
 */
import {
  type Agent,
  type BeliefComparison,
  beliefComparison,
  matchRounds,
  PROMPT_VERSION,
  type PriorInput,
  playMatch,
} from '@folkways/agents';
import { type NormalFormGame, randomStream } from '@folkways/core';
import type { AgentsBeliefsOptions } from '../commands/agentsModelCommands.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { formatJson } from '../output/formatJson.js';
import { progressOn } from '../output/progress.js';
import { renderText } from '../output/renderText.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { agentNamed, asksModel } from './agentNamed.js';
import { beliefsBlocks } from './beliefsBlocks.js';
import { endpointModel, type RecordedModel } from './endpointModel.js';
import { gameMenus } from './gameMenus.js';
import { noMenus } from './menuReport.js';
import { refuseAgents } from './refuseAgents.js';
import { refuseModel } from './refuseModel.js';

/** Both beliefs and the match they are about. */
export interface WatchedMatch {
  readonly game: NormalFormGame;
  readonly source: string;
  readonly agents: readonly [Agent, Agent];
  /** Who believes. */
  readonly role: number;
  readonly labels: readonly string[];
  readonly history: readonly (readonly string[])[];
  readonly model: RecordedModel;
  readonly comparison: BeliefComparison;
  /** The label that the other really follows, where it is one of the menu. */
  readonly truth: string | undefined;
}

/** The comparison. @throws InputError when there is no endpoint, or the game, a menu, an agent or the prior is wrong. */
export async function beliefsReport(argument: string, options: AgentsBeliefsOptions, io: Io): Promise<string> {
  const given = await readGameArgument(argument, io);
  const { game, source } = given;
  if (game.players.length !== 2) {
    throw new InputError(`${source}: expected a game of two players, found ${game.players.length}`);
  }
  const found = await gameMenus(given, options.menus, io);
  if (found === undefined) throw noMenus(source);
  for (const name of ['p1', 'p2'] as const) {
    if (asksModel(options[name])) {
      throw new InputError(`--${name}: expected an agent that plays without a language model, found ${options[name]}`);
    }
  }
  const place = { game, menus: found.menus, slug: found.slug, discount: 0.95 };
  const agents = [
    await agentNamed(options.p1, { ...place, role: 0, option: '--p1' }, io),
    await agentNamed(options.p2, { ...place, role: 1, option: '--p2' }, io),
  ] as const;
  const model = await endpointModel(options, io);
  if (model === undefined) throw new InputError('--endpoint: expected the address of a language model, found none');
  const { rounds, seed, samples } = options;
  const role = Number(options.role) - 1;
  const opponentMenu = found.menus[1 - role];
  const labels = opponentMenu.map(({ label }) => label);
  const prior = priorFrom(options, labels);
  const history = matchRounds(game, await playMatch(agents, { game, rounds, rng: randomStream(seed, 0) }));
  const word = role === 0 ? options.p2 : options.p1;
  const truth = labels.includes(word) ? word : undefined;
  const progress = progressOn(io, 'rounds', rounds);
  const comparison = await refuseModel(() =>
    beliefComparison({
      model,
      game,
      role,
      opponentMenu,
      prior,
      history,
      method: options.method as 'samples',
      samples,
      truth,
      rng: randomStream(seed, 1),
      onProgress: ({ done }) => progress.report(done),
    }),
  ).finally(() => progress.end());
  const watched: WatchedMatch = { game, source, agents, role, labels, history, model, comparison, truth };
  if (options.svg !== undefined) {
    const { beliefsPlot } = await import('./beliefsPlot.js');
    writeFileAtomically(options.svg, beliefsPlot(watched));
  }
  return options.json === true ? formatJson(forPrograms(watched, seed)) : renderText(beliefsBlocks(watched, options));
}

function priorFrom({ expect, prior }: AgentsBeliefsOptions, labels: readonly string[]): PriorInput {
  if (expect === undefined) {
    if (prior !== undefined) throw new InputError('--prior: expected --expect LABEL beside it, found none');
    return 'uniform';
  }
  return refuseAgents('--expect', () => {
    if (labels.includes(expect)) return { label: expect, weight: prior ?? 0.999 };
    throw new InputError(`--expect: expected one of ${labels.join(', ')}, found ${JSON.stringify(expect)}`);
  });
}

function forPrograms({ game, agents, role, labels, history, model, comparison, truth }: WatchedMatch, seed: number) {
  return {
    game: game.title,
    seed,
    agents: agents.map(({ name }) => name),
    player: game.players[role],
    model: { name: model.name, prompts: PROMPT_VERSION, spent: model.spent },
    labels,
    truth: truth ?? null,
    history,
    ...comparison,
  };
}
