/**
 * Agents on the command line: `psbr:prior=.999,horizon=20`, `tft`, `my-strategy.json`.
 */

import {
  type Agent,
  type AgentContext,
  type AgentKind,
  agentFromSpec,
  agentKinds,
  automatonAgent,
  type HistoryPolicy,
} from '@folkways/agents';
import { decodeText, namedStrategy, nearestName, readJson } from '@folkways/core';
import type { MetaGame } from '@folkways/metagame';
import { readBytes } from '../input/readBytes.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { agentOptions } from './agentOptions.js';
import { checkAutomatonShape } from './checkAutomatonShape.js';
import { namedStrategyNames } from './gameMenus.js';
import { hazingAgent, hazingOptions } from './hazingAgent.js';
import { refuseAgents } from './refuseAgents.js';
import { reviewAgent, reviewOptions } from './reviewAgent.js';

/** Short names of the package's kinds; the package's own names work too. */
const SHORT: Readonly<Record<string, string>> = {
  psbr: 'ps-br',
  'psbr-myopic': 'myopic-ps-br',
  scot: 'scot',
  expected: 'posterior-best-response',
  fictitious: 'fictitious-play',
  uniform: 'uniform',
  habit: 'habit',
  menu: 'menu-draw',
};

/** Language models: `llm:psbr:prior=.999`. */
const MODES: Readonly<Record<string, string>> = { base: 'llm-base', scot: 'llm-scot', psbr: 'llm-ps-br' };
const MODEL = /^llm(?::([^:]*)(?::(.*))?)?$/s;

/** Agents that come from the other packages. */
const BRIDGES = ['haze', 'review'];

/** Kinds that a word cannot describe. */
const WORDLESS = new Set(['automaton', 'script']);

/** Options whose values are names. */
const WORDS = new Set(['payoffs', 'planner', 'sampling', 'temper', 'tie']);

/** Options that are typed as two. */
const TYPED: Readonly<Record<string, readonly string[]>> = { prior: ['prior', 'expect'], history: ['history', 'keep'] };

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const FRACTION = /^(\d+)\/(\d+)$/;

/** Where the agent plays, and what holds for all agents that plan. */
export interface AgentPlace extends AgentContext {
  /** What messages name: `--p1`. */
  readonly option: string;
  readonly discount: number;
  /** The meta-game whose normal form the game is, if it is one. */
  readonly meta?: MetaGame;
  /** The menus were made from the payoffs, not given. */
  readonly generated?: boolean;
  /** Standard deviation of the noise on payoffs, where it is given. */
  readonly noise?: number;
  /** The kinds of agents that ask a language model; undefined without an endpoint. */
  readonly modelKinds?: Readonly<Record<string, AgentKind>>;
}

/** Does a word stand for an agent that asks a language model? */
export function asksModel(word: string): boolean {
  return MODEL.test(word);
}

/** An agent, and a sentence on what it does where its name does not say it. */
export type NamedAgent = Agent & { readonly note?: string };

/**
 * The agent that a word describes.
 * @throws InputError naming the option and, for an unknown name, the nearest one and all of them.
 */
export async function agentNamed(word: string, place: AgentPlace, io: Io): Promise<NamedAgent> {
  const { game, role, menus } = place;
  const labels = menus?.[role].map(({ label }) => label) ?? [];
  const given = labels.includes(word) && !(place.generated === true && BRIDGES.includes(word));
  if (given) return refuseAgents(place.option, () => agentFromSpec(word, place));
  if (/\.json$/i.test(word)) return automatonFromFile(word, place, io);
  if (asksModel(word)) return modelAgent(word, place);
  const colon = word.indexOf(':');
  const name = colon < 0 ? word : word.slice(0, colon);
  if (name === 'haze') return hazingAgent(agentOptions(word, hazingOptions, place.option), place);
  if (name === 'review') return reviewAgent(agentOptions(word, reviewOptions, place.option), place);
  const kind = Object.hasOwn(SHORT, name) ? SHORT[name] : name;
  if (Object.hasOwn(agentKinds, kind) && !WORDLESS.has(kind)) {
    const { options: known } = agentKinds[kind];
    const options = agentOptions(word, keysOf(known), place.option, kind);
    if (menus === undefined && (kind === 'menu-draw' || agentKinds[kind].options.includes('prior'))) {
      throw new InputError(
        `${place.option}: ${kind} needs menus of strategies, and the game is too large to make them from its payoffs; give --menus`,
      );
    }
    return refuseAgents(place.option, () => agentFromSpec(specOf(kind, known, options, place), place));
  }
  const named = namedStrategyNames.get(word);
  if (named !== undefined && game.actions.every((names) => names.length === 2)) {
    const [actions, opponentActions] = [game.actions[role], game.actions[1 - role]];
    const automaton = namedStrategy(named, { actions, opponentActions });
    return automatonAgent({ game, role, name: word, automaton });
  }
  throw unknownAgent(name, labels, place);
}

