/**
 * How often a deviator is found, with confidence intervals.
 */
import { checkInteger, checkReal } from '@folkways/core';
import type { SimulationRun } from './simulationRun.js';

/** A proportion and its Wilson score interval. */
export interface Proportion {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
}

/** What became of a deviator over many runs. */
export interface DetectionRates {
  readonly runs: number;
  /** Some LLM's phase ended by an excess, or someone was punished. */
  readonly detected: Proportion;
  /** The deviator itself was punished. */
  readonly attributed: Proportion;
  /** Somebody else was punished first, or only. */
  readonly misattributed: Proportion;
  /** The median period of the deviator's first punishment over the runs that had one; `null` when none had. */
  readonly medianFirstPunished: number | null;
}

/**
 * Detection and attribution rates of a deviator.
 * @param runs - independent runs, at least one.
 * @param llm - the deviator.
 * @param z - the normal quantile of the intervals; 3.29 for 99.9 %. @defaultValue 2.576 (99 %)
 * @throws RangeError when there are no runs, or an argument is outside its domain.
 * @remarks Source of the intervals: Wilson (1927), J. Amer. Statist. Assoc. 22, p. 209.
 */
export function detectionRates(runs: readonly SimulationRun[], llm: number, z = 2.576): DetectionRates {
  if (runs.length === 0) throw new RangeError('detectionRates: "runs" expected at least one run, got none');
  checkInteger('detectionRates', 'llm', llm, 0, runs[0].averages.length - 1);
  checkReal('detectionRates', 'z', z, { low: 0, open: 'low' });
  const others = (run: SimulationRun) =>
    run.firstPunished.some(
      (period, l) => l !== llm && period >= 0 && (run.firstPunished[llm] < 0 || period < run.firstPunished[llm]),
    );
  const anything = (run: SimulationRun) => run.excesses.some((n) => n > 0) || run.punishments.some((n) => n > 0);
  const times = runs
    .flatMap((run) => (run.firstPunished[llm] < 0 ? [] : [run.firstPunished[llm]]))
    .sort((a, b) => a - b);
  return {
    runs: runs.length,
    detected: proportion(runs.filter(anything).length, runs.length, z),
    attributed: proportion(times.length, runs.length, z),
    misattributed: proportion(runs.filter(others).length, runs.length, z),
    medianFirstPunished: times.length === 0 ? null : (times[(times.length - 1) >> 1] + times[times.length >> 1]) / 2,
  };
}

/** The Wilson score interval of `hits` out of `runs`. */
export function proportion(hits: number, runs: number, z: number): Proportion {
  const rate = hits / runs;
  const centre = (rate + (z * z) / (2 * runs)) / (1 + (z * z) / runs);
  const half = (z / (1 + (z * z) / runs)) * Math.sqrt((rate * (1 - rate)) / runs + (z * z) / (4 * runs * runs));
  return { rate, lower: hits === 0 ? 0 : centre - half, upper: hits === runs ? 1 : centre + half };
}
