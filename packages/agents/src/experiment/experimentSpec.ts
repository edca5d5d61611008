/**
 * Experiments as data.
 */
import {
  catalog,
  checkInteger,
  checkOneOf,
  describeValue,
  didYouMean,
  type NormalFormGame,
  readGame,
} from '@folkways/core';
import type { Agent } from '../agent/agent.js';
import { checkMatch, noiseLevel } from '../match/playMatch.js';
import { checkTwoPlayers } from '../menu/checkMenu.js';
import { generatedMenu } from '../menu/generatedMenu.js';
import { menus as shippedMenus } from '../menu/menus.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { type StrategyInput, strategyMenuFromData } from '../menu/strategyMenuFromData.js';
import { type AgentKind, type AgentSpec, agentFromSpec } from './agentSpec.js';
import { checkKeys } from './checkKeys.js';
import { type CallLimits, checkLimits, checkModels, type ModelSpec } from './modelSpec.js';

/** An experiment: which agents meet in which game, how often and how long. Plain JSON. */
export interface ExperimentSpec {
  /** Where editors find the JSON Schema of this; nothing else reads it. */
  readonly $schema?: string;
  /** @defaultValue none */
  readonly title?: string;
  /** A slug of the catalogue, or a game in core's JSON form. */
  readonly game: string | { readonly [key: string]: unknown };
  /** Menus for role 0 and role 1, as data, or `"generated"` for those of `generatedMenu`. @defaultValue the shipped menus of the slug */
  readonly menus?: 'generated' | readonly [readonly StrategyInput[], readonly StrategyInput[]];
  /** The agents by name. */
  readonly agents: { readonly [name: string]: AgentSpec };
  /** Who meets whom, the agent in role 0 first: each with itself, every ordered pair, or a list. @defaultValue `"self"` */
  readonly pairings?: 'self' | 'all' | readonly (readonly [string, string])[];
  /** Rounds of a match, at least 1. */
  readonly rounds: number;
  /** Matches of each pairing, at least 1. */
  readonly matches: number;
  /** An integer in [0, 2^53). */
  readonly seed: number;
  /** As in `playMatch`. @defaultValue 0 */
  readonly payoffNoise?: number | 'smallest gap';
  /** What is kept beside the joint actions. @defaultValue nothing */
  readonly record?: { readonly payoffs?: boolean; readonly beliefs?: boolean };
  /** Language models by the names that agents call them by. @defaultValue none */
  readonly models?: { readonly [name: string]: ModelSpec };
  /** Where the experiment stops asking models; a later run with higher limits goes on. @defaultValue nowhere */
  readonly limits?: CallLimits;
  /** Matches at once where agents wait for models, in each process. @defaultValue 64 */
  readonly concurrency?: number;
}

/** An experiment that has passed its checks, ready to run. */
export interface Experiment {
  readonly spec: ExperimentSpec;
  readonly game: NormalFormGame;
  readonly slug: string | undefined;
  readonly menus: readonly [StrategyMenu, StrategyMenu] | undefined;
  /** Pairings in order: match m belongs to pairing floor(m / matches). */
  readonly pairings: readonly (readonly [string, string])[];
  /** How many matches in all. */
  readonly matchCount: number;
  readonly noise: number;
  /** The two agents of a pairing. */
  agents(pairing: number): readonly [Agent, Agent];
}

const KEYS = [
  'title',
  'game',
  'menus',
  'agents',
  'pairings',
  'rounds',
  'matches',
  'seed',
  'payoffNoise',
  'record',
  'models',
  'limits',
  'concurrency',
  '$schema',
] as const;

/**
 * Checks a spec, whatever it came from, and makes its agents once so that every mistake shows before anything runs.
 * @param kinds - further kinds of agents.
 * @throws RangeError or TypeError in one line that names the key, what was expected and what was found; unknown keys, kinds, labels and
 * slugs come with the nearest known one. FormatError when the game is not in core's JSON form, SizeError when it is too large for generated menus.
 */
