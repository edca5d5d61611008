import { bimatrixGame, catalog, normalFormGame } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { describe, expect, test } from 'vitest';
import { aggregatePlay } from '../../model/aggregatePlay.js';
import { metaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import { deviationGain } from '../deviation/deviationGain.js';
import { sustain } from './sustain.js';

const lp = await loadGlpk();
const heist = metaGame({ game: catalog['heist'], shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] }); // biome-ignore format: a matrix
const dilemma = (p: number) => metaGame({ game: catalog['pd-losses'], shares: [[p, 1 - p], [p, 1 - p]] }); // biome-ignore format: a matrix

describe('sustain', () => {
  test('two LLMs: grim cutoffs 4/9 and 1/7', () => {
    const large = sustain(dilemma(0.9), [-3.6, -0.4], { lp, epsilon: 0.1 });
    expect(large.status).toBe('sustainable');
    expect(large.grim?.cutoff).toBeCloseTo(4 / 9, 12);
    expect(large.protocol).toBe(null);
    expect(sustain(dilemma(0.5), [-2, -2], { lp, epsilon: 0.1 }).grim?.cutoff).toBeCloseTo(1 / 7, 12);
  });

  test('two LLMs and a cycle: the cutoff is where the most tempted position is indifferent', () => {
    const result = sustain(dilemma(0.5), ['-19/8', '-15/8'], { lp, epsilon: 0.01 });
    expect(result.status).toBe('sustainable');
    expect(result.grim?.schedule.reduce((sum, { periods }) => sum + periods, 0)).toBe(2);
    // CC then (CC, CD): the first LLM's last resort is -3.5; the second is paid -1.75 where it plays CD
    const delta = result.grim?.cutoff ?? 1;
    const [high, low] = [-2, -2.75];
    const valueAt = (first: number, second: number) => (first + delta * second) / (1 + delta);
    const slack = [high, low].map((payoff, s) => valueAt(payoff, s === 0 ? low : high));
    expect(slack.every((value) => value > -3.5)).toBe(true);
    expect(delta).toBeGreaterThan(0);
    expect(delta).toBeLessThan(1);
  });

  test('the heist: sustainable with the proof and with a tested protocol', () => {
    const result = sustain(heist, [0, 0, 0], { lp, epsilon: 0.1 });
    expect(result.status).toBe('sustainable');
    expect(result.proof?.T).toBe(2_157_431);
    for (const { lower, upper } of result.feasibility.rationality) {
      expect(upper - lower).toBeLessThan(1e-9);
      expect(upper).toBeCloseTo(-1.2018, 9);
    }
    const best = result.protocol?.best;
    if (best === null || best === undefined) throw new Error('no protocol');
    expect(best.patience).toBeLessThan(281);
    for (const { gain } of deviationGain(heist, best.protocol, best)) expect(gain).toBeLessThanOrEqual(0.1);
    expect(result.protocol?.detection.every(({ periods }) => periods >= 1 && periods < 1000)).toBe(true);
    expect(result.protocol?.detection[0]).toMatchObject({
      periods: best.protocol.schedule[0].periods,
      wrongPunishments: 0,
    });
  });

  test('the single-role counterexample: unproven, and the deviation worth .22 leaves everything others see unchanged', () => {
    const meta = metaGame({
      game: normalFormGame({
        actions: [['x', 'y'], ['g', 'b']],
        payoffs: [['1', '0', '9/10', '-1/10'], [1, 1, 0, 0]],
      }), // biome-ignore format: a game
      shares: [[0.8, 0.2], [0, 1]], // biome-ignore format: a matrix
      llms: ['A', 'B'],
    });
    const result = sustain(meta, ['4/5', '49/50'], { lp, epsilon: 0.01 });
    expect(result.status).toBe('unproven');
    expect(result.unobserved).toEqual([{ llm: 0, role: 0 }]);
    expect(result.reason).toContain('B can gain 0.22 per period');
    expect(result.feasibility).toMatchObject({ feasible: true, strict: true });
    expect(result.hidden).toHaveLength(1);
    const [{ llm, roles, gain, profiles }] = result.hidden;
    expect([llm, roles]).toEqual([1, [0]]);
    expect(gain).toBeCloseTo(0.22, 12);
    const [{ profile }] = result.feasibility.cycle;
    const deviated = [profile[0], profiles[0]];
    expect(utilities(meta, deviated)[1] - utilities(meta, profile)[1]).toBeCloseTo(0.22, 12);
    // A meets clients of role 2 only: their aggregate is all it sees besides its own play
    expect(aggregatePlay(meta, deviated)[1]).toEqual(aggregatePlay(meta, profile)[1]);
    expect(aggregatePlay(meta, deviated)[0]).not.toEqual(aggregatePlay(meta, profile)[0]);
  });

  test('infeasible and irrational targets say how far off they are', () => {
    const infeasible = sustain(dilemma(0.5), [-1, -1], { lp, epsilon: 0.1 });
    expect(infeasible.status).toBe('infeasible');
    expect(infeasible.reason).toBe(
      'The target is 1 away from the feasible set; the nearest feasible payoffs are (-2, -2).',
    );
    const irrational = sustain(dilemma(0.9), [-4.86, -0.44], { lp, epsilon: 0.1 });
    expect(irrational.status).toBe('not individually rational');
    expect(irrational.reason).toBe('LLM 1 gets -4.86, 0.72 less than its minmax payoff -4.14.');
  });

  test('mixed punishers: matching pennies among three LLMs', () => {
    const pennies = bimatrixGame([[3, -1], [-1, 3]], [[-1, 3], [3, -1]]); // biome-ignore format: matrices
    const meta = metaGame({ game: pennies, shares: [['1/2', '1/4', '1/4'], ['1/4', '1/2', '1/4']] }); // biome-ignore format: a matrix
    const slack = meta.llms.map((_, j) => meta.masses[j].toNumber());
    const result = sustain(meta, slack, { lp, epsilon: 0.5, lengths: [1] });
    expect(['sustainable', 'unproven', 'infeasible', 'not individually rational']).toContain(result.status);
    expect(result.reason).not.toBe('');
  });

  test.each([
    ['a wrong length', [-2], 0.1, 'sustain: "target" expected 2 payoffs, one per LLM, got 1'],
    ['epsilon 0', [-2, -2], 0, 'sustain: "epsilon" expected a number in (0, Infinity), got 0'],
    ['NaN', [-2, Number.NaN], 0.1, 'sustain: "target[1]" expected a finite number, got NaN'],
  ])('refuses %s', (_, target, epsilon, message) => {
    expect(() => sustain(dilemma(0.5), target, { lp, epsilon })).toThrow(new RangeError(message));
  });
});
