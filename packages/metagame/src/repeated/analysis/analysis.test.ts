import { catalog, randomStream } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { describe, expect, test } from 'vitest';
import { oneShotEquilibria } from '../../equilibrium/oneShotEquilibria.js';
import { aggregatePlay } from '../../model/aggregatePlay.js';
import type { Lottery } from '../../model/metaAction.js';
import { type MetaGame, metaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import { deviationGain } from '../deviation/deviationGain.js';
import type { Protocol } from '../protocol.js';
import { simulateContinuum } from '../simulation/simulateContinuum.js';
import { coordinationReport } from './coordinationReport.js';
import { simulateMigration } from './simulateMigration.js';
import { wrongShares } from './wrongShares.js';

const lp = await loadGlpk();
const shares = [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]]; // biome-ignore format: a matrix
const heist = metaGame({ game: catalog.heist, shares });
const punishers = [[null, [0, 1, 0], [0, 1, 0]], [[0, 0, 1], null, [0, 0, 1]], [[1, 0, 0], [1, 0, 0], null]]; // biome-ignore format: a matrix
const protocol: Protocol = {
  schedule: [{ profile: [[0, 0, 0], [0, 0, 0], [0, 0, 0]], periods: 5 }], // biome-ignore format: a matrix
  tolerance: 1,
  punishment: { periods: 4, punishers },
  probe: 0.1,
};

describe('wrongShares', () => {
  test('with the right shares: no excess, the exact rate of false punishments, and the honest value of patient LLMs', () => {
    const { phases, punishedShare, payoffs } = wrongShares(heist, protocol, { actual: shares });
    const q = 0.1 * (7 / 8);
    const punished = 1 - (1 - q) ** 5 - 5 * q * (1 - q) ** 4;
    for (const phase of phases) {
      expect(phase.excess).toBeCloseTo(0, 12);
      expect(phase.punished).toBeCloseTo(punished, 12);
    }
    expect(punishedShare).toBeCloseTo((4 * punished) / (5 + 4 * punished), 12);
    const patient = deviationGain(heist, protocol, { oneMinusDiscount: 1e-9 });
    payoffs.forEach((payoff, j) => {
      expect(Math.abs(payoff - patient[j].honest)).toBeLessThan(1e-7);
    });
  });

  test('an LLM with more clients than believed clears itself by probing; a threshold absorbs it', () => {
    const actual = [[0.82, 0.09, 0.09], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]]; // biome-ignore format: a matrix
    const off = wrongShares(heist, protocol, { actual });
    expect(off.phases[0].excess).toBeGreaterThan(0.1); // probes of role 0 exceed .8
    expect(off.phases[1].excess).toBeCloseTo(0, 12);
    const absorbed = wrongShares(heist, protocol, { actual, threshold: 0.05 });
    expect(absorbed.phases[0].excess).toBeCloseTo(0, 12);
    expect(absorbed.phases[0].punished).toBeGreaterThan(0);
  });

  test('where LLMs prescribe different actions any error is seen in every period', () => {
    const schedule = [{ profile: [[1, 0, 0], [0, 0, 0], [0, 0, 0]], periods: 5 }]; // biome-ignore format: a matrix
    const { phases } = wrongShares(
      heist,
      { ...protocol, schedule },
      { actual: [[0.79, 0.11, 0.1], shares[1], shares[2]] },
    );
    expect(phases.every(({ excess, punished }) => excess + punished > 0.99)).toBe(true);
  });
});

describe('simulateMigration', () => {
  test('free riders win clients; nobody moves when all are served alike', () => {
    const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]] }); // biome-ignore format: a matrix
    const { shares: course, payoffs } = simulateMigration(meta, { periods: 200, speed: 0.1, play: () => [[0, 0], [1, 1]] }); // biome-ignore format: a profile
    expect(course).toHaveLength(201);
    expect(course[200][0][1]).toBeGreaterThan(0.99);
    course.forEach((rows, t) => {
      rows.forEach((row, i) => {
        expect(row[0] + row[1]).toBeCloseTo(1, 12);
        if (t > 0) expect(row[1]).toBeGreaterThanOrEqual(course[t - 1][i][1]);
      });
    });
    expect([...payoffs[0]]).toEqual([...utilities(meta, [[0, 0], [1, 1]])]); // biome-ignore format: a profile
    const still = simulateMigration(meta, { periods: 10, speed: 5, play: () => [[0, 0], [0, 0]] }); // biome-ignore format: a profile
    expect(still.lastChange).toBeLessThan(1e-12);
  });
});

