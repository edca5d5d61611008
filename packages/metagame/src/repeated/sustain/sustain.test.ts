import { readFileSync } from 'node:fs';
import { catalog, normalFormGame } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { describe, expect, test } from 'vitest';
import { aggregatePlay } from '../../model/aggregatePlay.js';
import { metaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import { deviationGain } from '../deviation/deviationGain.js';
import { sustain } from './sustain.js';

const lp = await loadGlpk();
const { games } = JSON.parse(readFileSync(new URL('../fixtures/games.golden.json', import.meta.url), 'utf8')) as {
  games: { name: string; A: number[]; u: number[][]; P: number[][]; slackTarget: number[] }[];
};
const [mixedGame] = games.filter(({ name }) => name === 'rand10');
const heist = metaGame({ game: catalog.heist, shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] }); // biome-ignore format: a matrix
const dilemma = (p: number) => metaGame({ game: catalog['pd-losses'], shares: [[p, 1 - p], [p, 1 - p]] }); // biome-ignore format: a matrix

describe('sustain', () => {
  test('two LLMs: grim cutoffs 4/9 and 1/7', () => {
    const large = sustain(dilemma(0.9), [-3.6, -0.4], { lp, epsilon: 0.1 });
    expect(large.status).toBe('sustainable');
    expect(large.grim?.cutoff).toBeCloseTo(4 / 9, 12);
    expect(large.protocol).toBe(null);
    expect(sustain(dilemma(0.5), [-2, -2], { lp, epsilon: 0.1 }).grim?.cutoff).toBeCloseTo(1 / 7, 12);
  });

  test('two LLMs and a cycle: at the cutoff the most tempted position is indifferent, above it nobody is tempted', () => {
    const meta = dilemma(0.5);
    const result = sustain(meta, ['-19/8', '-15/8'], { lp, epsilon: 0.01 });
    expect(result.status).toBe('sustainable');
    const { schedule, cutoff } = result.grim ?? { schedule: [], cutoff: 1 };
    const positions = schedule.flatMap(({ profile, periods }) => Array.from({ length: periods }, () => profile));
    expect(positions).toHaveLength(2);
    const all = [[0, 0], [0, 1], [1, 0], [1, 1]]; // biome-ignore format: profiles
    const temptation = (delta: number): number => {
      let most = -Infinity;
      for (const j of [0, 1]) {
        const payoffs = positions.map((profile) => utilities(meta, profile)[j]);
        positions.forEach((profile, s) => {
          let value = 0; // 2000 periods of the cycle from position s
          for (let t = 1999; t >= 0; t--) value = (1 - delta) * payoffs[(s + t) % 2] + delta * value;
          const replies = all.map(
            (reply) =>
              utilities(
                meta,
                profile.map((own, q) => (q === j ? reply : own)),
              )[j],
          );
          most = Math.max(most, (1 - delta) * Math.max(...replies) + delta * -3.5 - value);
        });
      }
      return most;
    };
    expect(Math.abs(temptation(cutoff))).toBeLessThan(1e-9);
    for (const delta of [0.2, 0.5, 0.8, 0.95]) expect(temptation(delta) <= 1e-9).toBe(delta >= cutoff);
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

  test('mixed punishers: three LLMs in two roles, and a target exactly in between', () => {
    const { A, u, P, slackTarget } = mixedGame;
    const game = normalFormGame({ actions: A.map((n) => Array.from({ length: n }, (_, a) => `${a}`)), payoffs: u });
    const meta = metaGame({ game, shares: P });
    const { status, protocol } = sustain(meta, slackTarget, { lp, epsilon: 0.1, lengths: [1] });
    expect(status).toBe('sustainable');
    const best = protocol?.best;
    if (best === null || best === undefined) throw new Error('no protocol');
    const kinds = best.protocol.punishment.punishers
      .flat()
      .map((action) => (action !== null && 'kind' in action ? action.kind : 'pure'));
    expect(kinds).toContain('lottery');
    for (const [j, { gain, honest, anyState }] of deviationGain(meta, best.protocol, best).entries()) {
      expect(gain).toBeLessThanOrEqual(0.1);
      expect(Math.abs(honest - slackTarget[j])).toBeLessThanOrEqual(0.1);
      expect(anyState).toBeGreaterThanOrEqual(gain);
    }
  });

  test('equilibria of the one-shot meta-game need neither observation nor patience', () => {
    const alone = metaGame({ game: catalog['pd-losses'], shares: [[1], [1]] }); // biome-ignore format: a matrix
    expect(sustain(alone, [-4], { lp, epsilon: 0.01 }).status).toBe('sustainable');
    const separate = metaGame({ game: catalog['pd-losses'], shares: [[1, 0], [0, 1]] }); // biome-ignore format: a matrix
    expect(sustain(separate, [-4, -4], { lp, epsilon: 0.01 }).reason).toContain(
      'No LLM can gain more than 0 in a period',
    );
  });

  test.each([
    ['a wrong length', [-2], 0.1, 'sustain: "target" expected 2 payoffs, one per LLM, got 1'],
    ['epsilon 0', [-2, -2], 0, 'sustain: "epsilon" expected a number in (0, Infinity), got 0'],
    ['NaN', [-2, Number.NaN], 0.1, 'sustain: "target[1]" expected a finite number, got NaN'],
  ])('refuses %s', (_, target, epsilon, message) => {
    expect(() => sustain(dilemma(0.5), target, { lp, epsilon })).toThrow(new RangeError(message));
  });
});
