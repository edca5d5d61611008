/**
 * Servers that do to a client what the test server does not: drip, flood, compress, redirect, stream.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { ModelCallError } from '../../languageModel/modelCallError.js';
import { type ChatEndpointOptions, chatEndpoint } from './chatEndpoint.js';
import { readBody } from './readBody.js';

const question = { key: 'k', messages: [{ role: 'user', content: 'J or F?' }] } as const;
const completion = (content: string): string => JSON.stringify({ choices: [{ message: { content } }] });

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serving(listener: RequestListener, host = '127.0.0.1'): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/v1`;
}

async function modelOf(listener: RequestListener, options: Partial<ChatEndpointOptions> = {}, host?: string) {
  return chatEndpoint({ baseUrl: await serving(listener, host), model: 'm', retries: 0, ...options });
}

const failureOf = (call: Promise<unknown>): Promise<ModelCallError> =>
  call.then(
    () => expect.unreachable('the call should have failed'),
    (error) => error,
  );

test('a body that drips for ever ends with the time-out', async () => {
  const drip: RequestListener = (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 5);
    response.on('close', () => clearInterval(timer));
  };
  const model = await modelOf(drip, { timeout: 0.2 });
  expect((await failureOf(model.complete(question))).message).toMatch(/gave no reply \(no reply within 0\.2 s\)/);
});

describe('a body without end', () => {
  const flood = (status: number, sent: { bytes: number; cancelled: boolean }): typeof fetch => {
    const chunk = new Uint8Array(2 ** 22).fill(0x20);
    return async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            sent.bytes += chunk.length;
            controller.enqueue(chunk);
          },
          cancel() {
            sent.cancelled = true;
          },
        }),
        { status },
      );
  };
  test('is left after 64 MB, and not asked for again', async () => {
    const status = 500;
    const sent = { bytes: 0, cancelled: false };
    const model = chatEndpoint({ baseUrl: 'http://host/v1', model: 'm', fetch: flood(status, sent) });
    const { problem, message } = await failureOf(model.complete(question));
    expect(problem).toBe('unavailable');
    expect(message).toContain(`(the reply is longer than 64 MB (status ${status}))`);
    expect(sent.cancelled).toBe(true);
    expect(sent.bytes).toBeLessThan(2 ** 27);
  });

  test('counts as it is behind compression, which makes it small', async () => {
    const bomb = gzipSync(Buffer.alloc(2 ** 20, 0x20));
    const baseUrl = await serving((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(bomb);
    });
    expect(bomb.length).toBeLessThan(2000);
    expect(await readBody(await fetch(baseUrl), 2 ** 20 - 1)).toBeUndefined();
    expect(await readBody(await fetch(baseUrl), 2 ** 20)).toHaveLength(2 ** 20);
  });
});

test('a compressed reply, and one cut within a character', async () => {
  const text = completion('naïve J');
  const zipped = await modelOf((_, response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' });
    response.end(gzipSync(text));
  });
  expect((await zipped.complete(question)).text).toBe('naïve J');
  const bytes = Buffer.from(text);
  const at = bytes.indexOf(0xc3) + 1;
  const pieces = await modelOf((_, response) => {
    response.write(bytes.subarray(0, at));
    setTimeout(() => response.end(bytes.subarray(at)), 10);
  });
  expect((await pieces.complete(question)).text).toBe('naïve J');
});

test.each([
  ['text/event-stream', 'data: {"choices": []}\n\n', /no JSON \(\d+ characters of text\/event-stream, status 200\)/],
  ['text/html; charset=utf-8', '<html>Sign in</html>', /no JSON \(20 characters of text\/html, status 200\)/],
  ['application/json', 'J', /no JSON \(1 characters, status 200\)/],
  ['secret-0123456789/x', 'J', /no JSON \(1 characters, status 200\)/],
])('what is no JSON is named: %s', async (type, body, message) => {
  const model = await modelOf((_, response) => {
    response.writeHead(200, { 'Content-Type': type });
    response.end(body);
  });
  expect((await failureOf(model.complete(question))).message).toMatch(message);
});

test('a redirect takes neither key nor prompt elsewhere', async () => {
  const seen: string[] = [];
  const elsewhere = await serving((request, response) => {
    seen.push(request.url ?? '');
    response.end(completion('F'));
  });
  const options = { keyVariable: 'KEY', environment: { KEY: 'sk-0123456789abcdef' } };
  const model = await modelOf((_, response) => {
    response.writeHead(308, { Location: `${elsewhere}/chat/completions` });
    response.end();
  }, options);
  expect((await failureOf(model.complete(question))).problem).toBe('unknown');
  expect(seen).toEqual([]);
});

test('an address of version 6', async ({ skip }) => {
  const model = await modelOf((_, response) => response.end(completion('J')), {}, '::1').catch(() => undefined);
  if (model === undefined) return skip('this machine has none');
  expect((await model.complete(question)).text).toBe('J');
});
