/**
 * Limits of calls at a time and of spending, and models from functions.
 */
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatModel, ChatReply, ChatRequest } from './chatModel.js';
import { chatModelFrom } from './chatModelFrom.js';
import { ModelCallError } from './modelCallError.js';
import { withConcurrency } from './withConcurrency.js';
import { withSpendLimit } from './withSpendLimit.js';

const ask = (key: string, more: Partial<ChatRequest> = {}): ChatRequest => ({
  key,
  messages: [{ role: 'user', content: 'Hello, you.' }],
  ...more,
});
const counting: ChatModel = {
  name: 'counting',
  complete: async () => ({ text: 'ok', finish: 'stop', promptTokens: 10, completionTokens: 5 }),
};

/** A model whose calls are answered from outside, in any order. */
function manual() {
  const open = new Map<string, (reply: ChatReply | Error) => void>();
  const order: string[] = [];
  const model: ChatModel = {
    name: 'manual',
    complete: ({ key }) =>
      new Promise((resolve, reject) => {
        order.push(key);
        open.set(key, (reply) => (reply instanceof Error ? reject(reply) : resolve(reply)));
      }),
  };
  return { model, open, order };
}

describe('withConcurrency', () => {
  test('asks in the order of the calls, whatever ends first and however it ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 20 }),
        async (limit, ends) => {
          const { model, open, order } = manual();
          const limited = withConcurrency(model, limit);
          const keys = ends.map((_, index) => `${index}`);
          const calls = Promise.allSettled(keys.map((key) => limited.complete(ask(key))));
          for (const [which, fails] of ends) {
            await new Promise(setImmediate);
            expect(open.size).toBeLessThanOrEqual(limit);
            const key = [...open.keys()][which % open.size];
            open.get(key)?.(fails ? new Error(key) : { text: key, finish: 'stop' });
            open.delete(key);
          }
          expect((await calls).length).toBe(keys.length);
          expect(order).toEqual(keys);
        },
      ),
      { numRuns: cases(100, 2000) },
    );
  });

  test('a call that is aborted while it waits is not made, and gives its place on', async () => {
    const { model, open, order } = manual();
    const limited = withConcurrency(model, 1);
    const signal = { aborted: false };
    const calls = Promise.allSettled([
      limited.complete(ask('a')),
      limited.complete(ask('b', { signal })),
      limited.complete(ask('c')),
    ]);
    signal.aborted = true;
    await new Promise(setImmediate);
    open.get('a')?.({ text: '', finish: 'stop' });
    await new Promise(setImmediate);
    open.get('c')?.({ text: '', finish: 'stop' });
    expect((await calls).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(order).toEqual(['a', 'c']);
  });

  test('bad limits', () => {
    for (const calls of [0, 1.5, Number.NaN]) {
      expect(() => withConcurrency(counting, calls)).toThrow(/"calls" expected an integer >= 1/);
    }
  });
});

