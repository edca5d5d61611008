/**
 * Whether uniformly shifted patterns are an equilibrium, decided exactly.
 */
import { describeValue, Fraction } from '@folkways/core';
import { instructionClasses } from './instructionClasses.js';
import { shiftedPayoff } from './shiftedPayoff.js';
import type { StructuredMetaGame } from './structuredMetaGame.js';

/** Bounds of `structuredEquilibrium`. */
export interface StructuredEquilibriumOptions {
  /** The most kinds of instructions to try per LLM. @defaultValue 100_000 */
  readonly maxInstructions?: number;
}

/** One kind of instruction and what it earns. */
export interface InstructionValue {
  /** One action per role of the LLM; every instruction of this kind earns the same. */
  readonly instruction: readonly number[];
  /** The SUM over the LLM's roles. */
  readonly value: Fraction;
}

/** How one LLM fares, and what it could do instead. */
export interface StructuredOutcome {
  readonly llm: string;
  /** Its payoff in the profile, as a SUM over its roles. */
  readonly value: Fraction;
  /** The AVERAGE over its clients: the sum over the number of its roles. */
  readonly average: Fraction;
  /** A best instruction; its value is at least `value`. */
  readonly best: InstructionValue;
  /** `best.value - value`, at least 0, and 0 exactly when the LLM has no profitable deviation. */
  readonly gain: Fraction;
  /** One instruction of every kind, the best first. */
  readonly instructions: readonly InstructionValue[];
}

/** What `structuredEquilibrium` decided. */
export interface StructuredEquilibriumResult {
  /** True when no LLM gains by any deviation, split or lottery. */
  readonly isEquilibrium: boolean;
  readonly llms: readonly StructuredOutcome[];
}

/**
 * Checks the profile in which every LLM draws a shift uniformly from 0, ..., n - 1 and tells its roles to play its pattern, shifted
 * cyclically by that amount.
 * @param patterns - for each LLM one action in [0, n - 1] per role, such as `[0, 0, 0, 0, 1]`: four roles play x, the fifth x + 1.
 * @returns exact payoffs and, for each LLM, the exact best deviation among all n^s instructions of its s roles.
 * @throws RangeError when a pattern has the wrong length or an action outside [0, n - 1], or when the declared symmetry fails.
 * @throws SizeError when an LLM has more than `maxInstructions` kinds of instructions.
 * @remarks Payoffs are linear in an LLM's own lottery, so pure instructions suffice; of these one of each kind (`instructionClasses`), and
 *   their number does not depend on n. Cost O(kinds * n^(k - 2) * m^2) payoff look-ups for k LLMs.
 * @example
 * ```ts
 * import { boundedCoordination, structuredEquilibrium } from '@folkways/metagame';
 * // 9 actions and groups of two: with three alike the first LLM never wins; it gains by splitting off one.
 * const game = boundedCoordination({ roles: [3, 2], actionCount: 9, groupSize: 2 });
 * const { isEquilibrium, llms } = structuredEquilibrium(game, [[0, 0, 0], [0, 0]]);
 * console.log(isEquilibrium, llms[0].best.instruction, String(llms[0].gain)); // false [ 0, 0, 1 ] 50
 * ```
 */
export function structuredEquilibrium(
  game: StructuredMetaGame,
  patterns: readonly (readonly number[])[],
  { maxInstructions = 100_000 }: StructuredEquilibriumOptions = {},
): StructuredEquilibriumResult {
  checkPatterns(game, patterns);
  const spans = patterns.map((pattern) => cyclicSpan(pattern, game.actionCount));
  const llms = game.llms.map(({ name, roles }, j) => {
    const classes = instructionClasses({
      actionCount: game.actionCount,
      group: roles.map((r) => game.group[r]),
      reach: spans.reduce((sum, span, q) => (q === j ? sum : sum + span), 0),
      limit: maxInstructions,
    });
    const instructions = classes.map((instruction) => ({
      instruction,
      value: shiftedPayoff(game, patterns, j, instruction),
    }));
    instructions.sort((a, b) => b.value.compare(a.value));
    const value = shiftedPayoff(game, patterns, j, patterns[j]);
    const average = value.divide(Fraction.of(roles.length));
    return {
      llm: name,
      value,
      average,
      best: instructions[0],
      gain: instructions[0].value.subtract(value),
      instructions,
    };
  });
  return { isEquilibrium: llms.every(({ gain }) => gain.equals(Fraction.ZERO)), llms };
}

function checkPatterns(game: StructuredMetaGame, patterns: readonly (readonly number[])[]): void {
  const where = 'structuredEquilibrium: "patterns';
  if (patterns.length !== game.llms.length) {
    throw new RangeError(`${where}" expected ${game.llms.length} patterns, got ${patterns.length}`);
  }
  patterns.forEach((pattern, j) => {
    if (pattern.length !== game.llms[j].roles.length) {
      throw new RangeError(`${where}[${j}]" expected ${game.llms[j].roles.length} actions, got ${pattern.length}`);
    }
    const wrong = pattern.find((action) => !(Number.isInteger(action) && action >= 0 && action < game.actionCount));
    if (wrong !== undefined) {
      throw new RangeError(
        `${where}[${j}]" expected actions in [0, ${game.actionCount - 1}], got ${describeValue(wrong)}`,
      );
    }
  });
}

/** The length of the shortest arc of Z_n that holds all actions. */
function cyclicSpan(pattern: readonly number[], n: number): number {
  const sorted = [...new Set(pattern)].sort((a, b) => a - b);
  const gaps = sorted.map((action, i) => (i === 0 ? action + n - sorted[sorted.length - 1] : action - sorted[i - 1]));
  return n - Math.max(...gaps);
}
