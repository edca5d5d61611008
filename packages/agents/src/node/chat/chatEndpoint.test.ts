/**
 * The client against a real HTTP server that is scripted to be good, bad and slow. Time between attempts is recorded, not spent.
 */
import {
  type ChatScript,
  type ChatServer,
  type ChatServerOptions,
  chatServer,
  firstChoice,
} from '@folkways/chatserver';
import { afterEach, describe, expect, test } from 'vitest';
import type { ChatRequest } from '../../languageModel/chatModel.js';
import { ModelCallError } from '../../languageModel/modelCallError.js';
import { type ChatEndpointOptions, chatEndpoint } from './chatEndpoint.js';

/** For machines that are busy with other things. */
const patient = { timeout: 20_000 };

const servers: ChatServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A client of a server of its own, whose clock notes what it was asked to sleep; jitter is 1/2. */
async function client(
  script: ChatScript,
  options: Partial<ChatEndpointOptions> = {},
  served: Partial<ChatServerOptions> = {},
) {
  const server = await chatServer({ ...served, script });
  servers.push(server);
  const sleeps: number[] = [];
  const clock = {
    now: () => Date.UTC(2026, 0, 1),
    sleep: async (seconds: number) => {
      sleeps.push(seconds);
    },
    jitter: () => 0.5,
  };
  return { server, sleeps, model: chatEndpoint({ baseUrl: server.url, model: 'test', clock, ...options }) };
}

function question(changes: Partial<ChatRequest> = {}): ChatRequest {
  return { key: 'k1', messages: [{ role: 'user', content: 'Answer with one of: J, F.' }], ...changes };
}

async function failure(call: Promise<unknown>): Promise<ModelCallError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ModelCallError);
  expect((error as ModelCallError).message).not.toMatch(/[\n\r]/);
  return error as ModelCallError;
}

/** The first scripts answer the first attempts, the last all others. */
function inTurn(...replies: readonly ReturnType<ChatScript>[]): ChatScript {
  return ({ index }) => replies[Math.min(index, replies.length - 1)];
}

describe('a request', () => {
  test('carries the settings, the key and the idempotency key', async () => {
    const settings = { temperature: 0.5, seed: 3, topP: 0.9, maxTokens: 7, keyVariable: 'MY_KEY' };
    const { server, model } = await client(firstChoice(), { ...settings, environment: { MY_KEY: ' secret-key\n' } });
    expect(await model.complete(question())).toEqual({
      text: 'J',
      finish: 'stop',
      promptTokens: 7,
      completionTokens: 1,
      attempts: 1,
    });
    await model.complete(question({ key: 'match 1 · é', temperature: 0, seed: 4, maxTokens: 9 }));
    const [first, second] = server.requests;
    expect(first.body).toEqual({
      model: 'test',
      messages: [{ role: 'user', content: 'Answer with one of: J, F.' }],
      temperature: 0.5,
      seed: 3,
      top_p: 0.9,
      max_tokens: 7,
    });
    expect(first.headers.authorization).toBe('Bearer secret-key');
    expect(second.body).toMatchObject({ temperature: 0, seed: 4, top_p: 0.9, max_tokens: 9 });
    expect([...server.calls.keys()]).toEqual(['k1', 'match 1 \\u00b7 \\u00e9']);
    expect(model.name).toBe('test');
  });

  test('without a key variable carries no key', async () => {
    const { server, model } = await client(firstChoice());
    await model.complete(question());
    expect(server.requests[0].headers.authorization).toBeUndefined();
  });

  test('is sent over connections that are kept', async () => {
    const { server, model } = await client(firstChoice(), { concurrency: 4 });
    const keys = Array.from({ length: 60 }, (_, index) => `${index}`);
    await Promise.all(keys.map((key) => model.complete(question({ key }))));
    expect(server.requests).toHaveLength(60);
    // Four and a few: a connection is free again only shortly after its reply was read.
    expect(server.connections).toBeLessThan(20);
  });
});

