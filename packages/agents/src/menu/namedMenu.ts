/**
 * Menus of the strategies that everyone knows by name.
 */
import {
  didYouMean,
  type NormalFormGame,
  namedStrategy,
  type StrategyName,
  strategyDescriptions,
} from '@folkways/core';
import { checkTwoPlayers } from './checkMenu.js';
import type { StrategyMenu } from './strategyMenu.js';

/**
 * A menu of core's named strategies for one role of a game with two actions each, the first action of each player as the cooperative one.
 * @param names - which ones, in the order that breaks ties. Default: all.
 * @throws RangeError when the game has not two players with two actions each, or a name is unknown (the nearest is suggested).
 * @example
 * ```ts
 * import { namedMenu } from '@folkways/agents';
 * import { catalog } from '@folkways/core';
 * const menu = namedMenu(catalog.chicken, 0, ['titForTat', 'grudger']);
 * console.log(menu.map(({ label }) => label), menu[1].automaton.outputs[0]); // [ 'titForTat', 'grudger' ] [ 1, 0 ]
 * ```
 */
export function namedMenu(
  game: NormalFormGame,
  role: number,
  names: readonly string[] = Object.keys(strategyDescriptions),
): StrategyMenu {
  checkTwoPlayers('namedMenu', game);
  if (game.actions.some((actions) => actions.length !== 2)) {
    throw new RangeError(
      `namedMenu: "game" expected two actions for each player, got ${game.actions[0].length} and ${game.actions[1].length}`,
    );
  }
  const known = Object.keys(strategyDescriptions);
  return names.map((name) => {
    if (!known.includes(name)) {
      throw new RangeError(
        `namedMenu: "names" expected some of ${known.join(', ')}, got "${name}"${didYouMean(name, known)}`,
      );
    }
    const made = namedStrategy(name as StrategyName, {
      actions: game.actions[role],
      opponentActions: game.actions[1 - role],
    });
    const { description } = strategyDescriptions[name as StrategyName];
    return {
      label: name,
      description: inWordsOf(ofAMenu(name, description), game),
      automaton: { ...made, label: name },
    };
  });
}

/** As menus describe: "the other" is whom the strategy plays against, since to who reasons about it "the opponent" is the strategy itself. */
function ofAMenu(name: string, description: string): string {
  const probability = name === 'generousTitForTat' ? '1/3' : '1/2'; // what core takes where none is given
  return description
    .replaceAll('the opponent', 'the other')
    .replace('a fixed probability', `probability ${probability}`);
}

/** A description in terms of C and D, in the game's names where both players have the same; else it says what C and D are. */
function inWordsOf(description: string, { actions: [first, second] }: NormalFormGame): string {
  if (!/\b[CD]\b/.test(description) || (first.join() === 'C,D' && second.join() === 'C,D')) return description;
  if (first.join() !== second.join()) return `${description} C is a player's first action, D the second.`;
  return description.replace(/\b[CD]\b/g, (letter) => first[letter === 'C' ? 0 : 1]);
}
