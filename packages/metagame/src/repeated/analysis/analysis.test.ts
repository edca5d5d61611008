import { catalog, randomStream } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { aggregatePlay } from '../../model/aggregatePlay.js';
import { metaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import { deviationGain } from '../deviation/deviationGain.js';
import type { Protocol } from '../protocol.js';
import { simulateContinuum } from '../simulation/simulateContinuum.js';
import { coordinationReport } from './coordinationReport.js';
import { simulateMigration } from './simulateMigration.js';
import { wrongShares } from './wrongShares.js';

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
    expect(report.lines.join(' ')).toContain('exactly 3 periods');
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
    const report = coordinationReport(heist, { aggregates: [aggregatePlay(heist, protocol.schedule[0].profile)] });
    expect(report.equilibriumPayoffs).toBe(null);
    expect(() => coordinationReport(heist, { aggregates: [] })).toThrow(RangeError);
  });
});
