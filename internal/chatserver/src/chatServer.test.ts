/**
 * The test server says what its script says, breaks as it is told to, and counts.
 */
import { expect, test } from 'vitest';
import { type ChatScript, type ChatServerOptions, chatServer } from './chatServer.js';
import { choicesInPrompt } from './choicesInPrompt.js';
import { adversarialText, bayesianPolicy, firstChoice, flaky, randomChoice } from './scripts.js';
import type { ServedToken } from './servedReply.js';

const schema = { type: 'object', properties: { answer: { type: 'string', enum: ['J', 'F'] } } };
const constrained = { response_format: { type: 'json_schema', json_schema: { name: 'answer', schema } } };

async function ask(url: string, content: string, extra: object = {}, headers: Record<string, string> = {}) {
  const body = JSON.stringify({ model: 'test', messages: [{ role: 'user', content }], ...extra });
  return await fetch(`${url}/chat/completions`, { method: 'POST', body, headers });
}

interface Completion {
  readonly choices: readonly {
    readonly message: { readonly content: string };
    readonly logprobs: { readonly content: readonly { readonly top_logprobs: readonly ServedToken[] }[] };
  }[];
  readonly usage: unknown;
  readonly error: { readonly code: string };
}

async function read(response: Promise<Response> | Response): Promise<Completion> {
  return (await (await response).json()) as Completion;
}

async function serving<T>(
  options: Partial<ChatServerOptions> & { script: ChatScript },
  use: (url: string) => Promise<T>,
) {
  const server = await chatServer(options);
  try {
    return { value: await use(server.url), server };
  } finally {
    await server.close();
  }
}

test('choices come from a response format, or from the prompt', async () => {
  const { value } = await serving({ script: firstChoice() }, async (url) => [
    await read(ask(url, 'Act.', constrained)),
    await read(ask(url, 'Reply with exactly one of: F, J.')),
  ]);
  expect(value.map((reply) => reply.choices[0].message.content)).toEqual(['{"answer":"J"}', 'F']);
  expect(value[1].usage).toEqual({ prompt_tokens: 8, completion_tokens: 1, total_tokens: 9 });
});

test.each([
  ['Answer with one of: J, F.', ['J', 'F']],
  ['Choose either `J` or `F`.', ['J', 'F']],
  ['Options:\n- allc: cooperate\n- alld: defect\nAnswer.', ['allc', 'alld']],
  [
    'One of these rules. In them "own" is A\'s action and "other" B\'s:\n- tft: "J first"\n- alld: "F"',
    ['tft', 'alld'],
  ],
  ['Say something.', []],
])('choices of %j', (prompt, choices) => expect(choicesInPrompt(prompt)).toEqual(choices));

test('a repeated request has the same reply; calls are counted by idempotency key', async () => {
  const script = randomChoice(3);
  const { value, server } = await serving({ script }, async (url) => {
    const texts = [];
    for (const key of ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd']) {
      const reply = await read(ask(url, 'one of: x, y, z', {}, { 'Idempotency-Key': key }));
      texts.push(reply.choices[0].message.content);
    }
    return texts;
  });
  expect(value.slice(4)).toEqual(value.slice(0, 4));
  expect(new Set(value).size).toBeGreaterThan(1);
  expect(Object.fromEntries(server.calls)).toEqual({ a: 2, b: 2, c: 2, d: 2 });
  expect(server.requests.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
});

test('the Bayesian policy gives the probabilities it draws from', async () => {
  const { value } = await serving({ script: bayesianPolicy(1) }, (url) =>
    read(ask(url, 'J J J. one of: J, F', { logprobs: true, top_logprobs: 2 })),
  );
  const [{ top_logprobs: top }] = value.choices[0].logprobs.content;
  expect(top.map(({ token }: { token: string }) => token)).toEqual(['J', 'F']);
  expect(Math.exp(top[0].logprob)).toBeCloseTo(5 / 7, 12);
  expect(Math.exp(top[1].logprob)).toBeCloseTo(2 / 7, 12);
});

test('adversarial texts are many', async () => {
  const script = adversarialText(1);
  const { value } = await serving({ script }, async (url) => {
    const texts = new Set<string>();
    for (let k = 0; k < 60; k++) {
      const reply = await read(ask(url, 'one of: J, F', {}, { 'idempotency-key': `${k}` }));
      texts.add(reply.choices[0].message.content);
    }
    return texts;
  });
  expect(value.size).toBeGreaterThan(8);
});

test('it refuses wrong keys, unknown models and paths, long prompts and formats it has not', async () => {
  const options = { script: firstChoice(), key: 'secret', contextLength: 10, structuredOutput: false };
  const bearer = { authorization: 'Bearer secret' };
  const { value } = await serving(options, async (url) => [
    await ask(url, 'a'),
    await ask(url, 'a', { model: 'other' }, bearer),
    await ask(url, 'a'.repeat(50), {}, bearer),
    await ask(url, 'a', constrained, bearer),
    await fetch(`${url}/completions`),
    await fetch(`${url}/models`),
  ]);
  expect(value.map(({ status }) => status)).toEqual([401, 404, 400, 400, 404, 200]);
  expect((await read(value[2])).error.code).toBe('context_length_exceeded');
});

test('errors and faults go out as scripted', async () => {
  const { value } = await serving({ script: () => ({ status: 429, retryAfter: 2 }) }, (url) => ask(url, ''));
  expect([value.status, value.headers.get('retry-after')]).toEqual([429, '2']);
  await serving({ script: () => ({ fault: 'truncated' }) }, async (url) => {
    await expect((await ask(url, '')).json()).rejects.toThrow(SyntaxError);
  });
  await serving({ script: () => ({ fault: 'disconnect' }) }, async (url) => {
    await expect((await ask(url, '')).text()).rejects.toThrow(/terminated/);
  });
  await serving({ script: () => ({ fault: 'reset' }) }, async (url) => {
    await expect(ask(url, '')).rejects.toThrow(/fetch failed/);
  });
  await serving({ script: () => ({ fault: 'hang' }) }, async (url) => {
    expect((await ask(url, '')).status).toBe(200);
  });
});

test('a flaky script fails by the attempt, so that asking again helps', async () => {
  const script = flaky(firstChoice(), 0.5, 1);
  const { value } = await serving({ script }, async (url) => {
    const statuses: number[] = [];
    for (let k = 0; k < 40; k++) {
      const response = await ask(url, 'one of: a, b', {}, { 'idempotency-key': 'same' }).catch(() => ({ status: 0 }));
      statuses.push(response.status);
    }
    return statuses;
  });
  expect(new Set(value)).toEqual(new Set([0, 200, 429, 500]));
});

test('requests in flight are counted', async () => {
  const { server } = await serving({ script: firstChoice(), latency: 0.4 }, (url) =>
    Promise.all(Array.from({ length: 7 }, async () => (await ask(url, 'one of: a, b')).text())),
  );
  expect([server.maxInFlight, server.requests.length]).toEqual([7, 7]);
});
