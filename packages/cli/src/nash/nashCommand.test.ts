/**
 * `folkways nash` on games whose equilibria are known.
 */
import { describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

const run = async (argv: readonly string[], stdin?: string) => {
  const result = await runInMemory(['nash', ...argv], stdin);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  return result.stdout;
};

/** Player 2 is indifferent everywhere: a whole segment of equilibria. */
const DEGENERATE = 'NFG 1 R "flat" { "a" "b" } { { "T" "B" } { "L" "R" } } 1 0 0 0 1 0 0 0';

describe('two players', () => {
  test('von Stengel’s 6 x 6 game has 75 equilibria', async () => {
    const text = await run(['von-stengel-6x6']);
    expect(text).toContain('75 Nash equilibria, and these are all. Probabilities and payoffs are exact.');
    expect(text).toMatch(/^ {2}75 {2}/m);
    const json = JSON.parse(await run(['von-stengel-6x6', '--json']));
    expect(json).toMatchObject({ complete: true });
    expect(json.equilibria).toHaveLength(75);
    expect(json.components).toHaveLength(75);
  });

  test('chicken: probabilities in words', async () => {
    const text = await run(['chicken']);
    expect(text).toMatch(/^ {2}2 +Yield \(2\/3\), Dare \(1\/3\) +Yield \(2\/3\), Dare \(1\/3\) +14\/3, 14\/3$/m);
  });

  test('one equilibrium', async () => {
    expect(await run(['prisoners-dilemma'])).toContain('One Nash equilibrium, and there is no other.');
  });

  test('a degenerate game: its components and the sets they are made of', async () => {
    const text = await run(['-'], DEGENERATE);
    expect(text).toContain('Infinitely many Nash equilibria');
    expect(text).toContain('Component 1 holds equilibria');
    expect(text).toMatch(/^ {2}T +L \| R$/m);
  });

  test('a game too large to list says so before it starts, and what to do', async () => {
    const n = 40;
    const nfg = `NFG 1 R "large" { "a" "b" } { ${n} ${n} } ${Array.from({ length: 2 * n * n }, (_, k) => (k * 7919) % 101).join(' ')}`;
    const result = await runInMemory(['nash', '-'], nfg);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(
      /^folkways: <stdin>: .* vertices, above the limit of 1000000; --one finds one of them/,
    );
  });

  test('a time limit: marked as incomplete', async () => {
    const n = 12;
    const nfg = `NFG 1 R "random" { "a" "b" } { ${n} ${n} } ${Array.from({ length: 2 * n * n }, (_, k) => (k * k * 7919 + 13 * k) % 997).join(' ')}`;
    const json = JSON.parse(await run(['-', '--time-limit', '0.001', '--json'], nfg));
    expect(json.complete).toBe(false);
    expect(await run(['-', '--time-limit', '0.001'], nfg)).toContain('there may be more');
  });
});

test.each([
  ['--time-limit', '0', /argument '0' is invalid\. Expected a number in \(0, Infinity\)/],
  ['--time-limit', 'soon', /argument 'soon' is invalid/],
  ['--vertex-limit', '0.5', /Expected an integer >= 1/],
])('%s %s is refused', async (option, value, line) => {
  const result = await runInMemory(['nash', 'chicken', option, value]);
  expect(result).toMatchObject({ code: 2, stdout: '' });
  expect(result.stderr).toMatch(line);
});

describe('more players', () => {
  test('one irrational equilibrium', async () => {
    const text = await run(['nau-irrational']);
    expect(text).toContain('One isolated Nash equilibrium, and there are no other equilibria.');
    const json = JSON.parse(await run(['nau-irrational', '--json']));
    expect(json.equilibria[0].strategies[1][0]).toBeCloseTo((Math.sqrt(601) - 13) / 24, 9);
  });

  test('a continuum is not passed over in silence', async () => {
    const text = await run(['heist']);
    expect(text).toMatch(/the list may be incomplete|there are no other equilibria/);
  });
});

describe('--one', () => {
  test('two players: exact', async () => {
    expect(await run(['battle-of-the-sexes', '--one'])).toContain('One Nash equilibrium, exactly');
    expect(JSON.parse(await run(['rock-paper-scissors', '--one', '--json'])).strategies).toEqual([
      ['1/3', '1/3', '1/3'],
      ['1/3', '1/3', '1/3'],
    ]);
  });

  test('more players: by its regret', async () => {
    const json = JSON.parse(await run(['public-goods', '--one', '--json']));
    expect(json).toMatchObject({ status: 'equilibrium' });
    expect(json.regret).toBeLessThan(1e-6);
    expect(await run(['heist', '--one'])).toContain('in floating point');
  });
});
