/**
 * Is a language model Bayesian? Its beliefs along a history beside those of Bayes' rule.
 */
import { checkInteger, followHistory } from '@folkways/core';
import type { BeliefOptions } from '../belief/beliefOptions.js';
import { posterior } from '../belief/posterior.js';
import { type Calibration, calibration } from '../measure/calibration.js';
import { samplingDistance, totalVariation } from '../measure/samplingDistance.js';
import { menuIndex } from '../menu/checkMenu.js';
import { type ElicitBeliefsOptions, type ElicitedBelief, elicitBeliefs } from './elicitBeliefs.js';

/** Options of `beliefComparison`: those of `elicitBeliefs`, along a whole history, and those of the posterior. */
export interface BeliefComparisonOptions
  extends Omit<ElicitBeliefsOptions, 'recent' | 'received' | 'noise'>,
    Omit<BeliefOptions, 'prior'> {
  /** Before which rounds to ask, from 1, in order; at most one more than the history has. @defaultValue every round of the history */
  readonly rounds?: readonly number[];
  /** The strategy that the other really follows, where it is one of the menu's. */
  readonly truth?: string;
  /** Bins of the calibration. @defaultValue 10 */
  readonly bins?: number;
  /** Called after each round. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Both beliefs before one round. */
export interface ComparedBelief {
  /** From 1. */
  readonly round: number;
  readonly elicited: ElicitedBelief;
  /** `[labels]`: the posterior. */
  readonly bayes: readonly number[];
  /** Total-variation distance between the two beliefs. */
  readonly distance: number;
  /** The expectation of that distance for a model that draws its answers from the posterior; 0 with log-probabilities. */
  readonly expectedDistance: number;
  /** `[actions of the other]`: what each belief says that the other will do now. */
  readonly forecasts: { readonly model: readonly number[]; readonly bayes: readonly number[] };
  /** Total-variation distance between the forecasts: labels that do the same do not count as different. */
  readonly forecastDistance: number;
  /** What the other did; undefined behind the end of the history. */
  readonly action?: string;
}

/** How the beliefs compare over rounds. */
export interface BeliefComparison {
  readonly rounds: readonly ComparedBelief[];
  readonly meanDistance: number;
  readonly meanExpectedDistance: number;
  readonly meanForecastDistance: number;
  /** How good the forecasts of the other's actions were; undefined when no asked round was played. */
  readonly actionScores?: { readonly model: Calibration; readonly bayes: Calibration };
  /** How good the beliefs about the strategy were; undefined when the truth is not told. */
  readonly labelScores?: { readonly model: Calibration; readonly bayes: Calibration };
}

/**
 * Elicits a model's belief before rounds of a history and compares it with the posterior under the same prior.
 * @returns distances by round with what chance alone explains, and scores and calibration of both; to pool several matches pass their
 * forecasts to `calibration`.
 * @throws ModelCallError, RangeError as `elicitBeliefs`; RangeError when a round is outside the history or the truth is not in the menu.
 * @remarks One match has one truth: `labelScores` are about its rounds, which hang together; `actionScores` are a fair test even so.
 */
export async function beliefComparison(options: BeliefComparisonOptions): Promise<BeliefComparison> {
  const where = 'beliefComparison';
  const { role, opponentMenu, history, truth, bins, rng, key = 'belief', recency = 1, onProgress } = options;
  const asked = options.rounds ?? history.map((_, t) => t + 1);
  if (asked.length === 0) throw new RangeError(`${where}: "rounds" expected at least one round, got none`);
  for (const round of asked) checkInteger(where, 'rounds', round, 1, history.length + 1);
  const real = truth === undefined ? undefined : menuIndex(where, 'truth', opponentMenu, truth);
  const rounds: ComparedBelief[] = [];
  for (const round of asked) {
    const before = history.slice(0, round - 1);
    const elicited = await elicitBeliefs({
      ...options,
      history: before,
      recent: recency < 1,
      key: `${key}.r${round}`,
      rng,
    });
    rounds.push(compared(options, round, elicited));
    onProgress?.({ done: rounds.length, total: asked.length });
  }
  const played = rounds.filter(({ action }) => action !== undefined);
  const actions = played.map(({ action }) => options.game.actions[1 - role].indexOf(action as string));
  const mean = (of: (row: ComparedBelief) => number): number =>
    rounds.reduce((sum, row) => sum + of(row), 0) / rounds.length;
  return {
    rounds,
    meanDistance: mean(({ distance }) => distance),
    meanExpectedDistance: mean(({ expectedDistance }) => expectedDistance),
    meanForecastDistance: mean(({ forecastDistance }) => forecastDistance),
    ...(played.length > 0 && {
      actionScores: {
        model: calibration(
          played.map(({ forecasts }) => forecasts.model),
          actions,
          { bins },
        ),
        bayes: calibration(
          played.map(({ forecasts }) => forecasts.bayes),
          actions,
          { bins },
        ),
      },
    }),
    ...(real !== undefined && {
      labelScores: {
        model: calibration(
          rounds.map(({ elicited }) => elicited.weights),
          rounds.map(() => real),
          { bins },
        ),
        bayes: calibration(
          rounds.map(({ bayes }) => bayes),
          rounds.map(() => real),
          { bins },
        ),
      },
    }),
  };
}

function compared(options: BeliefComparisonOptions, round: number, elicited: ElicitedBelief): ComparedBelief {
  const { role, opponentMenu, history } = options;
  const before = history.slice(0, round - 1);
  const posteriors = posterior(opponentMenu, before, 1 - role, options);
  const bayes = opponentMenu.map(({ label }) => posteriors[label]);
  const next = opponentMenu.map(({ automaton }) => followHistory(automaton, before, { player: 1 - role }).next);
  const forecast = (weights: ArrayLike<number>): number[] =>
    next[0].map((_, a) => next.reduce((sum, plays, g) => sum + weights[g] * plays[a], 0));
  const forecasts = { model: forecast(elicited.weights), bayes: forecast(bayes) };
  return {
    round,
    elicited,
    bayes,
    distance: totalVariation(elicited.weights, bayes),
    expectedDistance: elicited.method === 'samples' ? samplingDistance(bayes, elicited.answers) : 0,
    forecasts,
    forecastDistance: totalVariation(forecasts.model, forecasts.bayes),
    ...(round <= history.length && { action: history[round - 1][1 - role] }),
  };
}
