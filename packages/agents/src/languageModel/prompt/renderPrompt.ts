/**
 * Prompts, from versioned texts.
 *
 * Source: Kang (2026), Appendices D to F, for what a prompt tells; the words are ours.
 */
import { checkInteger, checkOneOf } from '@folkways/core';
import { historyProfiles } from '../../history.js';
import { checkTwoPlayers } from '../../menu/checkMenu.js';
import type { ChatMessage } from '../chatModel.js';
import { fillTemplate } from './fillTemplate.js';
import { PROMPT_KINDS, type PromptContext, type PromptKind } from './promptContext.js';
import { historyText } from './promptHistory.js';
import { rulesText } from './promptRules.js';
import { strategiesText } from './promptStrategies.js';
import { promptTexts } from './promptTexts.js';
import { actionWords, labelWords, promptAnswers } from './promptWords.js';

/**
 * What a model is asked.
 *
 * One message: the rules of the game, the strategies that the other player may follow, the rounds so far, the question. Actions and labels
 * appear as plain words; titles, names and descriptions, which may come from a file, stand escaped between double quotes
 * and are cut to a length, so that they cannot be taken for instructions.
 * @throws RangeError when the game has not two players, the history is not one of the game's, a strategy is asked for without a menu (or
 * by letter with more strategies than there are letters), or a prediction is missing.
 * @remarks O(rounds + labels + profiles). The texts are those of `PROMPT_VERSION`.
 * @example
 * ```ts
 * import { renderPrompt } from '@folkways/agents';
 * import { catalog } from '@folkways/core';
 * const game = catalog['prisoners-dilemma'];
 * const [message] = renderPrompt('base', { game, role: 0, history: [['J', 'F']], order: [1, 0] });
 * console.log(message.content.split('\n').slice(-2)[0]); // It is now round 2. Which action do you choose: F or J?
 * ```
 */
export function renderPrompt(kind: PromptKind, context: PromptContext): ChatMessage[] {
  const { game, role, history, received } = context;
  checkOneOf('renderPrompt', 'kind', kind, PROMPT_KINDS);
  checkTwoPlayers('renderPrompt', game);
  checkInteger('renderPrompt', 'role', role, 0, 1);
  historyProfiles('renderPrompt', game, history);
  if (received !== undefined && received.length !== history.length) {
    throw new RangeError(
      `renderPrompt: "received" expected ${history.length} payoffs, one for each round, got ${received.length}`,
    );
  }
  const inferring = kind === 'label' || kind === 'letter';
  const parts = [
    rulesText(context, inferring),
    strategiesText(context, inferring),
    historyText(context, inferring),
    [question(kind, context)],
  ];
  const content = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return [{ role: 'user', content: content.join('\n\n') }];
}

function question(kind: PromptKind, context: PromptContext): string {
  const { game, role, history, opponentMenu = [], prediction } = context;
  const round = history.length + 1;
  const words = promptAnswers(kind, context);
  const order = context.order ?? words.map((_, i) => i);
  const shown = order.map((i) => words[i]);
  const options = inWords(shown);
  if (kind === 'base') return fillTemplate(promptTexts.base, { round, options });
  if (kind === 'scot-predict') return fillTemplate(promptTexts.scot.predict, { round, options });
  if (kind === 'scot-choose') {
    const predicted = prediction === undefined ? -1 : game.actions[1 - role].indexOf(prediction);
    if (predicted < 0) {
      throw new RangeError(
        `renderPrompt: "prediction" expected one of ${game.actions[1 - role].join(', ')}, got ${prediction}`,
      );
    }
    return fillTemplate(promptTexts.scot.choose, {
      round,
      options,
      prediction: actionWords(game)[1 - role][predicted],
    });
  }
  if (opponentMenu.length === 0) {
    throw new RangeError('renderPrompt: "opponentMenu" expected the strategies that may be named, got none');
  }
  if (kind === 'label') return fillTemplate(promptTexts.label.name, { round });
  const labels = labelWords(opponentMenu);
  const letters = order.map((g) => fillTemplate(promptTexts.label.letterOf, { letter: words[g], label: labels[g] }));
  return fillTemplate(promptTexts.label.letter, { round, options, letters: letters.join('\n') });
}

/** `J or F`, `R, P or Z`. */
export function inWords(words: readonly string[]): string {
  return words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}
