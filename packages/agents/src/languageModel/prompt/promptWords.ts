/**
 * The words of one game in prompts, and which replies a question may have.
 */
import type { NormalFormGame } from '@folkways/core';
import type { StrategyMenu } from '../../menu/strategyMenu.js';
import type { PromptKind } from './promptContext.js';
import { promptTokens } from './promptTokens.js';

/** At most so many strategies can be asked for by letter. */
export const LETTER_LIMIT = 26;

/** Words for the actions of both players: `a1, a2, ...` of the first and `b1, b2, ...` of the second where the names do not serve. */
export function actionWords(game: NormalFormGame): readonly [readonly string[], readonly string[]] {
  return [promptTokens(game.actions[0], 'a'), promptTokens(game.actions[1], 'b')];
}

/** Words for the strategies of a menu. */
export function labelWords(menu: StrategyMenu): readonly string[] {
  return promptTokens(
    menu.map(({ label }) => label),
    's',
  );
}

/**
 * The replies that a question may have: the word of action or label i at i; for `"letter"` the letter that stands for label i.
 * @param order - the order in which they are shown, which letters follow.
 */
export function promptAnswers(
  kind: PromptKind,
  { game, role, opponentMenu = [], order }: AnswerContext,
): readonly string[] {
  if (kind === 'label') return labelWords(opponentMenu);
  if (kind === 'letter') {
    const places = order ?? opponentMenu.map((_, g) => g);
    return opponentMenu.map((_, g) => String.fromCharCode(65 + places.indexOf(g)));
  }
  return actionWords(game)[kind === 'scot-predict' ? 1 - role : role];
}

/** What the possible replies depend on. */
export interface AnswerContext {
  readonly game: NormalFormGame;
  readonly role: number;
  readonly opponentMenu?: StrategyMenu;
  readonly order?: readonly number[];
}
