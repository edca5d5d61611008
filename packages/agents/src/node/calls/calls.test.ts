/**
 * Calls are kept once, whole, and in order; what is kept is not asked again.
 */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatReply, ChatRequest } from '../../languageModel/chatModel.js';
import { chatModelFrom } from '../../languageModel/chatModelFrom.js';
import { ModelCallError } from '../../languageModel/modelCallError.js';
import { cachedModel } from './cachedModel.js';
import { openCallFile } from './callFile.js';
import type { RecordedCall } from './callLog.js';
import { recordedModel } from './recordedModel.js';
import { replyFolder } from './replyFolder.js';
import { requestHash } from './requestHash.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-calls-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const request = (key: string, content = 'Hi'): ChatRequest => ({ key, messages: [{ role: 'user', content }] });
const call = (key: string, text = 'J'): RecordedCall => ({
  key,
  request: 'r',
  model: 'm',
  text,
  finish: 'stop',
  promptTokens: 3,
  completionTokens: 1,
  latency: 0.1,
});

test('the hash is of what is asked', () => {
  const hash = requestHash('m', request('a'));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(requestHash('m', { ...request('b'), signal: { aborted: false } })).toBe(hash);
  const others = [
    requestHash('n', request('a')),
    requestHash('m', request('a', 'Ho')),
    requestHash('m', { ...request('a'), choices: ['J'] }),
    requestHash('m', { ...request('a'), seed: 1 }),
    requestHash('m', { ...request('a'), temperature: 0 }),
    requestHash('m', request('a'), { topP: 0.5 }),
  ];
  expect(new Set([hash, ...others]).size).toBe(7);
});

describe('a file of calls', () => {
  test('keeps what is appended at once, in order, across openings', async () => {
    const path = join(folder, 'a.jsonl');
    const file = openCallFile(path);
    const keys = Array.from({ length: 500 }, (_, k) => `m${k}`);
    await Promise.all(keys.map((key) => file.append(call(key, `reply "${key}"\n\u2028ü`))));
    expect(file.find('m7')).toEqual(call('m7', 'reply "m7"\n\u2028ü'));
    expect(file.find('x')).toBeUndefined();
    await file.close();
    const again = openCallFile(path);
    expect([...again.calls()].map(({ key }) => key)).toEqual(keys);
    expect(again.spent).toEqual({ calls: 500, promptTokens: 1500, completionTokens: 500, estimatedCalls: 0 });
    await again.append(call('last'));
    expect(again.find('last')).toEqual(call('last'));
    await again.close();
    expect(openCallFile(path, { readOnly: true }).size).toBe(501);
  });

  test('a file cut anywhere has all calls before the cut, and takes new ones', async () => {
    const path = join(folder, 'torn.jsonl');
    const whole = ['a', 'b', 'c', 'd'].map((key) => `${JSON.stringify(call(key, 'ü🙂'))}\n`).join('');
    const bytes = Buffer.from(whole);
    const line = bytes.length / 4;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (cut) => {
        writeFileSync(path, bytes);
        truncateSync(path, cut);
        const file = openCallFile(path);
        const size = Math.floor(cut / line);
        expect(file.size).toBe(size);
        expect(statSync(path).size).toBe(size * line);
        await file.append(call('new'));
        await file.close();
        const again = openCallFile(path);
        expect([...again.calls()].map(({ key }) => key)).toEqual([...['a', 'b', 'c', 'd'].slice(0, size), 'new']);
        await again.close();
      }),
      { numRuns: 40 },
    );
  });

  test('a call that is forgotten has been paid for, and may be made again', async () => {
    const path = join(folder, 'forgotten.jsonl');
    const file = openCallFile(path);
    await Promise.all([file.append(call('a')), file.append(call('b'))]);
    await file.forget('a');
    await file.close();
    const again = openCallFile(path);
    expect([again.has('a'), again.again('a'), again.again('b'), again.size]).toEqual([false, 1, 0, 1]);
    const requests: ChatRequest[] = [];
    const model = recordedModel(
      chatModelFrom('m', (asked) => String(requests.push(asked))),
      again,
    );
    const asked = { ...request('a'), seed: 7 };
    expect((await model.complete(asked)).text).toBe('1');
    // The same question under its own key: the endpoint must not find what it said before, nor draw it again.
    expect(requests).toEqual([{ ...asked, key: 'a.again1', seed: 8 }]);
    expect((await model.complete(asked)).text).toBe('1');
    expect(again.find('a')).toMatchObject({ key: 'a', again: 1, request: requestHash('m', asked) });
    expect(again.spent.calls).toBe(3);
    await again.close();
    writeFileSync(path, '{"key":"x","forgotten":true}\n');
    expect(() => openCallFile(path)).toThrow(/forgotten.jsonl:1: .* it forgets the key "x", which is not there/);
  });

  test('tokens that the endpoint does not count are estimated, also for the runs that follow', async () => {
    const path = join(folder, 'estimated.jsonl');
    const file = openCallFile(path);
    await recordedModel(
      chatModelFrom('m', () => 'four and a bit'),
      file,
    ).complete(request('a', '12345678'));
    await file.close();
    expect(openCallFile(path, { readOnly: true }).spent).toEqual({
      calls: 1,
      promptTokens: 2,
      completionTokens: 4,
      estimatedCalls: 1,
    });
  });

  test.runIf(existsSync('/dev/full'))('after a full disk nothing is written behind half a line', () => {
    const path = join(folder, 'full.jsonl');
    // A process of its own, so that a descriptor that is closed is the next that is opened.
    const code = `
      import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
      import { openCallFile } from ${JSON.stringify(new URL('../../../dist/node/calls/callFile.js', import.meta.url).href)};
      const call = (key) => ({ key, request: 'r', model: 'm', text: 'J', finish: 'stop', latency: 0 });
      const file = openCallFile(${JSON.stringify(path)});
      await file.append(call('a'));
      const { ino } = statSync(${JSON.stringify(path)});
      let descriptor = 0;
      for (let n = 3; n < 64; n++) try { if (fstatSync(n).ino === ino) descriptor = n; } catch {}
      closeSync(descriptor);
      if (openSync('/dev/full', 'w') !== descriptor) throw new Error('another descriptor');
      const failed = await Promise.allSettled([file.append(call('b')), file.append(call('c'))]);
      closeSync(descriptor);
      if (openSync(${JSON.stringify(path)}, 'a+') !== descriptor) throw new Error('another descriptor');
      failed.push(...(await Promise.allSettled([file.append(call('d'))])));
      console.log(failed.map(({ reason }) => reason.code).join());
      await file.close();`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: 'ENOSPC,ENOSPC,ENOSPC\n', stderr: '' });
    expect([...openCallFile(path, { readOnly: true }).calls()].map(({ key }) => key)).toEqual(['a']);
  });

  test('what is no call, or comes twice, is said with its line', () => {
    const path = join(folder, 'bad.jsonl');
    writeFileSync(path, `${JSON.stringify(call('a'))}\n{"key":"b"}\n`);
    expect(() => openCallFile(path)).toThrow(/bad.jsonl:2: expected a recorded call of its own; it is something else/);
    writeFileSync(path, `${JSON.stringify(call('a'))}\n`.repeat(2));
    expect(() => openCallFile(path)).toThrow(/bad.jsonl:2: .* repeats the key "a"/);
    appendFileSync(path, 'x');
    expect(() => openCallFile(path)).toThrow(/bad.jsonl:2:/);
  });
});

