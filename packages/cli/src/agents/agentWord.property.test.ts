/**
 * Whatever word stands for an agent, the answer is a match or one line of complaint.
 */
import { anyText, cases } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'psbr',
      'scot',
      'expected',
      'habit',
      'tft',
      'grudger',
      'menu',
      'script',
      'automaton',
      'llm',
      'llm:base',
      'llm:psbr',
      'haze',
      'review',
    ),
  },
  { weight: 4, arbitrary: fc.constantFrom(':', ':', ',', '=', '=') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'prior',
      'expect',
      'horizon',
      'discount',
      'payoffs',
      'tie',
      'sampling',
      'strength',
      'lookahead',
      'sequence',
      'after',
      'maximize',
      'probe',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '0',
      '1',
      '.9',
      '1/2',
      '1e9',
      '-1',
      'NaN',
      'sample',
      'commit',
      'first',
      '__proto__',
      'A.B',
      'punish',
      'min',
    ),
  },
  { weight: 1, arbitrary: anyText(6).filter((text) => !/[/.]/.test(text)) },
);
const word = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join('')),
  fc
    .tuple(
      fc.constantFrom('psbr', 'expected', 'scot', 'habit', 'psbr-myopic'),
      fc.constantFrom(
        'prior',
        'expect',
        'horizon',
        'discount',
        'temperature',
        'recency',
        'payoffs',
        'tie',
        'strength',
        'rollouts',
      ),
      fc.constantFrom('0', '1', '2', '.9', '-1', '1e400', 'uniform', 'sample', 'mean', 'tft', 'last', ''),
    )
    .map(([kind, key, value]) => `${kind}:${key}=${value}`),
);

/** The first has strategies of its own; those of the others are generated anew for each match. */
const anyGame = fc.oneof(
  { weight: 16, arbitrary: fc.constant('prisoners-dilemma') },
  { weight: 3, arbitrary: fc.constant('chicken') },
  { weight: 1, arbitrary: fc.constant('restart-table-1') },
);

test('any word', async () => {
  const counts = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(word, anyGame, async (agent, game) => {
      const run = await runInMemory(['agents', 'play', game, `--p1=${agent}`, '--p2', 'uniform', '--rounds', '3']);
      expect([0, 2]).toContain(run.code);
      counts[run.code === 0 ? 'read' : 'refused']++;
      if (run.code === 0) expect(run.stdout).not.toMatch(/NaN|undefined|Infinity/);
      else {
        expect(run.stdout).toBe('');
        expect(run.stderr).toMatch(/^folkways: [^\n]+\n$/);
        expect(run.stderr).not.toMatch(/\bat .*\.[jt]s:\d+|undefined|\[object/);
      }
    }),
    { numRuns: cases(150, 100_000) },
  );
  console.log(
    `fuzz: agent words: ${counts.read + counts.refused} cases: read ${counts.read}, refused ${counts.refused}`,
  );
});
