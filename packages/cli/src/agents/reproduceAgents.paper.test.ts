/**
 * `folkways reproduce agents` against an independent program's tables (the fixture of @folkways/agents: 400 matches, other random
 * numbers). A difference may be 4 times the standard error of the difference, with a quarter of a point where both errors are 0.
 */
import { cases, isSlow } from '@folkways/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import reference from '../../../agents/src/fixtures/agents-tables.json' with { type: 'json' };
import { runInMemory } from '../runInMemory.js';
import { PAPER_GAMES } from './paperTables.js';
import { type ReproducedTable, reproduceTables } from './reproduceTables.js';

/** Our rows by the fixture's names. */
const METHODS: Readonly<Record<string, string>> = {
  uniform: 'base uniform',
  menu: 'base menu',
  scot: 'scot(MAP)',
  'scot .999': 'scot prior.999',
  psbr: 'PS-BR',
  'psbr .9': 'PS-BR prior.9',
  'psbr .99': 'PS-BR prior.99',
  'psbr .999': 'PS-BR prior.999',
  'psbr mean': 'PS-BR prior.999',
  'psbr map': 'PS-BR prior.999',
};
const QUICK = ['uniform', 'scot .999', 'psbr .999', 'psbr mean'];
const NAMES = ['BoS', 'PD', 'Promo', 'Samaritan', 'Lemons'] as const;

let tables: ReproducedTable[];
beforeAll(async () => {
  tables = await reproduceTables({
    matches: cases(100, 400),
    seed: 1,
    rows: ({ key }) => isSlow || QUICK.includes(key),
  });
}, 300_000);

function rowOf(key: string, unknown: boolean) {
  const pay = !unknown ? '-' : key === 'psbr map' ? 'map' : /mean|scot/.test(key) ? 'mean' : 'sample';
  const row = reference.rows.find((one) => one.unknown === unknown && one.pay === pay && one.method === METHODS[key]);
  if (row === undefined) throw new Error(`the fixture has no row for ${key}`);
  return row;
}

describe.each([1, 2, 3, 4])('Table %i', (number) => {
  test('every cell of ours agrees with the reference', () => {
    const { table, rows } = tables[number - 1];
    expect(rows.length).toBeGreaterThanOrEqual(3);
    for (const { key, cells } of rows) {
      const row = rowOf(key, table.unknown);
      const [rates, errors] = table.metric === 'anyNash' ? [row.any, row.seAny] : [row.coop, row.seCoop];
      cells.forEach(({ rate, standardError }, g) => {
        const allowed = 4 * Math.hypot(errors[g], standardError, 0.25);
        const wanted = rates[NAMES[g]];
        expect(Math.abs(rate - wanted), `${key} in ${NAMES[g]}: ${rate} for ${wanted}`).toBeLessThanOrEqual(allowed);
      });
    }
  });
});

test('the cells that differ are the ones that are known to, each with a sentence', () => {
  const cells = tables.flatMap(({ differences }) => differences);
  const found = cells
    .filter(({ method }) => method !== 'Base')
    .map(({ table, method, game }) => `${table} ${method} ${game}`);
  const known = ['2 SCoT BoS', '2 SCoT PD', '4 SCoT BoS', '4 PS-BR BoS', '4 PS-BR PD', '4 PS-BR Samaritan'];
  expect(found.filter((cell) => !cell.startsWith('3'))).toEqual(known);
  for (const { why } of cells) expect(why).toMatch(/^[a-zJ][^\n]+\.$/);
  expect(PAPER_GAMES.map(({ name }) => name)).toEqual(NAMES);
});

test('the command prints four tables that fit a page', async () => {
  const { code, stdout } = await runInMemory(['reproduce', 'agents', '--only', 'Tables 1 to 4']);
  expect(code).toBe(0);
  for (const number of [1, 2, 3, 4]) expect(stdout).toContain(`Table ${number}: `);
  expect(stdout).toMatch(/SCoT in BoS \(0\.0 % there, 100\.0 % here\)/);
  expect(stdout).not.toMatch(/NaN|undefined/);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
