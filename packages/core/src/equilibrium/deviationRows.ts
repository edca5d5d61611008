/**
 * The incentive constraints of correlated and coarse correlated equilibria.
 */
import { SizeError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileCount, profileStrides } from '../game/profile.js';
import type { ProgramRow } from '../program/programSolver.js';
import { extremes } from './matrixValue.js';
import { payoffSpan } from './payoffSpan.js';

/** A deviation: told `from` (or, when it is `null`, told nothing), player plays `to`. */
export interface CorrelatedDeviation {
  readonly player: number;
  readonly from: number | null;
  readonly to: number;
}

/** Nonzero coefficients a program may have; about a gigabyte. */
const LIMIT = 2e7;

/**
 * Every deviation with what it gains at each profile: `gains(k) = u(deviation at k) - u(k)`, zero where it does not apply.
 * @throws SizeError when the constraints would have more than 2e7 coefficients.
 */
export function deviations(where: string, game: NormalFormGame, coarse: boolean): CorrelatedDeviation[] {
  for (const payoffs of game.payoffs) payoffSpan(where, payoffs);
  const cells = profileCount(game);
  const coefficients = cells * game.actions.reduce((sum, names) => sum + names.length - 1, 0);
  if (coefficients > LIMIT) {
    throw new SizeError(
      `${where}: the incentive constraints have ${coefficients} coefficients, the limit is ${LIMIT}`,
      coefficients,
      LIMIT,
    );
  }
  return game.actions.flatMap((names, player) =>
    names.flatMap((_, to): CorrelatedDeviation[] =>
      coarse
        ? names.length > 1
          ? [{ player, from: null, to }]
          : []
        : names.flatMap((_, from) => (from === to ? [] : [{ player, from, to }])),
    ),
  );
}

/** Visits the profiles where a deviation applies, with what the player gains there. */
export function eachGain(
  game: NormalFormGame,
  deviation: CorrelatedDeviation,
  visit: (index: number, gain: number) => void,
): void {
  const { player, from, to } = deviation;
  const stride = profileStrides(game)[player];
  const size = game.actions[player].length;
  const payoffs = game.payoffs[player];
  for (let k = 0; k < payoffs.length; k++) {
    const action = Math.floor(k / stride) % size;
    if (action === to || (from !== null && action !== from)) continue;
    visit(k, payoffs[k + (to - action) * stride] - payoffs[k]);
  }
}

/** The constraints `sum of probability times gain <= 0`, in units of the player's payoff range. */
export function deviationRows(game: NormalFormGame, list: readonly CorrelatedDeviation[]): ProgramRow[] {
  const units = game.payoffs.map((payoffs) => {
    const { low, high } = extremes(payoffs);
    return high - low || 1;
  });
  return list.map((deviation) => {
    const columns: number[] = [];
    const values: number[] = [];
    eachGain(game, deviation, (k, gain) => {
      if (gain === 0) return;
      columns.push(k);
      values.push(gain / units[deviation.player]);
    });
    return { columns, values, upper: 0 };
  });
}

/** The deviation that gains most under a distribution over profiles, and how much. */
export function worstDeviation(
  game: NormalFormGame,
  list: readonly CorrelatedDeviation[],
  probabilities: Float64Array,
): { readonly violation: number; readonly deviation: CorrelatedDeviation | null } {
  let violation = 0;
  let worst: CorrelatedDeviation | null = null;
  for (const deviation of list) {
    let sum = 0;
    eachGain(game, deviation, (k, gain) => {
      sum += probabilities[k] * gain;
    });
    if (sum > violation) [violation, worst] = [sum, deviation];
  }
  return { violation, deviation: worst };
}
