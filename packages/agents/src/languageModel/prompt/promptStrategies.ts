/**
 * The strategies of the other player in a prompt, and what is expected of it.
 */
import { type PriorInput, priorWeights } from '../../belief/prior.js';
import type { StrategyMenu } from '../../menu/strategyMenu.js';
import { fillTemplate } from './fillTemplate.js';
import type { PromptContext } from './promptContext.js';
import { amount } from './promptRules.js';
import { promptTexts } from './promptTexts.js';
import { labelWords } from './promptWords.js';
import { quotedName } from './quotedName.js';

/** A description is cut after so many characters. */
const LONGEST_DESCRIPTION = 300;

/** Lines; none without a menu. */
export function strategiesText({ opponentMenu, prior, recent = false }: PromptContext, inferring: boolean): string[] {
  if (opponentMenu === undefined) return [];
  const { strategies } = promptTexts;
  const words = labelWords(opponentMenu);
  return [
    inferring ? strategies.inferring : strategies.playing,
    ...opponentMenu.map(({ label, description }, g) => {
      const text = words[g] === label ? description : `${label}: ${description}`;
      return fillTemplate(strategies.strategy, { label: words[g], description: quotedName(text, LONGEST_DESCRIPTION) });
    }),
    ...priorText(opponentMenu, words, prior, inferring),
    ...(recent ? [strategies.recent] : []),
  ];
}

/** One label is strongly expected, or each has a weight, or nothing is said. */
function priorText(
  menu: StrategyMenu,
  words: readonly string[],
  prior: PriorInput = 'uniform',
  inferring: boolean,
): string[] {
  if (prior === 'uniform') return [];
  const weights = priorWeights('renderPrompt', menu, prior);
  const { strategies } = promptTexts;
  const expected = typeof prior === 'string' ? prior : (prior as { readonly label?: unknown }).label;
  if (typeof expected === 'string') {
    const label = words[menu.findIndex((entry) => entry.label === expected)];
    return [fillTemplate(inferring ? strategies.opponentExpected : strategies.expected, { label })];
  }
  const shares = words.map((label, g) => fillTemplate(strategies.weight, { label, percent: amount(100 * weights[g]) }));
  return [fillTemplate(strategies.weights, { weights: shares.join(', ') })];
}
