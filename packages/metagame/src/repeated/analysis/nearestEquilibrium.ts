/**
 * The one-shot equilibrium of two LLMs whose expected aggregates are nearest to observed ones.
 */
import { type Program, ProgramError, type ProgramRow, type ProgramSolver } from '@folkways/core';
import type { OneShotEquilibria } from '../../equilibrium/oneShotEquilibria.js';
import type { Lottery, PureProfile } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';

/** The nearest of all one-shot equilibria. */
export interface NearestEquilibrium {
  /** In the maximum norm over all roles and actions, of the mean aggregates. */
  readonly distance: number;
  /** `[m][actions]` its expected aggregates. */
  readonly aggregates: readonly Float64Array[];
  /** `[2]` what each LLM does; one of several where equilibria are equally near. */
  readonly profile: readonly Lottery[];
  /** `[2]` the sum of the payoffs of each LLM's clients. */
  readonly utilities: Float64Array;
}

/**
 * @param result - all equilibria of two LLMs, found exactly.
 * @throws ProgramError when the engine cannot solve a program.
 * @remarks The equilibria are the union of the maximal Nash subsets X x Y, each the product of the hulls of its vertices. Expected aggregates sigma_r = sum_j p_r^j M_r^j are linear in (x, y) jointly, so on one subset
 *   the nearest is one linear program: minimise t subject to |sigma(x, y) - observed| <= t. Cost one program per subset, with a variable per vertex and two rows per action.
 */
export function nearestEquilibrium(
  result: OneShotEquilibria,
  observed: readonly Float64Array[],
  lp: ProgramSolver,
): NearestEquilibrium | null {
  const { meta, equilibria, components } = result;
  let nearest: { distance: number; profile: readonly Lottery[] } | null = null;
  for (const subset of components.flatMap(({ subsets }) => subsets)) {
    const vertices = [0, 1].map((j) => distinct(subset.equilibria.map((index) => equilibria[index].profile[j])));
    const weights = solve(meta, vertices, observed, lp);
    const profile = vertices.map((list, j) => blend(list, weights[j]));
    const distance = gap(expectedAggregates(meta, profile), observed);
    if (nearest === null || distance < nearest.distance) nearest = { distance, profile };
  }
  if (nearest === null) return null;
  const { distance, profile } = nearest;
  return { distance, profile, aggregates: expectedAggregates(meta, profile), utilities: utilities(meta, profile) };
}

/** sigma_r(a), on average over the LLMs' lotteries. */
export function expectedAggregates(meta: MetaGame, profile: readonly Lottery[]): Float64Array[] {
  return meta.game.actions.map((names, r) => {
    const row = new Float64Array(names.length);
    profile.forEach(({ outcomes }, j) => {
      for (const { profile: told, weight } of outcomes) row[told[r]] += meta.shares[r][j] * weight;
    });
    return row;
  });
}

function solve(
  meta: MetaGame,
  vertices: readonly (readonly Lottery[])[],
  observed: readonly Float64Array[],
  lp: ProgramSolver,
): Float64Array[] {
  const sizes = vertices.map((list) => list.length);
  const total = sizes[0] + sizes[1];
  const idle: Lottery = { kind: 'lottery', outcomes: [] };
  const columns = vertices.flatMap((list, j) =>
    list.map((vertex) => expectedAggregates(meta, j === 0 ? [vertex, idle] : [idle, vertex])),
  );
  const all = Array.from({ length: total + 1 }, (_, n) => n);
  const rows: ProgramRow[] = [
    { columns: all.slice(0, sizes[0]), values: all.slice(0, sizes[0]).map(() => 1), lower: 1, upper: 1 },
    { columns: all.slice(sizes[0], total), values: all.slice(sizes[0], total).map(() => 1), lower: 1, upper: 1 },
  ];
  observed.forEach((masses, r) => {
    masses.forEach((mass, a) => {
      const values = columns.map((column) => column[r][a]);
      rows.push({ columns: all, values: [...values, -1], upper: mass });
      rows.push({ columns: all, values: [...values, 1], lower: mass });
    });
  });
  const program: Program = { sense: 'minimize', objective: all.map((n) => (n === total ? 1 : 0)), rows };
  const { status, values } = lp.solve(program);
  if (status !== 'optimal' || values === undefined) {
    throw new ProgramError(`coordinationReport: ${lp.name} answered ${status} for a program with an optimum`, status);
  }
  return [values.slice(0, sizes[0]), values.slice(sizes[0], total)];
}

/** The lottery that draws one of the vertices and then follows it. */
function blend(vertices: readonly Lottery[], weights: Float64Array): Lottery {
  const kept = weights.map((weight) => Math.max(0, weight));
  const total = kept.reduce((sum, weight) => sum + weight, 0);
  const merged = new Map<string, { profile: PureProfile; weight: number }>();
  vertices.forEach(({ outcomes }, n) => {
    for (const { profile, weight } of outcomes) {
      const part = (weight * kept[n]) / total;
      if (part === 0) continue;
      const known = merged.get(profile.join());
      merged.set(profile.join(), { profile, weight: (known?.weight ?? 0) + part });
    }
  });
  return { kind: 'lottery', outcomes: [...merged.values()] };
}

function distinct(lotteries: readonly Lottery[]): Lottery[] {
  const text = (one: Lottery): string => one.outcomes.map(({ profile, weight }) => `${profile}:${weight}`).join(';');
  return [...new Map(lotteries.map((one) => [text(one), one])).values()];
}

function gap(a: readonly Float64Array[], b: readonly Float64Array[]): number {
  return Math.max(...a.flatMap((row, r) => Array.from(row, (mass, x) => Math.abs(mass - b[r][x]))));
}
