/**
 * The runtime experiments of the restart paper, as data that can be added to.
 */
import { checkInteger, type ProgramSolver, randomStream } from '@folkways/core';
import { type HazingAlgorithm, type HazingResult, solveHazing } from '../solve/solveHazing.js';
import { paperInstance } from './paperInstance.js';

/** One algorithm with its settings. */
export interface RuntimeMethod {
  /** Names the method in the records, such as `fptas 0.1` or `ilp glpk`. */
  readonly label: string;
  readonly algorithm: HazingAlgorithm;
  readonly epsilon?: number;
  readonly lp?: ProgramSolver;
}

/** What to run: every method on every seed of every (n, MPD). */
export interface RuntimeSpec {
  /** Values of n. */
  readonly actions: readonly number[];
  /** Values of MPD. */
  readonly maxima: readonly number[];
  readonly methods: readonly RuntimeMethod[];
  /** Seeds 0 .. seeds - 1. @defaultValue 20 */
  readonly seeds?: number;
  /** Seconds per solve; a solve that runs out of it is recorded as `unproven`. @defaultValue 10 */
  readonly timeLimit?: number;
}

/** One solve; plain data, one line of a CSV file. */
export interface RuntimeRecord {
  readonly actions: number;
  readonly maximum: number;
  readonly method: string;
  readonly seed: number;
  readonly goalThreshold: number;
  /** Wall time of one solve; a solve of less than 10 milliseconds is repeated, and the least time counts. */
  readonly seconds: number;
  readonly status: HazingResult['status'] | 'too large';
  readonly totalHazing: number | null;
}

/** Options of `runtimeExperiment`. */
export interface RuntimeExperimentOptions {
  /** Records of an earlier run: what they hold is not run again. */
  readonly done?: readonly RuntimeRecord[];
  /** A clock in milliseconds. @defaultValue `performance.now`, or `Date.now` where there is none */
  readonly clock?: () => number;
}

/** Solves are repeated until they took so many milliseconds: what exceeds the least time is the machine's, not the method's. */
const ENOUGH = 10;
const REPETITIONS = 20;

/**
 * Runs the cells that are not done yet, one record at a time, all methods on the same instances.
 * @returns a generator: stop it whenever you like, keep its records, and pass them as `done` to go on.
 * @throws RangeError, TypeError when a value of the specification is refused.
 * @remarks The instance depends on (seed, n, MPD) alone. Method by method within a cell, seeds innermost, so that each is warm.
 * @example
 * ```ts
 * import { runtimeExperiment } from '@folkways/hazing';
 * const spec = { actions: [5], maxima: [100], seeds: 3, methods: [{ label: 'residue', algorithm: 'residue' as const }] };
 * const records = [...runtimeExperiment(spec)];
 * console.log(records.length, [...runtimeExperiment(spec, { done: records })].length); // 3 0
 * ```
 */
export function* runtimeExperiment(
  spec: RuntimeSpec,
  options: RuntimeExperimentOptions = {},
): Generator<RuntimeRecord, void, undefined> {
  const seeds = checkInteger('runtimeExperiment', 'seeds', spec.seeds ?? 20, 1, 1_000_000);
  const { timeLimit = 10 } = spec;
  const clock = options.clock ?? defaultClock();
  const done = new Set((options.done ?? []).map(keyOf));
  for (const maximum of spec.maxima) {
    for (const actions of spec.actions) {
      for (const { label, ...settings } of spec.methods) {
        for (let seed = 0; seed < seeds; seed++) {
          if (done.has(keyOf({ actions, maximum, method: label, seed }))) continue;
          const instance = paperInstance(randomStream(seed, actions), { actions, maximum });
          const solve = (): Pick<RuntimeRecord, 'status' | 'totalHazing'> => {
            try {
              const { status, totalHazing } = solveHazing(instance, { ...settings, timeLimit });
              return { status, totalHazing };
            } catch (error) {
              if (error instanceof RangeError) return { status: 'too large', totalHazing: null };
              throw error;
            }
          };
          const start = clock();
          const { status, totalHazing } = solve();
          const elapsed = timedAgain(clock() - start, solve, clock);
          const { goalThreshold } = instance;
          yield { actions, maximum, method: label, seed, goalThreshold, seconds: elapsed / 1000, status, totalHazing };
        }
      }
    }
  }
}

/** The least of some repetitions, in milliseconds; their mean where the clock is too coarse to tell. */
function timedAgain(first: number, solve: () => unknown, clock: () => number): number {
  let [least, spent, solves] = [first, first, 1];
  while (spent < ENOUGH && solves <= REPETITIONS) {
    const start = clock();
    solve();
    const time = clock() - start;
    least = Math.min(least, time);
    spent += time;
    solves++;
  }
  return least > 0 ? least : spent / solves;
}

function keyOf({
  actions,
  maximum,
  method,
  seed,
}: Pick<RuntimeRecord, 'actions' | 'maximum' | 'method' | 'seed'>): string {
  return JSON.stringify([actions, maximum, method, seed]);
}

function defaultClock(): () => number {
  const { performance } = globalThis as { readonly performance?: { now(): number } };
  return performance === undefined ? Date.now : () => performance.now();
}
