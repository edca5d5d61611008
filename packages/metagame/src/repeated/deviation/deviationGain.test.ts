import { bimatrixGame, catalog, SizeError } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import type { Protocol } from '../protocol.js';
import { deviationGain } from './deviationGain.js';
import { stealthPoints } from './deviationSize.js';
import { stealthDeviations } from './roleDeviations.js';

const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]] }); // biome-ignore format: a matrix
const protocol: Protocol = {
  schedule: [{ profile: [[0, 0], [0, 0]], periods: 10 }], // biome-ignore format: a profile
  tolerance: 2,
  punishment: { periods: 8, punishers: [[null, [1, 1]], [[1, 1], null]] }, // biome-ignore format: profiles
  probe: 0.05,
};

describe('deviationGain', () => {
  test('own phase in closed form: the tolerated deviations at once, or best replies and a punishment', () => {
    const eta = 0.01;
    const delta = 1 - eta;
    // LLM 2: scheduled -.4, best reply -.08, held down to -.8
    const light = -0.4 + (0.32 * (1 - delta ** 2)) / (1 - delta ** 10);
    const heavy = (-0.08 * (1 - delta ** 10) + delta ** 10 * (1 - delta ** 8) * -0.8) / (1 - delta ** 18);
    const [, small] = deviationGain(meta, protocol, { oneMinusDiscount: eta });
    expect(small.phases[1].best).toBeCloseTo(Math.max(light, heavy), 12);
    expect(heavy).toBeLessThan(light);
    const [, lenient] = deviationGain(
      meta,
      { ...protocol, punishment: { ...protocol.punishment, periods: 1 } },
      { oneMinusDiscount: eta },
    );
    const short = (-0.08 * (1 - delta ** 10) + delta ** 10 * (1 - delta) * -0.8) / (1 - delta ** 11);
    expect(lenient.phases[1].best).toBeCloseTo(short, 12);
  });

  test('a tolerance of a whole block never punishes, and the patient keep their digits', () => {
    const [, small] = deviationGain(meta, { ...protocol, tolerance: 10 }, { oneMinusDiscount: 1e-12 });
    expect(small.phases[1].best).toBeCloseTo(-0.08, 10);
    const [large] = deviationGain(meta, { ...protocol, probe: 0 }, { oneMinusDiscount: 1e-12 });
    expect(large.honest).toBeCloseTo(-3.6, 12);
  });

  test('one LLM alone has nobody to deceive', () => {
    const alone = metaGame({ game: catalog['pd-losses'], shares: [[1], [1]] }); // biome-ignore format: a matrix
    const single: Protocol = { ...protocol, schedule: [{ profile: [[0, 0]], periods: 1 }], tolerance: 0, punishment: { periods: 1, punishers: [[null]] }, probe: 0 }; // biome-ignore format: a protocol
    const [{ gain }] = deviationGain(alone, single, { oneMinusDiscount: 0.1 });
    expect(gain).toBeCloseTo(0, 12);
  });

  test('says its size, the limit and what would work before it starts', () => {
    const block = (periods: number, tolerance: number) => ({
      ...protocol,
      schedule: [{ ...protocol.schedule[0], periods }],
      tolerance,
    });
    const run = (huge: Protocol) => () => deviationGain(meta, huge, { oneMinusDiscount: 1e-9 });
    expect(run(block(2_157_431, 8143))).toThrow(SizeError);
    expect(run(block(2_157_431, 8143))).toThrow(
      'have 35144550990 states, over the limit of 134217728; a tolerance of at most 29 works',
    );
    expect(run(block(1e15, 8143))).toThrow('with tolerance 0 blocks of at most 33554432 periods work');
    expect(run(block(1e9, 0))).toThrow(SizeError);
  });

  test('punishments of any length cost nothing: K in the millions and beyond', () => {
    const gains = [1e6, 1e9, Number.MAX_SAFE_INTEGER].map((periods) =>
      deviationGain(
        meta,
        { ...protocol, punishment: { ...protocol.punishment, periods } },
        { oneMinusDiscount: 1e-3 },
      ).map(({ best }) => best),
    );
    gains.forEach((best) => {
      best.forEach((value, j) => {
        expect(value).toBeCloseTo(gains[0][j], 12); // (1 - 1e-3)^1e6 is 0 to double precision
      });
    });
  });

  test('a role of 20 actions is refused by a closed form, one of 5 is solved', () => {
    const wide = (n: number) => {
      const names = Array.from({ length: n }, (_, a) => `${a}`);
      const row = names.map((_, a) => [a, -a]);
      const game = bimatrixGame(row, row.map(([x, y]) => [y, x]), { actions: [names, ['l', 'r']] }); // biome-ignore format: a game
      return metaGame({ game, shares: [[0.5, 0.5], [0, 1]] }); // biome-ignore format: a matrix
    };
    const small: Protocol = {
      schedule: [{ profile: [[0, 0], [0, 0]], periods: 2 }], // biome-ignore format: a profile
      tolerance: 0,
      punishment: { periods: 2, punishers: [[null, [0, 0]], [[0, 0], null]] }, // biome-ignore format: profiles
      probe: 0.1,
    };
    const run = () => deviationGain(wide(20), small, { oneMinusDiscount: 0.1 });
    expect(run).toThrow(SizeError);
    expect(run).toThrow(
      /among the 20 actions of role "Player 1", over the limit of 1048576; roles of at most 10 actions work/,
    );
    expect(deviationGain(wide(5), small, { oneMinusDiscount: 0.1 })).toHaveLength(2);
  });

  test('the closed form bounds what is enumerated', () => {
    const pure = (n: number, a: number) => Float64Array.from({ length: n }, (_, b) => (a === b ? 1 : 0));
    const even = (n: number) => new Float64Array(n).fill(1 / n);
    for (const n of [1, 2, 3, 4, 5]) {
      for (const own of [pure(n, 0), even(n)]) {
        for (const reviewed of [pure(n, 0), pure(n, n - 1), even(n)]) {
          for (const cap of [0.1, 0.4, 1, 3]) {
            const found = stealthDeviations(own, reviewed, cap).length;
            expect(found).toBeLessThanOrEqual(stealthPoints(own, reviewed));
          }
        }
      }
    }
    expect(stealthPoints(pure(2, 0), pure(2, 0))).toBe(1 + 2 + 2 * 3 + 2 * 4); // counted by hand
  });

  test.each<[string, Partial<Protocol>, string]>([
    ['no schedule', { schedule: [] }, '"schedule" expected at least one entry'],
    ['a probe above 1', { probe: 1.5 }, '"probe" expected a number in [0, 1], got 1.5'],
    ['a negative tolerance', { tolerance: -1 }, '"tolerance" expected an integer'],
    ['a missing punisher', { punishment: { periods: 1, punishers: [[null, null], [null, null]] } }, '"punishment.punishers[0][1]" expected a meta-action, got null'], // biome-ignore format: a row
    ['no punishment', { punishment: { periods: 0, punishers: protocol.punishment.punishers } }, '"punishment.periods" expected an integer in [1'], // biome-ignore format: a row
    ['an unknown action', { schedule: [{ profile: [[0, 2], [0, 0]], periods: 1 }] }, '"schedule[0].profile[0][1]" expected an integer in [0, 1], got 2'], // biome-ignore format: a row
  ])('refuses %s in one line', (_, change, message) => {
    expect(() => deviationGain(meta, { ...protocol, ...change }, { oneMinusDiscount: 0.1 })).toThrow(message);
  });

  test.each([0, 1, Number.NaN])('refuses 1 - delta = %s', (oneMinusDiscount) => {
    expect(() => deviationGain(meta, protocol, { oneMinusDiscount })).toThrow(RangeError);
  });
});
