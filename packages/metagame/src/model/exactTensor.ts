/**
 * All payoffs of the meta-game at pure meta-actions, exactly.
 */
import { exactPayoff, Fraction, type NormalFormGame, profileCount } from '@folkways/core';

/** Payoffs over a common denominator: LLM j's at joint index x is `numerators[j][x] / denominator`. */
export interface ExactTensor {
  /** `[k][joint pure meta-actions]`, the last LLM fastest; an LLM's actions are the profiles of its roles, the last role fastest. */
  readonly numerators: readonly (readonly bigint[])[];
  /** Positive. */
  readonly denominator: bigint;
}

/**
 * U_j at every joint pure meta-action.
 * @param shares - `[m][k]` rationals; nothing here needs them to be in [0, 1] or rows to sum to 1.
 * @param governed - `[k]` the roles each LLM acts in, ascending.
 * @remarks The payoff of a role is multilinear in the mixtures of the roles, so each role's axis is replaced, one after the other, by one
 *   axis per LLM that acts in it. Cost O(m * k * cells), with no k^m term; integers over a common denominator.
 */
export function exactTensor(
  game: NormalFormGame,
  shares: readonly (readonly Fraction[])[],
  governed: readonly (readonly number[])[],
): ExactTensor {
  const roles = game.actions.map((names, r) => roleAxis(names.length, shares[r], governed, r));
  const cells = placeCells(game, roles, governed);
  const numerators = governed.map(() => new Array<bigint>(cells.length).fill(0n));
  const payoffs = game.payoffs.map((_, i) => {
    return Array.from({ length: profileCount(game) }, (_, index) => exactPayoff(game, i, index));
  });
  const payoffDenominator = payoffs.flat().reduce((lcm, payoff) => leastCommonMultiple(lcm, payoff.denominator), 1n);
  for (let i = 0; i < roles.length; i++) {
    let values = payoffs[i].map((payoff) => payoff.numerator * (payoffDenominator / payoff.denominator));
    let left = 1;
    for (let r = 0; r < roles.length; r++) {
      if (r !== i) values = expand(values, left, roles[r]);
      left *= r === i ? roles[i].actions : roles[r].digits.length;
    }
    addRole(numerators, values, i, roles, cells);
  }
  return {
    numerators,
    denominator: roles.reduce((product, { denominator }) => product * denominator, payoffDenominator),
  };
}

/** One role's axis, expanded: its joint instructions by the LLMs that act in it. */
interface RoleAxis {
  readonly actions: number;
  /** The LLMs that act in the role, ascending. */
  readonly llms: readonly number[];
  /** Their shares times `denominator`. */
  readonly weights: readonly bigint[];
  readonly denominator: bigint;
  /** `[joint instructions][llms]` what each of them says. */
  readonly digits: readonly (readonly number[])[];
}

function roleAxis(
  actions: number,
  shares: readonly Fraction[],
  governed: readonly (readonly number[])[],
  role: number,
): RoleAxis {
  const llms = governed.flatMap((list, j) => (list.includes(role) ? [j] : []));
  const denominator = llms.reduce((lcm, j) => leastCommonMultiple(lcm, shares[j].denominator), 1n);
  let digits: number[][] = [[]];
  for (const _ of llms) digits = digits.flatMap((list) => Array.from({ length: actions }, (_, a) => [...list, a]));
  const weights = llms.map((j) => shares[j].numerator * (denominator / shares[j].denominator));
  return { actions, llms, weights, denominator, digits };
}

/** Where each cell, indexed by the roles' joint instructions with the last role fastest, lies in the LLMs' order. */
function placeCells(
  game: NormalFormGame,
  roles: readonly RoleAxis[],
  governed: readonly (readonly number[])[],
): Int32Array {
  const strides = roles.map(() => new Array<number>(governed.length).fill(0));
  let stride = 1;
  for (let j = governed.length - 1; j >= 0; j--) {
    for (const r of [...governed[j]].reverse()) {
      strides[r][j] = stride;
      stride *= game.actions[r].length;
    }
  }
  return roles.reduce((cells, { llms, digits }, r) => {
    const moves = digits.map((list) => list.reduce((sum, a, position) => sum + a * strides[r][llms[position]], 0));
    const next = new Int32Array(cells.length * moves.length);
    for (let c = 0; c < cells.length; c++) {
      for (let e = 0; e < moves.length; e++) next[c * moves.length + e] = cells[c] + moves[e];
    }
    return next;
  }, new Int32Array(1));
}

/** Replaces the axis of a role's own actions, after `left` cells of earlier axes, by its joint instructions. */
function expand(values: readonly bigint[], left: number, { actions, weights, digits }: RoleAxis): bigint[] {
  const right = values.length / left / actions;
  const result = new Array<bigint>(left * digits.length * right);
  for (let l = 0, cell = 0; l < left; l++) {
    for (const said of digits) {
      for (let rest = 0; rest < right; rest++, cell++) {
        let sum = 0n;
        for (let q = 0; q < said.length; q++) sum += weights[q] * values[(l * actions + said[q]) * right + rest];
        result[cell] = sum;
      }
    }
  }
  return result;
}

/** Adds what each LLM's clients get in role i, whose own axis is still unexpanded in `values`. */
function addRole(
  numerators: readonly bigint[][],
  values: readonly bigint[],
  i: number,
  roles: readonly RoleAxis[],
  cells: Int32Array,
): void {
  const { actions, llms, weights, digits } = roles[i];
  const left = roles.slice(0, i).reduce((product, axis) => product * axis.digits.length, 1);
  const right = values.length / left / actions;
  for (let l = 0, cell = 0; l < left; l++) {
    for (const said of digits) {
      for (let rest = 0; rest < right; rest++, cell++) {
        for (let q = 0; q < llms.length; q++) {
          numerators[llms[q]][cells[cell]] += weights[q] * values[(l * actions + said[q]) * right + rest];
        }
      }
    }
  }
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return a * Fraction.of(b, a).numerator; // b/a in lowest terms is (b/g)/(a/g)
}
