import { catalog, SizeError } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import type { Protocol } from '../protocol.js';
import { deviationGain } from './deviationGain.js';

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

  test('says its size before it starts', () => {
    const huge = { ...protocol, schedule: [{ ...protocol.schedule[0], periods: 2_157_431 }], tolerance: 8143 };
    expect(() => deviationGain(meta, huge, { oneMinusDiscount: 1e-9 })).toThrow(SizeError);
    expect(() => deviationGain(meta, huge, { oneMinusDiscount: 1e-9 })).toThrow(
      'has 17572275495 states, over the limit',
    );
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
