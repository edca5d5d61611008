/**
 * Spec files of experiments: whatever is wrong in one is said with its line and column.
 */

import { checkExperiment, type Experiment } from '@folkways/agents';
import { decodeText, expectArray, expectedAt, FormatError, gameOfJson, type JsonNode, readJson } from '@folkways/core';
import { readBytes, STANDARD_INPUT } from '../input/readBytes.js';
import type { Io } from '../io.js';
import { checkAutomatonShape } from './checkAutomatonShape.js';
import { refusedBecause } from './refuseAgents.js';

/** `checkExperiment` with the kinds that the spec's models make. */
type Check = (spec: Record<string, unknown>) => Experiment;

/** Rounds of all matches together that files and memory take well. */
const ROUNDS = 20_000_000;
const ROUNDS_WITH_BELIEFS = 1_000_000;

/**
 * Reads and checks a spec.
 * @param change - what the command line says otherwise.
 * @throws InputError when the file cannot be read; FormatError when it holds no spec.
 */
export async function readExperimentSpec(
  path: string,
  io: Io,
  change: (spec: object) => object = (spec) => spec,
): Promise<Experiment> {
  const { experimentKinds } = await import('@folkways/agents/node');
  const check: Check = (given) => checkExperiment(change(given), experimentKinds(change(given)));
  const source = path === '-' ? STANDARD_INPUT : path;
  const text = decodeText(await readBytes(path, io), source);
  const root = readJson(text, source);
  checkShapes(root);
  const spec: Record<string, unknown> = JSON.parse(text);
  const experiment = tried(() => check(spec));
  if (!('refusal' in experiment)) return checkSize(root, experiment);
  const reason = experiment.refusal.replace(/, got undefined\b/, ', found nothing').replace(/, got /, ', found ');
  throw new FormatError(
    source,
    reason.replace(/^"spec" /, ''),
    placeOf(root, spec, experiment.refusal, check).position,
  );
}

/** What JSON texts can be judged on with places: embedded games and automata. */
function checkShapes(root: JsonNode): void {
  if (root.content.kind !== 'object')
    throw expectedAt(root, 'an object with "game", "agents", "rounds", "matches" and "seed"');
  const game = memberOf(root, 'game');
  if (game !== undefined && game.content.kind !== 'string') gameOfJson(game);
  const menus = memberOf(root, 'menus');
  if (menus !== undefined && menus.content.kind !== 'string') {
    for (const menu of expectArray(menus, 'an array of two menus, one for each player', 2)) {
      for (const strategy of expectArray(menu, 'an array of strategies')) checkAutomatonShape(strategy);
    }
  }
  const agents = memberOf(root, 'agents');
  if (agents?.content.kind !== 'object') return;
  for (const { value } of agents.content.members.values()) {
    if (!['string', 'object'].includes(value.content.kind))
      throw expectedAt(value, 'a kind, a label or an object with a "kind"');
    const automaton = memberOf(value, 'automaton');
    if (automaton !== undefined) checkAutomatonShape(automaton);
  }
}

function checkSize(root: JsonNode, experiment: Experiment): Experiment {
  const { spec, matchCount } = experiment;
  const most = spec.record?.beliefs === true ? ROUNDS_WITH_BELIEFS : ROUNDS;
  if (matchCount * spec.rounds <= most) return experiment;
  const found = `${matchCount.toLocaleString('en')} matches of ${spec.rounds.toLocaleString('en')}`;
  const node = memberOf(root, 'matches') ?? root;
  throw new FormatError(
    node.source,
    `expected at most ${most.toLocaleString('en')} rounds in all, found ${found}`,
    node.position,
  );
}

/** The result, or what was refused; a failure without the libraries' grammar comes from a part of an agent of the wrong shape. */
function tried(compute: () => Experiment): Experiment | { readonly refusal: string } {
  try {
    return compute();
  } catch (error) {
    const reason = refusedBecause(error);
    if (reason !== undefined) return { refusal: reason };
    if (error instanceof TypeError) return { refusal: 'expected another type of value' };
    throw error;
  }
}

/**
 * The place that a refusal is about: in the one agent that is refused in the same words when it is alone, or in the spec itself when
 * even an agent that is right everywhere is refused so. An agent alone may be refused for the role it is not made for, in other words.
 */
function placeOf(root: JsonNode, spec: Record<string, unknown>, refusal: string, check: Check): Place {
  const agents = memberOf(root, 'agents');
  if (agents?.content.kind !== 'object' || refusalOf(spec, { anyone: 'uniform' }, check) === refusal)
    return descend(root, refusal);
  const given = spec.agents as Record<string, unknown>;
  for (const [name, { value }] of agents.content.members) {
    if (refusalOf(spec, { [name]: given[name] }, check) === refusal) return descend(value, refusal);
  }
  return descend(root, refusal);
}

/** What is refused when these are all agents. */
function refusalOf(spec: Record<string, unknown>, agents: Record<string, unknown>, check: Check): string | undefined {
  const result = tried(() => check({ ...spec, agents, pairings: 'self' }));
  return 'refusal' in result ? result.refusal : undefined;
}

type Place = Pick<JsonNode, 'position'>;

/** Follows the quoted path in a refusal (`"record.beliefs"`, `"pairings[1]"`) as far as it goes; of an unknown key, the key. */
function descend(base: JsonNode, refusal: string): Place {
  let node = base;
  const path = /^"([^"]+)"/.exec(refusal)?.[1] ?? '';
  for (const part of path.split(/[.[\]]+/).filter((piece) => piece !== '')) {
    const next = node.content.kind === 'array' ? node.content.items[Number(part)] : memberOf(node, part);
    if (next === undefined) break;
    node = next;
  }
  const key = /expected the keys .*, got "([^"]+)"/.exec(refusal)?.[1];
  const member = key !== undefined && node.content.kind === 'object' ? node.content.members.get(key) : undefined;
  return member ?? node;
}

function memberOf(node: JsonNode, key: string): JsonNode | undefined {
  return node.content.kind === 'object' ? node.content.members.get(key)?.value : undefined;
}