describe('coordinationReport', () => {
  const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]] }); // biome-ignore format: a matrix
  const cooperate = aggregatePlay(meta, [[0, 0], [0, 0]]); // biome-ignore format: a profile
  const defect = aggregatePlay(meta, [[1, 1], [1, 1]]); // biome-ignore format: a profile
  const mixed = aggregatePlay(meta, [[0, 0], [1, 1]]); // biome-ignore format: a profile

  test('cooperation with two punishments of the same length after a discrepancy', () => {
    const aggregates = [cooperate, cooperate, mixed, defect, defect, defect, cooperate, cooperate, mixed, defect, defect, defect, cooperate, cooperate]; // biome-ignore format: a history
    const report = coordinationReport(meta, { aggregates });
    expect(report.usualShare).toBeCloseTo(6 / 14, 12);
    expect(report.episodes).toEqual([
      { start: 3, periods: 3, afterDiscrepancy: true },
      { start: 9, periods: 3, afterDiscrepancy: true },
    ]);
    expect(report.roleRegrets[0]).toBeCloseTo(2, 12); // from -2 to 0 by defecting
    expect(report.signature).toEqual({ periods: 3, times: 2 });
    expect(report.findings.join(' ')).toContain('exactly 3 periods');
  });

  test('one-shot equilibrium play is not suspected', () => {
    const report = coordinationReport(meta, { aggregates: Array.from({ length: 20 }, () => mixed) });
    expect(report.episodes).toEqual([]);
    expect(report.losses).toEqual([0, 0]);
    // the unique equilibrium (CC, DD): each role gets (U_1 + U_2) / 2
    const [total] = [utilities(meta, [[0, 0], [1, 1]]).reduce((sum, x) => sum + x, 0)]; // biome-ignore format: a profile
    expect(report.equilibriumPayoffs?.[0].worst).toBeCloseTo(total / 2, 12);
    expect(report.equilibriumPayoffs?.[0].best).toBeCloseTo(total / 2, 12);
  });

  test('a simulated run of three LLMs can be read', () => {
    const run = simulateContinuum(heist, protocol, { periods: 50, rng: randomStream(1, 0), maxEvents: 10 });
    expect(run.events.length).toBeGreaterThan(0);
    expect(() => coordinationReport(heist, { aggregates: [] })).toThrow(RangeError);
    expect(() => coordinationReport(heist, { aggregates: [], coordinating: [0, 0] })).toThrow(
      'expected different LLMs',
    );
  });

  test('the dilemma by hand: cooperation is a tenth away from the only equilibrium (CC, DD)', () => {
    const report = coordinationReport(meta, { aggregates: [cooperate, cooperate], lp });
    expect(report.nearest?.distance).toBeCloseTo(0.1, 9);
    expect(Array.from(report.nearest?.aggregates[0] ?? [])).toEqual([expect.closeTo(0.9, 9), expect.closeTo(0.1, 9)]);
    // U(CC, CC) = (-3.6, -.4) and U(CC, DD) = (-4.14, -.08)
    const [large, small] = report.nearest?.changes ?? [];
    for (const bound of [large.lower, large.upper]) expect(bound).toBeCloseTo(0.54, 9);
    for (const bound of [small.lower, small.upper]) expect(bound).toBeCloseTo(-0.32, 9);
    expect(report.bestReplyGaps?.[0]).toBeCloseTo(0, 12); // -3.6 is the large LLM's best against CC
    expect(report.bestReplyGaps?.[1]).toBeCloseTo(0.32, 12);
    // everyone: -4 against -4.22
    expect(report.welfare.outsiders).toBe(false);
    expect(report.welfare.lossToBest?.upper).toBeCloseTo(-0.22, 9);
    expect(report.findings).toContain(
      'All clients together get at least 0.22 more than in the best one-shot equilibrium.',
    );
    // the small LLM's clients, had the large one brought this about
    const outside = coordinationReport(meta, { aggregates: [cooperate], lp, coordinating: [0] });
    expect(outside.welfare.lossToWorst?.lower).toBeCloseTo(0.32, 9);
    expect(outside.findings.join(' ')).toContain('LLM 2, who did not choose this, lose at least 0.32');
  });

  test('harm by hand: everybody defects', () => {
    const report = coordinationReport(meta, { aggregates: [defect], lp });
    expect(report.nearest?.distance).toBeCloseTo(0.9, 9);
    expect(report.welfare.lossToWorst?.lower).toBeCloseTo(-4.22 + 8, 9);
    expect(report.losses[0]).toBeCloseTo(1.89, 9);
    expect(report.findings.join(' ')).toContain('lose at least 3.78 against even the worst one-shot equilibrium');
  });

  test('equilibrium play is at distance 0; who advised whom is then open, within bounds', () => {
    const { nearest, bestReplyGaps } = coordinationReport(meta, { aggregates: [mixed], lp });
    expect(nearest?.distance).toBeCloseTo(0, 9);
    expect(bestReplyGaps).toBe(null);
    // v(C) = .9 (-2) + .1 (-5) = -2.3 and v(D) = -.4 per role; the small LLM's tenth may be all D or all C
    const [large, small] = nearest?.changes ?? [];
    expect(small.upper).toBeCloseTo(0, 9);
    expect(small.lower).toBeCloseTo(2 * 0.1 * (-2.3 + 0.4), 9);
    expect(large.lower).toBeCloseTo(0, 9);
    expect(large.upper).toBeCloseTo(2 * 0.1 * (-0.4 + 2.3), 9);
  });

  test('a continuum of equilibria: the nearest is inside a Nash subset, found by the program', () => {
    const even = metaGame({ game: catalog['pd-losses'], shares: [[0.6, 0.4], [0.6, 0.4]] }); // biome-ignore format: a matrix
    const { equilibria, components } = oneShotEquilibria(even);
    const aggregates = [[[0.7, 0.3], [0.7, 0.3]]]; // biome-ignore format: an aggregate
    const { nearest } = coordinationReport(even, { aggregates, lp });
    // a fine grid over every subset comes no nearer
    let least = Infinity;
    for (const subset of components.flatMap(({ subsets }) => subsets)) {
      const corners = subset.equilibria.map((index) => equilibria[index].profile);
      for (const x of corners) for (const y of corners) for (const z of corners) for (const w of corners) {
        for (let a = 0; a <= 8; a++) for (let b = 0; b <= 8; b++) {
          const mix = [0, 1].map((r) => {
            const first = (1 - a / 8) * part(even, x[0], 0, r) + (a / 8) * part(even, y[0], 0, r);
            const second = (1 - b / 8) * part(even, z[1], 1, r) + (b / 8) * part(even, w[1], 1, r);
            return Math.abs(first + second - 0.7);
          });
          least = Math.min(least, Math.max(...mix));
        }
      }
    } // biome-ignore format: loops
    expect(nearest?.distance).toBeLessThanOrEqual(least + 1e-9);
    expect(nearest?.distance).toBeGreaterThan(least - 0.1);
  });

  test('the heist: the blame cycle gives up .7278 for everyone; no equilibrium distance for three LLMs, and it says so', () => {
    const report = coordinationReport(heist, { aggregates: [aggregatePlay(heist, protocol.schedule[0].profile)], lp });
    expect(report.nearest).toBe(null);
    expect(report.benchmark).toBe('pure equilibria');
    for (const gap of report.bestReplyGaps ?? []) expect(gap).toBeCloseTo(0.7278, 12);
    // every meeting of the heist pays 0 or -0.1 in sum, so nobody's loss is hidden in the total
    expect(report.welfare.observed.lower).toBeCloseTo(0, 12);
    expect(report.welfare.equilibria?.best).toBeLessThan(0);
    expect(report.welfare.equilibria?.worst).toBeGreaterThanOrEqual(-0.1);
    expect(report.findings.join(' ')).toContain('With three or more models');
    expect(report.findings.join(' ')).toContain('no acquittal');
  });
});

/** The mass that LLM j's lottery puts on action 0 of role r. */
function part(game: MetaGame, { outcomes }: Lottery, j: number, r: number): number {
  return outcomes.reduce((sum, { profile, weight }) => sum + (profile[r] === 0 ? weight * game.shares[r][j] : 0), 0);
}
