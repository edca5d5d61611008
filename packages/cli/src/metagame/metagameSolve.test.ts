/**
 * `folkways metagame solve`, on games whose answers are known.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

const solve = (...argv: string[]) => runInMemory(['metagame', 'solve', ...argv]);
const text = async (...argv: string[]) => {
  const run = await solve(...argv);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout.replaceAll(/\n(?=\S)/g, ' ');
};
const json = async (...argv: string[]) => JSON.parse((await solve(...argv, '--json')).stdout);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-metagame-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

describe('the prisoner’s dilemma at .9', () => {
  test('in words: one equilibrium, CC against DD, -2.3 against -0.4', async () => {
    const report = await text('pd-losses', '--shares', '.9:.1', '--llms', 'large,small');
    expect(report).toMatch(/ role +large advises +small advises\n +Player 1 +0\.9 +0\.1\n/);
    expect(report).toContain('One equilibrium, and there is no other');
    expect(report).toMatch(/\n +CC +DD +-2\.3 +-0\.4 +-4\.14 +-0\.08\n/);
    expect(report).toContain('CD is C to Player 1 and D to Player 2');
    expect(report).toContain(
      'in the only equilibrium the clients of large, the larger LLM, get 1.9 less each than those of small',
    );
    expect(report).toContain(
      'only equilibrium (D, D) pays a client -4 on average. With them it is -2.11, which is more',
    );
    expect(report).toContain('both LLMs learn the play of every role');
  });

  test('for programs', async () => {
    expect(await json('pd-losses', '--shares', '.9:.1')).toMatchObject({
      llms: ['LLM 1', 'LLM 2'],
      shares: [
        ['9/10', '1/10'],
        ['9/10', '1/10'],
      ],
      sought: 'all',
      complete: true,
      equilibria: [{ advice: ['CC', 'DD'], averages: [-2.3, -0.4], regret: 0, exact: { sums: ['-207/50', '-2/25'] } }],
      size: { larger: 'LLM 1', lower: '-19/10', upper: '-19/10', complete: true },
      clientAverage: { lower: '-211/100' },
      base: { kind: 'all', count: 1, lower: '-4' },
      observability: [
        [true, true],
        [true, true],
      ],
    });
  });

  test('the continuum at 3/5: seven extreme equilibria in three components', async () => {
    const report = await text('pd-losses', '--shares', '3/5:2/5');
    expect(report).toContain('Infinitely many equilibria');
    expect(report).toContain('seven extreme equilibria in three components');
    expect(report).toContain('Equilibria 1, 2, 3, 4 and 6 hang together (component 1). Between them are 2 sets');
    expect(report).toMatch(/\n +CC +1\/2 CD \+ 1\/2 DC \| +between -3\.2 and +-1\.6\n +1\/2 CD \+ 1\/2 DD \| +-2\.6\n/);
    expect(report).toContain('get up to 1.6 less and up to 0.05 more each than those of LLM 2');
  });
});

describe('other games', () => {
  test('majority coordination at .9: the same lottery for both, 34.6667 and 21.3333', async () => {
    expect(await text('majority-coordination', '--shares', '.9:.1')).toMatch(
      /\n +1\/2 000 \+ 1\/2 111 +1\/2 000 \+ 1\/2 111 +34\.6667 +21\.3333 +93\.6 +6\.4\n/,
    );
  });

  test('three LLMs: all six pure equilibria of the heist, and what that does not prove', async () => {
    const report = await text('heist', '--shares', '.8:.1:.1,.1:.8:.1,.1:.1:.8');
    expect(report).toContain('Six equilibria without lotteries, and no other such one');
    expect(report).toContain('There may be more with lotteries; --find isolated or --find one looks for them.');
    expect(report).toMatch(/\n +1 +0\.6142 +-1\.2018 +0\.4966 /);
    expect(report).toContain('Who gains from size: nobody, the LLMs have equally many clients.');
    const one = await text('heist', '--shares', '.8:.1:.1,.1:.8:.1,.1:.1:.8', '--find', 'one');
    expect(one).toContain('One equilibrium (an equilibrium is advice');
    expect(one).toContain('there may be others. It is numerical');
    const none = await text('matching-pennies', '--shares', '1:0:0,0:.5:.5');
    expect(none).toContain('No equilibrium without lotteries');
    expect(await text('pd-losses', '--shares', '.8:.1:.1', '--find', 'isolated')).toMatch(/isolated equilibri/);
  });

  test('an LLM in a single shared role does not see it', async () => {
    const report = await text('pd-losses', '--shares', '.8:.2,0:1', '--llms', 'A,B');
    expect(report).toContain('so A never learns that of Player 1. What an LLM cannot see it cannot punish');
    expect(report).toContain('the roles are part of the difference');
    expect((await json('pd-losses', '--shares', '.8:.2,0:1')).observability).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  test('a single LLM', async () => {
    expect(await text('stag-hunt', '--shares', '1')).toContain('One LLM advises everybody');
  });

  test('too large for all equilibria: those without lotteries, or one', async () => {
    expect(await text('travellers-dilemma', '--shares', '.9:.1', '--find', 'pure')).toMatch(
      /\n +\(10, 10\) +\(9, 9\) +9\.7 +10\.8 /,
    );
    expect((await json('von-stengel-6x6', '--shares', '.9:.1', '--find', 'one')).equilibria[0].regret).toBeLessThan(
      1e-6,
    );
  });
});

describe('scenario files', () => {
  test('a game file is looked for beside the scenario', async () => {
    mkdirSync(join(folder, 'games'));
    const { stdout } = await runInMemory(['convert', 'pd-losses', '--to', 'nfg']);
    file('games/mine.nfg', stdout);
    const path = file('scenario.json', {
      game: 'games/mine.nfg',
      llms: ['large', 'small'],
      shares: [
        [0.9, 0.1],
        ['9/10', '1/10'],
      ],
    });
    expect(await json(path)).toMatchObject({ llms: ['large', 'small'], equilibria: [{ averages: [-2.3, -0.4] }] });
    expect((await json(path, '--shares', '.5:.5')).equilibria).toHaveLength(3);
    expect((await json(path, '--llms', 'big,tiny')).llms).toEqual(['big', 'tiny']);
  });

  test('from standard input, with the game in it; and a game file with --shares', async () => {
    const game = { actions: [['a', 'b'], ['c']], payoffs: [[[1, 2]], [[3, '1/3']]] };
    const scenario = JSON.stringify({
      game,
      shares: [
        ['1/2', '1/2'],
        [1, 0],
      ],
    });
    expect(await runInMemory(['metagame', 'solve', '-'], scenario)).toMatchObject({ code: 0 });
    expect(await solve(file('game.json', game), '--shares', '1:0,1/2:1/2')).toMatchObject({ code: 0 });
  });

  test.each([
    ['{ "game": "pd-losses" }', ':1:1: expected the key "shares", found an object without it'],
    [
      '{ "game": "pd-losses",\n "shares": [[0.9, 0.05], [0.5, 0.5]] }',
      ':2:13: expected shares of role "Player 1" with sum 1, found sum 0.95',
    ],
    ['{ "game": "pd-losses", "shares": [[1.5, -0.5], [0.5, 0.5]] }', ':1:36: expected a share: a number in [0, 1]'],
    ['{ "game": "pd-losses", "shares": [[1, 0], [1, 0]] }', 'expected clients for every LLM, found none for "LLM 2"'],
    ['{ "game": "pd-losses", "shares": [[1, 0]] }', 'expected 2 rows of shares, one per role'],
    [
      '{ "game": { "actions": [["a"]], "payoffs": [[1]] }, "shares": [[1]] }',
      'expected a game with at least two roles',
    ],
    ['{ "game": { "actions": [["a"], ["b"]] }, "shares": [[1], [1]] }', 'expected the key "payoffs"'],
    ['{ "game": "gone.json", "shares": [[1], [1]] }', 'found "gone.json" (no such file or directory)'],
    ['{ "game": ".", "shares": [[1], [1]] }', 'found "." (it is not a file)'],
    [
      '{ "game": "pd-losses", "shares": [["p", "1-p"], ["p", "1-p"]], "sweep": { "from": 0, "to": 1 } }',
      'expected fixed shares, found a sweep; "folkways metagame sweep" answers it',
    ],
  ])('%s', async (content, line) => {
    const path = file('wrong.json', content);
    const run = await solve(path);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^folkways: [^\n]+\n$/);
    expect(run.stderr.startsWith(`folkways: ${path}:`)).toBe(true);
    expect(run.stderr).toContain(line);
  });
});

describe('what cannot be answered', () => {
  test.each([
    [['pd-losses'], 'expected a scenario file or the option --shares'],
    [['pd-losses', '--shares', '.9:.2'], '(role "Player 1") expected shares with sum 1, got 1.1'],
    [
      ['pd-losses', '--shares', '.5:.5,-.1:1.1'],
      '(role "Player 2"), share of "LLM 1", expected a number in [0, 1], got -.1',
    ],
    [['pd-losses', '--shares', '1.5:-.5'], 'expected a number in [0, 1], got 1.5'],
    [['pd-losses', '--shares', '.9:.1,.9'], '(role "Player 2") expected 2 shares, one per LLM, got 1'],
    [['heist', '--shares', '.9:.1,.9:.1'], 'expected 3 rows, one per role, got 2'],
    [['pd-losses', '--shares', '1:0'], 'expected clients for every LLM, got none for "LLM 2"'],
    [['pd-losses', '--shares', 'p:1-p'], 'expected a number or a fraction, got "p"'],
    [['pd-losses', '--shares', '.9:.1', '--llms', 'a'], '--llms: expected 2 names, one per share of a role, found 1'],
    [['pd-losses', '--shares', '.9:.1', '--llms', 'a,a'], 'expected different, non-empty names, got "a"'],
    [['pd-losses', '--shares', '.9:.1', '--find', 'some'], 'Allowed choices are pure, isolated, one'],
    [['no-such-game', '--shares', '.9:.1'], 'expected a game of the catalogue or a file, found "no-such-game"'],
    [
      ['von-stengel-6x6', '--shares', '.9:.1'],
      '(36 x 36 combinations of actions to advise) may take 1.29e+14 steps, above the limit of 1,000,000; --find pure lists',
    ],
    [
      ['travellers-dilemma', '--shares', '.8:.1:.1'],
      'has 1,594,323 payoffs (81 x 81 x 81 combinations of actions to advise), above the limit of 1,048,576; utilities, bestReply and structuredMetaGame',
    ],
  ])('%j', async (argv, line) => {
    const run = await solve(...argv);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^folkways: [^\n]+\n$/);
    expect(run.stderr).toContain(line);
  });

  test('a game of one role', async () => {
    const run = await runInMemory(['metagame', 'solve', '-', '--shares', '1'], 'NFG 1 R "Alone" { "Me" } { 3 } 1 5 2');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('expected at least two roles, got 1');
  });

  test('any text as shares is an answer or one line', async () => {
    const part = fc.oneof(
      fc.constantFrom('.9', '.1', '1/2', '1', '0', 'p', '-', '1e9', ''),
      fc.string({ maxLength: 6 }),
    );
    const shares = fc.array(fc.array(part, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(shares, fc.constantFrom('solve', 'sweep'), async (rows, command) => {
        const given = rows.map((row) => row.join(':')).join(',');
        const { code, stdout, stderr } = await runInMemory(['metagame', command, 'pd-losses', `--shares=${given}`]);
        if (code === 0) {
          expect(stderr).toBe('');
          return;
        }
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(/^folkways: [^\n]+\n$/);
      }),
      { numRuns: cases(80, 5000) },
    );
  });
});