export function checkExperiment(spec: unknown, kinds: Readonly<Record<string, AgentKind>> = {}): Experiment {
  const where = 'experiment';
  const given = checkKeys(where, 'spec', spec, KEYS) as unknown as ExperimentSpec;
  if (given.title !== undefined && typeof given.title !== 'string') {
    throw new TypeError(`${where}: "title" expected a text, got ${describeValue(given.title)}`);
  }
  const { game, slug } = gameOf(given.game);
  checkTwoPlayers(where, game);
  const menus = given.menus === undefined ? shippedFor(slug) : menusFrom(game, given.menus);
  const specs = checkKeys(where, 'agents', given.agents, Object.keys(given.agents ?? {})) as ExperimentSpec['agents'];
  const names = Object.keys(specs);
  if (names.length === 0) throw new RangeError(`${where}: "agents" expected at least one agent, got none`);
  checkInteger(where, 'rounds', given.rounds, 1, 1_000_000_000);
  checkInteger(where, 'matches', given.matches, 1, 1_000_000_000);
  checkInteger(where, 'seed', given.seed, 0, Number.MAX_SAFE_INTEGER);
  const record = checkKeys(where, 'record', given.record ?? {}, ['payoffs', 'beliefs']);
  for (const [key, value] of Object.entries(record)) {
    if (typeof value !== 'boolean') {
      throw new TypeError(`${where}: "record.${key}" expected true or false, got ${describeValue(value)}`);
    }
  }
  checkModels(where, given.models);
  checkLimits(where, given.limits);
  if (given.concurrency !== undefined) checkInteger(where, 'concurrency', given.concurrency, 1, 65_536);
  const pairings = pairingsOf(given.pairings ?? 'self', names);
  const noise = noiseLevel(where, game, given.payoffNoise);
  const context = { game, menus, slug };
  const agents = (pairing: number): readonly [Agent, Agent] => {
    const [first, second] = pairings[pairing];
    return [
      agentFromSpec(specs[first], { ...context, role: 0 }, kinds),
      agentFromSpec(specs[second], { ...context, role: 1 }, kinds),
    ];
  };
  pairings.forEach((_, pairing) => {
    checkMatch(where, game, agents(pairing));
  });
  return { spec: given, game, slug, menus, pairings, matchCount: pairings.length * given.matches, noise, agents };
}

function gameOf(given: unknown): { game: NormalFormGame; slug: string | undefined } {
  if (typeof given === 'string') {
    const game = catalog[given];
    if (game !== undefined) return { game, slug: given };
    throw new RangeError(
      `experiment: "game" expected a game of the catalogue or a game as data, got ${describeValue(given)}${didYouMean(given, Object.keys(catalog))}`,
    );
  }
  if (given === null || typeof given !== 'object') {
    throw new TypeError(`experiment: "game" expected a slug or a game as data, got ${describeValue(given)}`);
  }
  return { game: readGame(JSON.stringify(given), { source: 'experiment game' }), slug: undefined };
}

function shippedFor(slug: string | undefined): readonly [StrategyMenu, StrategyMenu] | undefined {
  return Object.entries(shippedMenus).find(([name]) => name === slug)?.[1];
}

function menusFrom(game: NormalFormGame, given: unknown): [StrategyMenu, StrategyMenu] {
  if (given === 'generated') return [generatedMenu(game, 0), generatedMenu(game, 1)];
  if (!Array.isArray(given) || given.length !== 2) {
    throw new RangeError(`experiment: "menus" expected two menus or "generated", got ${describeValue(given)}`);
  }
  return [strategyMenuFromData(game, 0, given[0]), strategyMenuFromData(game, 1, given[1])];
}

function pairingsOf(given: unknown, names: readonly string[]): [string, string][] {
  if (!Array.isArray(given)) {
    const rule = checkOneOf('experiment', 'pairings', given, ['self', 'all'] as const);
    if (rule === 'self') return names.map((name) => [name, name]);
    return names.flatMap((first) => names.map((second): [string, string] => [first, second]));
  }
  if (given.length === 0) throw new RangeError('experiment: "pairings" expected at least one pair, got none');
  return given.map((pair, p) => {
    if (!Array.isArray(pair) || pair.length !== 2) {
      throw new RangeError(`experiment: "pairings[${p}]" expected two names, got ${describeValue(pair)}`);
    }
    for (const name of pair) {
      if (!names.includes(name)) {
        throw new RangeError(
          `experiment: "pairings[${p}]" expected names of "agents" (${names.join(', ')}), got ${describeValue(name)}${didYouMean(name, names)}`,
        );
      }
    }
    return [pair[0], pair[1]];
  });
}