describe('choices', () => {
  const choices = ['cooperate', 'defect'];

  test('are a schema, and the text is the choice inside the reply', async () => {
    const { server, model } = await client(() => 'defect', { maxTokens: 5 });
    expect((await model.complete(question({ choices }))).text).toBe('defect');
    expect(server.requests[0].choices).toEqual(choices);
    expect(server.requests[0].body).toMatchObject({
      max_tokens: 21,
      response_format: { json_schema: { strict: true } },
    });
  });

  test('are left to the prompt by an endpoint without schemas, which is asked once', async () => {
    const { server, model, sleeps } = await client(() => 'defect', {}, { structuredOutput: false });
    expect((await model.complete(question({ choices }))).text).toBe('defect');
    expect((await model.complete(question({ key: 'k2', choices }))).text).toBe('defect');
    expect(server.requests.map(({ constrained }) => constrained)).toEqual([true, false, false]);
    expect(sleeps).toEqual([]);
  });

  test('fail where a schema is demanded and there is none', async () => {
    const { model } = await client(() => 'defect', { structuredOutput: 'json-schema' }, { structuredOutput: false });
    const { problem, message } = await failure(model.complete(question({ choices })));
    expect(problem).toBe('unavailable');
    expect(message).toMatch(/response_format is not supported by this model\); change the settings of the model$/);
  });

  test('are never a schema when it is off, or when log-probabilities are asked for', async () => {
    const off = await client(() => 'defect', { structuredOutput: 'off' });
    await off.model.complete(question({ choices }));
    expect(off.server.requests[0].constrained).toBe(false);
    const on = await client(() => ({
      text: 'defect',
      tokens: [
        {
          token: 'defect',
          logprob: -0.5,
          top: [
            { token: 'defect', logprob: -0.5 },
            { token: 'c', logprob: -1 },
          ],
        },
      ],
    }));
    const reply = await on.model.complete(question({ choices, topLogProbabilities: 2 }));
    expect(on.server.requests[0].body).toMatchObject({ logprobs: true, top_logprobs: 2 });
    expect(on.server.requests[0].constrained).toBe(false);
    expect(reply.tokens).toEqual([
      {
        token: 'defect',
        logProbability: -0.5,
        alternatives: [
          { token: 'defect', logProbability: -0.5 },
          { token: 'c', logProbability: -1 },
        ],
      },
    ]);
  });

  test.each([
    '{"answer": "defect", "answer": "cooperate"}',
    '{"answer": "defect", "final_answer": "cooperate"}',
    '[{"answer": "defect"}]',
  ])('are not looked for in %j, which says more', async (content) => {
    const { model } = await client(() => ({ text: '', content }));
    expect((await model.complete(question({ choices }))).text).toBe(content);
  });

  test.each(['defect', '"defect"', '{"answer": "defect"}', '<think>\n{"answer": "no"}</think>\n{"answer":"defect"}'])(
    'are found in %j',
    async (content) => {
      const { model } = await client(() => ({ text: '', content }));
      expect((await model.complete(question({ choices }))).text).toBe('defect');
    },
  );
});

describe('what an endpoint has not is left out from then on', () => {
  test('log-probabilities', async () => {
    const { server, model } = await client(({ body }) =>
      body.logprobs ? { status: 400, error: { message: 'logprobs are not supported' } } : 'J',
    );
    expect((await model.complete(question({ topLogProbabilities: 3 }))).tokens).toBeUndefined();
    await model.complete(question({ topLogProbabilities: 3 }));
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    ['Mistral', 422, '{"message":{"detail":[{"type":"extra_forbidden","loc":["body","seed"],"msg":"Extra inputs are not permitted"}]}}'],
    ['Gemini', 400, '{"error":{"message":"Invalid JSON payload received. Unknown name \\"seed\\": Cannot find field."}}'],
  ])('seeds: %s', async (_, status, body) => {
    const { server, model } = await client(({ body: sent }) => (sent.seed === undefined ? 'J' : { status, body }));
    expect((await model.complete(question({ seed: 7 }))).text).toBe('J');
    await model.complete(question({ seed: 8 }));
    expect(server.requests.map(({ body: sent }) => sent.seed)).toEqual([7, undefined, undefined]);
  }); // biome-ignore format: bodies as they are

  test('max_tokens, for which newer models have another name', async () => {
    const message = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.";
    const { server, model } = await client(
      ({ body }) => (body.max_tokens === undefined ? 'J' : { status: 400, error: { message } }),
      { maxTokens: 5 },
    );
    expect((await model.complete(question())).text).toBe('J');
    expect(server.requests[1].body).toMatchObject({ max_completion_tokens: 5 });
  });
});

