/**
 * No key, and no eight characters of one, is ever in an error: whatever a server or a fetch does with it.
 */
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModelCallError } from '../../languageModel/modelCallError.js';
import { chatEndpoint } from './chatEndpoint.js';
import { redactSecrets } from './redactSecrets.js';

/** Keys as they are, and as they might be: any visible ASCII, quotes and escapes included. */
const keyArbitrary = fc.oneof(
  fc.stringMatching(/^sk-[A-Za-z0-9_-]{20,60}$/),
  fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 12,
    maxLength: 80,
  }),
);

/** The ways in which a key comes back. */
const echoes: Readonly<Record<string, (key: string, cut: number) => string>> = {
  plain: (key) => key,
  'percent-encoded': (key) => encodeURIComponent(key),
  'in JSON': (key) => JSON.stringify({ error: { message: `wrong key ${key}` } }),
  'with slashes escaped': (key) => `{"error":{"message":${JSON.stringify(key).replaceAll('/', '\\/')}}}`,
  'with letters escaped': (key) =>
    `{"error":{"message":"${[...key].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"}}`,
  'in base64': (key) => Buffer.from(key).toString('base64'),
  'in part': (key, cut) => `starts with ${key.slice(0, cut)}, ends with ${key.slice(cut)}`,
  'over two lines': (key, cut) => `${key.slice(0, cut)}\n${key.slice(cut)}`,
  'on a page': (key) => `<html><body>Bearer <b>${key}</b></body></html>`,
  'at the end of a long message': (key, cut) => `${'x'.repeat(200 - cut)}${key}`,
  'as the reason of the status': (key) => JSON.stringify({ detail: [{ input: key }] }),
};

const statuses = fc.constantFrom(200, 301, 400, 401, 403, 404, 413, 422, 429, 500, 503);

/** Every text that an error shows: messages, stacks and properties, of causes too. */
function textsOf(error: unknown, seen = new Set<unknown>()): string {
  if (typeof error !== 'object' || error === null || seen.has(error)) return String(error);
  seen.add(error);
  return Object.getOwnPropertyNames(error)
    .map((name) => textsOf((error as Record<string, unknown>)[name], seen))
    .join('\n');
}

function expectHidden(key: string, error: unknown): void {
  // Frames of a stack name files and functions, with which a key may have words in common.
  const texts = textsOf(error).replace(/^\s+at .*$/gm, '');
  const own = 'chatEndpoint: http://127.0.0.1/v1/chat/completions';
  for (let start = 0; start + 8 <= key.length; start++) {
    const piece = key.slice(start, start + 8);
    if (!own.includes(piece)) expect(texts).not.toContain(piece);
  }
}

test('keys that a server echoes', async () => {
  const arbitrary = fc.record({
    key: keyArbitrary,
    how: fc.constantFrom(...Object.keys(echoes)),
    cut: fc.integer({ min: 1, max: 80 }),
    status: statuses,
    retries: fc.constantFrom(0, 2),
  });
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ key, how, cut, status, retries }) => {
      const body = echoes[how](key, cut);
      const error = await failureWith(key, retries, async () => new Response(body, { status }));
      expectHidden(key, error);
      expect((error as ModelCallError).message).not.toMatch(/[\r\n]/);
    }),
    { numRuns: cases(500, 20_000) },
  );
});

test('keys in the errors of fetch, and in their causes', async () => {
  await fc.assert(
    fc.asyncProperty(keyArbitrary, fc.boolean(), async (key, inCause) => {
      const cause = Object.assign(new Error(`bad header Bearer ${key}`), { code: `E_${inCause}` });
      const error = await failureWith(key, 0, () => {
        throw inCause ? new TypeError('fetch failed', { cause }) : new TypeError(`invalid header: Bearer ${key}`);
      });
      expectHidden(key, error);
      expect((error as Error).cause).toBeUndefined();
    }),
    { numRuns: cases(200, 5000) },
  );
});

test('a reply that repeats the whole key does not bring it into records', async () => {
  await fc.assert(
    fc.asyncProperty(keyArbitrary, async (key) => {
      const token = { token: key, logprob: -1, top_logprobs: [{ token: key, logprob: -1 }] };
      const choice = { message: { content: `The key is ${key}.` }, logprobs: { content: [token] } };
      const reply = await modelWith(key, 0, async () => Response.json({ choices: [choice] })).complete(request);
      expect(JSON.stringify(reply)).not.toContain(JSON.stringify(key).slice(1, -1));
      expect(reply.text).toBe('The key is [...].');
    }),
    { numRuns: cases(100, 2000) },
  );
});

test('a reply that has words in common with a key stays as it is', async () => {
  const choice = { message: { content: 'cooperate' } };
  const model = modelWith('my-cooperate-key', 0, async () => Response.json({ choices: [choice] }));
  expect((await model.complete(request)).text).toBe('cooperate');
});

test('redaction removes what is secret and nothing else', () => {
  const redact = redactSecrets(['0123456789', 'short']);
  expect(redact('a 0123456789 b')).toBe('a [...] b');
  expect(redact('a 1234567 b')).toBe('a 1234567 b');
  expect(redact('12345678')).toBe('[...]');
  expect(redact('xshorty 0123456789')).toBe('x[...]y [...]');
  expect(redactSecrets([''])('anything')).toBe('anything');
  expect(redactSecrets(['0123456789'], Infinity)('12345678 and 0123456789')).toBe('12345678 and [...]');
});

const request = { key: 'k', messages: [{ role: 'user', content: 'Hello' }] } as const;

function modelWith(key: string, retries: number, fetch: typeof globalThis.fetch) {
  const clock = { now: () => 0, sleep: async () => {}, jitter: () => 0 };
  const environment = { KEY: key };
  return chatEndpoint({
    baseUrl: 'http://127.0.0.1/v1',
    model: 'm',
    keyVariable: 'KEY',
    environment,
    retries,
    clock,
    fetch,
  });
}

async function failureWith(key: string, retries: number, fetch: typeof globalThis.fetch): Promise<unknown> {
  const error: unknown = await modelWith(key, retries, fetch)
    .complete(request)
    .catch((reason) => reason);
  expect(error).toBeInstanceOf(ModelCallError);
  return error;
}
