import { randomStream } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { hazingInstance } from '../instance/hazingInstance.js';
import { paperFigures } from './paperFigures.js';
import { paperInstance } from './paperInstance.js';
import { type RuntimeRecord, type RuntimeSpec, runtimeExperiment } from './runtimeExperiment.js';
import { summariseRuntimes } from './summariseRuntimes.js';

const spec: RuntimeSpec = {
  actions: [4, 8],
  maxima: [50, 500],
  seeds: 5,
  methods: [
    { label: 'residue', algorithm: 'residue' },
    { label: 'dp', algorithm: 'dp' },
    { label: 'fptas 0.5', algorithm: 'fptas', epsilon: 0.5 },
  ],
};

describe('paperInstance', () => {
  test('has p <= p* and a goal of largest p', () => {
    for (let seed = 0; seed < 200; seed++) {
      const instance = hazingInstance(paperInstance(randomStream(seed, 0), { actions: 12, maximum: 30 }));
      expect(instance.goalThreshold).toBeGreaterThanOrEqual(0);
      // p* = t + G >= p = G - c.
      for (const { cost, threshold } of instance.actions) expect(threshold).toBeGreaterThanOrEqual(-cost);
    }
  });

  test('is uniform: means of p* and p are MPD / 2 and MPD / 4', () => {
    const rng = randomStream(9, 0);
    let sum = 0;
    for (let k = 0; k < 4000; k++) {
      // With one action the goal is it, and T = p* - p has mean MPD / 4.
      sum += paperInstance(rng, { actions: 1, maximum: 100 }).goalThreshold;
    }
    expect(sum / 4000).toBeGreaterThan(24);
    expect(sum / 4000).toBeLessThan(26);
  });
});

describe('runtimeExperiment', () => {
  const records = [...runtimeExperiment(spec)];
  const without = ({ seconds, ...rest }: RuntimeRecord): unknown => ({ ...rest, timed: seconds >= 0 });

  test('runs every method on every seed of every cell, exact ones alike', () => {
    expect(records).toHaveLength(2 * 2 * 5 * 3);
    for (const record of records.filter(({ method }) => method === 'dp')) {
      const same = records.find(
        (other) =>
          other.method === 'residue' &&
          other.actions === record.actions &&
          other.maximum === record.maximum &&
          other.seed === record.seed,
      );
      expect(same?.totalHazing).toBe(record.totalHazing);
    }
  });

  test('resumes where it stopped, with the same instances', () => {
    const half = records.slice(0, 25);
    const rest = [...runtimeExperiment(spec, { done: half })];
    expect(rest.map(without)).toEqual(records.slice(25).map(without));
    expect([...runtimeExperiment(spec, { done: records })]).toEqual([]);
  });

  test('summarises cells', () => {
    const clock = { now: 0 };
    const timed = [...runtimeExperiment({ ...spec, seeds: 3 }, { clock: () => (clock.now += 2) })];
    const summary = summariseRuntimes(timed);
    expect(summary).toHaveLength(12);
    expect(summary[0]).toMatchObject({ actions: 4, maximum: 50, method: 'residue', solved: 3, medianSeconds: 0.002 });
  });

  test('the figures name their curves', () => {
    const lp = { name: 'GLPK 5', solve: () => ({ status: 'limit' as const }) };
    const labels = paperFigures({ engines: [lp], quick: true }).figure1.methods.map(({ label }) => label);
    expect(labels).toEqual([
      'residue',
      'auto',
      'dp',
      'dp-ring',
      'fptas 1',
      'fptas 0.5',
      'fptas 0.1',
      'fptas 0.01',
      'ilp GLPK',
    ]);
  });
});
