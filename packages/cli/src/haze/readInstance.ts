/**
 * An OptRep instance from a JSON file: costs and thresholds without a game.
 */
import {
  decodeText,
  expectArray,
  expectedAt,
  expectInteger,
  expectObject,
  expectString,
  type JsonNode,
  readJson,
} from '@folkways/core';
import type { HazingAction, HazingInstance } from '@folkways/hazing';
import { readBytes, STANDARD_INPUT } from '../input/readBytes.js';
import type { Io } from '../io.js';

/**
 * Reads `{ "goalThreshold": T, "actions": [{ "name", "cost", "threshold" }], "goal"?, "scale"? }`, all numbers integers.
 * @param path - a file, or `-` for standard input.
 * @throws InputError when it cannot be read; FormatError with line and column when it is no instance.
 */
export async function readInstance(path: string, io: Io): Promise<HazingInstance> {
  const source = path === '-' ? STANDARD_INPUT : path;
  const text = decodeText(await readBytes(path, io), source);
  const object = expectObject(readJson(text, source), ['goalThreshold', 'actions', 'goal', 'scale']);
  const goalThreshold = expectInteger(object.require('goalThreshold'));
  const goalNode = object.find('goal');
  const goal = goalNode && expectString(goalNode, 'the name of the goal in double quotes');
  const scaleNode = object.find('scale');
  const scale = scaleNode && expectInteger(scaleNode, 1);
  const taken = new Set(goal === undefined ? [] : [goal]);
  const items = expectArray(object.require('actions'), 'an array of actions with "name", "cost" and "threshold"');
  const actions = items.map((item) => readAction(item, taken));
  return { goalThreshold, actions, ...(goal !== undefined && { goal }), ...(scale !== undefined && { scale }) };
}

function readAction(node: JsonNode, taken: Set<string>): HazingAction {
  const object = expectObject(node, ['name', 'cost', 'threshold']);
  const nameNode = object.require('name');
  const name = expectString(nameNode, 'the name of an action in double quotes');
  if (name === '') throw expectedAt(nameNode, 'a non-empty name');
  if (taken.has(name)) throw expectedAt(nameNode, 'a name not used before');
  taken.add(name);
  return {
    name,
    cost: expectInteger(object.require('cost'), 1),
    threshold: expectInteger(object.require('threshold')),
  };
}
