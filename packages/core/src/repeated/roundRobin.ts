/**
 * Round-robin tournaments of automata, exactly: expected scores by the Markov chain of each pair, not by sampling.
 */
import { checkInteger, checkReal } from '../checks.js';
import { AutomatonError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { type StopOptions, stopPoint } from '../stopCheck.js';
import { automataProduct } from './automataProduct.js';
import type { Automaton } from './automaton.js';
import { trembling } from './trembling.js';

/** Options of `roundRobin`. */
export interface RoundRobinOptions extends StopOptions {
  /** Rounds of each match, at least 1. */
  readonly turns: number;
  /** The probability, in [0, 1], that an action is replaced by another one, all equally likely. @defaultValue 0 */
  readonly noise?: number;
  /** Whether a strategy's match against its own copy counts in its total. @defaultValue false */
  readonly selfPlay?: boolean;
}

/** A tournament's result; indices are those of the strategies given. */
export interface RoundRobin {
  /** `scores[i][j]`: the expected score of i over a match against j, a sum over the turns. */
  readonly scores: readonly Float64Array[];
  /** `perTurn[i][j]`: the same divided by the turns. */
  readonly perTurn: readonly Float64Array[];
  /** `totals[i]`: the sum of its scores, its own copy left out unless `selfPlay`. */
  readonly totals: Float64Array;
  /** Indices by falling total; ties in the order given. */
  readonly ranking: readonly number[];
}

/**
 * Every strategy meets every other one, and its own copy, in a match of a fixed number of turns.
 * @throws RangeError when the game is not symmetric with two players, or `turns` or `noise` is outside its interval.
 * @throws AutomatonError when a strategy does not fit the game, or there are none.
 * @throws StoppedError when the signal or the time limit stops it first.
 * @remarks O(pairs * turns * entries of the pair's product). Noise is a property of the outputs, so it costs nothing extra.
 * @example
 * ```ts
 * import { namedStrategy, roundRobin, symmetricGame } from '@folkways/core';
 * const game = symmetricGame([[3, 0], [5, 1]], { actions: ['C', 'D'] });
 * const strategies = (['cooperator', 'defector', 'titForTat'] as const).map((name) => namedStrategy(name, { actions: ['C', 'D'] }));
 * console.log(roundRobin(game, strategies, { turns: 10 }).totals); // Float64Array(3) [ 30, 64, 39 ]
 * ```
 */
export function roundRobin(
  game: NormalFormGame,
  strategies: readonly Automaton[],
  options: RoundRobinOptions,
): RoundRobin {
  const { turns, noise = 0, selfPlay = false } = options;
  checkInteger('roundRobin', 'turns', turns, 1, Infinity);
  checkReal('roundRobin', 'noise', noise, { low: 0, high: 1 });
  const step = stopPoint('roundRobin', options);
  checkSymmetric(game);
  if (strategies.length === 0) {
    throw new AutomatonError('roundRobin: "strategies" expected at least one automaton, got none', 'size');
  }
  const players = strategies.map((strategy) => trembling(strategy, noise));
  const scores = players.map(() => new Float64Array(players.length));
  for (let i = 0; i < players.length; i++) {
    for (let j = i; j < players.length; j++) {
      const [first, second] = matchScores(game, players[i], players[j], turns, step);
      scores[i][j] = first;
      scores[j][i] = second;
    }
  }
  const totals = Float64Array.from(scores, (row, i) =>
    row.reduce((sum, score, j) => (j === i && !selfPlay ? sum : sum + score), 0),
  );
  return {
    scores,
    perTurn: scores.map((row) => row.map((score) => score / turns)),
    totals,
    ranking: players.map((_, i) => i).sort((i, j) => totals[j] - totals[i] || i - j),
  };
}

function checkSymmetric(game: NormalFormGame): void {
  const [rows, columns] = game.actions;
  const square =
    game.actions.length === 2 && rows.length === columns.length && rows.every((name, a) => name === columns[a]);
  const n = rows.length;
  const symmetric = square && game.payoffs[0].every((u, k) => u === game.payoffs[1][(k % n) * n + Math.floor(k / n)]);
  if (!symmetric)
    throw new RangeError('roundRobin: "game" expected a symmetric game of two players with the same action names');
}

/** Expected sums over a match; a path that has come to a single certain cycle is not cut short: turns are few. */
function matchScores(
  game: NormalFormGame,
  a: Automaton,
  b: Automaton,
  turns: number,
  step: () => void,
): [number, number] {
  const { stateCount, rowStarts, targets, probabilities, payoffs } = automataProduct(game, [a, b]);
  let now = new Float64Array(stateCount);
  let next = new Float64Array(stateCount);
  now[0] = 1;
  let first = 0;
  let second = 0;
  for (let t = 0; t < turns; t++) {
    step();
    next.fill(0);
    for (let s = 0; s < stateCount; s++) {
      const mass = now[s];
      if (mass === 0) continue;
      first += mass * payoffs[0][s];
      second += mass * payoffs[1][s];
      for (let e = rowStarts[s]; e < rowStarts[s + 1]; e++) next[targets[e]] += mass * probabilities[e];
    }
    [now, next] = [next, now];
  }
  return [first, second];
}
