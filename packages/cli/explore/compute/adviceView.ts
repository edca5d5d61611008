/**
 * The equilibria of the game among two LLMs, as the page shows them: plain data, so that a worker can send it.
 */
import { SizeError } from '@folkways/core';
import { type MetaGame, type OneShotEquilibria, oneShotEquilibria } from '@folkways/metagame';
import { adviceInWords, profileMeaning } from '../../src/metagame/adviceWords.js';
import { countSentence, type Sought } from '../../src/metagame/equilibriaBlocks.js';
import { formatAmount, numberOf } from '../../src/metagame/formatAmount.js';
import { sizeEffect, sizeEffectInWords } from '../../src/metagame/sizeEffect.js';

/** Equilibria listed; more nobody reads. */
const LISTED = 12;
/** Seconds for all equilibria, before only those without lotteries are looked for. */
const SECONDS = 3;

/** One equilibrium. */
export interface AdviceRow {
  /** What each LLM advises. */
  readonly advice: readonly string[];
  /** `[llms]` averages per client, as text and as numbers. */
  readonly averages: readonly string[];
  readonly values: readonly number[];
}

/** All that is shown about advice given once. */
export interface AdviceView {
  /** How many there are, and what that proves. */
  readonly sentence: string;
  readonly rows: readonly AdviceRow[];
  /** How many are not in `rows`. */
  readonly more: number;
  /** Who gains from size; empty where the question makes no sense. */
  readonly size: string;
  /** How to read the advice. */
  readonly meaning: string;
}

/** All equilibria, or where these would take too long all without lotteries. */
export function adviceView(meta: MetaGame): AdviceView {
  const { result, sought } = solved(meta);
  const effect = sizeEffect(result);
  const rows = result.equilibria.slice(0, LISTED).map((equilibrium) => {
    const averages = equilibrium.exact?.averages ?? equilibrium.averages;
    return {
      advice: meta.llms.map((_, j) => adviceInWords(meta, j, equilibrium)),
      averages: averages.map(formatAmount),
      values: averages.map(numberOf),
    };
  });
  return {
    sentence: countSentence(result, sought).replace(
      / There (may|are) .*--find.*$/,
      ' Those with lotteries were not looked for.',
    ),
    rows,
    more: result.equilibria.length - rows.length,
    size: effect === undefined ? '' : `Who gains from size: ${sizeEffectInWords(effect, result)}.`,
    meaning: profileMeaning(meta),
  };
}

function solved(meta: MetaGame): { result: OneShotEquilibria; sought: Sought } {
  try {
    const result = oneShotEquilibria(meta, { timeLimit: SECONDS });
    if (result.complete === true) return { result, sought: 'all' };
  } catch (error) {
    if (!(error instanceof SizeError)) throw error;
  }
  return { result: oneShotEquilibria(meta, { find: 'pure' }), sought: 'pure' };
}
