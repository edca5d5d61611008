/**
 * A hazing sequence as a strategy of the ordinary repeated game.
 *
 * Source: the restart paper, Section 2: players follow the sequence; whoever sees a deviation leaves and starts again with a stranger.
 */

import { type Automaton, checkInteger, checkOneOf, type NormalFormGame } from '@folkways/core';
import type { GoalOption } from '../discounted/subjectInstance.js';
import { type HazingSequence, indexedRuns } from '../instance/hazingSequence.js';
import { restartGame } from '../instance/restartGame.js';
import { restartPayoffs } from '../instance/restartPayoffs.js';
import { checkRounds, pathAutomaton } from './pathAutomaton.js';

const WHERE = 'hazingAutomaton';

/** Options of `hazingAutomaton`. */
export interface HazingAutomatonOptions extends GoalOption {
  /**
   * What follows a round in which somebody, it or the other, did not play the sequence's action. `"restart"`: the partnership is over
   * and the next round is the first with somebody new, so the sequence begins again. `"punish"`: nobody can be left, so it holds the other
   * down for ever with the action of least deviation payoff p*, its pure minmax action. @defaultValue `"restart"`
   */
  readonly after?: 'restart' | 'punish';
  /** @defaultValue `"hazing"` */
  readonly label?: string;
  /** The most states, at least 1: a round of hazing takes one. @defaultValue 10000 */
  readonly maxStates?: number;
}

/**
 * An automaton that plays a hazing sequence, then the goal for ever, and leaves a partner who deviates.
 *
 * With `after: "restart"` the repeated game between two of them is the paper's game with restarts as a single player sees it: at every
 * moment it can take its best reply and be, one round later, where a stranger would be. So the pair is an equilibrium at a discount factor
 * when `isStableAt` says so, Nash and subgame-perfect alike: both are always at the same step.
 * @param game - a symmetric two-player game.
 * @param sequence - the hazing only: runs `{ action, repeat }` or names.
 * @returns one state per round of hazing, one for the goal and, with `"punish"`, one for the punishment. The same automaton fits both roles.
 * @throws RangeError when the game is not a symmetric one of two players, the goal or the sequence is refused, or an option is outside its domain.
 * @throws TypeError when an entry of the sequence is neither a name nor a run.
 * @throws SizeError when the automaton would have more than `maxStates` states; nothing was built.
 * @remarks O(states n^2). The converse, equilibrium implies stable, holds where every action's best reply is another action: condition (1) lets a
 * player go in any round, also with the very action that the sequence asks for, and here only a deviation ends a partnership.
 * @example
 * ```ts
 * import { catalog, criticalDiscount, playAutomata } from '@folkways/core';
 * import { hazingAutomaton } from '@folkways/hazing';
 * const game = catalog['restart-table-1'];
 * const hazing = hazingAutomaton(game, ['A', 'B']);
 * console.log(playAutomata([hazing, hazing], { game, rounds: 4 }).rounds.map(([a]) => a).join('')); // ABCC
 * console.log(criticalDiscount(game, [hazing, hazing], { kind: 'nash' }).critical?.toFixed(6)); // 0.896805
 * ```
 */
export function hazingAutomaton(
  game: NormalFormGame,
  sequence: HazingSequence,
  options: HazingAutomatonOptions = {},
): Automaton {
  const { label = 'hazing', maxStates = 10_000 } = options;
  const after = checkOneOf(WHERE, 'after', options.after ?? 'restart', ['restart', 'punish'] as const);
  checkInteger(WHERE, 'maxStates', maxStates, 1, Infinity);
  const { actions, deviation } = restartPayoffs(WHERE, game);
  const instance = restartGame(game, options);
  const runs = indexedRuns(WHERE, instance, sequence);
  const rounds = runs.reduce((sum, { repeat }) => sum + repeat, 0);
  checkRounds(WHERE, rounds, rounds + (after === 'punish' ? 2 : 1), maxStates);
  const plays = [
    ...runs.flatMap(({ index, repeat }) =>
      new Array<number>(repeat).fill(actions.indexOf(instance.actions[index].name)),
    ),
    actions.indexOf(instance.goal),
  ];
  const least = deviation.reduce((best, payoff, a) => (payoff.compare(deviation[best]) < 0 ? a : best), 0);
  return pathAutomaton({
    label,
    own: actions,
    other: actions,
    steps: plays.map((action) => [action, action]),
    repeatFrom: rounds,
    punishment: after === 'punish' ? least : undefined,
  });
}
