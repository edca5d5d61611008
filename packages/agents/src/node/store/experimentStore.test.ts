/**
 * Folders of experiments: one process at a time, one spec, parts that fit together.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { cases } from '@folkways/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkExperiment, type ExperimentSpec } from '../../experiment/experimentSpec.js';
import { inProcessExecutor } from '../../experiment/inProcessExecutor.js';
import { runExperiment } from '../../experiment/runExperiment.js';
import { playExperiment } from '../playExperiment.js';
import { experimentStatus } from './experimentStatus.js';
import { lockFolder, lockOwner } from './folderLock.js';
import { mergeExperiments } from './mergeExperiments.js';
import { openExperimentStore } from './openExperimentStore.js';

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'folkways-store-'));
});
afterAll(() => rmSync(parent, { recursive: true }));

const spec: ExperimentSpec = {
  game: 'samaritan',
  agents: { learner: { kind: 'ps-br', payoffs: 'sample' }, noisy: 'uniform' },
  pairings: 'all',
  rounds: 5,
  matches: 4,
  seed: 7,
  record: { payoffs: true, beliefs: true },
};
const experiment = checkExperiment(spec);
const executor = inProcessExecutor({ blockSize: 3 });

describe('the lock', () => {
  test('one process at a time; that of a dead process is taken over', async () => {
    const folder = join(parent, 'locked');
    const store = openExperimentStore(folder, experiment);
    expect(lockOwner(folder)).toMatchObject({ pid: process.pid, host: hostname() });
    expect(() => openExperimentStore(folder, experiment)).toThrow(
      new RegExp(`locked: expected a folder that nobody writes to, found process ${process.pid} of `),
    );
    expect((await experimentStatus(folder)).done).toBe(0);
    await store.close();
    expect(existsSync(join(folder, '.lock'))).toBe(false);

    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const mine = { pid: child.pid, host: hostname(), started: '' };
    writeFileSync(join(folder, '.lock'), JSON.stringify(mine));
    expect(() => openExperimentStore(folder, experiment)).toThrow(/found process \d+/);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(lockOwner(folder)).toBeUndefined();
    await openExperimentStore(folder, experiment).close();
  });

  test('a number that another process has got since, half a lock, another machine', async () => {
    const folder = join(parent, 'odd');
    await openExperimentStore(folder, experiment).close();
    const lock = join(folder, '.lock');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
    if (existsSync('/proc/self/stat')) await openExperimentStore(folder, experiment).close();
    writeFileSync(lock, '{"pid":');
    await openExperimentStore(folder, experiment).close();
    writeFileSync(lock, JSON.stringify({ pid: 1, host: 'elsewhere', started: '' }));
    expect(() => openExperimentStore(folder, experiment)).toThrow(
      /process 1 of elsewhere at work; if it is gone, remove/,
    );
  });
});

describe('a lock that many want at the same instant', () => {
  /** Threads that try to lock the folders of a list, all at once, and say who has got them; built code, since they are threads. */
  async function contend(folders: readonly string[], threads: number): Promise<number[]> {
    const turn = new Int32Array(new SharedArrayBuffer(8));
    const held = new Int32Array(new SharedArrayBuffer(4 * folders.length));
    const url = new URL('../../../dist/node/store/folderLock.js', import.meta.url).href;
    const code = `
      const { workerData: { folders, threads, turn, held, url } } = require('node:worker_threads');
      import(url).then(({ lockFolder }) => {
        folders.forEach((folder, n) => {
          Atomics.add(turn, 0, 1);
          while (Atomics.load(turn, 0) < threads * (n + 1));
          try { lockFolder(folder); Atomics.add(held, n, 1); } catch (error) { if (error.name !== 'ExperimentFolderError') throw error; }
        });
      });`;
    const workerData = { folders, threads, turn, held, url };
    const workers = Array.from({ length: threads }, () => new Worker(code, { eval: true, workerData }));
    await Promise.all(workers.map((worker) => once(worker, 'exit')));
    return [...held];
  }

  test.each([
    ['none yet', undefined],
    ['one of a process that died', JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), started: '' })],
    ['half a one', '{"pid":'],
  ])('%s: exactly one gets it', async (name, dead) => {
    const folders = Array.from({ length: cases(8, 2000) }, (_, n) => join(parent, `${name}${n}`));
    for (const folder of folders) {
      mkdirSync(folder);
      if (dead !== undefined) writeFileSync(join(folder, '.lock'), dead);
    }
    expect(await contend(folders, 3)).toEqual(folders.map(() => 1));
    for (const folder of folders) expect(readdirSync(folder)).toEqual(['.lock']);
  });

  test('who died while it took over is succeeded to', async () => {
    const folder = join(parent, 'twice dead');
    mkdirSync(folder);
    const dead = (nonce: string): string => JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), started: '', nonce });
    const claim = (text: string): string => `.lock.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    writeFileSync(join(folder, '.lock'), dead('a'));
    writeFileSync(join(folder, claim(dead('a'))), dead('b'));
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('records that lack matches or columns are said, not filled up', async () => {
  const folder = join(parent, 'lacking');
  await playExperiment(folder, spec, { executor });
  const path = join(folder, 'records.jsonl');
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const refused = (changed: readonly string[], line: RegExp): void => {
    writeFileSync(path, changed.map((text) => `${text}\n`).join(''));
    expect(() => openExperimentStore(folder, experiment)).toThrow(line);
  };
  refused(lines.slice(0, -1), /records.jsonl: expected all 16 matches, found 15$/);
  refused(lines.slice(1), /records.jsonl: expected all 16 matches, found 15$/);
  refused([], /records.jsonl: expected records of matches, found none$/);
  for (const column of ['payoffs', 'beliefs']) {
    const { [column]: _, ...rest } = JSON.parse(lines[2]);
    refused(
      [...lines.slice(0, 2), JSON.stringify(rest), ...lines.slice(3)],
      /records.jsonl:3: expected the record of a match of 5 rounds/,
    );
  }
  rmSync(folder, { recursive: true });
});

describe('the spec of a folder', () => {
  test('a change of what does not change the records is taken; any other is refused with what it is', async () => {
    const folder = join(parent, 'spec');
    const models = { m: { baseUrl: 'http://localhost:1/v1', model: 'm', timeout: 3 } };
    const first = { ...spec, models, limits: { calls: 3 } };
    await openExperimentStore(folder, checkExperiment(first)).close();
    const moved = { m: { ...models.m, baseUrl: 'http://elsewhere:2/v1', timeout: 9, keyVariable: 'KEY' } };
    const other = { ...first, models: moved, limits: { tokens: 9 }, concurrency: 3 };
    await openExperimentStore(folder, checkExperiment(other)).close();
    expect(JSON.parse(readFileSync(join(folder, 'spec.json'), 'utf8'))).toEqual(other);
    const refuse = (change: object, line: RegExp) =>
      expect(() => openExperimentStore(folder, checkExperiment({ ...first, ...change }))).toThrow(line);
    refuse({ rounds: 6 }, /found another spec's: "rounds" is 5 there and 6 here$/);
    refuse({ models: { m: { ...models.m, temperature: 1 } } }, /"models.m.temperature" is missing there and 1 here/);
    refuse(
      { agents: { learner: { kind: 'ps-br', horizon: 3 } }, seed: 8 },
      /"agents.learner.payoffs" is "sample" there and missing here, "agents.learner.horizon" is missing there and 3 here, "agents.noisy" is "uniform" there and missing here, "seed" is 7 there and 8 here$/,
    );
  });
});

describe('parts', () => {
  test('played apart and put together, they are the whole', async () => {
    const whole = await runExperiment(spec);
    const parts = [
      { from: 0, to: 5 },
      { from: 5, to: 12 },
      { from: 10, to: 16 },
    ];
    const folders = await Promise.all(
      parts.map(async (part, i) => {
        const folder = join(parent, `part${i}`);
        const played = await playExperiment(folder, spec, { part, executor });
        expect(played.records).toBeUndefined();
        return folder;
      }),
    );
    const merged = await mergeExperiments(folders, join(parent, 'merged'));
    expect(merged.records).toEqual(whole);
    expect(merged.twice).toBe(2);
    const played = await playExperiment(join(parent, 'merged'), spec, { executor });
    expect(played).toMatchObject({ before: 16, records: whole });
    await expect(mergeExperiments(folders.slice(1), join(parent, 'lacking'))).rejects.toThrow(
      /expected all 16 matches together, found none of 0 to 4$/,
    );
    expect(existsSync(join(parent, 'lacking'))).toBe(false);
  });

  test('parts of different specs, and different records of one match', async () => {
    const [one, two] = [join(parent, 'one'), join(parent, 'two')];
    await playExperiment(one, spec, { executor });
    await playExperiment(two, { ...spec, seed: 8 }, { executor });
    await expect(mergeExperiments([one, two], join(parent, 'mixed'))).rejects.toThrow(
      /two: expected results of the same spec as .*one, found others: they differ in "seed"/,
    );
    await expect(mergeExperiments([one, parent], join(parent, 'mixed'))).rejects.toThrow(/found no spec.json in it/);
    const path = join(two, 'records.jsonl');
    writeFileSync(join(two, 'spec.json'), JSON.stringify(spec));
    await expect(mergeExperiments([one, two], join(parent, 'mixed'))).rejects.toThrow(
      /two: match \d+ has other records than in .*one/,
    );
    writeFileSync(path, readFileSync(join(one, 'records.jsonl'), 'utf8'));
    expect((await mergeExperiments([one, two], join(parent, 'mixed'))).twice).toBe(16);
  });
});
