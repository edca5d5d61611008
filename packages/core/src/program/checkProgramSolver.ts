/**
 * The boundary check of everything that is given an engine.
 */
import { describeValue } from '../checks.js';
import type { ProgramSolver } from './programSolver.js';

/**
 * Requires an engine.
 * @throws TypeError when it is none, saying where engines come from.
 */
export function checkProgramSolver(where: string, lp: unknown): ProgramSolver {
  if (typeof (lp as ProgramSolver | null | undefined)?.solve === 'function') return lp as ProgramSolver;
  throw new TypeError(
    `${where}: "lp" expected an engine, from await loadGlpk() of @folkways/core/glpk or loadHighs() of @folkways/core/highs, ` +
      `got ${lp instanceof Promise ? 'a promise (await it)' : describeValue(lp)}`,
  );
}
