/**
 * The polynomial system of one support profile of a game of any number of players.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileStrides } from '../game/profile.js';
import { type Multilinear, sliceDifference } from './boxRange.js';

/** One free probability: that of the `action`-th action in player's support; the support's last action takes the rest. */
export interface FreeProbability {
  readonly player: number;
  readonly action: number;
}

/** Indifference within the supports, and no gain outside them, in the probabilities of the supports. */
export interface SupportSystem {
  /** Sizes of the supports. */
  readonly sizes: readonly number[];
  readonly variables: readonly FreeProbability[];
  /** All 0 at an equilibrium; as many as variables. */
  readonly equations: readonly Multilinear[];
  /** `derivatives[e][v]`; `undefined` where the equation does not depend on the variable. */
  readonly derivatives: readonly (readonly (Multilinear | undefined)[])[];
  /** None positive at an equilibrium: gains of actions outside the supports. */
  readonly gains: readonly Multilinear[];
}

/**
 * The system of a support profile, payoffs divided by their range.
 * @param supports - `supports[i]`: player i's actions, ascending.
 * @param ranges - positive, one per player.
 */
export function supportSystem(
  game: NormalFormGame,
  supports: readonly (readonly number[])[],
  ranges: readonly number[],
): SupportSystem {
  const sizes = supports.map((actions) => actions.length);
  const strides = profileStrides(game);
  const variables: FreeProbability[] = [];
  const equations: Multilinear[] = [];
  const gains: Multilinear[] = [];
  supports.forEach((actions, player) => {
    const others = supports.map((_, j) => j).filter((j) => j !== player);
    const bases = others.reduce(
      (so, j) => so.flatMap((base) => supports[j].map((action) => base + action * strides[j])),
      [0],
    );
    const last = actions[actions.length - 1];
    const overLast = (action: number): Multilinear => ({
      players: others,
      coefficients: Float64Array.from(
        bases,
        (base) =>
          (game.payoffs[player][base + action * strides[player]] -
            game.payoffs[player][base + last * strides[player]]) /
          ranges[player],
      ),
    });
    game.actions[player].forEach((_, action) => {
      const at = actions.indexOf(action);
      if (at < 0) gains.push(overLast(action));
      else if (action !== last) {
        variables.push({ player, action: at });
        equations.push(overLast(action));
      }
    });
  });
  const derivatives = equations.map((equation) =>
    variables.map(({ player, action }) =>
      equation.players.includes(player)
        ? sliceDifference(equation, sizes, player, action, sizes[player] - 1)
        : undefined,
    ),
  );
  return { sizes, variables, equations, derivatives, gains };
}
