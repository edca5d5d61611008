/**
 * One run at a time collects the matches of a spec: two would take outcomes and calls away from each other, and pay twice.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { isAlive, ownerOf, thisProcess } from '../store/folderLock.js';
import { QueueError } from './connectRedis.js';

/** Seconds after which a lease that is not renewed is over. */
const LEASE = 15;
/** Seconds between two looks at another one's lease. */
const LOOK = 0.25;

/** Puts a value in the place of another one. */
const REPLACE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`;
/** Renews a lease, also one that Redis has lost; whose it is otherwise. */
const RENEW = `
local held = redis.call('GET', KEYS[1])
if held and held ~= ARGV[1] then return held end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return ARGV[1]`;
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;

/** A lease that this run holds. */
export interface CollectorLease {
  /** Call it every few seconds. @throws QueueError when another run has taken over. */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Becomes the run that collects. The lease of a process of this machine that has died is taken over at once, that of one of another
 * machine when it is over.
 * @param shown - host and port, for messages.
 * @throws QueueError when another run holds and renews the lease.
 */
export async function collectorLease(redis: Redis, key: string, shown: string): Promise<CollectorLease> {
  const own = JSON.stringify({ ...thisProcess(), nonce: randomBytes(8).toString('hex') });
  const milliseconds = 1000 * LEASE;
  const refused = (held: string): QueueError => {
    const owner = ownerOf(held);
    const who = owner === undefined ? 'another run' : `process ${owner.pid} of ${owner.host}`;
    return new QueueError(`queue: expected to be the one run of this spec at ${shown}, found ${who} at work on it`);
  };
  let before = Infinity;
  while ((await redis.set(key, own, 'PX', milliseconds, 'NX')) === null) {
    const [held, left] = [await redis.get(key), await redis.pttl(key)];
    if (held === null) continue;
    const owner = ownerOf(held);
    if (owner !== undefined && !isAlive(owner)) {
      if ((await redis.eval(REPLACE, 1, key, held, own, milliseconds)) === 1) break;
      continue;
    }
    // Renewed since the last look, or a process of this machine: alive.
    if (left > before || owner?.host === thisProcess().host) throw refused(held);
    before = left;
    await sleep(1000 * LOOK);
  }
  return {
    async renew() {
      const held = await redis.eval(RENEW, 1, key, own, milliseconds);
      if (held !== own) throw refused(String(held));
    },
    async release() {
      await redis.eval(RELEASE, 1, key, own);
    },
  };
}
