/**
 * `folkways metagame sustain` and `simulate`, on meta-games whose answers are known.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bimatrixGame, catalog } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { individualRationality, metaGame } from '@folkways/metagame';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';
import { bestTarget } from './bestTarget.js';

const HEIST = ['heist', '--shares', '.8:.1:.1,.1:.8:.1,.1:.1:.8'];
const sustain = (...argv: string[]) => runInMemory(['metagame', 'sustain', ...argv]);
const simulate = (...argv: string[]) => runInMemory(['metagame', 'simulate', ...argv]);
const words = (run: { code: number; stdout: string; stderr: string }) => {
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout.replaceAll(/\n(?=\S)/g, ' ');
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-sustain-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('sustain', () => {
  test('two LLMs: cooperation from 4/9 on, and a picture', async () => {
    const path = join(folder, 'pd.svg');
    const report = words(await sustain('pd-losses', '--shares', '.9:.1', '--target=-2,-2', '--svg', path));
    expect(report).toContain('Can they sustain the target? Yes.');
    expect(report).toMatch(/\n +LLM 1 +-2 +-3\.6 +-4\.14\n +LLM 2 +-2 +-0\.4 +-0\.8\n/);
    expect(report).toMatch(/\n +1 +CC +CC\n/);
    expect(report).toContain('It works when the next period counts at least 0.444444 as much');
    expect(readFileSync(path, 'utf8')).toMatch(/^<svg [\s\S]*the target, sustainable[\s\S]*<\/svg>\n$/);
  });

  test('three LLMs: the heist, with a tested protocol far below the proof', async () => {
    const report = words(await sustain(...HEIST, '--target', '0,0,0'));
    expect(report).toContain('Tested exactly at patience 1/(1 - delta) = 278.0');
    expect(report).toContain('not claimed for any other');
    expect(report).toContain('blocks of 2,157,431 periods');
    expect(report).toContain('not a subgame-perfect one');
  });

  test('no: infeasible, or somebody does better alone; unproven: a role nobody else sees', async () => {
    const dilemma = ['pd-losses', '--shares', '.9:.1'];
    expect(words(await sustain(...dilemma, '--target', '1,1'))).toContain(
      'No: no play pays this. The target is 5.4 away',
    );
    expect(words(await sustain(...dilemma, '--target=-2.7,-2.2'))).toContain('No: somebody does better whatever');
    const blind = words(await sustain('pd-losses', '--shares', '.8:.2,0:1', '--maximize', 'welfare'));
    expect(blind).toContain('Unproven. LLM 1 has clients in one shared role only');
  });

  test('for programs', async () => {
    const run = await sustain('pd-losses', '--shares', '.5:.5', '--maximize', 'min', '--json');
    expect(JSON.parse(run.stdout)).toMatchObject({
      status: 'sustainable',
      target: { sums: [-2, -2], averages: [-2, -2] },
      feasibility: { feasible: true, strict: true },
      protocol: null,
    });
    expect(JSON.parse(run.stdout).grim.cutoff).toBeCloseTo(1 / 7, 9);
  });

  test.each([
    [[], 'expected --target with a payoff per client of each LLM, or --maximize'],
    [['--target', '1'], '--target: expected 2 payoffs, one per LLM, found 1'],
    [['--target', '1,x'], '--target: expected a number or a fraction, found "x"'],
    [['--target', '1,1e999'], '--target: expected a number'],
    [['--target', '1,1', '--maximize', 'min'], 'cannot be used with'],
    [['--target', '1,1', '--epsilon', '0'], 'Expected a number in (0, Infinity)'],
    [['--maximize', 'joy'], 'Allowed choices are welfare, nash-product, min'],
  ])('%j is refused', async (argv, line) => {
    const run = await sustain('pd-losses', '--shares', '.9:.1', ...argv);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^folkways: [^\n]+\n$/);
    expect(run.stderr).toContain(line);
  });
});

describe('the best target', async () => {
  const lp = await loadGlpk();
  const best = (meta: ReturnType<typeof metaGame>, objective: 'welfare' | 'nash-product' | 'min') =>
    bestTarget(meta, objective, individualRationality(meta, { lp }), lp);

  test('bargaining on the segment between (4, 0) and (0, 2), from (0, 0)', () => {
    // Each LLM is a player. Welfare is 4 at one end, floors being 0; the Nash product x y is largest halfway; the smaller payoff where x = y.
    const game = bimatrixGame([[4, 0], [0, 0]], [[0, 0], [0, 2]]); // biome-ignore format: matrices
    const meta = metaGame({ game, shares: [[1, 0], [0, 1]] }); // biome-ignore format: a matrix
    const floors = individualRationality(meta, { lp }).map(({ upper }) => upper);
    expect(floors.map((floor) => floor + 0)).toEqual([0, 0]);
    expect(best(meta, 'welfare')).toEqual([4, 0]);
    const [x, y] = best(meta, 'nash-product');
    expect(x).toBeCloseTo(2, 6);
    expect(y).toBeCloseTo(1, 6);
    const [u, v] = best(meta, 'min');
    expect(u).toBeCloseTo(4 / 3, 8);
    expect(v).toBeCloseTo(4 / 3, 8);
  });

  test('payoffs beyond 2^53, and a constant sum', () => {
    const big = 2 ** 53;
    const game = bimatrixGame([[big, 0], [big + 2, 1]], [[big, big + 2], [0, 1]]); // biome-ignore format: matrices
    const meta = metaGame({ game, shares: [['1/2', '1/2'], ['1/2', '1/2']] }); // biome-ignore format: a matrix
    for (const objective of ['welfare', 'min', 'nash-product'] as const) {
      for (const sum of best(meta, objective)) expect(sum / big).toBeCloseTo(1, 6);
    }
    const pennies = metaGame({ game: catalog['matching-pennies'], shares: [[1, 0], [0, 1]] }); // biome-ignore format: a matrix
    for (const sum of best(pennies, 'nash-product')) expect(sum).toBeCloseTo(0, 8);
  });

  test('the Nash product of the heist beats a grid of other mixtures', () => {
    const shares = [[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.2, 0.1, 0.7]]; // biome-ignore format: a matrix
    const meta = metaGame({ game: catalog.heist, shares });
    const floors = individualRationality(meta, { lp }).map(({ upper }) => upper);
    const product = (r: readonly number[]) => r.reduce((all, value, j) => all * Math.max(0, value - floors[j]), 1);
    const found = product(best(meta, 'nash-product'));
    for (const other of ['welfare', 'min'] as const)
      expect(found).toBeGreaterThanOrEqual(product(best(meta, other)) - 1e-9);
    expect(found).toBeGreaterThan(0);
  });
});

describe('simulate', () => {
  const base = [...HEIST, '--target', '0,0,0', '--epsilon', '0.2'];

  test('an open deviator is always found; the same seed gives the same runs', async () => {
    const path = join(folder, 'run.svg');
    const argv = [...base, '--deviator', 'LLM 3:full', '--runs', '5', '--periods', '300', '--svg', path];
    const report = words(await simulate(...argv));
    expect(report).toContain('This is evidence, not proof.');
    expect(report).toMatch(/noticed in 100 % \(\S+ to 100\) of the runs, punished in 100 %/);
    expect(readFileSync(path, 'utf8')).toMatch(/^<svg [\s\S]*one simulated run[\s\S]*<\/svg>\n$/);
    expect(words(await simulate(...argv))).toBe(report);
    expect(words(await simulate(...argv, '--seed', '2'))).not.toBe(report);
  });

  test('finitely many clients, for programs', async () => {
    const run = await simulate(...base, '--clients', '3000', '--runs', '1', '--periods', '20', '--json');
    expect(JSON.parse(run.stdout)).toMatchObject({ seed: 1, clients: 3000, deviator: null, detection: null });
    expect(JSON.parse(run.stdout).runs).toHaveLength(1);
  });

  test.each([
    [
      ['--target', '0,0,0', '--clients', '300'],
      'expected --clients of at least 2744, so that LLM 1 can see a probe of 0.1 of Burglar, found 300',
    ],
    [['--target', '0,0,0', '--deviator', '4:full'], 'such as "LLM 1:full", found "4:full"'],
    [['--target', '0,0,0', '--deviator', 'full'], 'found "full"'],
    [['--target', '5,0,0'], 'expected a feasible payoff vector'],
  ])('%j is refused', async (argv, line) => {
    const run = await simulate(...HEIST, '--epsilon', '0.2', ...argv);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(line);
  });

  test('an LLM that does not observe a role is refused by name', async () => {
    const run = await simulate('pd-losses', '--shares', '.8:.2,0:1', '--maximize', 'welfare');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('LLM 1 has clients in Player 1 only');
  });
});
