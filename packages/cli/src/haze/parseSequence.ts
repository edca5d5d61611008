/**
 * A hazing sequence as typed: `A,B`, `A*3,B`, `"a, b"*2,C`.
 */
import { nearestName } from '@folkways/core';
import type { HazingInstance, HazingRun } from '@folkways/hazing';
import { InputError } from '../inputError.js';

/** One entry: a name in double quotes (doubled inside) or up to the next comma, then perhaps `*` and a count. */
const ENTRY = /\s*(?:"((?:[^"]|"")*)"|([^,]*?))\s*(?:\*\s*(\d+)\s*)?(,|$)/y;

/**
 * Reads the runs of a sequence. A trailing goal is what follows anyway and is left out.
 * @param option - what messages name.
 * @throws InputError when an entry is no costly action of the instance, or a count is not an integer >= 1.
 */
export function parseSequence(text: string, instance: HazingInstance, option = '--check'): HazingRun[] {
  const refusal = (expectation: string): InputError => new InputError(`${option}: expected ${expectation}`);
  const runs: HazingRun[] = [];
  if (text.trim() === '') return runs;
  ENTRY.lastIndex = 0;
  for (let more = true; more; ) {
    const at = ENTRY.lastIndex;
    const match = ENTRY.exec(text);
    if (match === null) throw refusal(`an action, perhaps with *COUNT, found ${JSON.stringify(text.slice(at))}`);
    const [, quoted, bare = '', count, separator] = match;
    runs.push(runOf(quoted?.replaceAll('""', '"') ?? bare, count, instance, refusal));
    more = separator === ',';
  }
  if (instance.goal !== undefined && runs.at(-1)?.action === instance.goal) runs.pop();
  for (const { action } of runs) {
    if (action === instance.goal) throw refusal(`the goal ${JSON.stringify(action)} only at the end, found it earlier`);
  }
  return runs;
}

type Refusal = (expectation: string) => InputError;

function runOf(name: string, count: string | undefined, instance: HazingInstance, refusal: Refusal): HazingRun {
  const names = instance.actions.map((action) => action.name);
  if (instance.goal !== undefined) names.push(instance.goal);
  // An action may itself be called "A*3".
  const literal = count === undefined ? name : `${name}*${count}`;
  if (names.includes(literal)) return { action: literal, repeat: 1 };
  if (!names.includes(name)) throw unknownAction(name, names, refusal);
  const repeat = Number(count);
  if (!Number.isSafeInteger(repeat) || repeat < 1) {
    throw refusal(`a count from 1 to 2^53 - 1 after ${JSON.stringify(name)}, found ${count}`);
  }
  return { action: name, repeat };
}

function unknownAction(name: string, names: readonly string[], refusal: Refusal): InputError {
  const shown = names.slice(0, 10).map((known) => JSON.stringify(known));
  if (names.length > shown.length) shown.push('...');
  const near = nearestName(name, names);
  const hint = near === undefined ? '' : `; did you mean ${JSON.stringify(near)}?`;
  return refusal(`one of the actions ${shown.join(', ')}, found ${JSON.stringify(name)}${hint}`);
}
