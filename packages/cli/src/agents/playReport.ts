/**
 * `folkways agents play`: one match, round by round, with what the players believed.
 */

import {
  type ExperimentRecords,
  type FollowRateOptions,
  followRate,
  languageModelKinds,
  type Match,
  type ModelTurn,
  matchRounds,
  PROMPT_VERSION,
  playMatch,
  prescribedPaths,
} from '@folkways/agents';
import { type NormalFormGame, pureEquilibria, randomStream } from '@folkways/core';
import type { AgentsPlayOptions } from '../commands/agentsCommand.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { adviserGame } from '../metagame/adviserGame.js';
import { formatJson } from '../output/formatJson.js';
import { renderText } from '../output/renderText.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { agentNamed, asksModel, type NamedAgent } from './agentNamed.js';
import { type ClientOutcomes, clientOutcomes } from './clientOutcomes.js';
import { endpointModel, type RecordedModel } from './endpointModel.js';
import { gameMenus } from './gameMenus.js';
import { modelTranscript } from './modelTranscript.js';
import { playBlocks } from './playBlocks.js';
import { refuseModel } from './refuseModel.js';

/** Rounds at the end whose follow rate is told apart. */
const LATE = 20;

/** A share of rounds, of all and of the last ones. */
export interface PlayedShare {
  readonly metric: FollowRateOptions['metric'];
  readonly all: number;
  readonly late: number;
}

/** One match and what it says. */
export interface PlayedMatch {
  readonly game: NormalFormGame;
  readonly source: string;
  readonly agents: readonly [NamedAgent, NamedAgent];
  readonly match: Match;
  readonly rounds: number;
  readonly discount: number;
  /** Standard deviation of the noise that players saw, when they learn payoffs. */
  readonly noisy: boolean;
  /** `actions[t]`: names in role order. */
  readonly actions: readonly (readonly string[])[];
  /** `payoffs[i][t]`: what the game pays player i, without noise. */
  readonly payoffs: readonly (readonly number[])[];
  readonly totals: readonly number[];
  readonly averages: readonly number[];
  /** Averages with weights 1, d, d^2, ... */
  readonly discounted: readonly number[];
  readonly followRates: readonly PlayedShare[];
  readonly lateRounds: number;
  /** What became of clients, when the players are LLMs that advise them. */
  readonly clients?: ClientOutcomes;
  /** The language model, where one plays, and what it was asked. */
  readonly model?: RecordedModel;
  readonly turns: readonly ModelTurn[];
}

/** The transcript. @throws InputError when the game has not two players, or an agent or a menu is wrong. */
export async function playReport(argument: string, options: AgentsPlayOptions, io: Io): Promise<string> {
  const advisers = await adviserGame(argument, options, io);
  const given = advisers?.given ?? (await readGameArgument(argument, io));
  const { game, source, entry } = given;
  if (advisers !== undefined && game.players.length !== 2) {
    throw new InputError(`--shares: expected two LLMs, found ${game.players.length}`);
  }
  if (game.players.length !== 2) {
    throw new InputError(`${source}: expected a game of two players, found ${game.players.length}`);
  }
  const found = await gameMenus(given, options.menus, io);
  const { rounds, seed, discount, noise } = options;
  const turns: ModelTurn[] = [];
  const model = await modelOf(options, io);
  const modelKinds = model && languageModelKinds({ [model.name]: model }, { onTurn: (turn) => void turns.push(turn) });
  const place = {
    game,
    meta: advisers?.meta,
    menus: found?.menus,
    slug: found?.slug,
    generated: found?.generated,
    discount,
    noise,
    modelKinds,
  };
  const first = await agentNamed(options.p1, { ...place, role: 0, option: '--p1' }, io);
  const second = await agentNamed(options.p2, { ...place, role: 1, option: '--p2' }, io);
  const agents = [first, second] as const;
  if (options.svg !== undefined && agents.every(({ labels }) => labels === undefined)) {
    throw new InputError('--svg: expected an agent that holds beliefs, such as psbr, found none');
  }
  const noisy = noise !== undefined || [options.p1, options.p2].some((word) => /[:,]payoffs=(?!known)/.test(word));
  const match = await refuseModel(() =>
    playMatch(agents, {
      game,
      rounds,
      rng: randomStream(seed, 0),
      payoffNoise: noisy ? (noise ?? 'smallest gap') : 0,
      recordBeliefs: true,
    }),
  ).finally(() => {
    // Also of a match that was stopped: the reason is in its last call.
    if (options.transcript !== undefined && model !== undefined) {
      writeFileAtomically(options.transcript, modelTranscript(game, model, turns));
    }
  });
  const played: PlayedMatch = {
    game,
    source,
    agents,
    match,
    rounds,
    discount,
    noisy,
    actions: matchRounds(game, match),
    ...sums(game, match, discount),
    followRates: sharesOf(game, entry?.slug, match, rounds),
    lateRounds: Math.min(LATE, rounds),
    model,
    turns,
    ...(advisers && { clients: clientOutcomes(advisers.meta, match.profiles) }),
  };
  if (options.svg !== undefined) {
    const { beliefPlot } = await import('./beliefPlot.js');
    writeFileAtomically(options.svg, beliefPlot(played));
  }
  return options.json === true
    ? formatJson(forPrograms(played, seed))
    : renderText(playBlocks(played, argument, options));
}

