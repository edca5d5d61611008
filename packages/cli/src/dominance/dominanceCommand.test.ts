/**
 * `folkways dominance`.
 */
import { expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

test('the prisoner’s dilemma: one round', async () => {
  const { stdout } = await runInMemory(['dominance', 'prisoners-dilemma', '--json']);
  expect(JSON.parse(stdout)).toEqual({
    kind: 'strict',
    by: 'pure',
    steps: [
      { round: 1, player: 'Player 1', action: 'J', dominatedBy: [{ action: 'F', probability: '1' }] },
      { round: 1, player: 'Player 2', action: 'J', dominatedBy: [{ action: 'F', probability: '1' }] },
    ],
    survivors: [
      { player: 'Player 1', actions: ['F'] },
      { player: 'Player 2', actions: ['F'] },
    ],
  });
});

test('travellers: weak elimination goes down to the lowest claim, strict elimination nowhere', async () => {
  const weak = await runInMemory(['dominance', 'travellers-dilemma', '--weak']);
  expect(weak.stdout).toContain('one outcome, (2, 2)');
  const strict = await runInMemory(['dominance', 'travellers-dilemma']);
  expect(strict.stdout).toContain('No action is strictly dominated.');
});

test('an action that only a mixture dominates', async () => {
  // The middle row is worse than half of each of the others.
  const nfg = 'NFG 1 R "" { "a" "b" } { { "T" "M" "B" } { "L" "R" } } 4 0 1 0 0 0 0 0 1 0 4 0';
  expect((await runInMemory(['dominance', '-'], nfg)).stdout).toContain('No action is strictly dominated.');
  expect((await runInMemory(['dominance', '-', '--mixed'], nfg)).stdout).toMatch(
    /^ +1 +a +M +T \(1\/2\), B \(1\/2\)$/m,
  );
});

test('--weak and --mixed contradict each other', async () => {
  const run = await runInMemory(['dominance', 'chicken', '--weak', '--mixed']);
  expect(run).toMatchObject({ code: 2, stdout: '' });
});
