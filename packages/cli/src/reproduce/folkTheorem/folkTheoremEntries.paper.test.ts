/**
 * Every numbered item of "A Folk Theorem for LLMs" has a row, no row differs, and the tests that rows name exist.
 */
import { existsSync } from 'node:fs';
import { loadGlpk } from '@folkways/core/glpk';
import { cases, isSlow } from '@folkways/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LedgerEntry, LedgerResult, LedgerRow } from '../ledgerRow.js';
import { folkTheoremEntries } from './folkTheoremEntries.js';
import { judged } from './judged.js';

const lp = await loadGlpk();
const root = new URL('../../../../../', import.meta.url);

/** What the paper numbers or calls by a name, and the rows that show it. */
const ITEMS: readonly (readonly [item: string, rows: RegExp, least: number])[] = [
  ['eq. (1), reduced-form utility', /^eq\. \(1\)/, 2],
  ['Lemma, role-homogeneous', /^Lemma, role-homogeneous/, 1],
  ['Lemma, single-role', /^Lemma, single-role/, 2],
  ['PD example', /^Example, prisoner's dilemma/, 1],
  ['Claim, PD', /laim(,| .*,) prisoner's dilemma/, 3],
  ['Coordination example and claim', /^(Example|Claim), coordination/, 2],
  ['Bounded coordination claim', /bounded coordination$/, 2],
  ['Definitions 1-3', /^Definition [123]\b/, 3],
  ['Folk theorem', /^Folk theorem/, 2],
  ['Heist example', /^Example, heist/, 4],
  ['eq. (2), Gamma', /^eq\. \(2\) and Gamma/, 1],
  ['eqs (3) and (4)', /^eqs \(3\) and \(4\)/, 1],
  ['the construction', /^Strategy profile/, 1],
  ['Lemma 1', /^Lemma 1$/, 1],
  ['Lemma 2', /^Lemma 2$/, 1],
  ['Lemma 3', /^Lemma 3$/, 1],
  ['Lemma 4', /^Lemma 4$/, 1],
  ['Lemma 5', /^Lemma 5/, 1],
  ['Lemma 6', /^Lemma 6/, 1],
  ['Lemma 7', /^Lemma 7/, 1],
  ['Extensions', /^Extensions: (finite populations|unknown shares|time-varying shares)/, 3],
  ['Future work', /^Future work: (endogenous shares|harmful coordination)/, 2],
];

/** Where the paper is wrong, loose or silent: what became of it in our reading. */
const DEPARTURES: readonly (readonly [item: RegExp, verdict: LedgerRow['verdict']])[] = [
  [/^Appendix B, derivation/, 'corrected'],
  [/units$/, 'sharper'],
  [/meta-actions$/, 'sharper'],
  [/single-role: premise/, 'sharper'],
  [/how large is large/, 'corrected'],
  [/larger LLMs do worse/, 'corrected'],
  [/^Claim, prisoner's dilemma$/, 'sharper'],
  [/^Proof of the claim, prisoner's dilemma/, 'corrected'],
  [/larger market share is advantageous/, 'sharper'],
  [/^The implementation cycle/, 'sharper'],
  [/^Definition 2, IR/, 'sharper'],
  [/^Definition 2, in words/, 'corrected'],
  [/^Definition 3/, 'sharper'],
  [/^Folk theorem$/, 'corrected'],
  [/^Folk theorem: every strategy profile/, 'corrected'],
  [/^Folk theorem, two LLMs/, 'sharper'],
  [/^Folk theorem: which equilibrium/, 'sharper'],
  [/weakly rational targets/, 'corrected'],
  [/^Example, heist: punishment/, 'corrected'],
  [/^eq\. \(4\), rounding/, 'sharper'],
  [/^eq\. \(4\), length/, 'sharper'],
  [/^Strategy profile/, 'sharper'],
  [/^Lemma 1$/, 'sharper'],
  [/^Lemma 5, heavy blocks/, 'corrected'],
  [/^Lemmas 5 and 6, sum/, 'corrected'],
  [/^Lemma 5, blocks with their punishments/, 'sharper'],
  [/coinciding test/, 'sharper'],
  [/blocks of one period/, 'sharper'],
  [/finite populations$/, 'agrees'],
  [/^Extensions: finite populations/, 'evidence only'],
  [/^Extensions: unknown shares/, 'evidence only'],
  [/^Extensions: time-varying shares/, 'agrees'],
];

async function ran(seed: number, entries: readonly LedgerEntry[] = folkTheoremEntries): Promise<LedgerResult[]> {
  const results: LedgerResult[] = [];
  for (const entry of entries) results.push(await entry.run({ quick: true, seed, lp }));
  return results;
}

describe('the quick form', () => {
  let results: LedgerResult[] = [];
  let rows: LedgerRow[] = [];
  beforeAll(async () => {
    results = await ran(1);
    rows = results.flatMap((result) => result.rows);
  }, 60_000);

  test('no row differs, and every other verdict than agreement has its reason', () => {
    expect(rows.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
    for (const { item, verdict, reason } of rows) {
      if (verdict !== 'agrees') expect(reason, item).toMatch(/\w.*\.$/);
    }
  });

  test('rows are told apart, and say something', () => {
    expect(new Set(rows.map(({ item }) => item)).size).toBe(rows.length);
    for (const { item, about, published, ours } of rows) {
      for (const text of [item, about, published, ours]) {
        expect(text, item).not.toMatch(/NaN|undefined|null|Infinity/);
        expect(text.length, item).toBeGreaterThan(3);
      }
    }
  });

  test.each(ITEMS)('%s', (_, pattern, least) => {
    expect(rows.filter(({ item }) => pattern.test(item)).length).toBeGreaterThanOrEqual(least);
  });

  test('every departure from the paper is a row with its verdict', () => {
    const found = DEPARTURES.map(([pattern]) => rows.filter(({ item }) => pattern.test(item)));
    expect(found.map((list) => list.length > 0)).toEqual(DEPARTURES.map(() => true));
    DEPARTURES.forEach(([pattern, verdict], n) => {
      for (const row of found[n].filter(({ item }) => !item.startsWith('Extensions') || pattern.source.startsWith('^')))
        expect(row.verdict, row.item).toBe(verdict);
    });
  });

  test('the tests named are in the repository', () => {
    for (const { item, test: file } of rows) expect(existsSync(new URL(file, root)), `${item}: ${file}`).toBe(true);
  });

  test('figures have captions and are small', () => {
    const figures = results.flatMap(({ blocks = [] }) =>
      blocks.flatMap((block) => (block.kind === 'figure' ? [block] : [])),
    );
    expect(figures.length).toBe(5);
    for (const { svg, caption } of figures) {
      expect(svg).toMatch(/^<svg/);
      expect(svg).not.toMatch(/NaN/);
      expect(svg.length).toBeLessThan(40_000);
      expect(caption.length).toBeGreaterThan(40);
    }
  });
});

/** Those that draw instances at random; the slow suite adds those that take longest. */
const RANDOM = isSlow
  ? /utilities|role|claim|feasible|attribution|construction|discounting|deviating|extensions/
  : /role|claim|attribution|construction|discounting|deviating/;

test('another seed confirms the same', async () => {
  const entries = folkTheoremEntries.filter(({ name }) => RANDOM.test(name));
  for (let seed = 2; seed < 2 + cases(1, 12); seed++) {
    const rows = (await ran(seed, entries)).flatMap((result) => result.rows);
    expect(rows.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
  }
}, 600_000);

test('a comparison that fails makes a row differ, and says which', () => {
  const row = { item: 'Lemma 0', about: 'x', evidence: 'exact', published: '1', ours: '2', test: 'x.test.ts' } as const;
  const checks = { 'one is one': true, 'one is two': false, 'two is three': false };
  expect(judged({ ...row, when: 'agrees', checks })).toEqual({
    ...row,
    verdict: 'differs',
    reason: 'This run does not confirm: one is two; two is three.',
  });
  expect(judged({ ...row, when: 'sharper', reason: 'So.', checks: { 'one is one': true } })).toEqual({
    ...row,
    verdict: 'sharper',
    reason: 'So.',
  });
});
