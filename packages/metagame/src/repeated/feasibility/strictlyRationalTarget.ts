/**
 * A strictly individually rational payoff vector next to a target that is only weakly so.
 */
import { ProgramError, type ProgramSolver } from '@folkways/core';
import type { MetaGame } from '../../model/metaGame.js';
import type { CycleEntry, FeasibilityResult } from './feasibility.js';
import { type PayoffVector, payoffVectors } from './payoffVectors.js';

/** A target moved by at most xi. */
export interface StrictTarget {
  /** (1 - lambda) target + lambda s, with s a payoff vector of greatest slack. */
  readonly rHat: Float64Array;
  /** In [0, 1]; 0 when the target is strictly individually rational. */
  readonly lambda: number;
  /** Pure profiles that average to `rHat`. */
  readonly cycle: readonly Pick<CycleEntry, 'profile' | 'weight'>[];
}

/**
 * @throws RangeError when the target is not individually rational, or nothing feasible is strictly so.
 * @throws ProgramError when the engine fails.
 */
export function strictlyRationalTarget(
  where: string,
  meta: MetaGame,
  target: readonly number[],
  { margins, cycle, rationality, strict }: FeasibilityResult,
  xi: number,
  lp: ProgramSolver,
): StrictTarget {
  if (strict === true) return { rHat: Float64Array.from(target), lambda: 0, cycle };
  const worst = margins.indexOf(Math.min(...margins));
  if (margins[worst] < -1e-9) {
    throw new RangeError(
      `${where}: "target" expected an individually rational payoff vector, got ${target[worst]} for ${meta.llms[worst]}, below its minmax payoff ${rationality[worst].upper}`,
    );
  }
  const vectors = payoffVectors(where, meta);
  const { slack, weights } = greatestSlack(
    where,
    vectors,
    rationality.map(({ upper }) => upper),
    lp,
  );
  if (!(slack > 1e-9)) {
    throw new RangeError(
      `${where}: "target" is only weakly individually rational and no feasible payoff vector is strictly so (the greatest slack is ${slack})`,
    );
  }
  const used = Array.from(weights.keys()).filter((h) => weights[h] > 1e-12);
  const strictPoint = target.map((_, j) =>
    used.reduce((sum, h) => sum + weights[h] * vectors[h].payoffs[j].toNumber(), 0),
  );
  const distance = Math.max(...strictPoint.map((payoff, j) => Math.abs(payoff - target[j])));
  const lambda = Math.min(1, xi / distance);
  const rHat = Float64Array.from(target, (payoff, j) => (1 - lambda) * payoff + lambda * strictPoint[j]);
  const mixed = new Map<string, Pick<CycleEntry, 'profile' | 'weight'>>();
  const add = (profile: CycleEntry['profile'], weight: number): void => {
    const key = JSON.stringify(profile);
    mixed.set(key, { profile, weight: (mixed.get(key)?.weight ?? 0) + weight });
  };
  for (const { profile, weight } of cycle) if (lambda < 1) add(profile, (1 - lambda) * weight);
  for (const h of used) add(vectors[h].profile, lambda * weights[h]);
  return { rHat, lambda, cycle: [...mixed.values()] };
}

/** max s subject to sum_h w_h V_h >= floors + s, w a distribution. */
function greatestSlack(where: string, vectors: readonly PayoffVector[], floors: readonly number[], lp: ProgramSolver) {
  const columns = [...vectors.keys()];
  const result = lp.solve({
    sense: 'maximize',
    objective: [...columns.map(() => 0), 1],
    rows: [
      ...floors.map((floor, j) => ({
        columns: [...columns, vectors.length],
        values: [...vectors.map(({ payoffs }) => payoffs[j].toNumber() - floor), -1],
        lower: 0,
      })),
      { columns, values: columns.map(() => 1), lower: 1, upper: 1 },
    ],
    lower: [...columns.map(() => 0), -Infinity],
  });
  if (result.status !== 'optimal' || result.values === undefined) {
    throw new ProgramError(`${where}: ${lp.name} left the slack program unsolved (${result.status})`, result.status);
  }
  const weights = result.values.slice(0, vectors.length).map((weight) => Math.max(0, weight));
  return { slack: result.values[vectors.length], weights };
}
