/**
 * `folkways explore` without a browser: the server, the export, and what is refused.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../main.js';
import { runInMemory } from '../runInMemory.js';
import { type PageServer, servePage } from './servePage.js';

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'folkways-explore-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const FILES = new Map([
  ['index.html', new TextEncoder().encode('<!doctype html>')],
  ['explore.js', new TextEncoder().encode('1;')],
]);

/** One request with any header and method. */
function asked(url: string, options: { path?: string; method?: string; host?: string } = {}) {
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const { path = '/', method = 'GET', host } = options;
      const { port } = new URL(url);
      const sent = request({ host: '127.0.0.1', port, path, method, ...(host !== undefined && { headers: { host } }) });
      sent.on('error', reject);
      sent.on('response', (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (piece) => {
          body += piece;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
      });
      sent.end();
    },
  );
}

describe('the server', () => {
  let server: PageServer;
  beforeAll(async () => {
    server = await servePage(FILES, 0);
  });
  afterAll(() => server.close());

  test('serves its files, and tells browsers to load nothing else', async () => {
    const { status, headers, body } = await asked(server.url);
    expect({ status, body }).toEqual({ status: 200, body: '<!doctype html>' });
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self' /);
    expect(await asked(server.url, { path: '/explore.js?x=1' })).toMatchObject({ status: 200, body: '1;' });
    expect(await asked(server.url, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  test.each(['/nothing', '/../package.json', '/%2e%2e/package.json', '//index.html'])('has no %s', async (path) => {
    expect(await asked(server.url, { path })).toMatchObject({ status: 404, body: 'no such file\n' });
  });

  test('takes no other method and no other name', async () => {
    expect(await asked(server.url, { method: 'POST' })).toMatchObject({ status: 405 });
    expect(await asked(server.url, { host: 'example.org' })).toMatchObject({ status: 403 });
    expect(await asked(server.url, { host: 'localhost:9999' })).toMatchObject({ status: 200 });
  });

  test('a port in use is one line and exit code 2', async () => {
    const { port } = new URL(server.url);
    expect(await runInMemory(['explore', '--port', port])).toEqual({
      code: 2,
      stdout: '',
      stderr: `folkways: --port: expected a free port, found ${port} in use; 0 takes any\n`,
    });
  });
});

test('says its address at once, and Ctrl-C ends it quietly', async () => {
  const printed: string[] = [];
  const code = main(['explore', 'stag-hunt', '--json'], {
    stdin: (async function* () {})(),
    stdout: { write: async (text) => void printed.push(text) },
    stderr: { write: async (text) => void printed.push(text) },
    environment: {},
  });
  while (printed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const { url } = JSON.parse(printed[0]);
  expect((await asked(url, { path: '/game.js' })).body).toBe('globalThis.folkwaysGame = {"slug":"stag-hunt"};\n');
  const before = process.listenerCount('SIGINT');
  process.emit('SIGINT');
  expect(await code).toBe(0);
  expect(printed.slice(1).join('')).toBe('');
  expect(process.listenerCount('SIGINT')).toBeLessThan(before);
});

describe('the export', () => {
  test('writes the page with the game, and writes it again', async () => {
    const game = join(scratch, 'mine.nfg');
    writeFileSync(game, 'NFG 1 R "mine" { "Ann" "Bob" } { 2 2 }\n1 1 0 2 2 0 1/3 1/3\n');
    const folder = join(scratch, 'deep/site');
    const run = await runInMemory(['explore', game, '--export', folder, '--json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(run.stdout).files.sort()).toEqual(readdirSync(folder).sort());
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['engine.js', 'explore.css', 'explore.js', 'game.js', 'index.html', 'licences.md']),
    );
    expect(readFileSync(join(folder, 'game.js'), 'utf8')).toMatch(/^globalThis\.folkwaysGame = \{"file":.*1\/3/);
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).not.toMatch(/(src|href)="(?!\.\/)/);
    expect(statSync(join(folder, 'explore.js')).size).toBeLessThan(1_000_000);
    const again = await runInMemory(['explore', '--export', folder]);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(folder, 'game.js'), 'utf8')).toBe('globalThis.folkwaysGame = null;\n');
  });

  test('leaves a folder with anything else alone', async () => {
    writeFileSync(join(scratch, 'thesis.txt'), 'mine');
    const { code, stderr } = await runInMemory(['explore', '--export', scratch]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^folkways: --export: expected an empty folder or an earlier export, found [^\n]+\n$/);
    expect(readdirSync(scratch)).not.toContain('index.html');
  });
});

describe('refused with one line', () => {
  test.each([
    [['--export', '/dev/null'], /cannot be written: it is a file/],
    [['--export', '/dev/null/site'], /cannot be written: a part of the path is not a directory/],
    [['--export', ''], /cannot be written: no such file or directory/],
    [['--export', 'x', '--open'], /--open: expected no --export beside it/],
    [['--export', 'x', '--port', '8080'], /--port: expected no --export beside it/],
    [['no-such-game'], /expected a game of the catalogue or a file/],
    [['--port', '70000'], /Expected an integer in \[0, 65535\]/],
    [['--port', 'x'], /Expected an integer/],
  ])('%j', async (words, reason) => {
    const { code, stdout, stderr } = await runInMemory(['explore', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^folkways: [^\n]+\n$/);
    expect(stderr).toMatch(reason);
  });

  test('a huge game, with its size', async () => {
    const game = `NFG 1 R "big" { "a" "b" } { 100 100 }\n${'1 2\n'.repeat(10_000)}`;
    expect(await runInMemory(['explore', '-'], game)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'folkways: <stdin> has 100 x 100 actions, 10,000 outcomes; the page takes up to 256, and "folkways study" more.\n',
    });
  });
});
