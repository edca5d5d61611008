/**
 * `folkways metagame report` and `migrate`, mistaken shares in `simulate`, and the picture of `solve`.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

const DILEMMA = ['pd-losses', '--shares', '.9:.1', '--llms', 'large,small'];
const HEIST = [
  'heist',
  '--shares',
  '.8:.1:.1,.1:.8:.1,.1:.1:.8',
  '--target',
  '0,0,0',
  '--runs',
  '2',
  '--periods',
  '10',
];
const run = (...argv: string[]) => runInMemory(['metagame', ...argv]);
const words = (result: { code: number; stdout: string; stderr: string }) => {
  expect(result).toMatchObject({ code: 0, stderr: '' });
  return result.stdout.replaceAll(/\n(?=\S)/g, ' ');
};
const refused = async (argv: string[], message: string) =>
  expect(await run(...argv)).toEqual({ code: 2, stdout: '', stderr: `folkways: ${message}\n` });

let folder = '';
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-observed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const all = (mass: number) => [[mass, 1 - mass], [mass, 1 - mass]]; // biome-ignore format: an aggregate

describe('report', () => {
  test('mutual defection: how far from the only equilibrium (CC, DD), and who loses what', async () => {
    const record = file('defect.json', [all(0)]);
    const report = words(await run('report', DILEMMA[0], record, ...DILEMMA.slice(1)));
    expect(report).toContain('1 period of observed behaviour');
    expect(report).toContain('90 % of the clients away from every one-shot equilibrium');
    expect(report).toContain('lose at least 3.78 against even the worst one-shot equilibrium');
    expect(report).toMatch(/Player 1 +100 % D +-4\.0000 +0\.0000 +-2\.1100\n/);
  });

  test('equilibrium play is not suspected; third parties are counted on demand', async () => {
    const record = file('equilibrium.json', [all(0.9), all(0.9)]);
    expect(words(await run('report', DILEMMA[0], record, ...DILEMMA.slice(1)))).toContain(
      'The average behaviour is that of a one-shot equilibrium.',
    );
    const cooperation = file('cooperation.json', [all(1)]);
    const harmed = await run('report', DILEMMA[0], cooperation, ...DILEMMA.slice(1), '--suspects', 'large');
    expect(words(harmed)).toContain('The clients of small, who did not choose this, lose at least 0.32');
  });

  test('for programs: punishments of one length after discrepancies', async () => {
    const periods = [all(1), all(1), all(0.9), all(0), all(0), all(1), all(0.9), all(0), all(0), all(1), all(1)];
    const record = file('punishments.json', periods);
    const { stdout } = await run('report', DILEMMA[0], record, ...DILEMMA.slice(1), '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      periods: 11,
      suspects: null,
      signature: { periods: 2, times: 2 },
      roleRegrets: [2, 2],
      nearest: { aggregates: [[0.9, 0.1], [0.9, 0.1]] },
    }); // biome-ignore format: a matrix
  });

  test('a wrong record is refused, with its place', async () => {
    const of = (record: string) => ['report', DILEMMA[0], record, ...DILEMMA.slice(1)];
    await refused(
      of(file('a.json', [])),
      `${join(folder, 'a.json')}:1:1: expected at least one period, found an array of length 0`,
    );
    await refused(
      of(file('b.json', '[[[0.5, 0.6], [1, 0]]]')),
      `${join(folder, 'b.json')}:1:3: expected fractions of "Player 1" with sum 1, found sum 1.1`,
    );
    await refused(
      of(file('c.json', '[[[1, 0]]]')),
      `${join(folder, 'c.json')}:1:2: expected 2 roles, found an array of length 1`,
    );
    await refused(
      of(file('d.json', '[[[2, -1], [1, 0]]]')),
      `${join(folder, 'd.json')}:1:4: expected a fraction in [0, 1], found 2`,
    );
    await refused(
      of(join(folder, 'none.json')),
      `${join(folder, 'none.json')}: cannot be read: no such file or directory`,
    );
    await refused(
      [...of(file('e.json', [all(1)])), '--suspects', 'other'],
      '--suspects: expected names among "large", "small", found "other"',
    );
  });
});

describe('migrate', () => {
  test('free riders win the clients; drawn', async () => {
    const path = join(folder, 'shares.svg');
    const report = words(await run('migrate', ...DILEMMA, '--play', 'C:D', '--svg', path));
    expect(report).toContain('small has 100.0 % of Player 1');
    expect(report).toContain('Shares have come to rest.');
    expect(readFileSync(path, 'utf8')).toMatch(/^<svg [\s\S]*share of Player 2[\s\S]*<\/svg>\n$/);
  });

  test('nobody moves when all are served alike; roles may be advised differently', async () => {
    const { stdout } = await run('migrate', ...DILEMMA, '--play', 'C:C,D:D', '--periods', '3', '--json');
    const { shares, play, lastChange } = JSON.parse(stdout);
    expect(play).toEqual([['C', 'D'], ['C', 'D']]); // biome-ignore format: a matrix
    expect(shares).toHaveLength(4);
    expect(shares[3]).toEqual(shares[0]);
    expect(lastChange).toBe(0);
  });

  test.each([
    ['C:X', '--play: expected an action of Player 1 ("C", "D"), found "X"'],
    ['C', '--play: expected 2 actions of Player 1, one per LLM, found 1'],
    ['C:C,C:C,C:C', '--play: expected one row or 2, one per role, found 3'],
  ])('refuses --play %s', async (play, message) => {
    await refused(['migrate', ...DILEMMA, '--play', play], message);
  });
});

describe('simulate --actual-shares', () => {
  const actual = '.82:.09:.09,.1:.8:.1,.1:.1:.8';

  test('an LLM with more clients than believed clears itself; a threshold absorbs it', async () => {
    const report = words(await run('simulate', ...HEIST, '--actual-shares', actual));
    expect(report).toMatch(/an honest probe looks like more than its LLM could do/);
    expect(report).toMatch(/\n +LLM 1 +4\.67 % +3\.50 %/);
    const { stdout } = await run('simulate', ...HEIST, '--actual-shares', actual, '--threshold', '.05', '--json');
    const { actualShares } = JSON.parse(stdout);
    for (const { excess } of actualShares.phases) expect(Math.abs(excess)).toBeLessThan(1e-9);
    expect(actualShares.payoffs).toHaveLength(3);
  });

  test('refuses shares that are none, and a threshold without them', async () => {
    await refused(
      ['simulate', ...HEIST, '--actual-shares', '.8:.3'],
      '--actual-shares: "shares[0]" (role "Planner") expected 3 shares, one per LLM, got 2',
    );
    await refused(
      ['simulate', ...HEIST, '--threshold', '.1'],
      '--threshold: expected --actual-shares beside it, found none',
    );
  });
});

describe('solve --svg', () => {
  test('equilibria among what is possible, a continuum as a band', async () => {
    const path = join(folder, 'equilibria.svg');
    const report = words(await run('solve', 'pd-losses', '--shares', '3/5:2/5', '--svg', path));
    expect(report).toContain('Drawn in');
    expect(readFileSync(path, 'utf8')).toMatch(/^<svg [\s\S]*band: a continuum[\s\S]*<\/svg>\n$/);
  });

  test('a picture that cannot be written leaves nothing behind', async () => {
    const before = readdirSync(folder);
    const { code, stdout } = await run('solve', 'pd-losses', '--shares', '.9:.1', '--svg', join(folder, 'no', 'x.svg'));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(readdirSync(folder)).toEqual(before);
  });
});
