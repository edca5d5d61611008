/**
 * `folkways study --html`: the page, the short answers and the numbers behind them, for every game of the catalogue.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogEntries } from '@folkways/core';
import { afterAll, describe, expect, test } from 'vitest';
import { darkColours } from '../plot/darkColours.js';
import { runInMemory } from '../runInMemory.js';

const folder = mkdtempSync(join(tmpdir(), 'folkways-study-'));
afterAll(() => rmSync(folder, { recursive: true }));

const paged = async (game: string, stdin?: string) => {
  const path = join(folder, `${game.replaceAll(/\W/g, '-')}.html`);
  const run = await runInMemory(['study', game, '--html', path, '--json'], stdin);
  // On a busy machine a log hears of progress.
  expect(run).toMatchObject({ code: 0, stderr: expect.stringMatching(/^(folkways: \d of 6 parts of the study\n)*$/) });
  return { page: readFileSync(path, 'utf8'), report: JSON.parse(run.stdout) };
};

describe.each(catalogEntries.map(({ slug }) => slug))('%s', (slug) => {
  test('has a page, a short answer to every question, and a report for programs', async () => {
    const { page, report } = await paged(slug);
    expect(Object.keys(report)).toEqual([
      ...['source', 'inShort', 'game', 'once', 'advised', 'repeated', 'agents', 'hazing'],
    ]);
    const answers: Record<string, string> = report.inShort;
    expect(Object.keys(answers)).toEqual(['once', 'advised', 'repeated', 'agents', 'hazing']);
    expect(page).not.toMatch(/undefined|NaN|\[object|Infinity|<script/);
    for (const id of ['in-short', 'the-game', 'played-once', 'between-agents-that-learn', 'what-to-type-next']) {
      expect(page).toContain(`<h2 id="${id}">`);
    }
    expect(page.length).toBeLessThan(500_000);
    const figures = page.match(/<figure>.*?<\/figure>/gs) ?? [];
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) {
      expect(figure.length).toBeLessThan(40_000);
      expect(figure).toMatch(/^<figure>\n<svg [^>]*aria-label="[^"]+"/);
      expect(figure).toMatch(/<figcaption>[^<]{40,}<\/figcaption>/);
      // Every colour has one for the dark; no ground of its own, no ids that two figures could share.
      const colours = [...figure.matchAll(/(?:fill|stroke)="(#[^"]*)"/g)].map(([, colour]) => colour);
      for (const colour of colours) expect(darkColours).toHaveProperty([colour]);
      expect(figure).not.toMatch(/ id="|<style|<rect[^>]*fill="white"/);
    }
    for (const [key, answer] of Object.entries(answers)) {
      expect(answer).toMatch(/^[A-Z(].*\.$/s);
      expectNumbersOf(answer, report, key);
    }
  });
});

/** No canned claim: every number of the sentence is one of the report, as it is or rounded. */
function expectNumbersOf(answer: string, report: Record<string, unknown>, key: string): void {
  const { game } = report as { game: { players?: string[]; actions: string[][] } };
  const known = numbersIn([report[key], report.game]);
  const names = [...(game.players ?? []), ...game.actions.flat(), 'LLM 1', 'LLM 2', 'Player 1', 'Player 2'];
  // Strategies are named after actions.
  let rest = answer.replaceAll(/\bgrim-\S+(?=,)/g, '');
  for (const name of names.filter((text) => /\d/.test(text)).sort((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(new RegExp(`(?<![\\d./-])${name}(?![\\d./])`, 'g'), '');
  }
  for (const [text, number, percent] of rest.matchAll(/(-?\d[\d,]*(?:\.\d+)?(?:\/\d+)?)( %)?/g)) {
    const [top, bottom = '1'] = number.replaceAll(',', '').split('/');
    const value = Number(top) / Number(bottom) / (percent === undefined ? 1 : 100);
    const digits = top.replace(/^-?0?\.?0*/, '').replace('.', '').length;
    const tolerance = percent === undefined ? Math.abs(value) * 10 ** -Math.min(digits, 6) : 0.005 + 1e-9;
    const found = known.some((candidate) => Math.abs(candidate - value) <= tolerance * (bottom === '1' ? 5 : 1e-6));
    expect(found, `${text.trim()} of "${answer}" is nowhere in the report`).toBe(true);
  }
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string' && /^-?\d+(\.\d+)?(\/\d+)?$/.test(value)) {
    const [top, bottom = '1'] = value.split('/');
    return [Number(top) / Number(bottom)];
  }
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

describe('where the page goes', () => {
  test('to a file, which is replaced as a whole; the words that lead it are printed', async () => {
    const path = join(folder, 'old.html');
    writeFileSync(path, 'old');
    const { code, stdout } = await runInMemory(['study', 'stag-hunt', '--html', path]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/IN SHORT\n\nPlayed once: [\s\S]*The whole study, with its figures, is in\n?/);
    expect(stdout).not.toContain('WHAT TO TYPE NEXT');
    expect(readFileSync(path, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  });

  test('to standard output, alone', async () => {
    const { code, stdout } = await runInMemory(['study', 'stag-hunt', '--html', '-']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(await runInMemory(['study', 'stag-hunt', '--html', '-', '--json'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'folkways: --html -: expected no --json beside it, for both print on standard output\n',
    });
  });

  test('nowhere, not even in part, when it cannot be written', async () => {
    const place = join(folder, 'place');
    mkdirSync(place);
    for (const path of [join(folder, 'missing', 'x.html'), place, join(folder, 'old.html', 'x.html'), '']) {
      const { code, stdout, stderr } = await runInMemory(['study', 'stag-hunt', '--html', path]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^folkways: [^\n]+\n$/);
    }
    expect(readdirSync(place)).toEqual([]);
    expect(readdirSync(folder).filter((name) => /part|missing/.test(name))).toEqual([]);
  });
});

test('names from outside are text', async () => {
  const game = JSON.stringify({
    title: '</title><script>alert(1)</script>\u0000\u202e',
    players: ['<img src=x onerror=alert(1)>', 'a\u0007b\nc'],
    actions: [
      ['<b>C</b>', 'D\u2028"'],
      ['<b>C</b>', 'D\u2028"'],
    ],
    payoffs: [
      [
        [3, 3],
        [0, 5],
      ],
      [
        [5, 0],
        [1, 1],
      ],
    ],
  });
  const { page } = await paged('-', game);
  expect(page).toContain('&lt;b&gt;C&lt;/b&gt;');
  expect(page).toContain('&lt;img src=x');
  expect(page).not.toMatch(/<script|<img|<b>/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none
  expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028\u202e]/);
});

describe('games of any shape', () => {
  const nfg = (sizes: readonly number[], payoff: (k: number) => number): string => {
    const count = sizes.reduce((product, size) => product * size, sizes.length);
    const names = sizes.map((_, i) => `"p${i}"`).join(' ');
    return `NFG 1 R "x" { ${names} } { ${sizes.join(' ')} } ${Array.from({ length: count }, (_, k) => payoff(k)).join(' ')}`;
  };
  test.each([
    ['one player', nfg([3], (k) => k), 'the game has one role', 0],
    ['one action each', nfg([1, 1], (k) => k), 'The only equilibrium', 5],
    ['all payoffs equal', nfg([2, 2], () => 7), 'four pure equilibria', 5],
    ['zero-sum', nfg([2, 2], (k) => [1, -1, -1, 1, -1, 1, 1, -1][k]), 'Repetition adds nothing', 5],
    ['three players', nfg([2, 2, 2], (k) => (k * 7) % 11), 'it has three players', 1],
    ['a 6x6', nfg([6, 6], (k) => (k * 37) % 23), 'With two models', 4],
    ['too many outcomes', nfg([60, 60], (k) => (k * 37) % 101), 'too many pairs of them for a study', 2],
  ])('%s', async (_, game, words, figures) => {
    const { page } = await paged('-', game);
    expect(page).toContain(words);
    expect(page.match(/<figure>/g) ?? []).toHaveLength(figures);
    expect(page).not.toMatch(/undefined|NaN|\[object|Infinity/);
  });
});
