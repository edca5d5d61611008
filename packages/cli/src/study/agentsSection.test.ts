/**
 * What a study says about agents that learn.
 */
import { expect, test } from 'vitest';
import { readGameArgument } from '../input/readGameArgument.js';
import type { Io } from '../io.js';
import { renderText } from '../output/renderText.js';
import { agentsSection } from './agentsSection.js';

const symmetric = (n: number): string => {
  const names = Array.from({ length: n }, (_, a) => `"${a}"`).join(' ');
  return `NFG 1 R "large" { "a" "b" } { { ${names} } { ${names} } } "" ${'0 '.repeat(2 * n * n)}`;
};

const section = async (argument: string, stdin = '') => {
  const io: Io = {
    stdin: (async function* () {
      yield new TextEncoder().encode(stdin);
    })(),
    stdout: { write: async () => {} },
    stderr: { write: async () => {} },
    environment: {},
  };
  const { blocks, data } = await agentsSection(await readGameArgument(argument, io), { figures: false });
  return { text: renderText(blocks).replaceAll(/\n(?=\S)/g, ' '), data };
};

test('the prisoner’s dilemma takes a very strong prior', async () => {
  const { text, data } = await section('prisoners-dilemma');
  expect(text).toMatch(/as much as anything else +(9\d|100) % +0 %/);
  expect(text).toContain('once they expect it with probability 0.999,');
  const { rows } = data as { rows: { weight: number | null; prescribed: number }[] };
  const coop = rows.map(({ prescribed }) => prescribed);
  // The reference's figures for late rounds of longer matches: 0, 1.0, 61.9, 96.3, 99.0 (standard errors up to 5 points here).
  expect(coop[0]).toBe(0);
  expect(coop[1]).toBeLessThan(0.1);
  expect(coop[3]).toBeGreaterThan(0.88);
  expect([...coop].sort((a, b) => a - b)).toEqual(coop);
});

test('taking turns', async () => {
  const { text } = await section('promo');
  expect(text).toContain(
    'The cooperative path is (P, R) and (R, P) in turns; to expect cooperation is to expect mad1 of Player 2 and mad0 of Player 1.',
  );
});

test('a game without the paper’s menus: outcomes', async () => {
  const { text, data } = await section('stag-hunt');
  expect(text).toMatch(/at first they expect +\(Stag, Stag\)\*/);
  for (const { outcomes } of (data as { rows: { outcomes: { share: number }[] }[] }).rows) {
    expect(outcomes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  }
  const pennies = await section('matching-pennies');
  expect(pennies.text).not.toContain('asterisk');
  // Player 1 loses nearly every round there: odd enough to be explained.
  expect(pennies.text).toContain('Without an expectation they settle where one of them would gain by changing alone');
  expect(text).not.toContain('they settle where');
});

test('any numbers of actions: strategies made from the payoffs, and the hazing if there is one', async () => {
  const { text, data } = await section('restart-table-1');
  const { rows } = data as { rows: { expects: string | null; outcomes: { profile: string[]; share: number }[] }[] };
  expect(rows.map(({ expects }) => expects)).toEqual([null, 'grim-C', 'haze']);
  const [nothing, , haze] = rows.map(
    ({ outcomes }) => outcomes.find(({ profile }) => profile.join('') === 'CC')?.share,
  );
  expect(nothing).toBeLessThan(0.3);
  expect(haze).toBeGreaterThan(0.95);
  expect(text).toContain(
    'haze plays A, B, then C for ever, and begins again after any round in which somebody did not',
  );
  expect((await section('von-stengel-6x6')).text).toMatch(/nothing in particular( +\d+ %){5}/);
  expect((await section('travellers-dilemma')).text).toMatch(/ others\n/);
});

test('where it does not apply it says why', async () => {
  expect((await section('heist')).text).toContain('it has three players, and the agents play games of two.');
  const large = symmetric(200);
  const { text, data } = await section('-', large);
  expect(text).toContain('was not computed: the game is too large to plan in.');
  expect(data).toMatchObject({ computed: false });
  const star = await section('-', 'NFG 1 R "x" { "a" "b" } { { "*" "y" } { "x" "y" } } "" 1 1 2 2 3 3 4 4');
  expect(star.data).toMatchObject({ computed: expect.any(Boolean) });
});
