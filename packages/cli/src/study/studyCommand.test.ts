/**
 * `folkways study`, on games whose answers are known.
 */
import { describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

/** On a busy machine a log hears of progress. */
const answered = { code: 0, stderr: expect.stringMatching(/^(folkways: \d of 6 parts of the study\n)*$/) };
const text = async (argv: readonly string[], stdin?: string) => {
  const run = await runInMemory(['study', ...argv], stdin);
  expect(run).toMatchObject(answered);
  return run.stdout.replaceAll(/\n(?=\S)/g, ' ');
};
const json = async (argv: readonly string[], stdin?: string) => {
  const run = await runInMemory(['study', ...argv, '--json'], stdin);
  expect(run).toMatchObject(answered);
  return JSON.parse(run.stdout);
};

const HUGE =
  '{ "actions": [["C", "D"], ["C", "D"]], "payoffs": [[[9007199254740993, 9007199254740993], [0, 9007199254740999]], [[9007199254740999, 0], [1, 1]]] }';

describe('the prisoner’s dilemma', () => {
  test('in words', async () => {
    const report = await text(['prisoners-dilemma']);
    expect(report).toMatch(
      /^Study of "Prisoner's dilemma", from [^.]*, entry prisoners-dilemma\.\n IN SHORT\n Played once: /,
    );
    expect(report).toContain('F is a strictly dominant action for both');
    expect(report).toContain(
      'only pure Nash equilibrium (an outcome at which no player gains by changing alone) is (F, F)',
    );
    expect(report).toContain(
      'Both would get more at (J, J), which pays 3, 3, yet there Player 1 and Player 2 would gain',
    );
    expect(report).toContain('No other equilibrium exists, mixed ones included.');
    expect(report).toContain('It works when the next round counts at least 2/5 as much as this one');
    expect(report).toContain('F once, then J for ever. Each partner gives up 3 in all');
    expect(report).toContain('folkways study prisoners-dilemma --html study.html');
    expect(report).not.toContain('npm run');
  });

  test('for a newcomer: how to study another game', async () => {
    const report = await text(['prisoners-dilemma', '--newcomer']);
    expect(report).toContain('npm run --silent folkways -- study stag-hunt');
    expect(report).toContain('npm run --silent folkways -- convert prisoners-dilemma my-game.json');
  });

  test('for programs', async () => {
    expect(await json(['prisoners-dilemma'])).toMatchObject({
      source: { name: 'prisoners-dilemma', format: 'catalog' },
      game: {
        payoffs: [
          [
            [3, 3],
            [-5, 5],
          ],
          [
            [5, -5],
            [0, 0],
          ],
        ],
      },
      once: {
        dominance: [
          { dominant: { action: 'F', kind: 'strict' }, dominated: [{ action: 'J', by: 'F', kind: 'strict' }] },
          { dominant: { action: 'F', kind: 'strict' } },
        ],
        pureEquilibria: [{ profile: ['F', 'F'], payoffs: ['0', '0'], strict: true }],
      },
      repeated: {
        minmax: [
          { player: 'Player 1', lower: 0, upper: 0 },
          { player: 'Player 2', lower: 0, upper: 0 },
        ],
        grimTrigger: { target: ['J', 'J'], punishment: ['F', 'F'], exact: '2/5' },
      },
      hazing: { applies: true, status: 'optimal', totalHazing: 3 },
    });
  });
});

describe('games a reader may bring', () => {
  test('one player', async () => {
    const report = await text(['-'], 'NFG 1 R "Alone" { "Me" } { 3 } 1 5 2');
    expect(report).toContain('One player, Me, chooses among three actions.');
    expect(report).toContain('This game is not one of them: it has one player.');
  });

  test('players with different actions, in a file with spaces in its name', async () => {
    const report = await text(['-'], 'NFG 1 R "x" { "a" "b" } { 2 3 } 1 1 2 2 3 3 4 4 5 5 6 6');
    expect(report).toContain('a has two actions and b has three actions.');
    expect(report).toContain('a and b have different actions');
    expect(report).toContain('folkways study GAME --json');
  });

  test('too many outcomes to print', async () => {
    const nfg = `NFG 1 R "big" { "a" "b" } { 30 30 } ${'1 1 '.repeat(900)}`;
    const report = await text(['-'], nfg);
    expect(report).toContain('900 possible outcomes, too many to print');
    expect(report).toContain('900 pure Nash equilibria');
    expect(report).toContain('and 888 more, which --json lists.');
    expect((await json(['-'], nfg)).once.pureEquilibria).toHaveLength(900);
  });

  test('payoffs beyond 2^53: exact in the table, and an honest word on hazing', async () => {
    const report = await text(['-'], HUGE);
    expect(report).toContain('9,007,199,254,740,993');
    expect(report).toContain('D is a strictly dominant action for both');
    expect(await json(['-'], HUGE)).toMatchObject({ hazing: { applies: expect.any(Boolean) } });
  });

  test('weak dominance', async () => {
    const report = await text(['promo']);
    expect(report).toContain('P is a weakly dominant action for both');
    expect(await text(['moulin-vial'])).toContain('Player 1 should never play 3: 1 pays more whatever the other does.');
  });
});
