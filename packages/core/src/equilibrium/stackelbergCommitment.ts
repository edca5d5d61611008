/**
 * What a leader gains by committing to a mixed action in sight of the follower.
 */
import { checkInteger } from '../checks.js';
import { ProgramError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileStrides } from '../game/profile.js';
import { checkProgramSolver } from '../program/checkProgramSolver.js';
import type { ProgramSolver } from '../program/programSolver.js';
import { distribution } from './matrixValue.js';
import { payoffSpan } from './payoffSpan.js';

/** Options of `stackelbergCommitment`. */
export interface StackelbergCommitmentOptions {
  /** The linear-program engine, from `loadGlpk()` or `loadHighs()`. */
  readonly lp: ProgramSolver;
  /** Player index of the leader, 0 or 1. @defaultValue 0 */
  readonly leader?: number;
}

/** An optimal commitment. */
export interface StackelbergCommitmentResult {
  /** `[leader's actions]` the mixed action the leader commits to. */
  readonly strategy: Float64Array;
  /** The follower's action, a best reply; among best replies the leader's favourite. */
  readonly response: number;
  readonly leaderPayoff: number;
  readonly followerPayoff: number;
  /** No commitment gives the leader more than this: the largest bound that the programs' duals prove. */
  readonly upper: number;
  /** What the follower could still gain by another reply to `strategy`: 0 up to the engine's rounding. */
  readonly violation: number;
  /** All replies within 1e-9 of the follower's best (of its payoff range). More than one: the leader relies on the tie being broken in its favour. */
  readonly ties: readonly number[];
  /** The leader's best payoff when it must induce each reply; `null` where no commitment makes that reply a best one. */
  readonly byResponse: readonly (number | null)[];
}

/**
 * The strong Stackelberg equilibrium of a two-player game: the leader's optimal mixed commitment.
 * @throws RangeError when there are not two players, or the leader is not 0 or 1.
 * @throws ProgramError when the engine fails on one of the programs.
 * @remarks One linear program per action of the follower: maximise the leader's payoff over commitments to which that action is a best reply; the best of
 * them is the answer. The leader never gets less than in any Nash equilibrium. Where `ties` has several entries the supremum over commitments with a unique
 * reply is the same but need not be attained. Source: Conitzer and Sandholm (2006), Computing the optimal strategy to commit to, EC'06, section 3.
 * @example
 * ```ts
 * import { bimatrixGame, stackelbergCommitment } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * const game = bimatrixGame([[2, 4], [1, 3]], [[1, 0], [0, 1]]);
 * const { leaderPayoff, strategy } = stackelbergCommitment(game, { lp: await loadGlpk(), leader: 0 });
 * console.log(leaderPayoff, [...strategy]); // 3.5 [ 0.5, 0.5 ]
 * ```
 */
export function stackelbergCommitment(
  game: NormalFormGame,
  options: StackelbergCommitmentOptions,
): StackelbergCommitmentResult {
  const lp = checkProgramSolver('stackelbergCommitment', options?.lp);
  const { leader = 0 } = options;
  if (game.players.length !== 2) {
    throw new RangeError(`stackelbergCommitment: "game" expected two players, got ${game.players.length}`);
  }
  checkInteger('stackelbergCommitment', 'leader', leader, 0, 1);
  const follower = 1 - leader;
  const strides = profileStrides(game);
  const payoff = (player: number, a: number, b: number): number =>
    game.payoffs[player][a * strides[leader] + b * strides[follower]];
  const mine = game.actions[leader].map((_, a) => a);
  const theirs = game.actions[follower].map((_, b) => b);
  const [own, other] = [leader, follower].map((player) => {
    const { low, span } = payoffSpan('stackelbergCommitment', game.payoffs[player]);
    return { low, unit: span || 1 };
  });

  const programs = theirs.map((b) => {
    const result = lp.solve({
      sense: 'maximize',
      objective: mine.map((a) => (payoff(leader, a, b) - own.low) / own.unit),
      rows: [
        { columns: mine, values: mine.map(() => 1), lower: 1, upper: 1 },
        ...theirs
          .filter((c) => c !== b)
          .map((c) => ({
            columns: mine,
            values: mine.map((a) => (payoff(follower, a, c) - payoff(follower, a, b)) / other.unit),
            upper: 0,
          })),
      ],
      upper: mine.map(() => 1),
    });
    if (result.status === 'infeasible') return null;
    if (result.status !== 'optimal' || result.values === undefined) {
      throw new ProgramError(
        `stackelbergCommitment: ${lp.name} left reply ${b} unsolved (${result.status})`,
        result.status,
      );
    }
    return { strategy: distribution(result.values), bound: own.low + own.unit * (result.bound ?? Infinity) };
  });
  const expected = (player: number, x: Float64Array, b: number): number =>
    mine.reduce((sum, a) => sum + x[a] * payoff(player, a, b), 0);
  const byResponse = programs.map((program, b) => (program === null ? null : expected(leader, program.strategy, b)));
  const response = theirs.reduce(
    (best, b) => ((byResponse[b] ?? -Infinity) > (byResponse[best] ?? -Infinity) ? b : best),
    0,
  );
  const best = programs[response];
  if (best === null)
    throw new ProgramError(`stackelbergCommitment: ${lp.name} called every reply impossible`, 'infeasible');
  const replies = theirs.map((b) => expected(follower, best.strategy, b));
  const top = Math.max(...replies);
  const leaderPayoff = expected(leader, best.strategy, response);
  return {
    strategy: best.strategy,
    response,
    leaderPayoff,
    followerPayoff: replies[response],
    upper: Math.max(leaderPayoff, ...programs.map((program) => program?.bound ?? -Infinity)),
    violation: top - replies[response],
    ties: theirs.filter((b) => top - replies[b] <= 1e-9 * other.unit),
    byResponse,
  };
}
