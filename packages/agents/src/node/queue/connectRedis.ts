/**
 * Connections to Redis, and the packages that make them.
 */
import { MissingPeerError } from '@folkways/core';
import type { Redis } from 'ioredis';

/** Seconds until a server that does not answer is given up. */
const PATIENCE = 4;

/** The queue cannot be reached or refuses what it is asked. Its message is one line without the password. */
export class QueueError extends Error {
  override readonly name = 'QueueError';
}

/** An open connection. */
export interface RedisConnection {
  readonly redis: Redis;
  /** What messages name: host and port. */
  readonly shown: string;
  close(): void;
}

/**
 * Connects to a server; a connection that is lost later comes back by itself, and commands wait for it.
 * @param url - `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS.
 * @throws MissingPeerError when ioredis is not installed.
 * @throws RangeError when it is no such URL.
 * @throws QueueError within seconds when the server does not answer or refuses the password.
 */
export async function connectRedis(url: string): Promise<RedisConnection> {
  const shown = shownAddress(url);
  const { Redis: Client } = await loadPeer('ioredis', () => import('ioredis'));
  let connected = false;
  let problem: Error | undefined;
  const redis = new Client(url, {
    lazyConnect: true,
    connectTimeout: 1000 * PATIENCE,
    // BullMQ wants commands to wait for the server to come back.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (connected ? Math.min(50 * times, 1000) : null),
  });
  redis.on('error', (error: Error) => {
    problem = error;
  });
  try {
    await within(
      PATIENCE,
      // A database that is not there is no error of the connection, which then uses the first one: ask for it.
      redis.connect().then(() => redis.select(redis.options.db ?? 0)),
    );
    connected = true;
  } catch (error) {
    redis.disconnect();
    throw new QueueError(`queue: cannot use Redis at ${shown}: ${reasonOf(problem ?? (error as Error))}`);
  }
  return { redis, shown, close: () => redis.disconnect() };
}

/** Loads a package that is an optional peer. @throws MissingPeerError when it is not installed. */
export async function loadPeer<T>(peer: 'ioredis' | 'bullmq', load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new MissingPeerError(`queue: needs the package ${peer}: npm install bullmq ioredis`, peer);
  }
}

function shownAddress(url: string): string {
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !['redis:', 'rediss:'].includes(parsed.protocol) || parsed.hostname === '') {
    // What stands here instead may hold the password.
    throw new RangeError('queue: "connection" expected a URL such as redis://localhost:6379');
  }
  return `${parsed.hostname}:${parsed.port || 6379}`;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'the host cannot be reached',
};

function reasonOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && code in REASONS) return REASONS[code];
  return /^(WRONGPASS|NOAUTH|ERR|NOPERM)/.test(error.message) ? error.message : (error.message.split('\n')[0] ?? '');
}

/** A promise, given up after some seconds. @throws QueueError when they are over. */
export async function within<T>(
  seconds: number,
  promise: Promise<T>,
  message = `no answer for ${seconds} s`,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new QueueError(message)), 1000 * seconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
