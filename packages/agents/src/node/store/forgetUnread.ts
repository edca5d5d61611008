import type { CallFile } from '../calls/callFile.js';
import { openMatches } from './openMatches.js';

/** Match and round of a call's key. */
const PLACE = /^m(\d+)\.p[01]\.r(\d+)\./;

/**
 * Forgets, of each match that the last run left open since replies could not be read, the calls of the round in which it stopped, so that
 * a resumed run asks them again instead of replaying them. What was said in earlier rounds stays.
 * @returns how many calls were forgotten.
 */
export async function forgetUnread(folder: string, calls: CallFile): Promise<number> {
  const unread = openMatches(folder).filter(({ problem }) => problem === 'unreadable');
  const last = new Map(unread.map(({ match }) => [match, { round: 0, keys: [] as string[] }]));
  for (const { key } of calls.calls()) {
    const [, match, round] = (PLACE.exec(key) ?? []).map(Number);
    const found = last.get(match);
    if (found === undefined || round < found.round) continue;
    if (round > found.round) Object.assign(found, { round, keys: [] });
    found.keys.push(key);
  }
  const keys = [...last.values()].flatMap((found) => found.keys);
  await Promise.all(keys.map((key) => calls.forget(key)));
  return keys.length;
}
