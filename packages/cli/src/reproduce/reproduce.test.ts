/**
 * `folkways reproduce`: every row of every ledger, and what becomes of rows that fail.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSlow } from '@folkways/testkit';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addReproduceCommand } from '../commands/reproduceCommand.js';
import { exitOf } from '../exitOf.js';
import type { Io } from '../io.js';
import { loadEngine } from '../loadEngine.js';
import { runInMemory } from '../runInMemory.js';
import { agentsEntries } from './agents/agentsEntries.js';
import type { LedgerEntry, LedgerPaper, LedgerRow } from './ledgerRow.js';
import { restartsEntries } from './restarts/restartsEntries.js';
import { summariseLedger } from './summariseLedger.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
/** Entries that take a second or more and have tests of their own; the slow suite runs them here too. */
const OWN_TESTS = ['Tables 1 to 4', 'Sections 5.3 and 5.4, self-play', 'Figures 1 and 2, runtimes'];

/**
 * The numbered items of the two papers: Definitions, Propositions, Lemmas, Theorems, Corollaries, Claims, Assumptions, Algorithms, Tables,
 * Figures and Examples in the order of the text, and the sections that are claims of their own.
 */
const NUMBERED: Readonly<Record<string, readonly string[]>> = {
  restarts: [
    ...['Table 1', 'eq. (1)', 'Definition 1', 'Proposition 1', 'Claim 1', 'Lemma 1', 'Lemma 2', 'Definition 2'],
    ...['Proposition 2', 'Proposition 3', 'Definition 3', 'Theorem 1', 'Corollary 1', 'Theorem 2', 'Algorithm 1'],
    ...['Lemma 3', 'Algorithm 2', 'Theorem 3', 'Theorem 4', 'Algorithm 3', 'Claim 2', 'Claim 3', 'Claim 4', 'Claim 5'],
    ...['Claim 6', 'Figure 1', 'Figure 2', 'Example 1', 'Section 7'],
  ],
  agents: [
    ...['eq. (1)', 'Assumption 1', 'Definition 1', 'Definition 2', 'Definition 3', 'Definition 4', 'Assumption 2'],
    ...['Definition 5', 'Lemma 4.1', 'Assumption 3', 'Lemma 4.2', 'Proposition 4.3', 'Definition 6', 'Definition 7'],
    ...[
      'Definition 8',
      'Definition 9',
      'Lemma 5.1',
      'Proposition 5.2',
      'Theorem 5.3',
      'Corollary 5.4',
      'Definition 10',
    ],
    ...['Definition 11', 'Lemma 5.5', 'Lemma 5.6', 'Lemma 5.7', 'Theorem 5.8', 'Definition 12', 'Lemma 5.9'],
    ...['Theorem 5.10', 'Corollary 5.11', 'Definition 13', 'Lemma 6.1', 'Assumption 4', 'Lemma 6.2', 'Lemma 6.3'],
    ...[
      'Lemma 6.4',
      'Proposition 6.5',
      'Assumption 5',
      'Assumption 6',
      'Lemma 6.6',
      'Definition 14',
      'Proposition 6.7',
    ],
    ...[
      'Theorem 6.8',
      'Table 1',
      'Table 2',
      'Table 3',
      'Table 4',
      'Lemma A.1',
      'Definition 15',
      'Lemma A.2',
      'Lemma A.3',
    ],
    ...['Lemma A.4', 'Definition 16', 'Lemma C.1', 'Lemma C.2', 'Lemma C.3', 'Lemma C.4', 'Corollary C.5'],
    ...['Appendix D', 'Algorithm 1', 'Appendix E', 'Appendix F', 'Appendix G', 'Appendix H'],
  ],
};

/** What is known to be wrong or loose in the papers: each has a row that says so. */
const DEPARTURES: Readonly<Record<string, readonly string[]>> = {
  restarts: ['Proposition 3, T = 0'],
  agents: [
    ...[
      'eq. (1)',
      'Assumption 2',
      'Lemma 4.1, Algorithm 1',
      'Assumption 3',
      'Corollary 5.4',
      'Theorem 5.8, hypotheses',
    ],
    ...['Assumption 4', 'Lemma 6.4, converged paths', 'Section 7.4.1', 'Definition 16', 'Appendix D.1'],
    ...['Appendix D.1, clipping', 'Appendix G', 'Appendix G, Promo'],
  ],
};

const ledgers = { restarts: restartsEntries, agents: agentsEntries } as const;

