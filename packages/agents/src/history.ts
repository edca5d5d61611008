/**
 * Histories of play: joint actions by name at the boundary, profile indices inside.
 */
import { describeValue, type NormalFormGame } from '@folkways/core';

/** Joint actions by name, one row per round, one name per player in player order. */
export type History = readonly (readonly string[])[];

/**
 * The profile index of each round.
 * @throws RangeError naming the round and the player of the first action that is not one of the game's.
 */
export function historyProfiles(where: string, game: NormalFormGame, history: History): Int32Array {
  return Int32Array.from(history, (row, t) => {
    if (!Array.isArray(row) || row.length !== game.players.length) {
      throw new RangeError(
        `${where}: "history[${t}]" expected ${game.players.length} actions, got ${describeValue(row)}`,
      );
    }
    return game.actions.reduce((index, names, i) => {
      const action = names.indexOf(row[i]);
      if (action < 0) {
        throw new RangeError(
          `${where}: "history[${t}][${i}]" expected one of ${names.join(', ')}, got ${describeValue(row[i])}`,
        );
      }
      return index * names.length + action;
    }, 0);
  });
}
