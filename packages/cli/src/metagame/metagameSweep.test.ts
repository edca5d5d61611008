/**
 * `folkways metagame sweep`, on games whose breakpoints are known, and its place in a study.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShareSweep } from '@folkways/metagame';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';
import { breakpointSentence } from './sweepBlocks.js';

const sweep = (...argv: string[]) => runInMemory(['metagame', 'sweep', ...argv]);
const text = async (...argv: string[]) => {
  const run = await sweep(...argv);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout.replaceAll(/\n(?=\S)/g, ' ');
};
const json = async (...argv: string[]) => JSON.parse((await sweep(...argv, '--json')).stdout);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-sweep-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the prisoner’s dilemma, shares p and 1 - p', () => {
  test('in words: 3/5 and 2/3, and what happens between', async () => {
    const report = await text('pd-losses', '--shares', 'p:1-p', '--llms', 'large,small');
    expect(report).toContain('The equilibria change at p = 3/5 and 2/3, and nowhere else between 1/2 and 1.');
    expect(report).toMatch(/For p between 1\/2 and 3\/5: three equilibria\./);
    expect(report).toMatch(/\n +CD or DC +CD or DC +-2\.75 \+ 0\.25 p +-2\.5 - 0\.25 p\n/);
    expect(report).toContain(
      'At p = 3/5: infinitely many equilibria; the clients of large average between -3.2 and -2.5',
    );
    expect(report).toMatch(
      /For p between 2\/3 and 1: one equilibrium\.\s+large advises.*\n +CC +DD +-5 \+ 3 p +-4 \+ 4 p\n/,
    );
    expect(report).toContain('get less each than those of small in every equilibrium for p between 2/3 and 1;');
    expect(report).toContain(
      'They get more in some equilibria for p between 1/2 and 3/5; in none for p between 3/5 and 1.',
    );
  });

  test('for programs', async () => {
    expect(await json('pd-losses', '--shares', 'p:1-p')).toMatchObject({
      parameter: 'p',
      from: '1/2',
      to: '1',
      complete: true,
      breakpoints: [{ at: '3/5', value: 0.6 }, { at: '2/3' }],
      cells: [
        { equilibria: [{}, { averages: [{ numerator: ['-11', '1'], denominator: ['4'] }, {}] }, {}] },
        {},
        { equilibria: [{ advice: ['CC', 'DD'], averages: [{ numerator: ['-5', '3'], denominator: ['1'] }, {}] }] },
      ],
      effects: [{ kind: 'non-monotone' }, { kind: 'depends on the equilibrium' }],
    });
  });

  test('drawn: a title, both colours, the breakpoints, nothing from elsewhere', async () => {
    const path = join(folder, 'pd.svg');
    expect(await text('pd-losses', '--shares', 'p:1-p', '--svg', path)).toContain(`Drawn in ${path}`);
    const svg = readFileSync(path, 'utf8');
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    for (const part of ['blue: LLM 1; orange: LLM 2', '3/5', '2/3', '#1d4ed8', '#ea580c', 'fill="white"']) {
      expect(svg).toContain(part);
    }
    expect(svg).not.toMatch(/NaN|undefined|(href|src)="http/);
  });
});

describe('other sweeps', () => {
  test('majority coordination: one equilibrium throughout, best at 3/4', async () => {
    const report = await text('majority-coordination', '--shares', 'p:1-p');
    expect(report).toContain('The equilibria are the same for every p between 1/2 and 1.');
    expect(report).toContain('50/3 + 50 p - 100/3 p^2');
    expect(report).toContain('more is better up to a point: the best is 35.4167 at p = 3/4');
    expect(report).toContain('They get more in every equilibrium everywhere.');
  });

  test('one role moves, the other stays', async () => {
    const { breakpoints } = await json('pd-losses', '--shares', 's:1-s,9/10:1/10', '--parameter', 's', '--from', '0');
    expect(breakpoints.map(({ at }: { at: string }) => at)).toContain('3/5');
  });

  test('a scenario file', async () => {
    const path = join(folder, 'sweep.json');
    const shares = [
      ['p', '1 - p'],
      ['p', '1 - p'],
    ];
    writeFileSync(path, JSON.stringify({ game: 'chicken', shares, sweep: { from: '1/2', to: 1 } }));
    expect(await text(path)).toContain('The equilibria change at p = 3/4 and 9/10');
    expect((await json(path, '--from', '4/5')).breakpoints).toHaveLength(1);
    // What breakpoints say when the search is stopped midway is tested on the sentence itself.
    const partial = { breakpoints: [], parameter: 'p', from: 0, to: 1, complete: false } as unknown as ShareSweep;
    expect(breakpointSentence(partial)).toBe(
      'The search was stopped before its end: it found no change between 0 and 1, and there may be more.',
    );
  });

  test.each([
    [['pd-losses'], 'expected shares that move, such as --shares p:1-p, found a game alone'],
    [['pd-losses', '--shares', 'p:p'], '(role "Player 1") expected shares with sum 1, got 0 + 2 p'],
    [['pd-losses', '--shares', 'p:1-p', '--to', '2'], 'expected a number in [0, 1] from 1/2 to 2, got 2'],
    [['pd-losses', '--shares', 'p:1-p', '--from', 'x'], '"from" expected a number or a fraction, got "x"'],
    [['pd-losses', '--shares', 'p:1-p', '--from', '1'], '"from" expected a value below "to", got 1 and 1'],
    [['pd-losses', '--shares', 'p*p:1-p'], 'expected an expression linear in p, got "p*p"'],
    [['heist', '--shares', 'p:1-p,p:1-p'], 'expected 3 rows of shares, one per role, found 2'],
    [['pd-losses', '--shares', 'p:1-p,p'], 'expected 2 shares of role "Player 2", one per LLM, found 1'],
    [['heist', '--shares', 'p:(1-p)/2:(1-p)/2'], 'expected shares of two LLMs, found 3'],
    [['pd-losses', '--shares', 'p:1-p', '--parameter', '3'], '--parameter: expected a name of letters, found "3"'],
    [['restart-table-1', '--shares', 'p:1-p', '--time-limit', '1e-9'], 'expected a --time-limit long enough'],
    [['von-stengel-6x6', '--shares', 'p:1-p'], '36 x 36 combinations of actions to advise'],
    [['pd-losses', '--shares', 'p:1-p', '--svg', '/no/such/folder/x.svg'], 'cannot be written: no such file'],
  ])('%j is refused', async (argv, line) => {
    const run = await sweep(...argv);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^folkways: [^\n]+\n$/);
    expect(run.stderr).toContain(line);
  });
});

describe('the study’s first question', () => {
  const study = async (argv: readonly string[], stdin = '') => {
    const run = await runInMemory(['study', ...argv], stdin);
    // A slow machine is told how far the study is.
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^(folkways: \d of \d parts of the study\n)*$/);
    return run.stdout.replaceAll(/\n(?=\S)/g, ' ');
  };

  test('two models at .9/.1 and at .5/.5, and where the answer changes', async () => {
    const report = await study(['pd-losses']);
    expect(report).toContain('ADVISED BY TWO SHARED MODELS');
    expect(report).toMatch(/LLM 2 the rest, there is one equilibrium; over all clients the average is -2\.11:/);
    expect(report).toMatch(/\n +CC +DD +-2\.3 +-0\.4\n/);
    expect(report).toContain('With half of every role each, there are three equilibria;');
    expect(report).toContain('the equilibria change at p = 3/5 and 2/3, and nowhere else');
    expect(report).toMatch(/\n +9\/10 +-2 +-2 +0\.4444\n/);
    expect(report).toContain('folkways metagame solve pd-losses --shares 0.9:0.1');
    expect(JSON.parse((await runInMemory(['study', 'pd-losses', '--json'])).stdout).advised).toMatchObject({
      computed: true,
      divisions: [{ equilibria: [{ averages: [-2.3, -0.4] }] }, { complete: true }],
      sweep: { breakpoints: [{ at: '3/5' }, { at: '2/3' }] },
      repeated: [{ status: 'sustainable', target: { averages: [-2, -2] } }, { status: 'sustainable' }],
    });
  });

  test('larger games: those without lotteries, and no sweep', async () => {
    const report = await study(['travellers-dilemma']);
    expect(report).toContain('one equilibrium without lotteries (those with lotteries were not looked for)');
    expect(report).not.toContain('metagame sweep');
  });

  test('one role, or too many combinations: the reason', async () => {
    expect(await study(['-'], 'NFG 1 R "Alone" { "Me" } { 3 } 1 5 2')).toContain(
      'was not computed: the game has one role',
    );
    const big = `NFG 1 R "big" { "a" "b" } { 30 30 } ${'1 1 '.repeat(900)}`;
    expect(await study(['-'], big)).toContain('each model could advise 900 combinations of actions, too many');
  });
});
