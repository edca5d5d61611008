/**
 * Recorded calls in Redis, so that any worker goes on where another one ended.
 */
import type { Redis } from 'ioredis';
import { type CallLog, type RecordedCall, recordedCallSchema } from '../calls/callLog.js';
import { KEPT, type QueueKeys } from './queueKeys.js';

/** Adds a call unless its key is there; one step, so that a call is in the stream exactly when it can be found. */
const APPEND = `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], redis.call('XADD', KEYS[2], '*', 'call', ARGV[2]))
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[3])
return 1`;
/** Calls read at a time. */
const PAGE = 500;

/** A log of one experiment. */
export interface RedisCallLog extends CallLog {
  /** The calls behind an id of the stream, in order, with their ids. */
  since(id: string): AsyncIterable<readonly [id: string, call: RecordedCall]>;
}

/**
 * The log of an experiment.
 * @remarks A call is as durable as the server: with `appendfsync always` it survives the machine, with the default `everysec` the process.
 */
export function redisCallLog(redis: Redis, { calls, callIds, again }: QueueKeys): RedisCallLog {
  return {
    async find(key) {
      const id = await redis.hget(callIds, key);
      if (id === null) return undefined;
      const [entry] = await redis.xrange(calls, id, id);
      return entry && callOf(entry[1]);
    },
    async append(call) {
      await redis.eval(APPEND, 2, callIds, calls, call.key, JSON.stringify(call), KEPT);
    },
    again: async (key) => Number(await redis.hget(again, key)),
    async *since(id) {
      for (let last = id; ; ) {
        const page = await redis.xrange(calls, `(${last}`, '+', 'COUNT', PAGE);
        for (const [at, fields] of page) {
          last = at;
          yield [at, callOf(fields)];
        }
        if (page.length < PAGE) return;
      }
    },
  };
}

const callOf = (fields: readonly string[]): RecordedCall => recordedCallSchema.parse(JSON.parse(fields[1]));
