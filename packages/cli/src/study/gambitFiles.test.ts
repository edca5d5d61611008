/**
 * Games from elsewhere: files as Gambit writes them get every part of a study that applies, and every command about one part.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-gambit-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Payoff form, quotes in names, a comment over two lines, decimals without a zero, fractions. */
const SYMMETRIC = String.raw`NFG 1 R "Hawk, \"Dove\" & Retaliator (Zoë’s 3x3)" { "Tom \"T\" Smith" "Åsa" }

{ { "Hawk" "Dove, shy" "Retaliator" }
  { "Hawk" "Dove, shy" "Retaliator" }
}
"A comment \"with quotes\"
on two lines: payoffs 1/2 and -.5"

-1/2 -1/2 0 2 -1/2 -1/2 2 0 1 1 1.1 .9 -1/2 -1/2 .9 1.1 1 1
`;

/** Outcome form with commas, the null outcome 0, and the game of the restart paper's Table 1. */
const OUTCOMES = `NFG 1 R "Table 1" { "P1" "P2" } { { "a" "b" "c" } { "a" "b" "c" } } ""
{ { "x" 4, 4 } { "y" 0, 11 } { "z" 11, 0 } { "w" 5, 5 } { "v" 14, 0 } { "u" 0, 14 } { "t" 8, 8 } }
1 2 6 3 4 0 5 0 7
`;

/** Three players, labels by number. */
const THREE = `NFG 1 R "Selten's horse, normal form" { "Player 1" "Player 2" "Player 3" }
{ { "1" "2" }
{ "1" "2" }
{ "1" "2" }
}
""
{
{ "" 1, 1, 1 }
{ "out" 0 0 0 }
{ "third" 4, 4, 0 }
{ "" 3 2 2 }
}
1 2 1 3 4 0 1 2
`;

/** The older header, counts of strategies, two different players. */
const ASYMMETRIC = `NFG 1 D "Two by three" { "Row" "Column" } { 2 3 }

3 1 0 2 5 0
1 4 2 2 0 3
`;

const cases = [
  ['symmetric, payoffs', SYMMETRIC, 'symmetric'],
  ['symmetric, outcomes', OUTCOMES, 'symmetric'],
  ['outcomes with carriage returns', OUTCOMES.replaceAll('\n', '\r\n'), 'symmetric'],
  ['three players', THREE, 'three'],
  ['asymmetric', ASYMMETRIC, 'asymmetric'],
] as const;

describe.each(cases)('%s', (name, text, kind) => {
  const path = () => {
    const file = join(folder, `${name}.nfg`);
    writeFileSync(file, text);
    return file;
  };
  const run = async (...argv: string[]) => {
    const { code, stdout, stderr } = await runInMemory(argv);
    expect(stdout).not.toMatch(/NaN|undefined|\[object/);
    return { code, stdout, stderr };
  };

  test('study', async () => {
    const { code, stdout } = await run('study', path());
    expect(code).toBe(0);
    const two = kind !== 'three';
    expect(stdout.includes('Between agents that learn'.toUpperCase())).toBe(true);
    expect(stdout.replaceAll('\n', ' ').includes('Where 100 pairs of them are')).toBe(two);
  });

  test('metagame solve', async () => {
    const { code, stdout } = await run('metagame', 'solve', path(), '--shares', '0.9:0.1', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).equilibria.length).toBeGreaterThan(0);
  });

  test('haze, with or without --pairs', async () => {
    const alone = await run('haze', path());
    expect(alone.code).toBe(kind === 'symmetric' ? 0 : 2);
    const pairs = await run('haze', path(), '--pairs');
    expect(pairs.code).toBe(kind === 'three' ? 2 : 0);
    if (kind === 'three') expect(alone.stderr).toMatch(/"game" expected two players, got 3\n$/);
    if (kind === 'asymmetric')
      expect(alone.stderr).toContain('"folkways haze --pairs" takes games that are not symmetric');
  });

  test('agents play, between the players or between advisers', async () => {
    const alone = await run('agents', 'play', path(), '--rounds', '5');
    expect(alone.code).toBe(kind === 'three' ? 2 : 0);
    const advised = await run('agents', 'play', path(), '--shares', '0.75:0.25', '--rounds', '5', '--json');
    expect(advised.code).toBe(0);
    expect(JSON.parse(advised.stdout).clients.byRole).toHaveLength(kind === 'three' ? 3 : 2);
  });
});

test('outcome form says the same as the payoffs: the hazing of Table 1', async () => {
  const { stdout } = await runInMemory(['haze', '-', '--json'], OUTCOMES);
  expect(JSON.parse(stdout)).toMatchObject({
    totalHazing: 7,
    sequence: [
      { action: 'a', repeat: 1 },
      { action: 'b', repeat: 1 },
    ],
  });
});
