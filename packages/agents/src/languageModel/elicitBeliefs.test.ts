/**
 * Beliefs of models whose beliefs are known: one that samples from the posterior, one that has made up its mind.
 */
import { catalog, randomStream, uniformReal } from '@folkways/core';
import { cases } from '@folkways/testkit';
import { describe, expect, it } from 'vitest';
import { automatonAgent } from '../agent/automatonAgent.js';
import { habitAgent } from '../agent/baselines.js';
import { posterior } from '../belief/posterior.js';
import { matchRounds, playMatch } from '../match/playMatch.js';
import { calibration } from '../measure/calibration.js';
import { menus } from '../menu/menus.js';
import { beliefComparison, type ComparedBelief } from './beliefComparison.js';
import type { ChatModel, ChatReply, ChatRequest } from './chatModel.js';
import { type ElicitBeliefsOptions, elicitBeliefs } from './elicitBeliefs.js';
import { ModelCallError } from './modelCallError.js';

const game = catalog['battle-of-the-sexes'];
const opponentMenu = menus['battle-of-the-sexes'][1];
const labels = opponentMenu.map(({ label }) => label);
const history = [
  ['J', 'J'],
  ['J', 'J'],
  ['F', 'J'],
];

/** The posterior that a prompt leaves, worked out from its text. */
const believed = new Map<string, Record<string, number>>();
function posteriorIn(prompt: string): Record<string, number> {
  const pairs = [...prompt.matchAll(/^Round \d+: \((\w+), (\w+)\)/gm)].map(([, a, b]) => [b, a]);
  const key = pairs.join(' ');
  const known = believed.get(key) ?? posterior(opponentMenu, pairs, 1);
  believed.set(key, known);
  return known;
}

const bayesian: ChatModel = {
  name: 'bayesian',
  async complete({ messages, seed = 0 }) {
    let rest = uniformReal(randomStream(seed, 0));
    const found = Object.entries(posteriorIn(messages[0].content)).find(([, weight]) => {
      rest -= weight;
      return rest < 0;
    });
    return { text: found?.[0] ?? labels[0], finish: 'stop' };
  },
};

/** Gives the letters the probabilities that the posterior gives their labels, spread over spellings, and some to other words. */
const lettered: ChatModel = {
  name: 'lettered',
  async complete({ messages, topLogProbabilities }): Promise<ChatReply> {
    expect(topLogProbabilities).toBe(20);
    const weights = posteriorIn(messages[0].content);
    const letters = [...messages[0].content.matchAll(/^([A-Z]) = (\w+)$/gm)].map(([, letter, label]) => [
      letter,
      label,
    ]);
    const alternatives = letters.flatMap(([letter, label]) => [
      { token: letter, logProbability: Math.log(0.6 * weights[label]) },
      { token: `▁${letter}`, logProbability: Math.log(0.2 * weights[label]) },
    ]);
    const other = { token: 'I', logProbability: Math.log(0.2) };
    const top = [...alternatives.sort((a, b) => b.logProbability - a.logProbability).slice(0, 15), other];
    const quote = { token: '"', logProbability: 0, alternatives: [] };
    return { text: `"${letters[0][0]}`, finish: 'length', tokens: [quote, { ...top[0], alternatives: top }] };
  },
};

const stubborn: ChatModel = { name: 'stubborn', complete: async () => ({ text: 'insist_f', finish: 'stop' }) };

const elicited = (model: ChatModel, options: Partial<ElicitBeliefsOptions> = {}) =>
  elicitBeliefs({ model, game, role: 0, opponentMenu, history, rng: randomStream(1, 0), ...options });

