/**
 * Calibration and sampling distances against hand calculations, enumeration and simulation.
 */
import { randomStream, uniformReal } from '@folkways/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibration } from './calibration.js';
import { samplingDistance, totalVariation } from './samplingDistance.js';

describe('calibration', () => {
  it('by hand', () => {
    const result = calibration(
      [
        [1, 0],
        [0.5, 0.5],
        [0, 1],
      ],
      [0, 1, 0],
      { bins: 2 },
    );
    expect(result.brier).toBeCloseTo((0 + 0.5 + 2) / 3, 12);
    expect(result.logScore).toBeCloseTo((0 + Math.log(0.5) + Math.log(1e-6)) / 3, 12);
    // Below one half: two zeros, of which one happened. Above: 1, .5, .5, 1, of which two happened.
    expect(result.bins).toEqual([
      { from: 0, to: 0.5, count: 2, predicted: 0, realised: 0.5, error: 0 },
      { from: 0.5, to: 1, count: 4, predicted: 0.75, realised: 0.5, error: Math.sqrt(0.5) / 4 },
    ]);
    expect(result.expectedCalibrationError).toBeCloseTo((1 + 1) / 6, 12);
  });

  it('honest forecasts are calibrated, overconfident ones are not, and score worse', () => {
    const rng = randomStream(1, 0);
    const honest: number[][] = [];
    const bold: number[][] = [];
    const outcomes: number[] = [];
    for (let t = 0; t < 20_000; t++) {
      const p = uniformReal(rng);
      honest.push([p, 1 - p]);
      bold.push(p > 0.5 ? [1, 0] : [0, 1]);
      outcomes.push(uniformReal(rng) < p ? 0 : 1);
    }
    const [good, bad] = [calibration(honest, outcomes), calibration(bold, outcomes)];
    for (const { predicted, realised, error } of good.bins)
      expect(Math.abs(predicted - realised)).toBeLessThan(4 * error);
    expect(good.expectedCalibrationError).toBeLessThan(0.02);
    expect(bad.expectedCalibrationError).toBeCloseTo(0.25, 1);
    expect(good.brier).toBeCloseTo(1 / 3, 1);
    expect(bad.brier).toBeGreaterThan(good.brier);
    expect(bad.logScore).toBeLessThan(good.logScore);
  });

  it('refuses what are no forecasts', () => {
    expect(() => calibration([], [])).toThrow('"forecasts" expected at least one');
    expect(() => calibration([[1]], [])).toThrow('"outcomes" expected 1');
    expect(() => calibration([[0.5, 0.6]], [0])).toThrow('"forecasts[0]" expected probabilities that sum to 1');
    expect(() => calibration([[Number.NaN, 1]], [0])).toThrow('"forecasts[0]"');
    expect(() => calibration([[1.5, -0.5]], [0])).toThrow('"forecasts[0]"');
    expect(() => calibration([[1, 0]], [2])).toThrow('"outcomes[0]" expected an integer in [0, 1]');
  });
});

describe('samplingDistance', () => {
  /** The expectation by adding up all counts of a binomial. */
  const deviation = (p: number, n: number): number => {
    let sum = 0;
    let probability = (1 - p) ** n;
    for (let x = 0; x <= n; x++) {
      sum += probability * Math.abs(x / n - p);
      probability *= ((n - x) / (x + 1)) * (p / (1 - p));
    }
    return sum;
  };

  it('is the sum over all counts', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.integer({ min: 1, max: 60 }), (p, n) => {
        expect(samplingDistance([p, 1 - p], n)).toBeCloseTo((deviation(p, n) + deviation(1 - p, n)) / 2, 9);
      }),
    );
  });

  it('is near the normal approximation for many draws, and 0 for sure things', () => {
    const weights = [0.5, 0.3, 0.2];
    const normal = weights.reduce((sum, p) => sum + Math.sqrt((p * (1 - p)) / (2 * Math.PI * 10_000)), 0);
    expect(samplingDistance(weights, 10_000)).toBeCloseTo(normal, 5);
    expect(samplingDistance([0, 1], 7)).toBe(0);
    expect(() => samplingDistance([1], 0)).toThrow('"samples" expected an integer');
  });

  it('totalVariation is half the sum of differences', () => {
    expect(totalVariation([1, 0, 0], [0, 0.5, 0.5])).toBe(1);
    expect(totalVariation([0.5, 0.5], [0.25, 0.75])).toBe(0.25);
    expect(() => totalVariation([1], [0.5, 0.5])).toThrow('of one length');
  });
});
