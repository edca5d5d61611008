/**
 * What the client costs beside the model: against a bare fetch of the same bytes, from a server in a process of its own.
 *
 * One iteration of "64 callers" is 640 calls to a server with a latency of 100 ms: it cannot take less than 1 s, and
 * 500 calls a second are 1.28 s. One of "one caller" is a single call to a server without latency.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, bench, describe } from 'vitest';
import { chatEndpoint } from './chatEndpoint.js';

const bin = fileURLToPath(new URL('../../../../../internal/chatserver/dist/bin.js', import.meta.url));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const server of started) server.kill();
});

async function served(latency: number): Promise<string> {
  const server = spawn(process.execPath, [bin, '--port', '0', '--script', 'first', '--latency', `${latency}`]);
  started.push(server);
  const [line] = await once(server.stdout, 'data');
  return String(line).split(' ')[0];
}

const [near, far] = await Promise.all([served(0), served(0.1)]);
// A prompt of the size of 100 rounds of history.
const messages = [
  { role: 'user', content: `${'Round 1: you J, other F.\n'.repeat(100)}Answer with one of: J, F.` },
] as const;
let count = 0;

async function bareFetch(url: string): Promise<void> {
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `${count++}` },
    body: JSON.stringify({ model: 'test', messages }),
  });
  JSON.parse(await response.text());
}

async function callers(ask: () => Promise<unknown>): Promise<void> {
  await Promise.all(
    Array.from({ length: 64 }, async () => {
      for (let call = 0; call < 10; call++) await ask();
    }),
  );
}

const models = {
  near: chatEndpoint({ baseUrl: near, model: 'test' }),
  far: chatEndpoint({ baseUrl: far, model: 'test' }),
};
const ask = (model: keyof typeof models) =>
  models[model].complete({ key: `${count++}`, messages, choices: ['J', 'F'] });

describe('one caller, no latency: one call', () => {
  bench('chatEndpoint', async () => void (await ask('near')));
  bench('bare fetch', () => bareFetch(near));
});

describe('64 callers, 100 ms latency: 640 calls', () => {
  const options = { iterations: 5, time: 0, warmupIterations: 2, warmupTime: 0 };
  bench('chatEndpoint', () => callers(() => ask('far')), options);
  bench('bare fetch', () => callers(() => bareFetch(far)), options);
});
