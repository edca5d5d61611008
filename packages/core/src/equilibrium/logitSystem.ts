/**
 * The equations of logit quantal response equilibria, and their derivatives.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount } from '../game/profile.js';

/** The system in the logarithms of all probabilities, players after each other, and log(1 + lambda) last. */
export interface LogitSystem {
  /** The number of probabilities; there is one more unknown than equations. */
  readonly size: number;
  /** `offsets[i]`: where player i's actions begin. */
  readonly offsets: readonly number[];
  /** Values `[size]` and derivatives `[size][size + 1]` at a point `[size + 1]`. */
  evaluate(point: Float64Array): { values: Float64Array; jacobian: Float64Array[] };
}

/**
 * For each player: the probabilities sum to 1, and log p_a - log p_0 = lambda (u_a - u_0) / unit for the other actions a.
 * @remarks O(n^2 C) per evaluation for n players and C profiles. Source: Turocy (2005), A dynamic homotopy interpretation of the
 * logistic quantal response equilibrium correspondence, section 3.
 */
export function logitSystem(game: NormalFormGame, unit: number): LogitSystem {
  const sizes = game.actions.map((names) => names.length);
  const offsets = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, value) => sum + value, 0));
  const size = sizes.reduce((sum, value) => sum + value, 0);
  const profiles = Array.from({ length: profileCount(game) }, (_, k) =>
    profileAt(game, k).map((a, i) => offsets[i] + a),
  );

  /** u[ia], and slopes[ia][jb] = u[ia] when j plays b. */
  const payoffs = (p: Float64Array): { u: Float64Array; slopes: Float64Array[] } => {
    const u = new Float64Array(size);
    const slopes = Array.from({ length: size }, () => new Float64Array(size));
    profiles.forEach((profile, k) => {
      for (let i = 0; i < profile.length; i++) {
        const value = game.payoffs[i][k] / unit;
        const row = slopes[profile[i]];
        let all = value;
        for (let j = 0; j < profile.length; j++) {
          if (j === i) continue;
          all *= p[profile[j]];
          let others = value;
          for (let l = 0; l < profile.length; l++) if (l !== i && l !== j) others *= p[profile[l]];
          row[profile[j]] += others;
        }
        u[profile[i]] += all;
      }
    });
    return { u, slopes };
  };

  return {
    size,
    offsets,
    evaluate(point) {
      const p = point.subarray(0, size).map(Math.exp);
      const lambda = Math.expm1(point[size]);
      const { u, slopes } = payoffs(p);
      const values = new Float64Array(size);
      const jacobian = Array.from({ length: size }, () => new Float64Array(size + 1));
      offsets.forEach((first, i) => {
        values[first] = -1;
        for (let a = first; a < first + sizes[i]; a++) {
          values[first] += p[a];
          jacobian[first][a] = p[a];
          if (a === first) continue;
          values[a] = point[a] - point[first] - lambda * (u[a] - u[first]);
          for (let b = 0; b < size; b++) jacobian[a][b] = -lambda * (slopes[a][b] - slopes[first][b]) * p[b];
          jacobian[a][a] += 1;
          jacobian[a][first] -= 1;
          jacobian[a][size] = (u[first] - u[a]) * (1 + lambda);
        }
      });
      return { values, jacobian };
    },
  };
}