describe('another attempt', () => {
  test.each([408, 409, 425, 429, 500, 502, 503, 504, 529])('follows status %i', async (status) => {
    const { server, sleeps, model } = await client(inTurn({ status }, { status }, 'J'));
    expect((await model.complete(question())).text).toBe('J');
    expect(sleeps).toEqual([0.25, 0.5]);
    expect(server.calls.get('k1')).toBe(3);
  });

  test.each(['truncated', 'disconnect', 'reset', 'html'] as const)('follows a reply that is %s', async (fault) => {
    const { server, sleeps, model } = await client(inTurn({ fault }, 'J'));
    expect((await model.complete(question())).text).toBe('J');
    expect(sleeps).toEqual([0.25]);
    expect(server.calls.get('k1')).toBe(2);
  });

  test.each(['hang', 'silence'] as const)('follows a time-out by %s', async (fault) => {
    const { server, model } = await client(inTurn({ fault }, 'J'), { timeout: 0.4 });
    expect((await model.complete(question())).text).toBe('J');
    expect(server.calls.get('k1')).toBeGreaterThanOrEqual(2);
    await expect.poll(() => server.inFlight, patient).toBe(0); // the first was ended, not left behind
  });

  test('follows an error with status 200', async () => {
    const { model } = await client(inTurn({ status: 200, body: { error: { code: 502, message: 'upstream' } } }, 'J'));
    expect((await model.complete(question())).text).toBe('J');
  });

  test('waits longer each time, by half of 0.5, 1, 2, ... and at most 30 seconds here', async () => {
    const { sleeps, model } = await client(() => ({ status: 500 }), { retries: 8 });
    const { problem, message } = await failure(model.complete(question()));
    expect(sleeps).toEqual([0.25, 0.5, 1, 2, 4, 8, 15, 15]);
    expect(problem).toBe('unavailable');
    expect(message).toMatch(
      /^chatEndpoint: http:\/\/127.0.0.1:\d+\/v1\/chat\/completions gave no reply after 9 attempts \(status 500: scripted status 500\); see that it is up, and go on later$/,
    );
  });

  test.each([
    ['3', 3],
    ['1.5', 1.5],
    ['Thu, 01 Jan 2026 00:00:20 GMT', 20],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', 0],
    ['3000 seconds', 0],
    ['-5', 0],
    ['2999', 2999],
  ])('waits what Retry-After asks for: %s', async (retryAfter, asked) => {
    const replies = inTurn({ status: 429, retryAfter }, { status: 503, retryAfter }, 'J');
    const { sleeps, model } = await client(replies, { longestWait: 3000 });
    await model.complete(question());
    expect(sleeps).toEqual([asked + 0.25, asked + 0.5]);
  });

  test('does not follow a request to wait for hours', async () => {
    const { server, sleeps, model } = await client(() => ({ status: 429, retryAfter: 7200 }));
    const { problem, message } = await failure(model.complete(question()));
    expect([problem, sleeps, server.requests.length]).toEqual(['unavailable', [], 1]);
    expect(message).toMatch(/asks to wait 7200 s .*; go on later$/);
  });

  test('is not made when there are no retries', async () => {
    const { server, model } = await client(() => ({ fault: 'truncated' }), { retries: 0 });
    const { message } = await failure(model.complete(question()));
    expect(message).toMatch(/gave no reply \(the reply is cut or no JSON \(\d+ characters, status 200\)\)/);
    expect(server.requests).toHaveLength(1);
  });
});

describe('no other attempt', () => {
  test.each([
    [400, 'unavailable'],
    [401, 'refused'],
    [402, 'refused'],
    [403, 'refused'],
    [404, 'unknown'],
    [413, 'too long'],
    [422, 'unavailable'],
  ])('follows status %i: %s', async (status, problem) => {
    const { server, sleeps, model } = await client(() => ({ status }));
    expect((await failure(model.complete(question()))).problem).toBe(problem);
    expect([server.requests.length, sleeps]).toEqual([1, []]);
  });

  test('follows a redirect, nor is it followed', async () => {
    const { server, model } = await client(() => ({ status: 307 }));
    expect((await failure(model.complete(question()))).problem).toBe('unknown');
    expect(server.requests).toHaveLength(1);
  });

  test('follows an account without credit', async () => {
    const error = { message: 'You exceeded your current quota', code: 'insufficient_quota' };
    const { server, model } = await client(() => ({ status: 429, error }));
    expect((await failure(model.complete(question()))).problem).toBe('refused');
    expect(server.requests).toHaveLength(1);
  });
});

