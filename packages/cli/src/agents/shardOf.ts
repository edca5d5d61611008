/**
 * The part of an experiment that one of several machines plays.
 */
import type { MatchRange } from '@folkways/agents';
import { InputError } from '../inputError.js';

/**
 * Matches of shard i of n, written `i/n`: consecutive ones, as many as in the others or one more or less.
 * @throws InputError when it is no shard, or there are more shards than matches.
 */
export function shardOf(text: string, matches: number): MatchRange {
  const found = /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(text);
  const [i, n] = [Number(found?.[1]), Number(found?.[2])];
  if (found === null || i > n) {
    throw new InputError(`--shard: expected i/n with 1 <= i <= n, such as 2/8, found ${JSON.stringify(text)}`);
  }
  if (n > matches) {
    throw new InputError(`--shard: expected at most as many shards as there are matches, ${matches}, found ${n}`);
  }
  return { from: Math.floor(((i - 1) * matches) / n), to: Math.floor((i * matches) / n) };
}
