import { catalog, SizeError, symmetricGame } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { claimRegion } from './claimRegion.js';
import { shareSweep } from './shareSweep.js';
import { sweepSeries } from './sweepSeries.js';

const game = catalog['pd-losses'];
const input = {
  game,
  shares: [
    ['p', '1-p'],
    ['p', '1-p'],
  ],
  from: '1/2',
  to: 1,
};

describe('shareSweep', () => {
  test('understands another parameter, decimals, parentheses and divisions', () => {
    const shares = [
      ['(1 + s)/2', '0.5 - s * 0.5'],
      ['1 - (1 - s)/2', '(1-s)/2'],
    ];
    const { breakpoints } = shareSweep({ ...input, shares, parameter: 's', from: 0, to: 1 });
    expect(breakpoints.map(({ at }) => String(at.lower))).toEqual(['1/5', '1/3']);
  });

  test('one role that moves while the other stays', () => {
    const shares = [
      ['p', '1-p'],
      ['9/10', '1/10'],
    ];
    const { cells, complete } = shareSweep({ ...input, shares, from: 0, to: 1 });
    expect(complete).toBe(true);
    expect(String(cells[0].from.lower)).toBe('0');
    expect(String(cells.at(-1)!.to.upper)).toBe('1');
  });

  test.each([
    [
      {
        shares: [
          ['p', 'p'],
          ['p', '1-p'],
        ],
      },
      '"shares[0]" (role "Player 1") expected shares with sum 1, got 0 + 2 p',
    ],
    [
      {
        shares: [
          ['p*p', '1-p'],
          ['p', '1-p'],
        ],
      },
      '"shares[0][0]" expected an expression linear in p, got "p*p"',
    ],
    [
      {
        shares: [
          ['q', '1-p'],
          ['p', '1-p'],
        ],
      },
      '"shares[0][0]" expected an expression linear in p, got "q"',
    ],
    [{ to: 2 }, '"shares[0][0]" expected a number in [0, 1] from 1/2 to 2, got 2'],
    [{ from: 1 }, '"from" expected a value below "to", got 1 and 1'],
    [
      {
        shares: [
          ['p', '(1-p)/2', '(1-p)/2'],
          ['p', '(1-p)/2', '(1-p)/2'],
        ],
      },
      '"shares" expected two LLMs, got 3',
    ],
  ])('refuses %j', (change, message) => {
    expect(() => shareSweep({ ...input, ...change })).toThrow(new RangeError(`shareSweep: ${message}`));
  });

  test('a game that is too large is refused before anything is computed, with its size', () => {
    const names = Array.from({ length: 30 }, (_, a) => `${a}`);
    const game = symmetricGame(names.map((_, a) => names.map((_, b) => (a * 7 + b * 3) % 11)));
    const sweep = () => shareSweep({ ...input, game });
    expect(sweep).toThrow(SizeError);
    expect(sweep).toThrow(
      'shareSweep: the meta-game has 1620000 payoffs (2 LLMs, 900 x 900 meta-actions), over the limit of 1048576',
    );
  });

  test('stops when told, and says that it did', () => {
    const stopped = shareSweep({ ...input, signal: { aborted: true } });
    const { complete, notes, effects } = stopped;
    expect(complete).toBe(false);
    expect(effects).toEqual([]);
    expect(() => claimRegion(stopped, [1, -1])).toThrow(
      new RangeError('claimRegion: "sweep" expected a complete sweep, got one that was stopped'),
    );
    expect(notes).toEqual(['stopped before the end: there are gaps between the cells listed, marked as breakpoints']);
  });

  test('lines and bars to draw', () => {
    const { lines, bars } = sweepSeries(shareSweep(input), { points: 3 });
    const last = lines.at(-1)!;
    expect([last.llm, last.cell]).toEqual([1, 2]);
    expect(last.points.map(([p, average]) => [p.toFixed(4), average.toFixed(4)])).toEqual([
      ['0.6667', '-1.3333'],
      ['0.8333', '-0.6667'],
      ['1.0000', '0.0000'],
    ]);
    expect(bars.some(({ llm, at, lower, upper }) => llm === 0 && at === 0.6 && upper - lower > 0.59)).toBe(true);
  });
});
