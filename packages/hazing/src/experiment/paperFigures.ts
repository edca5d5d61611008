/**
 * What the restart paper's two figures ran, with the exact algorithm of this package under all of it.
 */
import type { ProgramSolver } from '@folkways/core';
import type { RuntimeMethod, RuntimeSpec } from './runtimeExperiment.js';

/** Sizes of `paperFigures`. */
export interface PaperFiguresOptions {
  /** Engines for the integer program; each becomes a curve `ilp NAME`. @defaultValue none */
  readonly engines?: readonly ProgramSolver[];
  /** A minute of small cells instead of the full grid. @defaultValue false */
  readonly quick?: boolean;
}

/**
 * The two experiments as specifications for `runtimeExperiment`.
 * @returns `figure1`: runtime against n for several MPD, all algorithms. `figure2`: dp, dp-ring, the integer program and residue for
 * n = 10 as MPD grows, where the integer program overtakes dp.
 * @remarks The exact grid of the paper is not in its text; what must be seen again is the shape: dp grows with MPD, the integer
 * program does not, fptas grows with 1 / epsilon. Source: the restart paper, Section 6, Figures 1 and 2.
 * @example
 * ```ts
 * import { paperFigures } from '@folkways/hazing';
 * console.log(paperFigures().figure2.actions); // [ 10 ]
 * ```
 */
export function paperFigures({ engines = [], quick = false }: PaperFiguresOptions = {}): {
  readonly figure1: RuntimeSpec;
  readonly figure2: RuntimeSpec;
} {
  const programs = engines.map(
    (lp): RuntimeMethod => ({ label: `ilp ${lp.name.split(' ')[0]}`, algorithm: 'ilp', lp }),
  );
  const fptas = [1, 0.5, 0.1, 0.01].map(
    (epsilon): RuntimeMethod => ({ label: `fptas ${epsilon}`, algorithm: 'fptas', epsilon }),
  );
  const exact = (['residue', 'auto', 'dp', 'dp-ring'] as const).map(
    (algorithm): RuntimeMethod => ({ label: algorithm, algorithm }),
  );
  return {
    figure1: {
      actions: quick ? [5, 10, 20, 40] : [5, 10, 20, 30, 40, 50, 75, 100],
      maxima: quick ? [1000, 100_000] : [100, 1000, 10_000, 100_000],
      methods: [...exact, ...fptas, ...programs],
      seeds: 20,
      timeLimit: quick ? 1 : 10,
    },
    figure2: {
      actions: [10],
      maxima: quick
        ? [1000, 10_000, 100_000, 1_000_000]
        : [100, 300, 1000, 3000, 10_000, 30_000, 100_000, 1_000_000, 10_000_000],
      methods: [...exact, ...programs],
      seeds: 20,
      timeLimit: quick ? 1 : 10,
    },
  };
}