describe('bad input', () => {
  test('no key: no request is made', async () => {
    for (const environment of [{}, { MY_KEY: ' ' }]) {
      const { server, model } = await client(firstChoice(), { keyVariable: 'MY_KEY', environment });
      const { problem, message } = await failure(model.complete(question()));
      expect(problem).toBe('refused');
      expect(message).toMatch(
        /no key for http:\/\/[\d.:]+\/v1\/chat\/completions: set the environment variable MY_KEY$/,
      );
      expect(server.requests).toHaveLength(0);
    }
  });

  test('a key that no header can carry', async () => {
    const { model } = await client(firstChoice(), { keyVariable: 'MY_KEY', environment: { MY_KEY: 'half a\nkey' } });
    const { problem, message } = await failure(model.complete(question()));
    expect([problem, message.includes('half')]).toEqual(['refused', false]);
  });

  test('a wrong key', async () => {
    const options = { keyVariable: 'MY_KEY', environment: { MY_KEY: 'sk-wrong-0123456789' } };
    const { model } = await client(firstChoice(), options, { key: 'sk-right-0123456789' });
    const { problem, message } = await failure(model.complete(question()));
    expect(problem).toBe('refused');
    expect(message).toMatch(
      /refused the call \(status 401: Incorrect API key provided: \[\.\.\.\]\); check the key in MY_KEY$/,
    );
  });

  test('an unknown model', async () => {
    const { model } = await client(firstChoice(), { model: 'tset' });
    const { problem, message } = await failure(model.complete(question()));
    expect(problem).toBe('unknown');
    expect(message).toMatch(
      /does not know the path or the model "tset" \(status 404: The model `tset` does not exist\)/,
    );
  });

  test('a wrong path', async () => {
    const { server } = await client(firstChoice());
    const model = chatEndpoint({ baseUrl: server.url.replace('/v1', '/v2'), model: 'test' });
    expect((await failure(model.complete(question()))).problem).toBe('unknown');
  });

  test('an endpoint that is down', async () => {
    const { server, model, sleeps } = await client(firstChoice());
    await server.close();
    const { problem, message } = await failure(model.complete(question()));
    expect([problem, sleeps.length]).toEqual(['unavailable', 5]);
    expect(message).toMatch(
      /gave no reply after 6 attempts \(nothing listens there \(ECONNREFUSED\)\); see that it is up/,
    );
  });

  test('a prompt beyond the context', async () => {
    const { model } = await client(firstChoice(), {}, { contextLength: 5 });
    const { problem, message } = await failure(model.complete(question()));
    expect(problem).toBe('too long');
    expect(message).toMatch(
      /no room for the prompt in the context of "test" \(.*\); shorten the history or enlarge the context$/,
    );
  });

  test.each([
    [
      'localhost:8000/v1',
      /expected a URL such as .*, got one of protocol localhost: \(is http:\/\/ missing in front\?\)/,
    ],
    ['endpoint', /got a text that is no URL \(is http:\/\/ missing in front\?\)/],
    ['ftp://host/v1', /got one of protocol ftp:$/],
    ['http://user:hunter2@host/v1', /got one with a user name or password: keys go into an environment variable$/],
  ])('the base URL %s', (baseUrl, message) => {
    expect(() => chatEndpoint({ baseUrl, model: 'test' })).toThrow(RangeError);
    expect(() => chatEndpoint({ baseUrl, model: 'test' })).toThrow(message);
    expect(() => chatEndpoint({ baseUrl, model: 'test' })).not.toThrow(/hunter2/);
  });

  test.each([
    [{ model: '' }, /"model" expected a name, got ""/],
    [{ temperature: -1 }, /"temperature" expected a number in \[0, 10\], got -1/],
    [{ topP: 0 }, /"topP" expected a number in \(0, 1\], got 0/],
    [{ seed: 0.5 }, /"seed" expected an integer/],
    [{ maxTokens: 0 }, /"maxTokens" expected an integer >= 1, got 0/],
    [{ timeout: 301 }, /"timeout" expected a number in \(0, 300\], got 301/],
    [{ longestWait: 1e6 }, /"longestWait" expected a number in \[0, 86400\], got 1000000/],
    [{ retries: -1 }, /"retries" expected an integer in \[0, 100\], got -1/],
    [{ concurrency: 0 }, /"concurrency" expected an integer in \[1, 10000\], got 0/],
    [{ keyVariable: 'sk-proj-123' }, /"keyVariable" expected the name of an environment variable, got something else/],
    [
      { keyVariable: 'gsk_0123456789abcdef0123' },
      /"keyVariable" expected the name of an environment variable, got something else/,
    ],
    [
      { keyVariable: 'hf_AbCdEfGhIjKlMnOpQrSt' },
      /"keyVariable" expected the name of an environment variable, got something else/,
    ],
  ])('options %j', (options, message) => {
    expect(() => chatEndpoint({ baseUrl: 'http://host/v1', model: 'test', ...options })).toThrow(RangeError);
    expect(() => chatEndpoint({ baseUrl: 'http://host/v1', model: 'test', ...options })).toThrow(message);
  });

  test('wrong types', () => {
    expect(() => chatEndpoint({ baseUrl: undefined as never, model: 'test' })).toThrow(TypeError);
    expect(() => chatEndpoint({ baseUrl: 'http://host', model: 1 as never })).toThrow(TypeError);
  });
});

