/**
 * What a language model believes about the other player's strategy, as a distribution.
 */
import {
  checkInteger,
  checkOneOf,
  type RandomStream,
  randomStream,
  type StopSignal,
  uniformInteger,
  uniformReal,
} from '@folkways/core';
import { samplingDistance } from '../measure/samplingDistance.js';
import { askChoice } from './askChoice.js';
import type { ChatModel } from './chatModel.js';
import { shuffled } from './languageModelPlayer.js';
import { letterBelief } from './letterBelief.js';
import { ModelCallError } from './modelCallError.js';
import type { PromptContext } from './prompt/promptContext.js';
import { promptAnswers } from './prompt/promptWords.js';
import { renderPrompt } from './prompt/renderPrompt.js';

/** 1.96: intervals of frequencies hold the truth 95 times of 100. */
const NORMAL_QUANTILE = 1.959963984540054;

/** Alternatives asked for with each token; endpoints give at most 20. */
const ALTERNATIVES = 20;

/** Options of `elicitBeliefs`: what the prompt says, and how often it is asked. */
export interface ElicitBeliefsOptions
  extends Pick<PromptContext, 'game' | 'role' | 'history' | 'prior' | 'recent' | 'received' | 'noise' | 'lastRound'> {
  readonly model: ChatModel;
  /** What the belief is over. */
  readonly opponentMenu: NonNullable<PromptContext['opponentMenu']>;
  /**
   * `"samples"`: the question of mode `"ps-br"` is asked again and again, and answers are counted. `"log-probabilities"`: strategies are
   * given letters, and the probabilities of the letters are read off the first token. @defaultValue `"samples"`
   */
  readonly method?: 'samples' | 'log-probabilities';
  /** How often to ask; with log-probabilities each time with the letters in another order. @defaultValue 20, or 4 with log-probabilities */
  readonly samples?: number;
  readonly rng: RandomStream;
  /** The beginning of the keys of the calls: different for every question of a run. @defaultValue `"belief"` */
  readonly key?: string;
  readonly signal?: StopSignal;
}

/** A belief that a model has shown. */
export interface ElicitedBelief {
  readonly method: 'samples' | 'log-probabilities';
  readonly labels: readonly string[];
  /** `[labels]`, summing to 1: the frequencies, nothing added; or the mean over the orders of the letters. */
  readonly weights: readonly number[];
  /** For each label: the 95 % interval of its frequency (Wilson); or the least and the most over the orders of the letters. */
  readonly intervals: readonly (readonly [number, number])[];
  /** How many answers it is made of. */
  readonly answers: number;
  /** Questions without a readable answer: not counted. */
  readonly unreadable: number;
  /** Calls made, re-asks included. */
  readonly calls: number;
  /**
   * The expected total-variation distance of such frequencies from what they are samples of, if that were these frequencies; 0 with
   * log-probabilities.
   */
  readonly samplingError: number;
  /** With log-probabilities: how probable it was that the answer would be a letter at all. */
  readonly mass?: number;
}

/**
 * Asks a model for its belief.
 * @returns frequencies of the labels it names, or probabilities of the letters that stand for them.
 * @throws ModelCallError when a call fails for good, no answer can be read, or there are no log-probabilities.
 * @throws RangeError when a number is outside its interval, or the context is wrong as in `renderPrompt`.
 * @remarks The questions are asked all at once: put `withConcurrency` around a model that minds. The weights are a draw away from those that
 * mode `"ps-br"` acts on: it takes one sample in each round. A model at temperature 0 has a belief of weight 1 by samples.
 * @example
 * ```ts
 * import { elicitBeliefs, menus } from '@folkways/agents';
 * import { catalog, randomStream } from '@folkways/core';
 * const model = { name: 'coin', complete: async ({ seed = 0 }) => ({ text: seed % 2 ? 'tft' : 'allc', finish: 'stop' as const }) };
 * const belief = await elicitBeliefs({
 *   model,
 *   game: catalog['prisoners-dilemma'],
 *   role: 0,
 *   opponentMenu: menus['prisoners-dilemma'][1],
 *   history: [['J', 'J']],
 *   samples: 200,
 *   rng: randomStream(1, 0),
 * });
 * console.log(Math.abs(belief.weights[belief.labels.indexOf('tft')] - 0.5) < 0.15, belief.calls); // true 200
 * ```
 */