describe('elicitBeliefs', () => {
  it('by samples: frequencies with nothing added, intervals that hold the truth, distinct keys and seeds', async () => {
    const requests: ChatRequest[] = [];
    const model: ChatModel = {
      name: 'kept',
      complete: (request) => {
        requests.push(request);
        return bayesian.complete(request);
      },
    };
    const belief = await elicited(model, { samples: 400, key: 'q' });
    const exact = posterior(opponentMenu, history, 1);
    expect(belief.weights.reduce((sum, w) => sum + w)).toBeCloseTo(1, 12);
    expect(belief).toMatchObject({ answers: 400, unreadable: 0, calls: 400, labels, method: 'samples' });
    labels.forEach((label, g) => {
      expect(belief.weights[g] * 400).toBeCloseTo(Math.round(belief.weights[g] * 400), 9);
      expect(Math.abs(belief.weights[g] - exact[label])).toBeLessThan(4 * Math.sqrt(exact[label] / 400) + 1e-9);
      const [low, high] = belief.intervals[g];
      expect(low).toBeLessThanOrEqual(belief.weights[g] + 1e-12);
      expect(high).toBeGreaterThan(belief.weights[g]);
    });
    expect(new Set(requests.map(({ key }) => key)).size).toBe(400);
    expect(requests[7].key).toBe('q.s7.0');
    expect(new Set(requests.map(({ seed }) => seed)).size).toBeGreaterThan(395);
  });

  it('unreadable answers are not counted; when all are, that is an error', async () => {
    const half: ChatModel = {
      name: 'half',
      complete: async ({ key }) => ({ text: /s[02468]\./.test(key) ? 'mlur' : 'who knows', finish: 'stop' }),
    };
    const belief = await elicited(half, { samples: 10 });
    expect(belief).toMatchObject({ answers: 5, unreadable: 5, calls: 5 + 5 * 6 });
    expect(belief.weights[labels.indexOf('mlur')]).toBe(1);
    const mute: ChatModel = { name: 'mute', complete: async () => ({ text: '', finish: 'stop' }) };
    await expect(elicited(mute)).rejects.toMatchObject({ problem: 'unreadable' });
    const down: ChatModel = { name: 'down', complete: () => Promise.reject(new ModelCallError('down', 'unavailable')) };
    await expect(elicited(down)).rejects.toMatchObject({ problem: 'unavailable' });
  });

  it('by log-probabilities: exact, over spellings of letters in any order; the rest of the mass is told', async () => {
    const belief = await elicited(lettered, { method: 'log-probabilities', samples: 3 });
    const exact = posterior(opponentMenu, history, 1);
    labels.forEach((label, g) => {
      expect(belief.weights[g]).toBeCloseTo(exact[label], 4);
    });
    expect(belief.mass).toBeCloseTo(0.8, 4);
    expect(belief).toMatchObject({ calls: 3, answers: 3, samplingError: 0 });
  });

  it('by log-probabilities: behind thinking, without the chosen token among the alternatives, and not without any', async () => {
    const token = (text: string, p = 1, alternatives: ChatReply['tokens'] = []) => ({
      token: text,
      logProbability: Math.log(p),
      alternatives,
    });
    const thinking: ChatModel = {
      name: 'thinking',
      complete: async () => ({
        text: '<think>G</think> E',
        finish: 'stop',
        tokens: [token('<think>'), token('G'), token('</think>'), token(' '), token(' E', 0.9, [token('G', 0.1)])],
      }),
    };
    const belief = await elicited(thinking, { method: 'log-probabilities', samples: 1 });
    expect([...belief.weights].sort((a, b) => a - b).slice(-2)).toEqual([
      expect.closeTo(0.1, 9),
      expect.closeTo(0.9, 9),
    ]);
    expect(belief.intervals.every(([, high]) => high >= 0.1 - 1e-12)).toBe(true);
    await expect(elicited(stubborn, { method: 'log-probabilities' })).rejects.toThrow('has no log-probabilities');
    const chatty: ChatModel = {
      name: 'chatty',
      complete: async () => ({ text: 'Well', finish: 'stop', tokens: [token('Well')] }),
    };
    await expect(elicited(chatty, { method: 'log-probabilities' })).rejects.toThrow(
      'does not begin with any of the letters',
    );
  });
});

