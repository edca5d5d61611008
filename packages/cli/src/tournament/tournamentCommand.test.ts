/**
 * `folkways tournament`.
 */
import { describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

const json = async (...argv: string[]) => {
  const run = await runInMemory(['tournament', ...argv, '--json']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(run.stdout);
};

describe('known matches', () => {
  test('10 rounds of the prisoner’s dilemma: cooperator, defector, Tit For Tat', async () => {
    const result = await json('prisoners-dilemma', 'cooperator', 'defector', 'tit-for-tat', '--turns', '10');
    expect(result.scores).toEqual([
      [30, -50, 30],
      [50, 0, 5],
      [30, -5, 30],
    ]);
    expect(result.totals).toEqual([-20, 55, 25]);
    expect(result.ranking).toEqual([1, 2, 0]);
  });

  test('names in any spelling; another action may be the cooperative one', async () => {
    const result = await json('prisoners-dilemma', 'titForTat', 'Defector', '--cooperate', 'F', '--turns', '3');
    expect(result.cooperate).toBe('F');
    expect(result.scores[0][0]).toBe(0);
    expect(result.strategies[0]).toEqual({ name: 'titForTat', title: 'Tit For Tat' });
  });

  test('all twelve, as a table', async () => {
    const { code, stdout } = await runInMemory(['tournament', 'prisoners-dilemma', '--noise', '0.01']);
    expect(code).toBe(0);
    expect(stdout).toContain('12 strategies');
    expect(stdout).toMatch(/^ {4,5}1 {2}\S/m);
    expect(stdout).not.toMatch(/NaN|undefined|-0\.00/);
  });
});

test.each([
  [['prisoners-dilemma', 'tit-for-tatt'], /found "tit-for-tatt"; did you mean tit-for-tat\?/],
  [['prisoners-dilemma', '--turns', '0'], /Expected an integer in \[1, 1000000\]/],
  [['prisoners-dilemma', '--noise', '1.5'], /Expected a number in \[0, 1\]/],
  [['prisoners-dilemma', '--cooperate', 'X'], /--cooperate: expected "J" or "F", found "X"/],
  [['restart-table-1'], /restart-table-1: expected a game with two actions for each player, found 3 and 3/],
  [['matching-pennies'], /matching-pennies: "game" expected a symmetric game/],
])('%j is refused', async (argv, line) => {
  const run = await runInMemory(['tournament', ...argv]);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toMatch(line);
});
