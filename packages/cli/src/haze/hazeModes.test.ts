/**
 * What `folkways haze` says beyond the limit of patience: discount factors, all optima, pools, asymmetric games.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

const json = async (...argv: string[]) => {
  const run = await runInMemory(['haze', ...argv, '--json']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(run.stdout);
};
const text = async (...argv: string[]) => {
  const run = await runInMemory(['haze', ...argv]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout.replaceAll(/\n(?=\S)/g, ' ');
};

describe('--discount', () => {
  // The restart paper's Table 1 at several patiences.
  test.each([
    ['0.5', [], 'A', 4],
    ['.6', [], 'A', 4],
    ['7/10', ['A', 3], 'C', 17.9066667 * 0.3],
    ['0.8', ['A', 2, 'B', 1], 'C', 30.88 * 0.2],
    ['0.9', ['A', 1, 'B', 1], 'C', 7.33],
  ] as const)('%s', async (discount, runs, goal, worth) => {
    const result = await json('restart-table-1', '--discount', discount);
    expect(result).toMatchObject({ status: 'optimal', goal, discount });
    expect(result.sequence.flatMap((run: { action: string; repeat: number }) => [run.action, run.repeat])).toEqual(
      runs,
    );
    expect(result.lower).toBeCloseTo(worth, 6);
  });

  test('in words, and a sequence of one’s own', async () => {
    expect(await text('restart-table-1', '--discount', '0.8')).toContain(
      'A twice, B once, then C for ever. It is worth 6.176',
    );
    const check = await text('restart-table-1', '--discount', '0.8', '--check', 'A,B');
    expect(check).toContain('Not stable at discount factor 0.8');
    expect(check).toContain('<- fails');
    expect(await json('restart-table-1', '--discount', '0.9', '--check', 'A,B')).toMatchObject({
      stable: true,
      payoff: 7.33,
    });
  });

  test.each(['0', '1', '-0.5', 'x', '1.1', '3/3'])('%s is refused', async (discount) => {
    const run = await runInMemory(['haze', 'restart-table-1', `--discount=${discount}`]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('Expected a number in (0, 1)');
  });
});

test('--patience: ranges of discount factors, drawn', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkways-patience-'));
  try {
    const path = join(folder, 'patience.svg');
    const report = await text('restart-table-1', '--patience', '--svg', path);
    expect(report).toMatch(/0\.896805 to 0\.98 +A once, B once, then C for ever/);
    expect(readFileSync(path, 'utf8')).toContain('against patience');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('--all lists every optimum', async () => {
  const instance = { goalThreshold: 5, actions: [2, 3].map((cost) => ({ name: `x${cost}`, cost, threshold: -1 })) };
  const run = await runInMemory(['haze', '--instance', '-', '--all'], JSON.stringify(instance));
  expect(run.stdout).toContain('There are two cheapest hazings, of 6 in all.');
  expect(run.stdout).toContain('x2 3 times, then goal for ever');
  expect(run.stdout).toContain('x3 twice, then goal for ever');
  expect(await json('restart-table-1', '--all')).toMatchObject({ complete: true, optima: [{ counts: [1, 1] }] });
});

describe('--pool', () => {
  const pool = (...argv: string[]) =>
    json('restart-table-1', '--pool', '10', '--rounds', '100', '--replications', '10', ...argv);

  test('too little hazing loses to the best betrayal, the optimum does not', async () => {
    const under = await pool('--check', 'A');
    expect(under.bestDeviation).toMatchObject({ average: 9, honest: 8 });
    expect(under.invasions[1].deviator.advantage.lower).toBeGreaterThan(0);
    const optimum = await pool();
    expect(optimum.bestDeviation.gain).toBeLessThan(0);
    expect(optimum.invasions[1].deviator.mean).toBeLessThan(8);
  });

  test('the seed decides', async () => {
    expect(await pool('--seed', '7')).toEqual(await pool('--seed', '7'));
    expect((await pool('--seed', '7')).invasions[2]).not.toEqual((await pool('--seed', '8')).invasions[2]);
  });

  test.each([
    [['restart-table-1', '--pool', '7'], /--pool: expected an even number of agents, found 7/],
    [['restart-table-1', '--pool', '0'], /Expected an integer in \[2, 100000\]/],
    [['--instance', '-', '--pool', '4'], /--pool: expected a GAME, found an instance/],
  ])('%j is refused', async (argv, line) => {
    const run = await runInMemory(['haze', ...argv], '{ "goalThreshold": 1, "actions": [] }');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(line);
  });
});

describe('games that are not symmetric', () => {
  test('are refused with the option that takes them', async () => {
    const run = await runInMemory(['haze', 'lemons']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('"folkways haze --pairs" takes games that are not symmetric');
  });

  test('--pairs answers', async () => {
    expect(await text('lemons', '--pairs')).toContain('Seller gives up 3 in all and Buyer 3');
    expect(await json('lemons', '--pairs')).toMatchObject({ totals: [3, 3], goal: [['HQ', 'B']] });
    expect((await runInMemory(['haze', 'heist', '--pairs'])).code).toBe(2);
  });
});

describe('options that nothing would hear are refused', () => {
  test.each([
    [['--rounds', '5'], '--rounds: expected --pool beside it, found none'],
    [['--check', 'A', '--replications', '50'], '--replications: expected --pool beside it, found none'],
    [['--pairs', '--seed', '5'], '--seed: expected --pool beside it, found none'],
    [['--lp', 'highs'], '--lp: expected --algorithm ilp beside it, found none'],
    [['--check', 'A', '--time-limit', '3'], /--time-limit <seconds>' cannot be used with option '--check/],
    [['--pool', '4', '--time-limit', '3'], /--time-limit <seconds>' cannot be used with option '--pool/],
  ] as const)('%j', async (argv, message) => {
    const run = await runInMemory(['haze', 'restart-table-1', ...argv]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(run.stderr.trimEnd()).not.toContain('\n');
  });
});
