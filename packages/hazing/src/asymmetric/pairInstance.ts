/**
 * A two-player game, symmetric or not, as the two-variable hazing problem.
 */
import {
  checkReal,
  decimalOf,
  describeValue,
  exactPayoff,
  Fraction,
  type NormalFormGame,
  profileIndex,
} from '@folkways/core';
import { commonScale } from '../instance/commonScale.js';

/** A profile by the names of both players' actions. */
export type PairProfile = readonly [string, string];

/** A profile in integers, both players' amounts times `scale`. */
export interface PairStep {
  readonly profile: PairProfile;
  /** G_i - p_i: what the step costs each player against the mean of the goal cycle; may be negative. */
  readonly costs: readonly [number, number];
  /** p*_i - G_i: what each player's own hazing so far must exceed. */
  readonly thresholds: readonly [number, number];
  /** Weighted cost, >= 0, in the scaled unit. */
  readonly weight: number;
}

/** The problem: find the lightest path of steps after which the goal cycle is stable. */
export interface PairInstance {
  /** The goal cycle in order. */
  readonly goal: readonly PairStep[];
  /** Mean payoffs of the goal cycle. */
  readonly means: readonly [Fraction, Fraction];
  readonly scale: number;
  /** All profiles, in the game's order. */
  readonly steps: readonly PairStep[];
}

/** Options of `pairInstance`. */
export interface PairInstanceOptions {
  /** Weights of the two players in what the goal maximises, in (0, Infinity). @defaultValue [1, 1] */
  readonly weights?: readonly [number, number];
  /**
   * The goal cycle, played for ever. Each profile of it must maximise the weighted sum. @defaultValue the profile with the largest
   * weighted sum; of several the one that tempts least, by the larger of both players' p*_i - p_i, then the first
   */
  readonly goal?: readonly PairProfile[];
}

/**
 * Costs and thresholds of every profile against a goal cycle, in integers.
 * @throws RangeError when the game is not two-player, a name or weight is refused, the goal does not maximise the weighted sum,
 * or a scaled amount exceeds 2^53 - 1.
 */
export function pairInstance(where: string, game: NormalFormGame, options: PairInstanceOptions): PairInstance {
  if (game.actions.length !== 2) {
    throw new RangeError(`${where}: "game" expected two players, got ${game.actions.length}`);
  }
  const weights = (options.weights ?? [1, 1]).map((weight, i) => {
    checkReal(where, `weights[${i}]`, weight, { low: 0, open: 'low' });
    return decimalOf(weight);
  });
  const cells = game.actions[0].flatMap((row, a) =>
    game.actions[1].map((column, b) => cellOf(game, row, column, a, b)),
  );
  const weighted = ({ payoffs }: Cell): Fraction =>
    weights[0].multiply(payoffs[0]).add(weights[1].multiply(payoffs[1]));
  const best = cells.map(weighted).reduce((most, sum) => (sum.compare(most) > 0 ? sum : most));
  const cycle =
    options.goal === undefined ? [leastTempting(cells, weighted, best)] : namedCycle(where, cells, options.goal);
  if (cycle.length === 0) throw new RangeError(`${where}: "goal" expected at least one profile, got none`);
  const lacking = cycle.find((cell) => weighted(cell).compare(best) < 0);
  if (lacking !== undefined) {
    throw new RangeError(
      `${where}: "goal" expected profiles with the largest weighted sum, ${best}, but (${lacking.profile.join(', ')}) has ${weighted(lacking)}`,
    );
  }
  const length = Fraction.of(cycle.length);
  const means = [0, 1].map((i) =>
    cycle.reduce((sum, { payoffs }) => sum.add(payoffs[i]), Fraction.ZERO).divide(length),
  ) as [Fraction, Fraction];
  const raw = (cell: Cell) => ({
    profile: cell.profile,
    costs: means.map((mean, i) => mean.subtract(cell.payoffs[i])),
    thresholds: means.map((mean, i) => cell.temptations[i].subtract(mean)),
    weight: best.subtract(weighted(cell)),
  });
  const all = cells.map(raw);
  const scale = commonScale(all.flatMap(({ costs, thresholds, weight }) => [...costs, ...thresholds, weight]));
  const integer = (fraction: Fraction): number => {
    const value = Number((fraction.numerator * scale) / fraction.denominator);
    if (!Number.isSafeInteger(value)) {
      throw new RangeError(
        `${where}: "game" expected scaled payoffs within 2^53 - 1, but ${fraction} times ${scale} is not`,
      );
    }
    return value;
  };
  const stepOf = (cell: Cell): PairStep => {
    const { profile, costs, thresholds, weight } = raw(cell);
    const pair = (values: Fraction[]): [number, number] => [integer(values[0]), integer(values[1])];
    return { profile, costs: pair(costs), thresholds: pair(thresholds), weight: integer(weight) };
  };
  return { goal: cycle.map(stepOf), means, scale: integer(Fraction.ONE), steps: cells.map(stepOf) };
}

interface Cell {
  readonly profile: PairProfile;
  readonly payoffs: readonly Fraction[];
  /** The most each player can get by changing only its own action. */
  readonly temptations: readonly Fraction[];
}

function cellOf(game: NormalFormGame, row: string, column: string, a: number, b: number): Cell {
  const at = (player: number, own: number, other: number): Fraction =>
    exactPayoff(game, player, profileIndex(game, player === 0 ? [own, other] : [other, own]));
  const most = (values: Fraction[]): Fraction => values.reduce((top, value) => (value.compare(top) > 0 ? value : top));
  return {
    profile: [row, column],
    payoffs: [at(0, a, b), at(1, b, a)],
    temptations: [
      most(game.actions[0].map((_, own) => at(0, own, b))),
      most(game.actions[1].map((_, own) => at(1, own, a))),
    ],
  };
}

function leastTempting(cells: readonly Cell[], weighted: (cell: Cell) => Fraction, best: Fraction): Cell {
  const temptation = ({ payoffs, temptations }: Cell): Fraction => {
    const [first, second] = temptations.map((most, i) => most.subtract(payoffs[i]));
    return first.compare(second) >= 0 ? first : second;
  };
  const candidates = cells.filter((cell) => weighted(cell).equals(best));
  return candidates.reduce((least, cell) => (temptation(cell).compare(temptation(least)) < 0 ? cell : least));
}

function namedCycle(where: string, cells: readonly Cell[], goal: readonly PairProfile[]): Cell[] {
  return goal.map((profile, k) => {
    const cell = cells.find((candidate) => candidate.profile[0] === profile[0] && candidate.profile[1] === profile[1]);
    if (cell === undefined) {
      throw new RangeError(
        `${where}: "goal[${k}]" expected a profile of the game, got ${describeValue(String(profile))}`,
      );
    }
    return cell;
  });
}
