/**
 * Bounded coordination, the paper's example in which a middling share is the best.
 */
import { Fraction } from '@folkways/core';
import { type StructuredMetaGame, structuredMetaGame } from './structuredMetaGame.js';

/** Sizes of `boundedCoordination`; the defaults are the paper's. */
export interface BoundedCoordinationOptions {
  /** How many roles each LLM has. @defaultValue `[5, 4, 1]` */
  readonly roles?: readonly number[];
  /** @defaultValue 100 */
  readonly actionCount?: number;
  /** The size a group must have to win. @defaultValue 4 */
  readonly groupSize?: number;
  /** What the winners share equally. @defaultValue 100 */
  readonly prize?: number;
}

/**
 * The prize is shared equally by all roles whose action was chosen by exactly `groupSize` roles; without such a role nobody gets anything.
 * @returns LLMs named `large`, `medium`, `small` when there are three, else `LLM 1`, ...; each has consecutive roles.
 * @remarks Source: section 3 of the paper, "Bounded Coordination": 10 roles and 100^10 profiles.
 * @example
 * ```ts
 * import { boundedCoordination, structuredEquilibrium } from '@folkways/metagame';
 * const result = structuredEquilibrium(boundedCoordination(), [[0, 0, 0, 0, 1], [0, 0, 0, 0], [0]]);
 * console.log(result.isEquilibrium, result.llms.map(({ average }) => average.toNumber())); // true [ 9.998, 12.25, 0 ]
 * ```
 */
export function boundedCoordination(options: BoundedCoordinationOptions = {}): StructuredMetaGame {
  const { roles: sizes = [5, 4, 1], actionCount = 100, groupSize = 4, prize = 100 } = options;
  const names = sizes.length === 3 ? ['large', 'medium', 'small'] : sizes.map((_, j) => `LLM ${j + 1}`);
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const roles = Array.from({ length: count }, (_, r) => r);
  const starts = sizes.map((_, j) => sizes.slice(0, j).reduce((sum, size) => sum + size, 0));
  return structuredMetaGame({
    roles: roles.map((r) => `Role ${r + 1}`),
    actionCount,
    alike: [roles],
    llms: names.map((name, j) => ({ name, roles: roles.slice(starts[j], starts[j] + sizes[j]) })),
    payoffs: (profile) => {
      const wins = profile.map((action) => profile.filter((other) => other === action).length === groupSize);
      const winners = wins.filter((won) => won).length;
      return wins.map((won) => (won ? Fraction.of(prize, winners) : 0));
    },
  });
}
