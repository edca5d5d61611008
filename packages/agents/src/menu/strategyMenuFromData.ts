/**
 * Menus as data: what a JSON file or a user's code can hold.
 */
import { type AutomatonInput, automaton, describeValue, type NormalFormGame } from '@folkways/core';
import { checkMenu } from './checkMenu.js';
import type { MenuEntry, StrategyMenu } from './strategyMenu.js';

/** One strategy as data: an automaton in core's readable form, with what it does in words. */
export interface StrategyInput extends AutomatonInput {
  readonly label: string;
  /** @defaultValue the label */
  readonly description?: string;
}

/**
 * A menu for one role of a game, from data.
 * @param role - 0 or 1: whose strategies these are. Actions and opponents that a strategy leaves out are the role's.
 * @throws AutomatonError when a strategy is not a well-formed automaton.
 * @throws TypeError when a part has the wrong type, such as a strategy without a label.
 * @throws RangeError when a label comes twice or a strategy has other actions than the role.
 * @example
 * ```ts
 * import { strategyMenuFromData } from '@folkways/agents';
 * import { catalog } from '@folkways/core';
 * const menu = strategyMenuFromData(catalog['stag-hunt'], 0, [
 *   { label: 'brave', initial: 's', states: { s: { play: 'Stag', next: 's' } } },
 *   { label: 'copycat', initial: 'Hare', states: {
 *     Stag: { play: 'Stag', next: { '*': { Stag: 'Stag', Hare: 'Hare' } } },
 *     Hare: { play: 'Hare', next: { '*': { Stag: 'Stag', Hare: 'Hare' } } } } },
 * ]);
 * console.log(menu[1].automaton.outputs); // [ [ 1, 0 ], [ 0, 1 ] ]
 * ```
 */
export function strategyMenuFromData(
  game: NormalFormGame,
  role: number,
  strategies: readonly (Omit<StrategyInput, 'actions'> & Partial<Pick<StrategyInput, 'actions'>>)[],
): StrategyMenu {
  const where = 'strategyMenuFromData';
  if (!Array.isArray(strategies)) {
    throw new TypeError(`${where}: "strategies" expected an array of strategies, got ${describeValue(strategies)}`);
  }
  for (const [index, input] of (strategies as readonly unknown[]).entries()) checkTexts(where, index, input);
  const menu: MenuEntry[] = strategies.map((input) => ({
    label: input.label,
    description: input.description ?? input.label,
    automaton: automaton({
      ...input,
      actions: input.actions ?? game.actions[role],
      opponents: input.opponents ?? [game.actions[1 - role]],
    }),
  }));
  checkMenu(where, 'strategies', game, role, menu);
  return menu;
}

/** Labels key beliefs and descriptions go into prompts: both must be texts. */
function checkTexts(where: string, index: number, input: unknown): void {
  const place = `strategies[${index}]`;
  if (input === null || typeof input !== 'object') {
    throw new TypeError(`${where}: "${place}" expected an object, got ${describeValue(input)}`);
  }
  const { label, description } = input as { readonly label?: unknown; readonly description?: unknown };
  if (typeof label !== 'string') {
    throw new TypeError(`${where}: "${place}.label" expected a text, got ${describeValue(label)}`);
  }
  if (description !== undefined && typeof description !== 'string') {
    throw new TypeError(`${where}: "${place}.description" expected a text, got ${describeValue(description)}`);
  }
}