describe('withSpendLimit', () => {
  test('calls never exceed their limit, however many come at once', async () => {
    let made = 0;
    const slow = chatModelFrom('slow', async () => {
      made++;
      await new Promise(setImmediate);
      return 'ok';
    });
    const model = withSpendLimit(slow, { calls: 7 });
    const results = await Promise.allSettled(Array.from({ length: 50 }, (_, key) => model.complete(ask(`${key}`))));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect([made, refused.length, model.spent.calls]).toEqual([7, 43, 7]);
    expect(refused.every((error) => error instanceof ModelCallError && error.problem === 'spent')).toBe(true);
    expect(refused[0].message).toBe(
      'withSpendLimit: slow: the limit of 7 calls is reached; raise it to go on from here',
    );
  });

  test('tokens are counted by the endpoint, and stop the call after the one that reached the limit', async () => {
    const model = withSpendLimit(counting, { tokens: 30 });
    await model.complete(ask('a'));
    await model.complete(ask('b'));
    await expect(model.complete(ask('c'))).rejects.toThrow(/the limit of 30 tokens is reached/);
    expect(model.spent).toEqual({ calls: 2, promptTokens: 20, completionTokens: 10, estimatedCalls: 0 });
  });

  test('tokens that nobody counts are estimated, and said to be', async () => {
    const model = withSpendLimit(
      chatModelFrom('plain', () => '12345'),
      {},
    );
    await model.complete(ask('a'));
    expect(model.spent).toEqual({ calls: 1, promptTokens: 3, completionTokens: 2, estimatedCalls: 1 });
  });

  test('what was spent goes on in the next run', async () => {
    const first = withSpendLimit(counting, { calls: 2 });
    await first.complete(ask('a'));
    const second = withSpendLimit(counting, { calls: 2 }, JSON.parse(JSON.stringify(first.spent)));
    await second.complete(ask('b'));
    await expect(second.complete(ask('c'))).rejects.toMatchObject({ problem: 'spent' });
    expect(second.spent).toEqual({ calls: 2, promptTokens: 20, completionTokens: 10, estimatedCalls: 0 });
  });

  test('failed calls count', async () => {
    const model = withSpendLimit(
      chatModelFrom('broken', () => {
        throw new Error('no');
      }),
      { calls: 1 },
    );
    await expect(model.complete(ask('a'))).rejects.toMatchObject({ problem: 'unavailable' });
    await expect(model.complete(ask('b'))).rejects.toMatchObject({ problem: 'spent' });
  });

  test('nothing may be spent', async () => {
    await expect(withSpendLimit(counting, { calls: 0 }).complete(ask('a'))).rejects.toMatchObject({ problem: 'spent' });
    await expect(withSpendLimit(counting, { tokens: 0 }).complete(ask('a'))).rejects.toMatchObject({
      problem: 'spent',
    });
  });

  test('bad limits', () => {
    expect(() => withSpendLimit(counting, { calls: -1 })).toThrow(/"calls" expected an integer >= 0, got -1/);
    expect(() => withSpendLimit(counting, { tokens: 0.5 })).toThrow(/"tokens" expected an integer >= 0, got 0.5/);
    const earlier = { calls: Number.NaN, promptTokens: 0, completionTokens: 0, estimatedCalls: 0 };
    expect(() => withSpendLimit(counting, {}, earlier)).toThrow(/"earlier.calls" expected an integer >= 0, got NaN/);
  });
});

describe('chatModelFrom', () => {
  const failing = (error: unknown) =>
    chatModelFrom('sdk', () => {
      throw error;
    }).complete(ask('a'));

  test('takes texts without thoughts, and replies as they are', async () => {
    expect(await chatModelFrom('m', () => '<think>F</think>J').complete(ask('a'))).toEqual({
      text: 'J',
      finish: 'stop',
    });
    const reply: ChatReply = { text: '<think>F', finish: 'length', promptTokens: 1 };
    expect(await chatModelFrom('m', async () => reply).complete(ask('a'))).toBe(reply);
  });

  test.each([
    [{ status: 401, message: 'Incorrect API key provided: sk-proj-AbCdEf0123456789xyz' }, 'refused'],
    [{ status: 404, message: 'no such model' }, 'unknown'],
    [{ status: 400, message: "This model's maximum context length is 10 tokens" }, 'too long'],
    [{ status: 500, message: 'oops' }, 'unavailable'],
    [new TypeError('fetch failed'), 'unavailable'],
    ['a text', 'unavailable'],
    [undefined, 'unavailable'],
  ])('the error %j is %s', async (error, problem) => {
    const thrown: ModelCallError = await failing(error).catch((reason) => reason);
    expect(thrown).toBeInstanceOf(ModelCallError);
    expect(thrown.problem).toBe(problem);
    expect(thrown.message).toMatch(/^chatModelFrom: sdk: /);
    expect(thrown.message).not.toContain('0123456789');
  });

  test('aborts and its own errors pass', async () => {
    const abort = Object.assign(new Error('stopped'), { name: 'AbortError' });
    await expect(failing(abort)).rejects.toBe(abort);
    const spent = new ModelCallError('no more', 'spent');
    await expect(failing(spent)).rejects.toBe(spent);
  });

  test('what is no reply', async () => {
    for (const [reply, shown] of [
      [undefined, 'undefined'],
      [{ content: 'J' }, 'an object'],
      [7, '7'],
    ] as const) {
      const call = chatModelFrom('sdk', () => reply as never).complete(ask('a'));
      await expect(call).rejects.toThrow(new TypeError(`chatModelFrom: sdk: expected a text or a reply, got ${shown}`));
    }
  });
});
