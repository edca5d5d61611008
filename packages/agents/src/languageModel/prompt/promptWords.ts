/**
 * The words of one game in prompts, and which replies a question may have.
 */
import type { NormalFormGame } from '@folkways/core';
import type { StrategyMenu } from '../../menu/strategyMenu.js';
import type { PromptKind } from './promptContext.js';
import { promptTokens } from './promptTokens.js';

/** Letters that stand for strategies: not A to D, which are often actions, nor I, with which prose begins. */
const LETTERS = 'EFGHJKLMNOPQRSTUVWXYZ';

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
    const letters = lettersFor(game, opponentMenu.length);
    const places = order ?? opponentMenu.map((_, g) => g);
    return opponentMenu.map((_, g) => letters[places.indexOf(g)]);
  }
  return actionWords(game)[kind === 'scot-predict' ? 1 - role : role];
}

/**
 * Letters for so many strategies, none of which is an action's word.
 * @throws RangeError when there are not so many.
 */
function lettersFor(game: NormalFormGame, count: number): readonly string[] {
  const taken = new Set(actionWords(game).flatMap((words) => words.map((word) => word.toUpperCase())));
  const letters = Array.from(LETTERS).filter((letter) => !taken.has(letter));
  if (count <= letters.length) return letters.slice(0, count);
  throw new RangeError(
    `renderPrompt: "opponentMenu" expected at most ${letters.length} strategies to give letters to, got ${count}`,
  );
}

/** What the possible replies depend on. */
export interface AnswerContext {
  readonly game: NormalFormGame;
  readonly role: number;
  readonly opponentMenu?: StrategyMenu;
  readonly order?: readonly number[];
}
