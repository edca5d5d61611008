/**
 * The engines for linear programs, by the names of `--lp`.
 */
import type { ProgramSolver } from '@folkways/core';

/** An engine's name on the command line. */
export type EngineName = 'glpk' | 'highs';

/** Loads the engine. */
export async function loadEngine(name: EngineName): Promise<ProgramSolver> {
  if (name === 'highs') return (await import('@folkways/core/highs')).loadHighs();
  return (await import('@folkways/core/glpk')).loadGlpk();
}