function modelAgent(word: string, place: AgentPlace): Agent {
  const [, mode = '', text] = MODEL.exec(word) as RegExpExecArray;
  if (!Object.hasOwn(MODES, mode)) {
    throw new InputError(
      `${place.option}: expected llm:base, llm:scot or llm:psbr, with options behind another ":", found ${JSON.stringify(word)}`,
    );
  }
  const { modelKinds } = place;
  if (modelKinds === undefined) {
    throw new InputError(
      `${place.option}: expected --endpoint URL beside ${word}, where a language model answers, found none`,
    );
  }
  const kind = MODES[mode];
  const known = modelKinds[kind].options.filter((name) => name !== 'model');
  const options = agentOptions(text === undefined ? kind : `${kind}:${text}`, keysOf(known), place.option, kind);
  return refuseAgents(place.option, () => agentFromSpec(specOf(kind, known, options, place), place, modelKinds));
}

function unknownAgent(found: string, labels: readonly string[], { option, role }: AgentPlace): InputError {
  const kinds = [...Object.keys(SHORT), ...BRIDGES, 'llm'];
  const strategies = labels.length === 0 ? '' : `, a strategy of player ${role + 1}'s menu (${labels.join(', ')})`;
  const near = nearestName(found, [...kinds, ...labels, ...namedStrategyNames.keys()]);
  return new InputError(
    `${option}: expected ${kinds.join(', ')}${strategies} or an automaton's .json file, found ${JSON.stringify(found)}${near === undefined ? '' : `; did you mean ${near}?`}`,
  );
}

async function automatonFromFile(path: string, { game, role, ...place }: AgentPlace, io: Io): Promise<Agent> {
  const text = decodeText(await readBytes(path, io), path);
  checkAutomatonShape(readJson(text, path));
  const automaton: unknown = JSON.parse(text);
  const spec = { kind: 'automaton', automaton };
  return refuseAgents(path, () => agentFromSpec(spec, { ...place, game, role }));
}

/** The options of a kind as they are typed; `forced` has no short form. */
function keysOf(known: readonly string[]): string[] {
  return known.filter((name) => name !== 'forced').flatMap((name) => TYPED[name] ?? [kebab(name)]);
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function specOf(
  kind: string,
  known: readonly string[],
  options: Readonly<Record<string, string>>,
  { option, slug, discount, noise }: AgentPlace,
): { kind: string; [key: string]: unknown } {
  const spec: { kind: string; [key: string]: unknown } = { kind };
  if (known.includes('discount')) spec.discount = discount;
  for (const [key, value] of Object.entries(options)) {
    if (key === 'prior' || key === 'expect') continue;
    if (key === 'history' || key === 'keep') {
      const part: HistoryPolicy = key === 'keep' ? { keep: valueFrom(value) as number } : { rest: value as 'stop' };
      spec.history = { ...(spec.history as HistoryPolicy), ...part };
      continue;
    }
    spec[key.replace(/-[a-z]/g, (pair) => pair[1].toUpperCase())] = WORDS.has(key) ? value : valueFrom(value);
  }
  if (typeof spec.payoffs === 'string' && noise !== undefined) spec.payoffs = { plan: spec.payoffs, noise };
  const { prior, expect } = options;
  if (expect === undefined && (prior === undefined || prior === 'uniform')) return spec;
  const weight = prior === undefined ? undefined : valueFrom(prior);
  if (weight !== undefined && typeof weight !== 'number') {
    throw new InputError(`${option}: "prior" expected "uniform" or a weight in [0, 1], found ${JSON.stringify(prior)}`);
  }
  if (expect === undefined && slug === undefined) {
    throw new InputError(
      `${option}: "prior" expected expect=LABEL beside it, since this game has no prescribed path, found none`,
    );
  }
  spec.prior = { label: expect ?? 'prescribed', weight };
  return spec;
}

function valueFrom(text: string): string | number {
  const fraction = FRACTION.exec(text);
  if (fraction !== null && Number(fraction[2]) > 0) return Number(fraction[1]) / Number(fraction[2]);
  return NUMBER.test(text) ? Number(text) : text;
}
