/**
 * A match whose replies could not be read replays them, until it is said that models are to be asked again.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQueueWorker } from '@folkways/agents/queue';
import { type ChatScript, type ChatServer, chatServer, firstChoice } from '@folkways/chatserver';
import { component, type RedisServer, redisServer } from '@folkways/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

let folder: string;
let server: ChatServer;
/** In round 3 of match 1 nothing can be read unless it is asked again. */
const mumbling: ChatScript = (request) =>
  /^m1\.p0\.r3\..*\.[0-5]$/.test(request.key) ? 'mumble' : firstChoice()(request);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-again-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const agents = (...argv: string[]) => runInMemory(['agents', 'experiment', ...argv]);
const asked = (key: RegExp): string[] => [...server.calls.keys()].filter((name) => key.test(name));

function specFile(name: string, seed: number): string {
  const spec = {
    game: 'prisoners-dilemma',
    models: { test: { baseUrl: server.url, model: 'test' } },
    agents: { talker: 'llm-base' },
    rounds: 4,
    matches: 3,
    seed,
  };
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(spec));
  return path;
}

async function replayedThenAsked(name: string, seed: number, ...options: string[]): Promise<string> {
  await using own = await chatServer({ script: mumbling });
  server = own;
  const out = join(folder, name);
  const stopped = {
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/1 stopped; match 1: .*no reply of 6 could be read/),
  };
  expect(await agents(specFile(`${name}.json`, seed), '--out', out, ...options)).toMatchObject(stopped);
  const before = [...server.calls.values()];
  expect(await agents('resume', out, ...options)).toMatchObject(stopped);
  expect([...server.calls.values()]).toEqual(before);
  expect((await agents('status', out)).stdout).toMatch(/resume\s+.* --ask-again" asks again/);
  expect(await agents('resume', out, '--ask-again', ...options)).toMatchObject({ code: 0, stderr: '' });
  // The round was asked again, by both players, under other keys and with other seeds; nothing else was.
  expect(asked(/again/)).toEqual(expect.arrayContaining([expect.stringMatching(/^m1\.p0\.r3\..*\.0\.again1$/)]));
  expect(asked(/again/).every((key) => /^m1\.p[01]\.r3\./.test(key))).toBe(true);
  expect([...server.calls.values()].every((count) => count === 1)).toBe(true);
  return out;
}

test('in one process', async () => {
  const out = await replayedThenAsked('alone', 1);
  const status = JSON.parse((await agents('status', out, '--json')).stdout);
  // What was forgotten has been paid for.
  expect(status).toMatchObject({ done: 3, open: [], calls: server.calls.size });
  const lines = readFileSync(join(out, 'calls.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.filter((line) => line.includes('"forgotten"'))).toHaveLength(7);
  expect(lines.filter((line) => line.includes('"again":1')).length).toBeGreaterThan(0);
  // Finished: nothing is left to ask.
  expect(await agents('resume', out, '--ask-again')).toMatchObject({ code: 0 });
});

const program = component('redis', ['redis-server']);
test.runIf(program !== undefined)('through a queue', async () => {
  const redis: RedisServer = await redisServer(program as string);
  const stop = new AbortController();
  const working = runQueueWorker({ connection: redis.url, threads: 1, signal: stop.signal });
  const out = await replayedThenAsked('queue', 2, '--queue', redis.url);
  expect(JSON.parse((await agents('status', out, '--json')).stdout)).toMatchObject({
    done: 3,
    calls: server.calls.size,
  });
  stop.abort();
  await working;
  await redis.stop();
});