export async function elicitBeliefs(options: ElicitBeliefsOptions): Promise<ElicitedBelief> {
  const where = 'elicitBeliefs';
  const method = checkOneOf(where, 'method', options.method ?? 'samples', ['samples', 'log-probabilities'] as const);
  const samples = options.samples ?? (method === 'samples' ? 20 : 4);
  checkInteger(where, 'samples', samples, 1, 100_000);
  const seed = Math.floor(uniformReal(options.rng) * 2 ** 53);
  const ask = method === 'samples' ? askLabel : askLetters;
  const settled = await Promise.allSettled(
    Array.from({ length: samples }, (_, i) => ask(options, `${options.key ?? 'belief'}.s${i}`, randomStream(seed, i))),
  );
  const answers: Answer[] = [];
  for (const result of settled) {
    if (result.status === 'rejected') throw result.reason;
    answers.push(result.value);
  }
  const read = answers.filter(({ weights }) => weights !== undefined);
  const failed = answers.find(({ error }) => error !== undefined);
  if (read.length === 0) throw failed?.error;
  return { ...(method === 'samples' ? frequencies(read) : means(read)), ...summary(options, method, answers, read) };
}

interface Answer {
  readonly weights: readonly number[] | undefined;
  readonly calls: number;
  readonly error?: ModelCallError;
  readonly mass?: number;
  readonly unseen?: number;
}

async function askLabel(options: ElicitBeliefsOptions, key: string, rng: RandomStream): Promise<Answer> {
  const { model, history, opponentMenu, signal } = options;
  const asked = await askChoice({
    model,
    answers: promptAnswers('label', options),
    prompt: (keep) => renderPrompt('label', { ...options, keep }),
    key,
    rng,
    rounds: history.length,
    keep: undefined,
    history: {},
    signal,
  });
  const calls = asked.attempts.length;
  if (asked.choice !== undefined) return { weights: opponentMenu.map((_, g) => (g === asked.choice ? 1 : 0)), calls };
  if (asked.error?.problem !== 'unreadable') throw asked.error;
  return { weights: undefined, calls, error: asked.error };
}

async function askLetters(options: ElicitBeliefsOptions, key: string, rng: RandomStream): Promise<Answer> {
  const { model, opponentMenu, signal } = options;
  const order = shuffled(opponentMenu.length, rng);
  const letters = promptAnswers('letter', { ...options, order });
  const reply = await model.complete({
    messages: renderPrompt('letter', { ...options, order }),
    key: `${key}.0`,
    seed: uniformInteger(rng, 0, 2 ** 31 - 1),
    topLogProbabilities: ALTERNATIVES,
    ...(signal && { signal }),
  });
  try {
    return { ...letterBelief(model.name, reply, letters), calls: 1 };
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error;
    return { weights: undefined, calls: 1, error };
  }
}

function averaged(read: readonly Answer[]): number[] {
  const first = read[0].weights ?? [];
  return first.map((_, g) => read.reduce((sum, { weights = [] }) => sum + weights[g], 0) / read.length);
}

function frequencies(read: readonly Answer[]): Pick<ElicitedBelief, 'weights' | 'intervals' | 'samplingError'> {
  const weights = averaged(read);
  const n = read.length;
  return { weights, intervals: weights.map((p) => wilson(p, n)), samplingError: samplingDistance(weights, n) };
}

function means(read: readonly Answer[]): Pick<ElicitedBelief, 'weights' | 'intervals' | 'samplingError' | 'mass'> {
  const weights = averaged(read);
  const intervals = weights.map((_, g): [number, number] => {
    const lows = read.map(({ weights: each = [] }) => each[g]);
    const highs = read.map(({ weights: each = [], unseen = 0 }) => (each[g] === 0 ? unseen : each[g]));
    return [Math.min(...lows), Math.min(1, Math.max(...highs))];
  });
  const mass = read.reduce((sum, answer) => sum + (answer.mass ?? 0), 0) / read.length;
  return { weights, intervals, samplingError: 0, mass };
}

function summary(
  { opponentMenu }: ElicitBeliefsOptions,
  method: ElicitedBelief['method'],
  answers: readonly Answer[],
  read: readonly Answer[],
): Pick<ElicitedBelief, 'method' | 'labels' | 'answers' | 'unreadable' | 'calls'> {
  return {
    method,
    labels: opponentMenu.map(({ label }) => label),
    answers: read.length,
    unreadable: answers.length - read.length,
    calls: answers.reduce((sum, { calls }) => sum + calls, 0),
  };
}

/** Wilson's (1927) interval for a frequency p of n. */
function wilson(p: number, n: number): [number, number] {
  const z2 = NORMAL_QUANTILE ** 2 / n;
  const centre = (p + z2 / 2) / (1 + z2);
  const half = (NORMAL_QUANTILE / (1 + z2)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
