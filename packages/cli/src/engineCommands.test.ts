/**
 * `folkways minmax`, `correlated` and `payoffs`: what is asked of a linear-program engine.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInMemory } from './runInMemory.js';

const json = async (...argv: string[]) => {
  const run = await runInMemory([...argv, '--json']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(run.stdout);
};

describe.each(['glpk', 'highs'])('with %s', (engine) => {
  test('minmax of the heist, all players and one', async () => {
    const { players } = await json('minmax', 'heist', '--lp', engine);
    expect(players.map(({ upper }: { upper: number }) => upper)).toEqual([-2.1, -2.1, -2.1]);
    const driver = await json('minmax', 'heist', '--player', 'Driver', '--lp', engine);
    expect(driver.players).toMatchObject([{ player: 'Driver', closed: true }]);
  });

  test('the best correlated equilibrium of chicken', async () => {
    const { payoffs, payoffCorners } = await json('correlated', 'chicken', '--lp', engine);
    expect(payoffs[0]).toBeCloseTo(5.25, 9);
    expect(payoffCorners).toHaveLength(4);
  });
});

describe('minmax', () => {
  test('punishers and bounds', async () => {
    const { stdout } = await runInMemory(['minmax', 'matching-pennies', '--punishers', 'pure']);
    expect(stdout).toMatch(/^ {2}Even +1 +Odd: /m);
    expect((await runInMemory(['minmax', 'matching-pennies'])).stdout).toMatch(
      /^ {2}Even +0 +Odd: \S+ \(0\.5\), \S+ \(0\.5\)$/m,
    );
    expect((await runInMemory(['minmax', 'heist', '--punishers', 'correlated'])).stdout).toContain('a joint lottery');
  });

  test.each([
    [['heist', '--player', 'Dog'], /--player: expected "Planner", "Burglar" or "Driver", found "Dog"/],
    [['heist', '--player', '0'], /--player: expected/],
    [['heist', '--punishers', 'angry'], /Allowed choices are pure, independent, correlated/],
    [['heist', '--tolerance', '-1'], /Expected a number in \[0, Infinity\)/],
  ])('%j is refused', async (argv, line) => {
    const run = await runInMemory(['minmax', ...argv]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(line);
  });
});

describe('correlated', () => {
  test('coarse equilibria of the Moulin-Vial game pay 7 in all, correlated ones 6', async () => {
    expect((await json('correlated', 'moulin-vial', '--coarse')).objective).toBeCloseTo(7, 8);
    expect((await json('correlated', 'moulin-vial')).objective).toBeCloseTo(6, 8);
  });

  test("a player's favourite", async () => {
    expect((await json('correlated', 'chicken', '--for', '1')).payoffs[0]).toBeCloseTo(7, 8);
    expect((await runInMemory(['correlated', 'heist', '--for', 'Nobody'])).code).toBe(2);
  });
});

describe('payoffs', () => {
  test('the prisoner’s dilemma at 1/2: a segment, drawn', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'folkways-payoffs-'));
    try {
      const path = join(folder, 'pd.svg');
      const result = await json('payoffs', 'prisoners-dilemma', '--discount', '1/2', '--svg', path);
      expect(result.minmax).toEqual([0, 0]);
      expect(result.equilibrium.vertices).toHaveLength(2);
      expect(readFileSync(path, 'utf8')).toMatch(/^<svg [\s\S]*discount factor 0\.5[\s\S]*<\/svg>\n$/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('no equilibrium in pure actions is said in words', async () => {
    const { stdout } = await runInMemory(['payoffs', 'matching-pennies', '--discount', '0.5']);
    expect(stdout).toContain('In equilibrium at this discount factor: none');
  });

  test.each([
    [['chicken'], /required option '--discount <d>' not specified/],
    [['chicken', '--discount', '1'], /Expected a number in \(0, 1\)/],
    [['heist', '--discount', '0.5'], /heist: expected a game of two players, found 3/],
  ])('%j is refused', async (argv, line) => {
    const run = await runInMemory(['payoffs', ...argv]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(line);
  });
});

describe('payoffs that floating point cannot add up', () => {
  const huge =
    '{ "actions": [["C", "D"], ["C", "D"]], "payoffs": [[[1e308, 1e308], [-1e308, 1.5e308]], [[1.5e308, -1e308], [0, 0]]] }';

  test.each(['minmax', 'correlated', 'tournament', 'payoffs --discount=0.5'])('%s refuses them', async (command) => {
    const run = await runInMemory([...command.split(' '), '-'], huge);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/expected payoffs within 1e150 .*, found 1e\+308 of Player 1 at \(C, C\)/);
  });

  test('exact commands do not mind', async () => {
    expect((await runInMemory(['nash', '-'], huge)).stdout).toContain('One Nash equilibrium, and there is no other.');
    const study = await runInMemory(['study', '-'], huge);
    expect(study).toMatchObject({ code: 0, stderr: '' });
    expect(study.stdout).not.toMatch(/NaN|Infinity/);
  });
});
