/**
 * Hazing of two different players as strategies of the ordinary repeated game.
 */
import {
  type Automaton,
  checkInteger,
  checkOneOf,
  describeValue,
  exactPayoff,
  type NormalFormGame,
  profileIndex,
} from '@folkways/core';
import type { PairProfile } from '../asymmetric/pairInstance.js';
import type { PairHazingResult } from '../asymmetric/solvePairHazing.js';
import type { HazingAutomatonOptions } from './hazingAutomaton.js';
import { checkRounds, pathAutomaton } from './pathAutomaton.js';

const WHERE = 'pairHazingAutomata';

/**
 * Both players' automata for a sequence of profiles before a goal cycle: what `hazingAutomaton` is for symmetric games.
 *
 * They follow the profiles together; after any round off the path both begin again (or, with `after: "punish"`, hold each other down for
 * ever to pure minmax payoffs). A result of `solvePairHazing` with a sequence makes an equilibrium of every patience near enough to 1.
 * @param game - two players, symmetric or not.
 * @param hazing - `{ sequence, goal }`, as `solvePairHazing` returns it.
 * @returns the automata in player order.
 * @throws RangeError when the game has not two players, the goal cycle is empty, a name is no action, or an option is outside its domain.
 * @throws SizeError when an automaton would have more than `maxStates` states; nothing was built.
 * @remarks O(states * joint actions).
 * @example
 * ```ts
 * import { bimatrixGame, criticalDiscount } from '@folkways/core';
 * import { pairHazingAutomata, solvePairHazing } from '@folkways/hazing';
 * const game = bimatrixGame([[3, 0], [5, 1]], [[4, 5], [0, 1]], { actions: [['C', 'D'], ['C', 'D']] });
 * const pair = pairHazingAutomata(game, solvePairHazing(game));
 * console.log(criticalDiscount(game, pair, { kind: 'subgame-perfect' }).critical?.toFixed(4)); // 0.5486
 * ```
 */
export function pairHazingAutomata(
  game: NormalFormGame,
  { sequence, goal }: Pick<PairHazingResult, 'sequence' | 'goal'>,
  options: Omit<HazingAutomatonOptions, 'goal'> = {},
): [Automaton, Automaton] {
  const { label = 'hazing', maxStates = 10_000 } = options;
  if (game.actions.length !== 2) {
    throw new RangeError(`${WHERE}: "game" expected two players, got ${game.actions.length}`);
  }
  const after = checkOneOf(WHERE, 'after', options.after ?? 'restart', ['restart', 'punish'] as const);
  checkInteger(WHERE, 'maxStates', maxStates, 1, Infinity);
  if (goal.length === 0) throw new RangeError(`${WHERE}: "goal" expected at least one profile, got none`);
  const states = sequence.length + goal.length + (after === 'punish' ? 1 : 0);
  checkRounds(WHERE, sequence.length, states, maxStates);
  const steps = [
    ...sequence.map((profile, t) => indicesOf(game, `sequence[${t}]`, profile)),
    ...goal.map((profile, t) => indicesOf(game, `goal[${t}]`, profile)),
  ];
  const made = (player: 0 | 1): Automaton =>
    pathAutomaton({
      label,
      own: game.actions[player],
      other: game.actions[1 - player],
      steps: steps.map((profile) => [profile[player], profile[1 - player]]),
      repeatFrom: sequence.length,
      punishment: after === 'punish' ? holdingDown(game, player) : undefined,
    });
  return [made(0), made(1)];
}

function indicesOf(game: NormalFormGame, name: string, profile: PairProfile): [number, number] {
  const [first, second] = [0, 1].map((i) => {
    const index = game.actions[i].indexOf(profile[i]);
    if (index >= 0) return index;
    throw new RangeError(
      `${WHERE}: "${name}[${i}]" expected one of ${game.actions[i].join(', ')}, got ${describeValue(profile[i])}`,
    );
  });
  return [first, second];
}

/** The player's action against which the other gets least, exactly; the first of several. */
function holdingDown(game: NormalFormGame, player: 0 | 1): number {
  const other = 1 - player;
  const most = game.actions[player].map((_, a) =>
    game.actions[other]
      .map((__, b) => exactPayoff(game, other, profileIndex(game, player === 0 ? [a, b] : [b, a])))
      .reduce((best, payoff) => (payoff.compare(best) > 0 ? payoff : best)),
  );
  return most.reduce((least, payoff, a) => (payoff.compare(most[least]) < 0 ? a : least), 0);
}
