/**
 * The base game's own equilibria, to compare with: everybody on their own, no LLM.
 */
import {
  exactPayoff,
  extremeEquilibria,
  Fraction,
  type NormalFormGame,
  profileIndex,
  pureEquilibria,
  SizeError,
} from '@folkways/core';
import { equilibriumRange, type OneShotEquilibria } from '@folkways/metagame';
import { outcomeInWords } from '../game/outcomeInWords.js';
import { strategyInWords } from '../game/strategyInWords.js';
import { type Block, paragraph } from '../output/block.js';
import { countInWords } from '../output/listInWords.js';
import { formatAmount, numberOf, rangeInWords } from './formatAmount.js';

/** A comparison takes moments; larger games are compared with their pure equilibria. */
const VERTICES = 20_000;
const SECONDS = 3;

/** What the game pays when nobody is advised, per client over all roles. */
export interface BaseEquilibria {
  /** Over which equilibria: all of them, or those in pure actions. */
  readonly kind: 'all' | 'pure';
  /** How many were listed; with `kind: 'all'`, the extreme ones. */
  readonly count: number;
  /** The least and the largest payoff per client; `undefined` when there is no equilibrium of the kind. */
  readonly lower?: Fraction;
  readonly upper?: Fraction;
  /** The equilibrium in words, when there is only one. */
  readonly only?: string;
}

/** The equilibria of a base game. */
export function baseEquilibria(game: NormalFormGame): BaseEquilibria {
  const all = allOf(game);
  if (all !== undefined) {
    const [first] = all.equilibria;
    const words = `(${first.strategies.map((strategy, i) => strategyInWords(game.actions[i], strategy)).join('; ')})`;
    const pure = first.strategies.every((strategy) => strategy.every((weight) => weight.isInteger));
    return {
      kind: 'all',
      count: all.equilibria.length,
      ...rangeOf(all.equilibria.map(({ payoffs }) => perClient(payoffs))),
      only: all.equilibria.length === 1 ? (pure ? words.replace('; ', ', ') : words) : undefined,
    };
  }
  const { profiles } = pureEquilibria(game);
  return {
    kind: 'pure',
    count: profiles.length,
    ...rangeOf(
      profiles.map((profile) =>
        perClient(game.players.map((_, i) => exactPayoff(game, i, profileIndex(game, profile)))),
      ),
    ),
    only: profiles.length === 1 ? outcomeInWords(game, profiles[0]) : undefined,
  };
}

/** What a client gets on average over all LLMs, over the equilibria listed. */
export function clientAverage(
  result: OneShotEquilibria,
): { lower: Fraction | number; upper: Fraction | number } | undefined {
  const { meta, equilibria } = result;
  if (equilibria.length === 0) return undefined;
  const roles = meta.game.players.length;
  if (equilibria.every(({ exact }) => exact !== undefined)) {
    const weight = Fraction.of(1, roles);
    const range = equilibriumRange(
      result,
      meta.llms.map(() => weight),
      { of: 'utilities' },
    );
    return { lower: range.lower, upper: range.upper };
  }
  const means = equilibria.map(({ utilities }) => utilities.reduce((sum, value) => sum + value, 0) / roles);
  return { lower: Math.min(...means), upper: Math.max(...means) };
}

/** The comparison, in words. */
export function comparisonBlocks(base: BaseEquilibria, result: OneShotEquilibria): Block[] {
  const advised = clientAverage(result);
  const alone = aloneInWords(base);
  if (advised === undefined) return [paragraph(`Compared with no LLMs: ${alone}.`)];
  const pays = rangeInWords(advised.lower, advised.upper);
  return [paragraph(`Compared with no LLMs: ${alone}. With them it is ${pays}${verdict(base, advised)}.`)];
}

function aloneInWords({ kind, count, lower, upper, only }: BaseEquilibria): string {
  if (lower === undefined || upper === undefined) {
    return 'when everybody decides alone, the game has no pure equilibrium to compare with';
  }
  if (only !== undefined) {
    const which = kind === 'all' ? 'only' : 'only pure';
    return `when everybody decides alone, the game's ${which} equilibrium ${only} pays a client ${formatAmount(lower)} on average`;
  }
  const what = kind === 'all' ? 'equilibria' : countInWords(count, 'pure equilibrium', 'pure equilibria');
  return `when everybody decides alone, the game's ${what} pay a client ${rangeInWords(lower, upper)} on average`;
}

function verdict(
  { lower, upper }: BaseEquilibria,
  advised: { lower: Fraction | number; upper: Fraction | number },
): string {
  if (lower === undefined || upper === undefined) return '';
  const [low, high] = [numberOf(advised.lower), numberOf(advised.upper)];
  const [least, most] = [numberOf(lower), numberOf(upper)];
  if (low > most) return ', which is more';
  if (high < least) return ', which is less';
  return low === least && high === most ? ', which is the same' : '';
}

function allOf(game: NormalFormGame) {
  if (game.players.length !== 2) return undefined;
  try {
    const found = extremeEquilibria(game, { vertexLimit: VERTICES, timeLimit: SECONDS });
    return found.complete ? found : undefined;
  } catch (error) {
    if (error instanceof SizeError) return undefined;
    throw error;
  }
}

function perClient(payoffs: readonly Fraction[]): Fraction {
  return payoffs.reduce((sum, payoff) => sum.add(payoff), Fraction.ZERO).divide(Fraction.of(payoffs.length));
}

function rangeOf(values: readonly Fraction[]): { lower?: Fraction; upper?: Fraction } {
  if (values.length === 0) return {};
  return {
    lower: values.reduce((a, b) => (b.compare(a) < 0 ? b : a)),
    upper: values.reduce((a, b) => (b.compare(a) > 0 ? b : a)),
  };
}
