/**
 * Independent punishments by alternating linear programs: an upper bound of the minmax value.
 */
import type { ProgramSolver } from '../program/programSolver.js';
import { matrixValue } from './matrixValue.js';
import { contract, type PunisherTensor } from './punisherTensor.js';

/** A profile of independent punishments and what it holds the player to. */
export interface Punishment {
  readonly upper: number;
  /** Parallel to `tensor.punishers`. */
  readonly strategies: readonly Float64Array[];
}

const ROUNDS = 40;

/**
 * Improves a punishment: each punisher in turn takes its best mixture against the others', until nobody lowers the player's payoff.
 * @remarks The payoff never rises, but the end is a coordinate-wise optimum only. Each step is one matrix game.
 */
export function alternatingPunishment(
  tensor: PunisherTensor,
  start: readonly Float64Array[],
  lp: ProgramSolver,
  where: string,
): Punishment {
  const strategies = [...start];
  let upper = Infinity;
  let unchanged = 0;
  for (let turn = 0; turn < ROUNDS * strategies.length && unchanged < strategies.length; turn++) {
    const free = turn % strategies.length;
    const solved = matrixValue(contract(tensor, strategies, free), tensor.own, lp, where);
    const better = solved.upper < upper - 1e-14 * Math.abs(upper);
    unchanged = better ? 0 : unchanged + 1;
    if (!(solved.upper <= upper)) continue;
    strategies[free] = solved.column;
    upper = solved.upper;
  }
  return { upper, strategies };
}

/** Starting points: uniform, then points of a low-discrepancy sequence, so that every run is the same. */
export function punishmentStarts(tensor: PunisherTensor, count: number): Float64Array[][] {
  let term = 0;
  return Array.from({ length: count }, (_, start) =>
    tensor.sizes.map((size) => {
      const weights = Float64Array.from({ length: size }, () => (start === 0 ? 1 : -Math.log(1 - weyl(++term))));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      return weights.map((weight) => weight / sum);
    }),
  );
}

/** The Weyl sequence of the golden ratio, in (0, 1); exponentials of uniforms are uniform on the simplex. */
function weyl(term: number): number {
  return (term * 0.6180339887498949) % 1 || 0.5;
}
