/**
 * Formula (1) of the paper as it is printed: a sum over governing vectors and over profiles of the strategies that clients are told.
 */
import { type NormalFormGame, profileAt, profileCount } from '@folkways/core';

/** Which fraction of an LLM's clients in a role is told which mixed strategy. */
export interface Instruction {
  readonly fraction: number;
  readonly strategy: ArrayLike<number>;
}

/** U_j, and the sum of the frequencies of all governing vectors. */
export interface GoverningSum {
  /** `[k]` */
  readonly utilities: readonly number[];
  readonly frequency: number;
}

/**
 * @param shares - `[m][k]`.
 * @param instructions - `[k][m]` lists.
 * @remarks Cost O(k^m m) times the profiles of strategies and of actions: the slow form that `utilities` is compared with.
 */
export function governingSum(
  game: NormalFormGame,
  shares: readonly ArrayLike<number>[],
  instructions: readonly (readonly (readonly Instruction[])[])[],
): GoverningSum {
  const roles = game.players.length;
  const llms = instructions.length;
  const utilities = new Array<number>(llms).fill(0);
  const profiles = Array.from({ length: profileCount(game) }, (_, index) => profileAt(game, index));
  let frequency = 0;
  const meet = (governing: readonly number[], told: readonly Instruction[], q: number): void => {
    const r = told.length;
    if (r < roles) {
      for (let j = 0; j < llms; j++) {
        for (const one of instructions[j][r]) {
          if (shares[r][j] > 0) meet([...governing, j], [...told, one], q * shares[r][j] * one.fraction);
        }
      }
      return;
    }
    frequency += q;
    profiles.forEach((profile, index) => {
      const probability = told.reduce((product, { strategy }, i) => product * strategy[profile[i]], q);
      for (let i = 0; i < roles; i++) utilities[governing[i]] += probability * game.payoffs[i][index];
    });
  };
  meet([], [], 1);
  return { utilities, frequency };
}
