/**
 * Games whose players' payoffs are correlated.
 * Source: Y. Rinott and M. Scarsini (2000), On the Number of Pure Strategy Nash Equilibria in Random Games, Games and Economic
 * Behavior 33, pp. 274-293, Section 4.
 */
import { checkInteger, checkReal } from '../../checks.js';
import { standardNormal } from '../../random/standardNormal.js';
import type { RandomStream } from '../../random/stream.js';
import type { NormalFormGame } from '../normalFormGame.js';
import { checkSizes, numberedGame } from './generatedGame.js';

/** What the payoff vectors of `covarianceGame` look like. */
export interface CovarianceGameOptions {
  /** Correlation of two players' payoffs at a profile, in [-1 / (players - 1), 1]: the ends are zero-sum and common interest. */
  readonly correlation: number;
  /** Payoffs are multiplied by this positive integer and rounded, which makes them exact. @defaultValue none: reals of variance 1 */
  readonly integerScale?: number;
}

/**
 * A game whose payoff vectors are independent over profiles and jointly normal within one: mean 0, variance 1, equal correlations.
 * @param sizes - the number of actions of each of at least two players.
 * @throws RangeError when a size, the correlation or the scale is not valid; SizeError beyond 2^26 payoffs.
 * @remarks With z a vector of n independent normals and m its mean, `sqrt(1 - r) (z - m) + sqrt(1 + (n - 1) r) m` has the covariance
 * matrix (1 - r) I + r J, because z - m and m are its independent components in the two eigenspaces.
 */
export function covarianceGame(
  sizes: readonly number[],
  rng: RandomStream,
  options: CovarianceGameOptions,
): NormalFormGame {
  const cells = checkSizes('covarianceGame', sizes);
  const players = sizes.length;
  if (players < 2) throw new RangeError(`covarianceGame: "sizes" expected at least two players, got ${players}`);
  const correlation = checkReal('covarianceGame', 'correlation', options.correlation, {
    low: -1 / (players - 1),
    high: 1,
  });
  const scale = options.integerScale;
  if (scale !== undefined) checkInteger('covarianceGame', 'integerScale', scale, 1, 2 ** 40);
  const apart = Math.sqrt(1 - correlation);
  const together = Math.sqrt(Math.max(0, 1 + (players - 1) * correlation));
  const payoffs = sizes.map(() => new Float64Array(cells));
  for (let k = 0; k < cells; k++) {
    const normals = sizes.map(() => standardNormal(rng));
    const mean = normals.reduce((sum, z) => sum + z, 0) / players;
    normals.forEach((z, i) => {
      const payoff = apart * (z - mean) + together * mean;
      payoffs[i][k] = scale === undefined ? payoff : Math.round(scale * payoff);
    });
  }
  return numberedGame('Covariance game', sizes, payoffs);
}
