import { catalog, randomStream } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import type { Protocol } from '../protocol.js';
import { ClientPopulation } from './clientPopulation.js';
import { detectionRates } from './detectionRates.js';
import { type Deviator, deviator } from './deviator.js';
import { leastPopulation, samplingDeviations } from './leastPopulation.js';
import type { ReviewState } from './reviewState.js';
import { simulatePopulation } from './simulatePopulation.js';

const meta = metaGame({ game: catalog.heist, shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] }); // biome-ignore format: a matrix
const protocol: Protocol = {
  schedule: [{ profile: [[0, 0, 0], [0, 0, 0], [0, 0, 0]], periods: 20 }], // biome-ignore format: a matrix
  tolerance: 3,
  punishment: {
    periods: 12,
    punishers: [[null, [0, 1, 0], [0, 1, 0]], [[0, 0, 1], null, [0, 0, 1]], [[1, 0, 0], [1, 0, 0], null]], // biome-ignore format: a matrix
  },
  probe: 0.05,
};

describe('ClientPopulation', () => {
  test('estimates are unbiased with the predicted spread, payoffs average to the utilities', () => {
    const clients = 2000;
    const population = new ClientPopulation(meta, clients);
    const roles = [Float64Array.of(0.7, 0.3), Float64Array.of(0.5, 0.5), Float64Array.of(1, 0)];
    const played = [[0, 1, 0], { kind: 'split' as const, roles }, [1, 1, 0]];
    const rng = randomStream(1, 0);
    const rounds = 300;
    const exact = utilities(meta, played);
    const mean = new Float64Array(3);
    const seen: number[] = [];
    for (let n = 0; n < rounds; n++) {
      const { estimates, payoffs } = population.play(played, rng);
      payoffs.forEach((payoff, j) => {
        mean[j] += payoff / rounds;
      });
      seen.push(estimates[0][1][1]); // LLM 0 on the burglars' action 1: .1 own + .8 * .5 + .1
    }
    mean.forEach((payoff, j) => {
      expect(Math.abs(payoff - exact[j])).toBeLessThan(0.01);
    });
    const average = seen.reduce((sum, x) => sum + x, 0) / rounds;
    const spread = Math.sqrt(seen.reduce((sum, x) => sum + (x - average) ** 2, 0) / rounds);
    const predicted = samplingDeviations(meta)[0][1] / Math.sqrt(clients);
    expect(Math.abs(average - 0.6)).toBeLessThan((5 * predicted) / Math.sqrt(rounds));
    expect(spread).toBeLessThan(predicted * 1.1);
    expect(spread).toBeGreaterThan(predicted * 0.3); // sampling without replacement, and h (1 - h) below 1/4
  });
});

describe('simulatePopulation', () => {
  test('honest play stays in phase 1; an open deviator is found and punished', () => {
    const honest = simulatePopulation(meta, protocol, { clients: 5000, periods: 200, rng: randomStream(2, 0) });
    expect([...honest.excesses]).toEqual([0, 0, 0]);
    expect(honest.disagreements).toBe(0);
    const base = deviator(meta, protocol, 2, 'full');
    const bold = { ...base, choose: (state: Parameters<typeof base.choose>[0]) => (state.kind === 'review' ? 0 : -1) };
    const found = simulatePopulation(meta, protocol, {
      clients: 5000,
      periods: 200,
      rng: randomStream(2, 1),
      deviators: [bold],
    });
    expect(found.punishments[2]).toBeGreaterThan(0);
    expect(found.firstPunished[2]).toBe(59); // as with a continuum: three blocks
  });

  test('too few clients: the message says how many it takes', () => {
    const { clients } = leastPopulation(meta);
    expect(clients).toBeGreaterThan(2000);
    expect(clients).toBeLessThan(5000);
    expect(() => simulatePopulation(meta, protocol, { clients: 300, periods: 10, rng: randomStream(1, 0) })).toThrow(
      `"clients" expected at least ${clients} per role`,
    );
  });
});

describe('detection in a finite population', () => {
  test('full and stealthy deviators are attributed, an honest population accuses nobody', () => {
    const clients = 3000;
    const runsOf = (deviators: Deviator[]) =>
      Array.from({ length: 3 }, (_, run) =>
        simulatePopulation(meta, protocol, { clients, periods: 250, rng: randomStream(5, run), deviators }),
      );
    const bold = (kind: 'full' | 'stealth'): Deviator => {
      const base = deviator(meta, protocol, 2, kind);
      const choose = (state: ReviewState) => (state.kind === 'review' && state.phase === 2 ? 0 : base.choose(state, 0));
      return { ...base, choose };
    };
    expect(detectionRates(runsOf([bold('full')]), 2).attributed.rate).toBe(1);
    expect(detectionRates(runsOf([bold('stealth')]), 2).attributed.rate).toBeGreaterThan(0.5);
    for (const { excesses, disagreements } of runsOf([])) {
      expect([...excesses]).toEqual([0, 0, 0]);
      expect(disagreements).toBeLessThanOrEqual(3); // a probe at the allowance now and then looks like an excess to one of them
    }
  });

  test('a deviator at the threshold makes LLMs disagree on the public state', () => {
    const clients = 3000;
    const { threshold } = simulatePopulation(meta, protocol, { clients, periods: 1, rng: randomStream(6, 0) });
    const disagreements = [0.96, 0.97, 0.98, 0.99].map((part) => {
      const mass = (part * threshold) / 0.8; // its share of the drivers
      const borderline = deviator(meta, protocol, 2, 'borderline', { mass });
      const options = { clients, periods: 150, rng: randomStream(6, 1), deviators: [borderline] };
      return simulatePopulation(meta, protocol, options).disagreements;
    });
    expect(Math.max(...disagreements)).toBeGreaterThan(1);
  });
});
