/**
 * The simplest threat: play the target until anyone deviates, an equilibrium of the stage game ever after.
 */
import { type Automaton, automatonFromTables, type NormalFormGame } from '@folkways/core';

/** One automaton per player. @param target, punishment - profiles of action indices. */
export function grimTrigger(
  game: NormalFormGame,
  target: readonly number[],
  punishment: readonly number[],
): Automaton[] {
  return game.players.map((_, player) => {
    const opponents = game.players.map((_, i) => i).filter((i) => i !== player);
    const pure = (action: number): number[] => game.actions[player].map((_, a) => (a === action ? 1 : 0));
    // Transitions see the own action first and then the opponents', the last one's fastest.
    const order = [player, ...opponents];
    const joint = order.reduce((product, i) => product * game.actions[i].length, 1);
    const kept = order.reduce((index, i) => index * game.actions[i].length + target[i], 0);
    return automatonFromTables({
      label: 'Grim trigger',
      actions: game.actions[player],
      opponents: opponents.map((i) => game.actions[i]),
      states: ['cooperating', 'punishing'],
      outputs: [pure(target[player]), pure(punishment[player])],
      transitions: [Array.from({ length: joint }, (_, k) => (k === kept ? 0 : 1)), new Array<number>(joint).fill(1)],
    });
  });
}