/** The model behind --endpoint, where one is needed. */
async function modelOf(options: AgentsPlayOptions, io: Io): Promise<RecordedModel | undefined> {
  const wanted = asksModel(options.p1) || asksModel(options.p2);
  if (!wanted && options.endpoint !== undefined) {
    throw new InputError('--endpoint: expected an agent that asks a language model, such as --p1 llm:base, found none');
  }
  if (!wanted && options.transcript !== undefined) {
    throw new InputError(
      '--transcript: expected an agent that asks a language model, such as --p1 llm:base, found none',
    );
  }
  return endpointModel(options, io);
}

function sums(game: NormalFormGame, match: Match, discount: number) {
  const payoffs = game.payoffs.map((column) => Array.from(match.profiles, (k) => column[k]));
  const totals = payoffs.map((list) => list.reduce((sum, payoff) => sum + payoff, 0));
  const weights = payoffs[0].map((_, t) => discount ** t);
  const weight = weights.reduce((sum, w) => sum + w, 0);
  return {
    payoffs,
    totals,
    averages: totals.map((total) => total / match.profiles.length),
    discounted: payoffs.map((list) => list.reduce((sum, payoff, t) => sum + weights[t] * payoff, 0) / weight),
  };
}

/** The follow rates that the game has: without a prescribed path, that of its pure equilibria; none when it has none. */
function sharesOf(game: NormalFormGame, slug: string | undefined, match: Match, rounds: number): PlayedShare[] {
  const prescribed = slug !== undefined && Object.hasOwn(prescribedPaths, slug);
  const records: ExperimentRecords = {
    spec: { game: slug ?? game.title, agents: {}, rounds, matches: 1, seed: 0 },
    game,
    slug,
    pairings: [['p1', 'p2']],
    matchCount: 1,
    rounds,
    profiles: match.profiles,
  };
  const pure = pureEquilibria(game).profiles.map((profile) => profile.map((action, i) => game.actions[i][action]));
  if (!prescribed && pure.length === 0) return [];
  const metrics = prescribed ? (['anyNash', 'prescribed', 'parityFree'] as const) : (['anyNash'] as const);
  const late = [Math.max(1, rounds - LATE + 1), rounds] as const;
  return metrics.map((metric) => {
    const options = prescribed ? { metric } : { metric, anyNash: pure };
    return {
      metric,
      all: followRate(records, options).rate,
      late: followRate(records, { ...options, window: late }).rate,
    };
  });
}

function forPrograms(played: PlayedMatch, seed: number) {
  const { game, agents, match, rounds, discount, actions, payoffs } = played;
  const { totals, averages, discounted, followRates, lateRounds, model, turns } = played;
  return {
    game: game.title,
    rounds,
    seed,
    discount,
    agents: agents.map(({ name, labels }, i) => ({ player: game.players[i], name, labels })),
    notes: agents.map(({ note }) => note ?? null),
    play: actions.map((row, t) => ({ round: t + 1, actions: row, payoffs: payoffs.map((list) => list[t]) })),
    beliefs: agents.map(({ labels }, i) => (labels === undefined ? null : beliefRows(match, i, labels.length))),
    totals,
    averages,
    discounted,
    followRates,
    lateRounds,
    ...(model && { model: { name: model.name, prompts: PROMPT_VERSION, spent: model.spent, turns } }),
    ...(played.clients && { clients: played.clients }),
  };
}

/** `[rounds][labels]`: what a player believed before each round. */
export function beliefRows(match: Match, player: number, labels: number): number[][] {
  const column = match.beliefs?.[player] ?? new Float64Array(0);
  return Array.from({ length: column.length / labels }, (_, t) =>
    Array.from(column.subarray(t * labels, (t + 1) * labels)),
  );
}