describe('beliefComparison', () => {
  /** Matches against a strategy drawn from the prior, so that the posterior is calibrated. */
  async function matches(model: ChatModel, count: number, samples: number): Promise<ComparedBelief[]> {
    const rows: ComparedBelief[] = [];
    for (let m = 0; m < count; m++) {
      const rng = randomStream(5, m);
      const truth = opponentMenu[Math.floor(uniformReal(rng) * opponentMenu.length)];
      const agents = [
        habitAgent({ game, role: 0, strength: 0.3 }),
        automatonAgent({ game, role: 1, automaton: truth.automaton }),
      ] as const;
      const played = matchRounds(game, await playMatch(agents, { game, rounds: 6, rng }));
      const comparison = await beliefComparison({
        model,
        game,
        role: 0,
        opponentMenu,
        history: played,
        samples,
        rng,
        truth: truth.label,
      });
      rows.push(...comparison.rounds);
    }
    return rows;
  }
  const mean = (rows: readonly ComparedBelief[], of: (row: ComparedBelief) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const forecasts = (rows: readonly ComparedBelief[], of: 'model' | 'bayes') =>
    calibration(
      rows.map((row) => row.forecasts[of]),
      rows.map(({ action }) => game.actions[1].indexOf(action as string)),
      { bins: 5 },
    );

  it('a model that samples from the posterior is as far from it as sampling makes it, and calibrated', async () => {
    const rows = await matches(bayesian, cases(25, 400), 40);
    const [distance, expected] = [mean(rows, (row) => row.distance), mean(rows, (row) => row.expectedDistance)];
    expect(expected).toBeGreaterThan(0.05);
    expect(Math.abs(distance - expected)).toBeLessThan(0.1 * expected);
    const [model, bayes] = [forecasts(rows, 'model'), forecasts(rows, 'bayes')];
    for (const { predicted, realised, error } of bayes.bins) {
      expect(Math.abs(predicted - realised)).toBeLessThan(4 * error + 0.01);
    }
    for (const { predicted, realised, error } of model.bins) {
      expect(Math.abs(predicted - realised)).toBeLessThan(4 * error + 0.05); // 40 samples blur a forecast by up to 0.08
    }
    expect(Math.abs(model.brier - bayes.brier)).toBeLessThan(0.03);
  });

  it('a stubborn model is far from it and not calibrated', async () => {
    const rows = await matches(stubborn, 20, 5);
    expect(mean(rows, (row) => row.distance)).toBeGreaterThan(2 * mean(rows, (row) => row.expectedDistance));
    expect(mean(rows, (row) => row.distance)).toBeGreaterThan(0.6);
    const [model, bayes] = [forecasts(rows, 'model'), forecasts(rows, 'bayes')];
    expect(model.expectedCalibrationError).toBeGreaterThan(0.3);
    expect(model.brier).toBeGreaterThan(2 * bayes.brier);
    expect(model.logScore).toBeLessThan(bayes.logScore);
  });

  it('rows, twins and totals by hand', async () => {
    const pd = catalog['prisoners-dilemma'];
    const menu = menus['prisoners-dilemma'][1];
    const played = [
      ['J', 'J'],
      ['F', 'J'],
      ['J', 'F'],
    ];
    const tft: ChatModel = { name: 'tft', complete: async () => ({ text: 'tft', finish: 'stop' }) };
    const comparison = await beliefComparison({
      model: tft,
      game: pd,
      role: 0,
      opponentMenu: menu,
      history: played,
      rounds: [1, 4],
      samples: 2,
      rng: randomStream(1, 0),
      truth: 'tft',
    });
    const [first, last] = comparison.rounds;
    expect(first.distance).toBeCloseTo(7 / 8, 12);
    expect(first.action).toBe('J');
    expect(last.action).toBeUndefined();
    // tft, wsls, and the two grim triggers explain J, J, F: one part each, the noisy ones .081 and .009.
    expect(last.distance).toBeCloseTo(1 - 1 / 4.09, 4);
    expect(last.forecasts.model).toEqual([1, 0]);
    const forecast = (2 + 0.9 * 0.081 + 0.1 * 0.009) / 4.09; // tft and wsls answer J with J, the triggers do not
    expect(last.forecasts.bayes[0]).toBeCloseTo(forecast, 4);
    expect(last.forecastDistance).toBeCloseTo(1 - forecast, 4);
    expect(comparison.actionScores?.model.count).toBe(1);
    expect(comparison.labelScores?.model.brier).toBe(0);
    const wrong = { model: tft, game: pd, role: 0, opponentMenu: menu, history: played, rng: randomStream(1, 0) };
    await expect(beliefComparison({ ...wrong, rounds: [5] })).rejects.toThrow('"rounds" expected an integer in [1, 4]');
    await expect(beliefComparison({ ...wrong, history: [] })).rejects.toThrow('"rounds" expected at least one');
    await expect(beliefComparison({ ...wrong, truth: 'tfd' })).rejects.toThrow('"truth" expected one of');
  });
});
