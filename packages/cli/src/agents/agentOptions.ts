/**
 * The options behind an agent's name: `psbr:prior=.999,horizon=20`.
 */
import { nearestName } from '@folkways/core';
import { InputError } from '../inputError.js';
import { listInWords } from '../output/listInWords.js';

/**
 * `key=value` pairs with the values as text.
 * @param word - the whole word, name included.
 * @param keys - the keys that the agent takes.
 * @param option - what messages name: `--p1`.
 * @param kind - how messages call the agent. Default: its name.
 * @throws InputError when the pairs are malformed, a key is unknown or comes twice.
 */
export function agentOptions(
  word: string,
  keys: readonly string[],
  option: string,
  kind = word.split(':')[0],
): Record<string, string> {
  const options: Record<string, string> = {};
  const colon = word.indexOf(':');
  if (colon < 0) return options;
  const known = keys.length === 0 ? `${kind} takes no options` : `expected ${listInWords(keys, 'or')}`;
  for (const part of word.slice(colon + 1).split(',')) {
    const equals = part.indexOf('=');
    const key = equals < 0 ? part : part.slice(0, equals);
    if (equals < 0 || part.length === equals + 1) {
      throw new InputError(`${option}: expected key=value pairs after ":", found ${JSON.stringify(part)}`);
    }
    if (!keys.includes(key)) {
      const near = nearestName(key, keys);
      const hint = near === undefined ? '' : `; did you mean ${near}?`;
      throw new InputError(`${option}: ${known}, found ${JSON.stringify(key)}${hint}`);
    }
    if (Object.hasOwn(options, key)) throw new InputError(`${option}: expected "${key}" once, found it twice`);
    options[key] = part.slice(equals + 1);
  }
  return options;
}
