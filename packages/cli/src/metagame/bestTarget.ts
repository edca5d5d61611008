/**
 * Payoffs to aim at: the best feasible and individually rational ones.
 */
import { ProgramError, type ProgramSolver } from '@folkways/core';
import { type MetaGame, type RationalityBound, toNormalForm } from '@folkways/metagame';

/**
 * What to maximise: the sum over all clients; the product of the LLMs' gains over their minmax payoffs (Nash 1950); or the smallest
 * average per client of any LLM.
 */
export type Objective = 'welfare' | 'nash-product' | 'min';

/** Pairwise Frank-Wolfe steps, and the relative gap at which they stop. */
const STEPS = 20_000;
const GAP = 1e-10;
/** Digits kept of a payoff: beyond are the engine's. */
const DIGITS = 10;

/**
 * The best target.
 * @returns `[k]` sums.
 * @throws ProgramError when the engine fails; there always is such a target.
 * @remarks Two objectives are linear programs over the pure profiles' payoffs. The Nash product is concave; pairwise Frank-Wolfe steps
 *   (Lacoste-Julien and Jaggi 2015) move weight from the worst profile used to the best, with an exact line search, until the duality gap is 1e-10.
 */
export function bestTarget(
  meta: MetaGame,
  objective: Objective,
  rationality: readonly RationalityBound[],
  lp: ProgramSolver,
): number[] {
  const { payoffs } = toNormalForm(meta);
  const floors = rationality.map(({ upper }) => upper);
  const masses = meta.masses.map((mass) => mass.toNumber());
  const found =
    objective === 'nash-product'
      ? nashProduct(payoffs, floors, lp)
      : weighted(payoffs, floors, lp, objective === 'welfare' ? null : { masses, over: masses.map(() => 0) });
  return found.map((value) => Number(value.toPrecision(DIGITS)));
}

/**
 * Maximises the sum, or the smallest (payoff - over) / mass, with every payoff at least its floor. Payoffs of any size: the program is
 * about what they exceed the floors by, in units of the largest range.
 */
function weighted(
  payoffs: readonly Float64Array[],
  floors: readonly number[],
  lp: ProgramSolver,
  least: { readonly masses: readonly number[]; readonly over: readonly number[] } | null,
): number[] {
  const profiles = Array.from(payoffs[0].keys());
  const scale =
    Math.max(...payoffs.map((row, j) => row.reduce((most, u) => Math.max(most, Math.abs(u - floors[j])), 0))) || 1;
  const gains = payoffs.map((row, j) => row.map((u) => significant((u - floors[j]) / scale)));
  const masses = least?.masses ?? [];
  const over = least?.over ?? [];
  // The smallest average is t = base + scale * (the last variable), so that the variable is of moderate size.
  const base = Math.min(...masses.map((mass, j) => (floors[j] - over[j]) / mass));
  const solve = (slack: number) =>
    lp.solve({
      sense: 'maximize',
      objective:
        least === null
          ? profiles.map((k) => gains.reduce((sum, row) => sum + row[k], 0))
          : [...profiles.map(() => 0), 1],
      lower: least === null ? undefined : [...profiles.map(() => 0), -1],
      rows: [
        { columns: profiles, values: profiles.map(() => 1), lower: 1, upper: 1 },
        ...gains.map((row) => ({ columns: profiles, values: row, lower: -slack })),
        ...masses.map((mass, j) => ({
          columns: [...profiles, profiles.length],
          values: [...gains[j], -mass],
          lower: (mass * base + over[j] - floors[j]) / scale,
        })),
      ],
    });
  // A Nash equilibrium pays everybody its minmax payoff, so some point is there, if only up to the rounding of the floors.
  const strict = solve(0);
  const result = strict.status === 'infeasible' ? solve(1e-9) : strict;
  if (result.status !== 'optimal' || result.values === undefined) {
    throw new ProgramError(`--maximize: ${lp.name} found no optimum`, result.status);
  }
  return averageOf(payoffs, result.values);
}

function nashProduct(payoffs: readonly Float64Array[], floors: readonly number[], lp: ProgramSolver): number[] {
  // From the target with the largest smallest gain, which is in the interior when anything is.
  const start = weighted(payoffs, floors, lp, { masses: floors.map(() => 1), over: floors });
  const gains = start.map((value, j) => value - floors[j]);
  if (Math.min(...gains) <= 0) return start;
  const active = new Map<number, number>();
  let at = start;
  // The start counts as one more vertex, index -1.
  active.set(-1, 1);
  const vertex = (k: number): number[] => (k < 0 ? start : payoffs.map((row) => row[k]));
  for (let step = 0; step < STEPS; step++) {
    const slope = at.map((value, j) => 1 / (value - floors[j]));
    const worth = (k: number): number => vertex(k).reduce((sum, value, j) => sum + slope[j] * value, 0);
    let best = -1;
    for (let k = 0; k < payoffs[0].length; k++) if (worth(k) > worth(best)) best = k;
    const worst = [...active.keys()].reduce((a, b) => (worth(b) < worth(a) ? b : a));
    if (worth(best) - at.reduce((sum, value, j) => sum + slope[j] * value, 0) <= GAP * floors.length) break;
    const from = vertex(worst);
    const direction = vertex(best).map((value, j) => value - from[j]);
    const room = active.get(worst)!;
    const move = lineSearch(at, direction, floors, room);
    if (move === 0) break;
    at = at.map((value, j) => value + move * direction[j]);
    active.set(best, (active.get(best) ?? 0) + move);
    if (move === room) active.delete(worst);
    else active.set(worst, room - move);
  }
  return at;
}

/** The best step in [0, room] along a direction, by bisection on the derivative of the sum of logarithms. */
function lineSearch(
  at: readonly number[],
  direction: readonly number[],
  floors: readonly number[],
  room: number,
): number {
  const slopeAt = (move: number): number =>
    at.reduce((sum, value, j) => {
      const gain = value + move * direction[j] - floors[j];
      return gain <= 0 ? -Infinity : sum + direction[j] / gain;
    }, 0);
  if (slopeAt(room) >= 0) return room;
  let [low, high] = [0, room];
  for (let n = 0; n < 100; n++) {
    const middle = (low + high) / 2;
    if (slopeAt(middle) >= 0) low = middle;
    else high = middle;
  }
  return low;
}

function averageOf(payoffs: readonly Float64Array[], weights: ArrayLike<number>): number[] {
  const total = Array.from(weights)
    .slice(0, payoffs[0].length)
    .reduce((sum, weight) => sum + weight, 0);
  return payoffs.map((row) => row.reduce((sum, value, k) => sum + value * weights[k], 0) / total);
}

/** Coefficients this small are rounding, and engines stumble over them. */
const significant = (value: number): number => (Math.abs(value) < 1e-12 ? 0 : value);