describe('a recorded model', () => {
  test('replays, and refuses another question under the same key', async () => {
    const file = openCallFile(join(folder, 'recorded.jsonl'));
    let asked = 0;
    const reply: ChatReply = {
      text: 'J',
      finish: 'stop',
      promptTokens: 2,
      completionTokens: 1,
      tokens: [{ token: 'J', logProbability: -0.5, alternatives: [{ token: 'F', logProbability: -1 }] }],
    };
    const model = {
      name: 'm',
      async complete() {
        asked++;
        return reply;
      },
    };
    const first = recordedModel(model, file);
    expect(await first.complete(request('k'))).toEqual(reply);
    expect(await recordedModel(model, file).complete(request('k'))).toEqual(reply);
    expect(asked).toBe(1);
    await expect(first.complete(request('k', 'Ho'))).rejects.toThrow(/call "k" asks m something else/);
    await expect(recordedModel(model, file, { settings: 1 }).complete(request('k'))).rejects.toThrow(/something else/);
    await file.close();
  });

  test('a failure is asked again, unless its agent went on without it', async () => {
    const path = join(folder, 'failing.jsonl');
    const file = openCallFile(path);
    let asked = 0;
    const broken = {
      name: 'm',
      complete: async () => {
        asked++;
        throw new ModelCallError('m: down', 'unavailable');
      },
    };
    const model = recordedModel(broken, file);
    await expect(model.complete(request('k'))).rejects.toThrow('m: down');
    await expect(model.complete(request('k'))).rejects.toThrow('m: down');
    expect(asked).toBe(2);
    await model.keepFailure('k');
    await model.keepFailure('unheard of');
    const error = await recordedModel(broken, file)
      .complete(request('k'))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ModelCallError', problem: 'unavailable', message: 'm: down' });
    expect(asked).toBe(2);
    await file.close();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ key: 'k', problem: 'unavailable' });
  });
});

describe('a cached model', () => {
  const counting = () => {
    let asked = 0;
    return chatModelFrom('m', () => `${++asked}`);
  };
  const ask = async (model: ReturnType<typeof cachedModel>, key: string, temperature?: number) =>
    (await model.complete({ ...request(key), ...(temperature !== undefined && { temperature }) })).text;

  test('asks the same once at temperature 0, or when told so; runs share the folder', async () => {
    const store = replyFolder(join(folder, 'cache'));
    const model = cachedModel(counting(), store);
    expect([await ask(model, 'a', 0), await ask(model, 'b', 0)]).toEqual(['1', '1']);
    expect([await ask(model, 'a'), await ask(model, 'a', 1)]).toEqual(['2', '3']);
    const cold = cachedModel(counting(), replyFolder(join(folder, 'cache')), { temperature: 0 });
    expect([await ask(cold, 'c', 0), await ask(cold, 'c'), await ask(cold, 'd')]).toEqual(['1', '1', '1']);
    const always = cachedModel(counting(), replyFolder(join(folder, 'always')), { always: true });
    expect([await ask(always, 'a', 1), await ask(always, 'b', 1)]).toEqual(['1', '1']);
  });

  test('a damaged file is one that is not there, and is recorded as cached', async () => {
    const place = join(folder, 'damaged');
    const hash = requestHash('m', { ...request('a'), temperature: 0 });
    const model = cachedModel(counting(), replyFolder(place));
    expect(await ask(model, 'a', 0)).toBe('1');
    writeFileSync(join(place, hash.slice(0, 2), `${hash}.json`), '{"text":');
    expect([await ask(model, 'b', 0), await ask(model, 'c', 0)]).toEqual(['2', '2']);
    const file = openCallFile(join(folder, 'cached.jsonl'));
    await recordedModel(model, file).complete({ ...request('d'), temperature: 0 });
    expect(file.find('d')).toMatchObject({ cached: true, text: '2' });
    expect(file.spent.calls).toBe(0);
    await file.close();
  });
});