describe.each(['restarts', 'agents'] as const)('%s', (slug) => {
  const entries = ledgers[slug];
  const items = entries.flatMap((entry) => entry.items ?? []);
  let rows: LedgerRow[] = [];
  beforeAll(async () => {
    const context = { quick: true, seed: 1, lp: await loadEngine('glpk') };
    const chosen = entries.filter(({ name }) => isSlow || !OWN_TESTS.includes(name));
    const results = [];
    for (const entry of chosen) results.push({ entry, result: await entry.run(context) });
    for (const { entry, result } of results) expect(result.rows.map(({ item }) => item)).toEqual(entry.items);
    rows = results.flatMap(({ result }) => result.rows);
  }, 300_000);

  test('has every numbered item of the paper, and none twice', () => {
    const named = items.flatMap(expanded);
    expect(NUMBERED[slug].filter((item) => !named.some((name) => startsLike(name, item)))).toEqual([]);
    expect(new Set(items).size).toBe(items.length);
  });

  test('computes every row, explains whatever is not in agreement, and names a test that exists', () => {
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) {
      for (const text of [row.about, row.published, row.ours]) expect(text.trim(), row.item).not.toBe('');
      expect(JSON.stringify(row), row.item).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(row.verdict, `${row.item}: ${row.ours}`).not.toBe('differs');
      if (row.verdict !== 'agrees') expect(row.reason, row.item).toMatch(/^[^ ].{20,}[^.\s]$/s);
      expect(existsSync(join(ROOT, row.test)), row.test).toBe(true);
    }
    expect(summariseLedger(rows).unexplained).toBe(0);
  });

  test('says where the paper is wrong or loose', () => {
    const skipped = isSlow
      ? []
      : entries.filter(({ name }) => OWN_TESTS.includes(name)).flatMap((entry) => entry.items ?? []);
    for (const item of DEPARTURES[slug].filter((one) => !skipped.includes(one))) {
      expect(rows.find((row) => row.item === item)?.verdict, item).toMatch(/^(corrected|sharper)$/);
    }
  });
});

/** `"Lemmas A.3, A.4"` as `"Lemma A.3"` and `"Lemma A.4"`, `"Definitions 7 to 9"` as all three. */
function expanded(item: string): string[] {
  const many = /^(\w+?)s (.+)$/.exec(item);
  if (many === null) return item.split(', ');
  const [, kind, list] = many;
  const range = /^(\d+) to (\d+)$/.exec(list);
  if (range === null) return list.split(', ').map((number) => `${kind === 'Appendice' ? 'Appendix' : kind} ${number}`);
  const [from, to] = [Number(range[1]), Number(range[2])];
  return Array.from({ length: to - from + 1 }, (_, k) => `${kind} ${from + k}`);
}

/** Is it this item, or a part of it ("Appendix D" is in "Appendix D.1", "Claim 1" not in "Claim 12")? */
const startsLike = (name: string, item: string): boolean =>
  name === item || new RegExp(`^${item.replace(/[.()]/g, '\\$&')}[., ]`).test(name);

const row: LedgerRow = {
  item: 'Claim 1',
  about: 'sums',
  evidence: 'exact',
  published: '1 + 1 = 2',
  ours: '1 + 1 = 2',
  verdict: 'agrees',
  test: 'packages/cli/src/reproduce/reproduce.test.ts',
};

const paperOf = (entries: readonly LedgerEntry[]): LedgerPaper => ({
  slug: 'restarts',
  title: 'A paper',
  entries: async () => entries,
});

/** The command on other ledgers. */
async function reproduce(entries: readonly LedgerEntry[], argv: readonly string[] = []) {
  const printed: string[] = [];
  const quiet = { write: async () => {} };
  const io: Io = { stdin: (async function* () {})(), stdout: quiet, stderr: quiet, environment: {} };
  const program = new Command('folkways').exitOverride();
  addReproduceCommand(program, { io, print: (text) => printed.push(text) }, [paperOf(entries)]);
  let exit: ReturnType<typeof exitOf> = { code: 0 };
  try {
    await program.parseAsync(['reproduce', 'restarts', ...argv], { from: 'user' });
  } catch (error) {
    exit = exitOf(error);
  }
  return { ...exit, stdout: printed.join('') };
}

