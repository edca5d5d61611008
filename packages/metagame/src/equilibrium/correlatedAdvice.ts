/**
 * What LLMs could advise if something drew their meta-actions jointly.
 */
import { coarseCorrelatedEquilibrium, correlatedEquilibrium, type ProgramSolver, profileAt } from '@folkways/core';
import { metaActionProfile } from '../model/actionProfiles.js';
import type { PureProfile } from '../model/metaAction.js';
import type { MetaGame } from '../model/metaGame.js';
import { type NormalFormOptions, toNormalForm } from '../model/toNormalForm.js';

/** Options of `correlatedAdvice`. */
export interface CorrelatedAdviceOptions extends NormalFormOptions {
  /** The engine: `await loadGlpk()` from `@folkways/core/glpk`, or `await loadHighs()` from `@folkways/core/highs`. */
  readonly lp: ProgramSolver;
  /** What to maximise: the sum of all clients' payoffs, or a weighted sum of the LLMs' averages. @defaultValue `'welfare'` */
  readonly objective?: 'welfare' | { readonly averages: readonly number[] };
  /** True for coarse correlated equilibria: deviations are chosen before any advice. @defaultValue false */
  readonly coarse?: boolean;
}

/** A correlated equilibrium of the meta-game. */
export interface CorrelatedAdvice {
  /** The joint draws with positive probability: a pure profile per LLM. */
  readonly outcomes: readonly { readonly profiles: readonly PureProfile[]; readonly probability: number }[];
  /** `[k]` expected SUMS. */
  readonly utilities: readonly number[];
  /** `[k]` expected AVERAGES. */
  readonly averages: readonly number[];
  /** The objective's value, and a proven bound above which no such equilibrium is. */
  readonly objective: number;
  readonly upper: number;
  /** The most that any single deviation gains in sum: 0 up to the engine's rounding. */
  readonly violation: number;
}

/**
 * A correlated equilibrium of the meta-game with the largest objective: no LLM gains by disobeying its part of a joint draw.
 * @throws RangeError when the objective has the wrong length or is not finite.
 * @throws SizeError when the game among the LLMs, or the program, is too large.
 * @throws ProgramError when the engine fails; a correlated equilibrium always exists.
 * @remarks One linear program over the joint pure meta-actions (core's `correlatedEquilibrium`); lotteries suffice by Lemma 1.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * import { correlatedAdvice, metaGame } from '@folkways/metagame';
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [['1/2', '1/2'], ['1/2', '1/2']] });
 * const { averages } = correlatedAdvice(meta, { lp: await loadGlpk() });
 * console.log(averages.map((average) => average.toFixed(2))); // [ '-2.50', '-2.50' ]
 * ```
 */
export function correlatedAdvice(meta: MetaGame, options: CorrelatedAdviceOptions): CorrelatedAdvice {
  const { lp, objective = 'welfare', coarse = false } = options;
  const game = toNormalForm(meta, options);
  const masses = meta.masses.map((mass) => mass.toNumber());
  if (objective !== 'welfare' && objective.averages.length !== masses.length) {
    throw new RangeError(
      `correlatedAdvice: "objective.averages" expected ${masses.length} weights, got ${objective.averages.length}`,
    );
  }
  const solve = coarse ? coarseCorrelatedEquilibrium : correlatedEquilibrium;
  const found = solve(game, {
    lp,
    objective:
      objective === 'welfare' ? objective : { weights: objective.averages.map((weight, j) => weight / masses[j]) },
  });
  const outcomes = Array.from(found.probabilities, (probability, index) => ({
    profiles: profileAt(game, index).map((action, j) => metaActionProfile(meta, j, action)),
    probability,
  }));
  return {
    outcomes: outcomes.filter(({ probability }) => probability > 0),
    utilities: found.payoffs,
    averages: found.payoffs.map((sum, j) => sum / masses[j]),
    objective: found.objective,
    upper: found.upper,
    violation: found.violation,
  };
}
