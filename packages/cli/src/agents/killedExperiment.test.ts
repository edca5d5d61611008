/**
 * An experiment of language models, killed at random instants and resumed: the same records, and nothing asked twice that was recorded.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ChatServer, chatServer, randomChoice } from '@folkways/chatserver';
import { randomStream, uniformReal } from '@folkways/core';
import { cases, component, type RedisServer, redisServer } from '@folkways/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

const BIN = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));
const MATCHES = cases(4, 6);
const ROUNDS = cases(6, 10);
/** SCoT asks twice a round, base once: calls of a whole run. */
const CALLS = 2 * MATCHES * ROUNDS * 3;
const seed = Number(process.env.FOLKWAYS_SEED);

let folder: string;
let server: ChatServer;
const children = new Set<ChildProcess>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-killed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  server = await chatServer({ script: randomChoice(1), latency: 0.015 });
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await server.close();
});

function specFile(name: string): string {
  const path = join(folder, name);
  const spec = {
    game: 'prisoners-dilemma',
    models: { test: { baseUrl: server.url, model: 'test' } },
    agents: { talker: 'llm-base', thinker: 'llm-scot' },
    pairings: [
      ['talker', 'thinker'],
      ['thinker', 'talker'],
    ],
    rounds: ROUNDS,
    matches: MATCHES,
    seed: 4,
    concurrency: 4,
  };
  writeFileSync(path, JSON.stringify(spec));
  return path;
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  said(): string;
}

function start(...argv: string[]): Started {
  const child = spawn(process.execPath, [BIN, 'agents', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  let text = '';
  child.stdout?.on('data', (data) => {
    text += data;
  });
  child.stderr?.on('data', (data) => {
    text += data;
  });
  const ended = once(child, 'exit').then(([code]) => {
    children.delete(child);
    return code;
  });
  return { child, ended, said: () => text };
}

/** The calls of a folder without what depends on time, by key. */
function calls(out: string): Map<string, string> {
  const path = join(out, 'calls.jsonl');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean);
  return new Map(
    lines.map((line) => {
      const { latency, attempts, ...call } = JSON.parse(line);
      return [call.key, JSON.stringify(call)];
    }),
  );
}

const records = (out: string): string => readFileSync(join(out, 'records.jsonl'), 'utf8');

/** Repeated requests: all of them are of calls that were in flight when something was killed. */
const repeated = (): number => [...server.calls.values()].reduce((sum, count) => sum + count - 1, 0);

test('killed at random instants and resumed', { timeout: 300_000 }, async () => {
  const spec = specFile('alone.json');
  const whole = join(folder, 'whole');
  expect(await runInMemory(['agents', 'experiment', spec, '--out', whole])).toMatchObject({ code: 0, stderr: '' });
  expect(server.calls.size).toBe(CALLS);
  expect(repeated()).toBe(0);
  await server.close();

  server = await chatServer({ script: randomChoice(1), latency: 0.015 });
  const resumedSpec = specFile('alone.json');
  const out = join(folder, 'killed');
  const rng = randomStream(seed, 0);
  const kills = cases(3, 20);
  let allowed = 0;
  for (let kill = 0; kill < kills; kill++) {
    const recorded = new Set(calls(out).keys());
    const before = new Map(server.calls);
    const begun = server.requests.length;
    const { child, ended, said } = start('experiment', resumedSpec, '--out', out);
    // Some in the middle of its start, most while it plays.
    const share = ((kill + uniformReal(rng)) / kills) * CALLS;
    const enough = (): boolean => server.requests.length - begun > 0 && server.calls.size >= share;
    for (let wait = 0; wait < 2000 && child.exitCode === null && !enough(); wait++) await sleep(5);
    await sleep(uniformReal(rng) * 30);
    const inFlight = server.inFlight;
    child.kill('SIGKILL');
    await ended;
    expect(said()).not.toMatch(/folkways: /);
    await sleep(50);
    // What was recorded before was not asked again.
    for (const key of recorded) expect(server.calls.get(key), key).toBe(before.get(key));
    // Answered or not: what reached the server and is not recorded was in flight.
    const lost = [...server.calls.keys()].filter((key) => !calls(out).has(key)).length;
    expect(lost).toBeLessThanOrEqual(8);
    expect(inFlight).toBeLessThanOrEqual(8);
    allowed += lost;
  }
  const run = await runInMemory(['agents', 'experiment', resumedSpec, '--out', out]);
  expect(run).toMatchObject({ code: 0 });
  expect(records(out)).toBe(records(whole));
  expect(calls(out).size).toBe(CALLS);
  expect([...calls(out)].sort()).toEqual([...calls(whole)].sort());
  expect(repeated()).toBeLessThanOrEqual(allowed);
  expect(existsSync(join(out, '.lock'))).toBe(false);
});

const program = component('redis', ['redis-server']);

describe.runIf(program !== undefined)('through a queue', () => {
  let redis: RedisServer;
  beforeEach(async () => {
    redis = await redisServer(program as string);
  });
  afterEach(() => redis.stop());

  const worker = () => start('worker', '--queue', redis.url, '--threads', '1', '--matches', '2', '--lock', '0.5');

  test('two workers, one killed twice, and a restart of Redis', { timeout: 300_000 }, async () => {
    const whole = join(folder, 'queue-whole');
    expect(await runInMemory(['agents', 'experiment', specFile('queue.json'), '--out', whole])).toMatchObject({
      code: 0,
    });
    await server.close();
    server = await chatServer({ script: randomChoice(1), latency: 0.015 });
    const spec = specFile('queue.json');
    const out = join(folder, 'queue');
    const steady = worker();
    let killed = worker();
    const run = start('experiment', spec, '--out', out, '--queue', redis.url);
    let allowed = 0;
    const kill = async (process: Started) => {
      allowed += 4; // two matches at once, two players each
      process.child.kill('SIGKILL');
      await process.ended;
    };
    const reach = async (share: number) => {
      for (let wait = 0; wait < 4000 && server.calls.size < share * CALLS; wait++) await sleep(5);
      expect(server.calls.size).toBeGreaterThanOrEqual(share * CALLS);
    };
    await reach(0.2);
    await kill(killed);
    killed = worker();
    await reach(0.4);
    await redis.restart();
    await reach(0.6);
    await kill(killed);
    expect(await run.ended, run.said()).toBe(0);
    steady.child.kill('SIGTERM');
    expect(await steady.ended, steady.said()).toBe(0);
    expect(records(out)).toBe(records(whole));
    expect([...calls(out)].sort()).toEqual([...calls(whole)].sort());
    expect(server.calls.size).toBe(CALLS);
    expect(repeated()).toBeLessThanOrEqual(allowed);
  });
});