describe('rows that fail', () => {
  const good: LedgerEntry = { name: 'Claim 1', run: () => ({ rows: [row] }) };

  test('a computation that breaks off is a row that differs: the others are shown, and the command fails', async () => {
    const broken: LedgerEntry = {
      name: 'broken',
      items: ['Claim 2'],
      run: () => {
        throw new RangeError('1 + 1 is 3');
      },
    };
    const { code, line, stdout } = await reproduce([good, broken]);
    expect({ code, line }).toEqual({ code: 1, line: '1 row is unexplained: Claim 2 (restarts)' });
    expect(stdout).toMatch(/Claim 1:.*agrees/);
    expect(stdout).toContain('Claim 2 (differs): the computation broke off: 1 + 1 is 3.');
  });

  test('a reason is required, and "differs" is never enough', async () => {
    const silent: LedgerRow = { ...row, item: 'Claim 3', verdict: 'corrected' };
    const wrong: LedgerRow = { ...row, item: 'Claim 4', verdict: 'differs', reason: 'it is so' };
    const { code, line } = await reproduce([{ name: 'both', run: () => ({ rows: [silent, wrong] }) }]);
    expect({ code, line }).toEqual({ code: 1, line: '2 rows are unexplained: Claim 3 (restarts), Claim 4 (restarts)' });
    expect((await reproduce([good])).code).toBe(0);
  });

  test('JSON, and --only', async () => {
    const other: LedgerEntry = {
      name: 'others',
      items: ['Claim 10', 'Lemma 2'],
      run: () => ({
        rows: [
          { ...row, item: 'Claim 10' },
          { ...row, item: 'Lemma 2' },
        ],
        data: { n: 3 },
      }),
    };
    const { stdout } = await reproduce([good, other], ['--json', '--only', 'claim 10', '--seed', '4']);
    expect(JSON.parse(stdout)).toEqual({
      settings: { seed: 4, full: false },
      papers: [{ paper: 'restarts', title: 'A paper', rows: [{ ...row, item: 'Claim 10' }], data: { n: 3 } }],
      summary: { rows: 1, agrees: 1, sharper: 0, corrected: 0, evidenceOnly: 0, unexplained: 0 },
      unexplained: [],
    });
    const named = await reproduce([good, other], ['--json', '--only', 'others']);
    expect(JSON.parse(named.stdout).summary.rows).toBe(2);
    const none = await reproduce([good, other], ['--only', 'Claim 7']);
    expect(none).toEqual({
      code: 2,
      line: '--only Claim 7: expected an item of the papers: Claim 1; Claim 10; Lemma 2',
      stdout: '',
    });
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkways-reproduce-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('prints a table that fits a terminal, the reason of each departure and its test', async () => {
    const { code, stdout, stderr } = await runInMemory(['reproduce', 'restarts', '--only', 'Proposition 3']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/Proposition 3, T = 0 \(corrected\): /);
    expect(stdout.replace(/\s+/g, ' ')).toContain('discounted/discounted.paper.test.ts (Proposition 3, T = 0).');
    expect(stdout).toMatch(/restarts +2 +1 +0 +1 +0 +0\n/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const page = await runInMemory(['reproduce', 'restarts', '--only', 'Proposition 3', '--html', '-']);
    expect(page).toMatchObject({ code: 0, stdout: expect.stringMatching(/^<!doctype html>/), stderr: '' });
    // The same again.
    expect((await runInMemory(['reproduce', 'restarts', '--only', 'Proposition 3'])).stdout).toBe(stdout);
  });

  test('writes a page whole or not at all', async () => {
    const path = join(folder, 'out.html');
    writeFileSync(path, 'before');
    const only = ['reproduce', 'restarts', '--only', 'Figure 2'];
    expect((await runInMemory([...only, '--html', path])).code).toBe(0);
    const page = readFileSync(path, 'utf8');
    expect(page).toMatch(/^<!doctype html>[\s\S]*<svg [\s\S]*<\/html>\n$/);
    expect(page).toContain('Figure 2');
    expect(page).not.toMatch(/NaN|undefined/);
    expect(page.length).toBeLessThan(500_000);
    const refused = await runInMemory([...only, '--html', join(folder, 'missing', 'out.html')]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/out\.html: cannot be written: [^\n]+\n$/);
    expect(readdirSync(folder)).toEqual(['out.html']);
  });

  test('bad input', async () => {
    expect(await runInMemory(['reproduce', 'agnts'])).toMatchObject({ code: 2, stdout: '' });
    // Before anything is computed: all three papers would take longer than this test may.
    for (const [reason, ...words] of [
      [/--html: expected a file/, ''],
      [/cannot be written: it is a directory/, folder],
      [/out\.html: cannot be written: /, join(folder, 'missing/out.html')],
      [/--html -: expected no --json/, '-', '--json'],
    ] as const) {
      const { code, stdout, stderr } = await runInMemory(['reproduce', '--html', ...words]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^folkways: [^\n]+\n$/);
      expect(stderr).toMatch(reason);
    }
    expect(await runInMemory(['reproduce', 'agents', '--seed', 'x'])).toMatchObject({ code: 2, stdout: '' });
    expect(await runInMemory(['reproduce', '--only', 'Lemma 99'])).toMatchObject({ code: 2, stdout: '' });
  });
});
