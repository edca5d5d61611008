/**
 * `folkways agents experiment status|resume|export`, `merge`, shards, and language models that run out of money.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bayesianPolicy, type ChatServer, chatServer } from '@folkways/chatserver';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

let folder: string;
let server: ChatServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-folders-'));
  server = await chatServer({ script: bayesianPolicy(1) });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);
const specFile = (name: string, spec: object): string => {
  writeFileSync(path(name), JSON.stringify(spec));
  return path(name);
};
const agents = (...argv: string[]) => runInMemory(['agents', ...argv]);
const ok = async (...argv: string[]): Promise<string> => {
  const run = await agents(...argv);
  expect(run).toMatchObject({ code: 0 });
  return run.stdout;
};
const refused = async (code: number, line: RegExp, ...argv: string[]) => {
  const run = await agents(...argv);
  expect(run).toMatchObject({ code, stdout: '' });
  expect(run.stderr).toMatch(/^folkways: [^\n]+\n$/);
  expect(run.stderr).toMatch(line);
};

const scripted = {
  title: 'a "small" one, scripted',
  game: 'promo',
  agents: { learner: 'ps-br', mad: 'mad0' },
  pairings: 'all',
  rounds: 8,
  matches: 5,
  seed: 3,
  record: { payoffs: true },
};
const asking = () => ({
  game: 'prisoners-dilemma',
  models: { test: { baseUrl: server.url, model: 'test' } },
  agents: { talker: 'llm-base' },
  rounds: 4,
  matches: 5,
  seed: 1,
  limits: { calls: 17 },
});

describe('parts of an experiment', () => {
  test('shards put together are the whole, byte for byte', async () => {
    const spec = specFile('shards.json', scripted);
    await ok('experiment', spec, '--out', path('whole'));
    const said = await ok('experiment', spec, '--shard', '1/3', '--out', path('s1'));
    expect(said).toContain('6 of 20 matches are in');
    expect(JSON.parse(await ok('experiment', spec, '--shard', '2/3', '--out', path('s2'), '--json'))).toMatchObject({
      shard: '2/3',
      matches: 20,
      matchesHere: 7,
    });
    const lacking = /expected all 20 matches together, found none of 13 to 19/;
    await refused(2, lacking, 'merge', path('s1'), path('s2'), '--out', path('merged'));
    await ok('experiment', spec, '--shard', '3/3', '--out', path('s3'));
    await ok('merge', path('s1'), path('s2'), path('s3'), '--out', path('merged'));
    for (const name of ['records.jsonl', 'records.parquet', 'summary.json', 'cross-play.svg']) {
      expect(readFileSync(join(path('merged'), name)).equals(readFileSync(join(path('whole'), name))), name).toBe(true);
    }
    expect(await ok('experiment', 'status', path('s1'))).toMatch(/matches +6 of 20 are done/);
    expect(JSON.parse(await ok('experiment', 'resume', path('s1'), '--json')).matchesBefore).toBe(6);
    expect(JSON.parse(await ok('experiment', 'status', path('s1'), '--json'))).toMatchObject({ done: 20, missing: [] });
  });

  test('bad parts', async () => {
    const spec = specFile('bad.json', scripted);
    const out = ['--out', path('never')];
    for (const shard of ['0/3', '4/3', '1', 'a/b', '-1/3', '1/0']) {
      await refused(
        2,
        /--shard: expected i\/n with 1 <= i <= n, such as 2\/8, found/,
        'experiment',
        spec,
        '--shard',
        shard,
        ...out,
      );
    }
    await refused(
      2,
      /at most as many shards as there are matches, 20, found 21/,
      'experiment',
      spec,
      '--shard',
      '1/21',
      ...out,
    );
    const other = specFile('other.json', { ...scripted, seed: 4 });
    await ok('experiment', other, '--out', path('other'));
    await refused(2, /they differ in "seed"/, 'merge', path('whole'), path('other'), '--out', path('x'));
    await refused(2, /found no spec.json in it/, 'merge', folder, '--out', path('x'));
    await refused(2, /found another spec's: "seed" is 4 there and 3 here/, 'experiment', spec, '--out', path('other'));
    mkdirSync(path('empty'));
    for (const command of ['status', 'resume', 'export']) {
      await refused(
        2,
        /empty: expected the folder of an experiment, found no spec.json in it/,
        'experiment',
        command,
        path('empty'),
      );
    }
    await refused(2, /required option '--out/, 'merge', path('whole'));
    await refused(
      1,
      /^folkways: queue: cannot use Redis at 127.0.0.1:1: nothing listens there\n$/,
      'experiment',
      spec,
      '--queue',
      'redis://u:secret@127.0.0.1:1',
      ...out,
    );
    await refused(1, /nothing listens there/, 'worker', '--queue', 'redis://127.0.0.1:1');
    await refused(2, /--queue: expected a URL such as redis:\/\/localhost:6379/, 'worker', '--queue', 'secret');
    await refused(
      2,
      /--workers: expected none with --queue/,
      'experiment',
      spec,
      '--queue',
      'redis://x',
      '--workers',
      '2',
      ...out,
    );
  });

  test('a spec that is called like a command', async () => {
    writeFileSync(path('status'), JSON.stringify(scripted));
    expect(await ok('experiment', path('status'), '--out', path('called'))).toContain('20 matches of eight rounds');
  });
});

describe('tables', () => {
  test('rounds as CSV, JSON lines and Parquet', async () => {
    const lines = (await ok('experiment', 'export', path('whole'))).trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 20 * 8);
    expect(lines[0]).toBe('match,round,agent1,action1,payoff1,agent2,action2,payoff2,seen1,seen2');
    const rows = (await ok('experiment', 'export', path('whole'), '--format', 'jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(Object.values(rows[33]).join(',')).toBe(lines[34]);
    const out = path('rounds.parquet');
    await ok('experiment', 'export', path('whole'), '--format', 'parquet', '--out', out);
    const bytes = readFileSync(out);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    expect(await parquetReadObjects({ file })).toEqual(rows);
    await refused(
      2,
      /--out: expected a file for Parquet/,
      'experiment',
      'export',
      path('whole'),
      '--format',
      'parquet',
    );
    await refused(
      2,
      /expected calls of language models, found none/,
      'experiment',
      'export',
      path('whole'),
      '--table',
      'calls',
    );
  });
});

describe('language models', () => {
  test('a limit stops the run, a higher one lets it go on; nothing is asked twice', async () => {
    const spec = specFile('asking.json', asking());
    const out = path('asking');
    const line = /^folkways: experiment: \d stopped.* the limit of 17 calls is reached; raise it to go on/;
    await refused(1, line, 'experiment', spec, '--out', out);
    const status = JSON.parse(await ok('experiment', 'status', out, '--json'));
    expect(status).toMatchObject({ calls: 17, limits: { calls: 17 }, matches: 5 });
    expect(status.open[0]).toMatchObject({ problem: 'spent' });
    expect(await ok('experiment', 'status', out)).toMatch(/calls +17 of 17 recorded/);
    const calls = (await ok('experiment', 'export', out, '--table', 'calls', '--format', 'jsonl'))
      .trimEnd()
      .split('\n');
    expect(calls).toHaveLength(17);
    expect(Object.keys(JSON.parse(calls[0]))).toEqual(
      expect.arrayContaining(['key', 'model', 'request', 'text', 'promptTokens', 'completionTokens', 'latency']),
    );
    await refused(1, line, 'experiment', 'resume', out);
    expect(JSON.parse(await ok('experiment', 'resume', out, '--calls', '100', '--json')).matches).toBe(5);
    const repeated = [...server.calls].filter(([key, count]) => key.startsWith('m') && count > 1);
    expect(repeated).toEqual([]);
    expect(server.calls.size).toBe(5 * 4 * 2);
    const moved = {
      ...asking(),
      limits: { calls: 1000 },
      models: { test: { ...asking().models.test, baseUrl: 'http://127.0.0.1:1/v1' } },
    };
    await ok('experiment', specFile('asking.json', moved), '--out', out);
    await refused(
      2,
      /--workers: expected none with language models/,
      'experiment',
      spec,
      '--workers',
      '2',
      '--out',
      out,
    );
    await refused(
      2,
      /:1:\d+: "models.test.timeout" expected/,
      'experiment',
      specFile('late.json', { ...asking(), models: { test: { ...asking().models.test, timeout: 0 } } }),
    );
  });

  test('no key, no endpoint, no such model: one line, and the run can be gone on with', async () => {
    const model = { baseUrl: server.url, model: 'test', retries: 0 };
    const run = (name: string, change: object, line: RegExp) => {
      const spec = { ...asking(), limits: {}, models: { test: { ...model, ...change } } };
      return refused(1, line, 'experiment', specFile(`${name}.json`, spec), '--out', path(name));
    };
    await run('nokey', { keyVariable: 'FOLKWAYS_NO_SUCH_KEY' }, /set the environment variable FOLKWAYS_NO_SUCH_KEY/);
    await run('down', { baseUrl: 'http://127.0.0.1:1/v1' }, /gave no reply/);
    await run(
      'unknown',
      { model: 'other' },
      /^folkways: experiment: 5 stopped; match 0, 1, 2 and 2 more: chatEndpoint: http.* does not know .*"other"/,
    );
    const good = { ...asking(), limits: {}, models: { test: { ...model, keyVariable: 'ANOTHER' } } };
    await refused(1, /ANOTHER/, 'experiment', specFile('nokey.json', good), '--out', path('nokey'));
    const { keyVariable, ...open } = good.models.test;
    await ok('experiment', specFile('nokey.json', { ...good, models: { test: open } }), '--out', path('nokey'));
  });

  test('a cache is shared between experiments', async () => {
    const before = server.requests.length;
    const models = { test: { baseUrl: server.url, model: 'test', cache: true } };
    const { limits, ...rest } = asking();
    const one = specFile('cached.json', { ...rest, models, title: 'one' });
    await ok('experiment', one, '--out', path('cached1'), '--cache', path('cache'));
    const asked = server.requests.length - before;
    expect(asked).toBeGreaterThan(0);
    const two = specFile('cached2.json', { ...rest, models, title: 'two' });
    await ok('experiment', two, '--out', path('cached2'), '--cache', path('cache'));
    expect(server.requests.length - before).toBe(asked);
    expect(readFileSync(join(path('cached2'), 'records.jsonl'), 'utf8')).toBe(
      readFileSync(join(path('cached1'), 'records.jsonl'), 'utf8'),
    );
    expect(JSON.parse(await ok('experiment', 'status', path('cached2'), '--json')).calls).toBe(0);
  });
});
