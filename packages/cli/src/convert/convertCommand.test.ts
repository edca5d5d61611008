/**
 * `folkways convert`: nothing is lost, nothing is half written.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogEntries, gameToJson } from '@folkways/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-convert-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const convert = async (...argv: string[]) => {
  const run = await runInMemory(['convert', ...argv]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout;
};

test.each(catalogEntries.map(({ slug, game }) => [slug, game] as const))(
  '%s through .nfg and back',
  async (slug, game) => {
    const nfg = join(folder, 'game.nfg');
    const json = join(folder, 'game.json');
    expect(await convert(slug, nfg)).toBe('');
    expect(await convert(nfg, json)).toBe('');
    expect(readFileSync(json, 'utf8')).toBe(gameToJson(game));
    expect(readdirSync(folder).sort()).toEqual(['game.json', 'game.nfg']);
  },
);

test('exact payoffs stay exact', async () => {
  const run = await runInMemory(['convert', '-'], 'NFG 1 R "x" { "a" } { 3 } 1/3 0.1 123456789012345678901234567890');
  expect(run.stdout).toContain('["1/3"], [0.1], [123456789012345678901234567890]');
  const back = await runInMemory(['convert', '-'], run.stdout);
  expect(back.stdout.trim().split('\n').slice(-3)).toEqual(['1/3', '0.1', '123456789012345678901234567890']);
});

describe('formats', () => {
  test('the other one, the ending, the option', async () => {
    const json = join(folder, 'game.JSON');
    const plain = join(folder, 'plain');
    expect(await convert('stag-hunt')).toMatch(/^NFG 1 R/);
    expect(await convert('stag-hunt', '--json')).toMatch(/^\{/);
    expect(await convert('stag-hunt', '-', '--to', 'json')).toMatch(/^\{/);
    await convert('stag-hunt', json);
    expect(readFileSync(json, 'utf8')).toMatch(/^\{/);
    expect(await convert(json)).toMatch(/^NFG 1 R/);
    await convert(json, plain);
    expect(readFileSync(plain, 'utf8')).toMatch(/^NFG 1 R/);
    expect(await convert(plain)).toMatch(/^\{/);
  });
});

describe('files', () => {
  test('a file is replaced, also through a link and also by itself', async () => {
    const target = join(folder, 'real.json');
    const link = join(folder, 'link.json');
    writeFileSync(target, 'old');
    symlinkSync(target, link);
    await convert('chicken', link);
    expect(readFileSync(target, 'utf8')).toMatch(/^\{/);
    await convert(target, target);
    expect(readdirSync(folder).sort()).toEqual(['link.json', 'real.json']);
  });

  test('a failure leaves the old file alone', async () => {
    const target = join(folder, 'kept.nfg');
    writeFileSync(target, 'kept');
    const run = await runInMemory(['convert', '-', target], '{ "actions": [["a"]], "payoffs": ');
    expect(run.code).toBe(2);
    expect(readFileSync(target, 'utf8')).toBe('kept');
    expect(readdirSync(folder)).toEqual(['kept.nfg']);
  });

  test('/dev/null is written to, not replaced', async () => {
    expect(await convert('stag-hunt', '/dev/null')).toBe('');
  });
});
