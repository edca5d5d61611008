/**
 * One equilibrium of the game played once, and how its fields are filled.
 */
import type { Fraction, NumericEquilibrium } from '@folkways/core';
import { metaActionProfile } from '../model/actionProfiles.js';
import type { Lottery } from '../model/metaAction.js';
import type { MetaGame } from '../model/metaGame.js';
import { metaActionName } from '../model/toNormalForm.js';

/** An equilibrium of the one-shot meta-game: one lottery per LLM (Lemma 1: no split adds a payoff vector). */
export interface OneShotEquilibrium {
  /** What each LLM does. */
  readonly profile: readonly Lottery[];
  /** The same in words, such as `CC` or `4/5 CC + 1/5 CD`. */
  readonly advice: readonly string[];
  /** `[k]` the SUM of the payoffs of each LLM's clients. */
  readonly utilities: readonly number[];
  /** `[k]` the AVERAGE payoff of each LLM's clients. */
  readonly averages: readonly number[];
  /** The most any LLM could gain in sum by deviating; 0 when `exact` is there. */
  readonly regret: number;
  /** The same equilibrium in fractions, when it was found exactly. */
  readonly exact?: ExactOneShot;
}

/** An equilibrium in fractions. */
export interface ExactOneShot {
  /** `[k][meta-actions of LLM j]` probabilities, in the order of `toNormalForm`. */
  readonly strategies: readonly (readonly Fraction[])[];
  /** `[k]` sums. */
  readonly utilities: readonly Fraction[];
  /** `[k]` averages. */
  readonly averages: readonly Fraction[];
}

/** An exact equilibrium from its strategies and sums of payoffs. */
export function exactOneShot(
  meta: MetaGame,
  strategies: readonly (readonly Fraction[])[],
  utilities: readonly Fraction[],
): OneShotEquilibrium {
  const averages = utilities.map((sum, j) => sum.divide(meta.masses[j]));
  return {
    profile: strategies.map((strategy, j) =>
      strategyLottery(
        meta,
        j,
        strategy.map((weight) => weight.toNumber()),
      ),
    ),
    advice: strategies.map((strategy, j) => adviceText(meta, j, strategy)),
    utilities: utilities.map((sum) => sum.toNumber()),
    averages: averages.map((average) => average.toNumber()),
    regret: 0,
    exact: { strategies, utilities, averages },
  };
}

/** An equilibrium in doubles. */
export function numericOneShot(
  meta: MetaGame,
  { strategies, payoffs, regret }: NumericEquilibrium,
): OneShotEquilibrium {
  return {
    profile: strategies.map((strategy, j) => strategyLottery(meta, j, strategy)),
    advice: strategies.map((strategy, j) => adviceText(meta, j, strategy)),
    utilities: payoffs,
    averages: payoffs.map((sum, j) => sum / meta.masses[j].toNumber()),
    regret,
  };
}

/** A mixed strategy in words; doubles to six digits. */
function adviceText(meta: MetaGame, llm: number, strategy: readonly (Fraction | number)[]): string {
  const parts = strategy.flatMap((weight, index) => {
    const text = typeof weight === 'number' ? String(Number(weight.toPrecision(6))) : String(weight);
    return text === '0' ? [] : [text === '1' ? '' : `${text} `, metaActionName(meta, llm, index)].join('');
  });
  return parts.join(' + ');
}

/** The lottery that a mixed strategy of the game among the LLMs is. */
export function strategyLottery(meta: MetaGame, llm: number, strategy: ArrayLike<number>): Lottery {
  const outcomes = Array.from(strategy, (weight, index) => ({ profile: metaActionProfile(meta, llm, index), weight }));
  return { kind: 'lottery', outcomes: outcomes.filter(({ weight }) => weight > 0) };
}
