import { catalog, randomStream } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import type { Protocol } from '../protocol.js';
import { expectedDetection } from '../sustain/expectedDetection.js';
import { detectionRates, proportion } from './detectionRates.js';
import { deviator } from './deviator.js';
import { nextReview, type ReviewState, reviewStart } from './reviewState.js';
import { continuumSimulator, simulateContinuum } from './simulateContinuum.js';

const meta = metaGame({ game: catalog.heist, shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] }); // biome-ignore format: a matrix
const profile = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]; // biome-ignore format: a matrix
const punishers = [[null, [0, 1, 0], [0, 1, 0]], [[0, 0, 1], null, [0, 0, 1]], [[1, 0, 0], [1, 0, 0], null]]; // biome-ignore format: a matrix
const protocol = (periods: number, tolerance: number, K: number, probe: number): Protocol => ({
  schedule: [{ profile, periods }],
  tolerance,
  punishment: { periods: K, punishers },
  probe,
});
/** 99.9 % over all comparisons in this file: 0.001 / 12, two-sided. */
const Z = 4;
const RUNS = 1000;

describe('simulated frequencies agree with the exact chain over 1,000 runs', () => {
  test('T = 1, honest: punishments per block', () => {
    const rules = protocol(1, 0, 1, 0.1);
    let [blocks, punished] = [0, 0];
    const total = new Float64Array(3);
    const play = continuumSimulator(meta, rules);
    for (let run = 0; run < RUNS; run++) {
      const result = play({ periods: 200, rng: randomStream(1, run) });
      blocks += result.blocks;
      punished += result.punishments[0];
      expect([...result.excesses]).toEqual([0, 0, 0]);
      result.averages.forEach((average, j) => {
        total[j] += average / RUNS;
      });
    }
    const { lower, upper } = proportion(punished, blocks, Z);
    expect(lower).toBeLessThan(0.1 * (7 / 8));
    expect(upper).toBeGreaterThan(0.1 * (7 / 8));
  });

  test.each([
    ['T = 1', protocol(1, 0, 1, 0.1)],
    ['T = 20', protocol(20, 3, 12, 0.05)],
  ])('%s, full deviators: mean time to punishment and wrong punishments', (_, rules) => {
    expectedDetection(meta, rules).forEach(({ llm, periods, wrongPunishments }) => {
      const times: number[] = [];
      const wrong: number[] = [];
      // a deviator that never stops: it is punished in its own phase
      const base = deviator(meta, rules, llm, 'full');
      const bold = { ...base, choose: (state: ReviewState) => (state.kind === 'review' ? 0 : -1) };
      const play = continuumSimulator(meta, rules, [bold]);
      for (let run = 0; run < RUNS; run++) {
        const { firstPunished, events } = play({ periods: 1000, rng: randomStream(2, run), maxEvents: 200 });
        expect(firstPunished[llm]).toBeGreaterThanOrEqual(0);
        times.push(firstPunished[llm] + 1);
        wrong.push(
          events.filter(({ kind, period, llm: l }) => kind === 'punishment' && l !== llm && period < firstPunished[llm])
            .length,
        );
      }
      for (const [sample, expected] of [
        [times, periods],
        [wrong, wrongPunishments],
      ] as const) {
        const mean = sample.reduce((sum, x) => sum + x, 0) / RUNS;
        const variance = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (RUNS - 1);
        expect(Math.abs(mean - expected)).toBeLessThanOrEqual(Z * Math.sqrt(variance / RUNS) + 1e-9);
      }
    });
  });
});

describe('deviators', () => {
  test('framing has others punished and is exposed in the end; stealth needs a probe', () => {
    const rules = protocol(20, 3, 12, 0.05);
    const runsOf = (kind: 'framing' | 'stealth' | 'full') =>
      Array.from({ length: 50 }, (_, run) =>
        simulateContinuum(meta, rules, {
          periods: 2000,
          rng: randomStream(3, run),
          deviators: [deviator(meta, rules, 2, kind)],
        }),
      );
    expect(detectionRates(runsOf('framing'), 2).misattributed.rate).toBeGreaterThan(0.5);
    expect(detectionRates(runsOf('stealth'), 2).detected.rate).toBe(1);
    const openly = detectionRates(runsOf('full'), 2);
    expect(openly.detected.rate).toBe(1);
    expect(openly.misattributed.rate).toBe(0);
  });

  test('two deviators at once are measured, not guaranteed', () => {
    const rules = protocol(20, 3, 12, 0.05);
    const deviators = [deviator(meta, rules, 0, 'adaptive'), deviator(meta, rules, 2, 'stealth')];
    const result = simulateContinuum(meta, rules, { periods: 5000, rng: randomStream(4, 0), deviators });
    expect(result.excesses.reduce((sum, n) => sum + n)).toBeGreaterThan(0);
    expect([...result.averages].every(Number.isFinite)).toBe(true);
  });
});

describe('nextReview', () => {
  const rules = { llms: 3, blockLength: 2, punishmentLength: 2, tolerance: 0, endOnExcess: false };
  const seen = { discrepant: true, excess: false };
  test('excess wraps to the first LLM at the end of the block, or at once', () => {
    const excess = nextReview(reviewStart(2), { discrepant: true, excess: true }, rules);
    expect(excess).toEqual({ kind: 'review', phase: 2, position: 1, discrepant: 1, excess: true });
    expect(nextReview(excess, { discrepant: false, excess: false }, rules)).toEqual(reviewStart(0));
    expect(nextReview(reviewStart(2), { discrepant: true, excess: true }, { ...rules, endOnExcess: true })).toEqual(
      reviewStart(0),
    );
  });
  test('too many discrepancies lead to punishment and back', () => {
    const half = nextReview(reviewStart(1), seen, rules);
    const punished = nextReview(half, { discrepant: false, excess: false }, rules);
    expect(punished).toEqual({ kind: 'punishment', phase: 1, remaining: 2 });
    expect(nextReview(nextReview(punished, seen, rules), seen, rules)).toEqual(reviewStart(1));
  });
});
