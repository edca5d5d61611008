/// <reference lib="dom" />
/**
 * The page of a study in a browser: quiet, alone, and readable at the width of a telephone and of a desk, by day and by night.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumPath, isSlow, openChromium } from '@folkways/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

const LONG = JSON.stringify({
  title: `A ${'very '.repeat(40)}long title with <b>marks</b> & \u202e signs`,
  players: ['P'.repeat(120), '日本語の名前'.repeat(10)],
  actions: [
    ['cooperate '.repeat(12), 'D'],
    ['c'.repeat(90), 'd'],
  ],
  payoffs: [
    [
      [3, 3],
      [0, 5000000],
    ],
    [
      ['50000001/10', 0],
      [1, 1],
    ],
  ],
});

/** Games whose pages differ most: every part, three roles, six actions, names that are too long; the slow suite adds one. */
const GAMES = [['prisoners-dilemma'], ['heist'], ['von-stengel-6x6'], ['-', LONG], ...(isSlow ? [['stag-hunt']] : [])];
const VIEWS = [
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 1280, height: 900, colorScheme: 'light' },
] as const;

describe.skipIf(chromiumPath() === undefined)('the page in chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkways-page-'));
  let browser: Browser;
  let page: Page;
  const heard: string[] = [];
  beforeAll(async () => {
    browser = await openChromium();
    page = await browser.newPage();
    // Everything a page asks for or complains of.
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', (error) => heard.push(error.message));
    page.on('request', (request) => heard.push(request.url()));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Writes the page, unless it is there, and opens it. */
  const opened = async (game: string, stdin = ''): Promise<string> => {
    const path = join(folder, `${game}.html`);
    if (!existsSync(path)) expect(await runInMemory(['study', game, '--html', path], stdin)).toMatchObject({ code: 0 });
    heard.length = 0;
    await page.goto(pathToFileURL(path).href);
    return pathToFileURL(path).href;
  };

  test.each(GAMES)('%s', async (game, stdin = '') => {
    const url = await opened(game, stdin);
    expect(heard, 'console messages, errors, requests').toEqual([url]);
    expect(await page.evaluate(brokenLinks)).toEqual([]);
    for (const { width, height, colorScheme } of VIEWS) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'width').toBe(width);
      expect(await page.evaluate(clippedLetters)).toEqual([]);
      expect(await page.evaluate(faintLetters)).toEqual([]);
    }
    expect(heard).toEqual([url]);
  });

  test('on paper it is light and has no navigation', async () => {
    await opened('heist');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: 'screen' });
  });

  test('the keyboard reaches the content, its sections and wide tables', async () => {
    await opened('heist');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#in-short');
    const wide = page.locator('.scroll').filter({ hasText: 'LLM 1 advises' }).first();
    await wide.focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => wide.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  });
});

// The functions below run in the page.

function brokenLinks(): string[] {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const links = [...document.querySelectorAll('a')].map((link) => decodeURIComponent(link.hash.slice(1)));
  return [...links.filter((id) => !ids.includes(id)), ...ids.filter((id, k) => ids.indexOf(id) !== k)];
}

/** Letters of a figure outside of it. */
function clippedLetters(): string[] {
  return [...document.querySelectorAll('figure > svg')].flatMap((svg) => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')]
      .filter((text) => {
        const box = text.getBoundingClientRect();
        const out = box.left < frame.left - 1 || box.right > frame.right + 1;
        return box.width > 0 && (out || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
      })
      .map((text) => text.textContent ?? '');
  });
}

/** Words of less contrast with their ground than 4.5 to 1 (WCAG 2.2, 1.4.3); labels on bars are on a ground of their own. */
function faintLetters(): string[] {
  const light = (colour: string): number => {
    const [r, g, b] = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\)$|transparent/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('h1, h2, p, dt, dd, th, td, a, code, figcaption, svg text:not([font-weight])')]
    .filter((element) => {
      const style = getComputedStyle(element);
      const colour = element instanceof SVGElement ? style.fill : style.color;
      const [a, b] = [light(colour), light(groundOf(element))];
      const bold = element.parentElement?.getAttribute('font-weight') === 'bold';
      return !bold && (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
    })
    .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`);
}
