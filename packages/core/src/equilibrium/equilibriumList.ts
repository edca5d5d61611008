/**
 * The answer's form: exact equilibria in a fixed order, and the structure they span.
 */
import { Fraction } from '../rational/fraction.js';
import type { IntegerPayoffs } from './integerPayoffs.js';
import { nashSubsets } from './nashSubsets.js';

/** One equilibrium, exactly. */
export interface ExactEquilibrium {
  /** `strategies[i][a]`: the probability of player i's action a. */
  readonly strategies: readonly (readonly Fraction[])[];
  /** Each player's expected payoff. */
  readonly payoffs: readonly Fraction[];
  /** Always 0, as no deviation gains: here so that every kind of equilibrium says how good it is. */
  readonly regret: Fraction;
}

/** A maximal Nash subset: every strategy in the hull of `strategies[0]` is in equilibrium with every one in the hull of `strategies[1]`. */
export interface NashSubset {
  /** The vertices of each player's polytope of strategies. */
  readonly strategies: readonly [readonly (readonly Fraction[])[], readonly (readonly Fraction[])[]];
  /** Its extreme equilibria, as indices into the list. */
  readonly equilibria: readonly number[];
}

/** A connected component of the set of equilibria: the union of its subsets. */
export interface NashComponent {
  /** Its extreme equilibria, as indices into the list. */
  readonly equilibria: readonly number[];
  readonly subsets: readonly NashSubset[];
}

/** The mixed strategy x / total; x is non-negative and coprime, so that equal strategies have equal x. */
export interface IntegerStrategy {
  readonly x: readonly bigint[];
  readonly total: bigint;
}

/** A profile of the two players. */
export type StrategyPair = readonly [IntegerStrategy, IntegerStrategy];

/**
 * Lists equilibria once each, sorted, with payoffs and structure.
 * @returns `undefined` when stopped while the maximal subsets were enumerated.
 */
export function equilibriumList(
  payoffs: readonly IntegerPayoffs[],
  found: readonly StrategyPair[],
  stop: () => boolean,
): { equilibria: ExactEquilibrium[]; components: NashComponent[] } | undefined {
  const players = [0, 1].map((i) => distinct(found.map((pair) => pair[i])));
  const byPair = new Map<number, number>();
  const width = players[1].strategies.length;
  for (const [x, y] of found) {
    byPair.set(players[0].index.get(x.x.join())! * width + players[1].index.get(y.x.join())!, 0);
  }
  const order = [...byPair.keys()].sort((a, b) => a - b);
  order.forEach((pair, k) => {
    byPair.set(pair, k);
  });
  const edges = order.flatMap((pair) => [Math.floor(pair / width), pair % width]);
  const equilibria = order.map((pair) => {
    const [x, y] = [players[0].strategies[Math.floor(pair / width)], players[1].strategies[pair % width]];
    return {
      strategies: [x.fractions, y.fractions],
      payoffs: [payoffAgainst(payoffs[0], x, y), payoffAgainst(payoffs[1], y, x)],
      regret: Fraction.ZERO,
    };
  });
  const components = nashSubsets(edges, stop)?.map((bicliques) => {
    const subsets = bicliques.map(({ left, right }) => ({
      strategies: [
        left.map((x) => players[0].strategies[x].fractions),
        right.map((y) => players[1].strategies[y].fractions),
      ] as const,
      equilibria: left.flatMap((x) => right.map((y) => byPair.get(x * width + y)!)),
    }));
    const members = new Set(subsets.flatMap((subset) => subset.equilibria));
    return { equilibria: [...members].sort((a, b) => a - b), subsets };
  });
  return components && { equilibria, components };
}

/** The pure equilibria, by comparing integers. */
export function purePairs([row, column]: readonly IntegerPayoffs[]): StrategyPair[] {
  const found: StrategyPair[] = [];
  row.values.forEach((against, i) => {
    against.forEach((payoff, j) => {
      const isBest =
        row.values.every((other) => other[j] <= payoff) &&
        column.values.every((other) => other[i] <= column.values[j][i]);
      if (isBest) found.push([unit(row.values.length, i), unit(column.values.length, j)]);
    });
  });
  return found;
}

function unit(size: number, action: number): IntegerStrategy {
  return { x: Array.from({ length: size }, (_, a) => (a === action ? 1n : 0n)), total: 1n };
}

interface ListedStrategy extends IntegerStrategy {
  readonly fractions: readonly Fraction[];
}

/** Different strategies in descending lexicographic order, and their places by text. */
function distinct(all: readonly IntegerStrategy[]): { strategies: ListedStrategy[]; index: Map<string, number> } {
  const known = new Map<string, ListedStrategy>();
  for (const { x, total } of all) {
    const key = x.join();
    if (!known.has(key)) known.set(key, { x, total, fractions: x.map((value) => Fraction.of(value, total)) });
  }
  const strategies = [...known.values()].sort((a, b) => {
    for (let k = 0; k < a.x.length; k++) {
      const difference = b.x[k] * a.total - a.x[k] * b.total;
      if (difference !== 0n) return difference < 0n ? -1 : 1;
    }
    return 0;
  });
  return { strategies, index: new Map(strategies.map(({ x }, k) => [x.join(), k])) };
}

/** A profile with its payoffs, as fractions. */
export function exactEquilibrium(payoffs: readonly IntegerPayoffs[], [x, y]: StrategyPair): ExactEquilibrium {
  return {
    strategies: [x, y].map((strategy) => strategy.x.map((value) => Fraction.of(value, strategy.total))),
    payoffs: [payoffAgainst(payoffs[0], x, y), payoffAgainst(payoffs[1], y, x)],
    regret: Fraction.ZERO,
  };
}

/** A best reply's payoff: that of any action in the support. */
function payoffAgainst({ values, scale }: IntegerPayoffs, own: IntegerStrategy, other: IntegerStrategy): Fraction {
  const row = values[own.x.findIndex((value) => value !== 0n)];
  const sum = other.x.reduce((so, value, b) => so + value * row[b], 0n);
  return Fraction.of(sum, scale * other.total);
}
