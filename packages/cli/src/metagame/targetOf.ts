/**
 * The target of a repeated meta-game that the command line asks for.
 */
import { Fraction, type ProgramSolver, parseFraction } from '@folkways/core';
import { individualRationality, type MetaGame } from '@folkways/metagame';
import type { TargetOptions } from '../commands/metagameCommand.js';
import { InputError } from '../inputError.js';
import { bestTarget } from './bestTarget.js';

/** A target in sums, as the library takes it. */
export type Target = readonly (Fraction | number)[];

/**
 * Reads `--target` (averages per client) or finds the best one for `--maximize`.
 * @param where - what errors call it.
 * @throws InputError when it is malformed.
 */
export function targetOf(
  meta: MetaGame,
  { target, maximize }: TargetOptions,
  lp: ProgramSolver,
  where = '--target',
): Target {
  if (target === undefined) {
    if (maximize === undefined) {
      throw new InputError(
        'expected --target with a payoff per client of each LLM, or --maximize welfare, nash-product or min',
      );
    }
    return bestTarget(meta, maximize, individualRationality(meta, { lp }), lp);
  }
  const parts = target.split(',').map((part) => part.trim());
  if (parts.length !== meta.llms.length) {
    throw new InputError(`${where}: expected ${meta.llms.length} payoffs, one per LLM, found ${parts.length}`);
  }
  return parts.map((part, j) => {
    const value = parseFraction(part);
    if (value === undefined || !Number.isFinite(value.toNumber())) {
      throw new InputError(`${where}: expected a number or a fraction, found ${JSON.stringify(part)}`);
    }
    return value.multiply(meta.masses[j]);
  });
}

/** The target per client of each LLM. */
export function targetAverages(meta: MetaGame, target: Target): (Fraction | number)[] {
  return target.map((sum, j) =>
    sum instanceof Fraction ? sum.divide(meta.masses[j]) : sum / meta.masses[j].toNumber(),
  );
}