describe('addresses', () => {
  const reply = { choices: [{ message: { content: 'J' } }] };
  test.each([
    ['http://host:1/v1', 'http://host:1/v1/chat/completions'],
    ['https://host/v1/', 'https://host/v1/chat/completions'],
    ['http://host/v1/chat/completions', 'http://host/v1/chat/completions'],
    ['https://host/openai?api-version=1#x', 'https://host/openai/chat/completions?api-version=1'],
  ])('%s', async (baseUrl, url) => {
    const seen: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      seen.push(String(input));
      return Response.json(reply);
    };
    await chatEndpoint({ baseUrl, model: 'test', fetch }).complete(question());
    expect(seen).toEqual([url]);
  });

  test('are shown without their query', async () => {
    const fetch: typeof globalThis.fetch = async (input) =>
      Response.json({ error: `bad ${String(input)}` }, { status: 400 });
    const model = chatEndpoint({ baseUrl: 'http://host/v1?key=0123456789abcdef', model: 'test', fetch });
    const { message } = await failure(model.complete(question()));
    expect(message).toContain('http://host/v1/chat/completions gave no reply (status 400: bad http://host');
    expect(message).not.toMatch(/0123|cdef/);
  });
});

describe('an abort', () => {
  test('ends a call in flight, at the server too', async () => {
    const { server, model } = await client(() => ({ fault: 'silence' }));
    const controller = new AbortController();
    const call = model.complete(question({ signal: controller.signal }));
    await expect.poll(() => server.inFlight, patient).toBe(1);
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError', message: 'chatEndpoint: stopped by its signal' });
    await expect.poll(() => server.inFlight, patient).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  test('ends a wait between attempts', async () => {
    const { model } = await client(() => ({ status: 429, retryAfter: 100 }), { clock: undefined });
    const controller = new AbortController();
    const call = model.complete(question({ signal: controller.signal }));
    setTimeout(() => controller.abort(), 30);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('keeps a call from being made; a plain flag is looked at between attempts', async () => {
    const signal = { aborted: false };
    const { server, model } = await client(() => {
      signal.aborted = true;
      return { status: 500 };
    });
    await expect(model.complete(question({ signal }))).rejects.toMatchObject({ name: 'AbortError' });
    await expect(model.complete(question({ signal }))).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.requests).toHaveLength(1);
  });
});

test('at most `concurrency` calls reach the server at a time, failed ones included', async () => {
  const script: ChatScript = ({ attempt, index }) => (attempt === 1 && index % 3 === 0 ? { status: 500 } : 'J');
  const { server, model } = await client(script, { concurrency: 8 }, { latency: 0.02 });
  const signal = new AbortController().signal;
  const keys = Array.from({ length: 100 }, (_, index) => `${index}`);
  await Promise.all(keys.map((key) => model.complete(question({ key, signal }))));
  expect(server.maxInFlight).toBeLessThanOrEqual(8);
  expect(server.maxInFlight).toBeGreaterThan(4);
  expect(server.calls.size).toBe(100);
});
