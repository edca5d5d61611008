import { catalog, randomStream } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { bestReply } from '../../model/bestReply.js';
import { metaGame } from '../../model/metaGame.js';
import type { Protocol } from '../protocol.js';
import { jointDeviation } from './jointDeviation.js';

const dilemma = metaGame({ game: catalog['pd-losses'], shares: [[0.4, 0.4, 0.2], [0.4, 0.4, 0.2]] }); // biome-ignore format: a matrix
const profile = [[0, 0], [0, 0], [0, 0]]; // biome-ignore format: a profile
const defect = [1, 1];
const protocol: Protocol = {
  schedule: [{ profile, periods: 10 }],
  tolerance: 2,
  punishment: { periods: 20, punishers: [0, 1, 2].map((l) => [0, 1, 2].map((q) => (q === l ? null : defect))) },
  probe: 0.05,
};

describe('jointDeviation', () => {
  test('one period by hand: what two LLMs take from the third', () => {
    const { oneShot } = jointDeviation(dilemma, protocol, {
      llms: [0, 1],
      periods: 10,
      runs: 2,
      rng: randomStream(1, 0),
    });
    const [{ gain, gains, replies }] = oneShot;
    // Together they have .8 of each role. With d of each role defecting a cooperator gets -2 (1 - d) - 5 d and a defector -4 d, so the pair sums
    // 2 ((.8 - d) (-2 - 3 d) - 4 d^2): -3.2 at d = 0, -3.68 at .4, -5.12 at .8. In one role only, d of it against a cooperating other:
    // (.8 - d) (-2) + 0 + .8 (-2 - 3 d) = -3.2 - .4 d, never better either. Nothing is gained.
    expect(gain).toBeCloseTo(0, 12);
    expect(gains[0] + gains[1]).toBeCloseTo(gain, 12);
    expect(replies).toEqual([[0, 0], [0, 0]]); // biome-ignore format: a profile
  });

  test('the heist: a pair is as good as one LLM with the clients of both', () => {
    const heist = metaGame({ game: catalog.heist, shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] }); // biome-ignore format: a matrix
    const punishers = [[null, [0, 1, 0], [0, 1, 0]], [[0, 0, 1], null, [0, 0, 1]], [[1, 0, 0], [1, 0, 0], null]]; // biome-ignore format: profiles
    const blame = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]; // biome-ignore format: a profile
    const rules = { ...protocol, schedule: [{ profile: blame, periods: 10 }], punishment: { periods: 4, punishers } };
    const { oneShot, measured, measuredSum, evidenceOnly } = jointDeviation(heist, rules, {
      llms: [0, 1],
      periods: 2000,
      runs: 12,
      rng: randomStream(7, 0),
    });
    const merged = metaGame({ game: catalog.heist, shares: [[0.9, 0.1], [0.9, 0.1], [0.2, 0.8]] }); // biome-ignore format: a matrix
    // the sum is multilinear in what the pair's clients of each role do, so a pure reply of all of them is best
    expect(oneShot[0].gain).toBeCloseTo(bestReply(merged, blame.slice(0, 2), 0).gain, 12);
    expect(oneShot[0].gain).toBeGreaterThan(0.7);
    expect(measured[0].mean + measured[1].mean).toBeCloseTo(measuredSum.mean, 12);
    expect(measuredSum.lower).toBeLessThan(measuredSum.upper);
    expect(evidenceOnly).toBe(true);
  });

  test('without probes nothing is random and the interval is a point; one LLM is no pair', () => {
    const silent = { ...protocol, probe: 0 };
    const { measuredSum } = jointDeviation(dilemma, silent, {
      llms: [0, 2],
      kinds: ['full', 'full'],
      periods: 200,
      runs: 3,
      rng: randomStream(3, 0),
    });
    expect(measuredSum.upper - measuredSum.lower).toBeLessThan(1e-12);
    expect(() => jointDeviation(dilemma, silent, { llms: [1, 1], rng: randomStream(1, 0) })).toThrow(
      '"llms" expected two different LLMs, got 1 twice',
    );
  });
});
