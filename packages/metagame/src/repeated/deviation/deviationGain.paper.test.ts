/** The heist and the dilemma of the paper, with numbers from a separate hand computation to the digits given. */
import { catalog } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { bestReply } from '../../model/bestReply.js';
import { metaGame } from '../../model/metaGame.js';
import type { Protocol } from '../protocol.js';
import { deviationGain } from './deviationGain.js';

const heist = metaGame({ game: catalog.heist, shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] }); // biome-ignore format: a matrix
const dilemma = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]] }); // biome-ignore format: a matrix
const heistPunishers = [[null, [0, 1, 0], [0, 1, 0]], [[0, 0, 1], null, [0, 0, 1]], [[1, 0, 0], [1, 0, 0], null]]; // biome-ignore format: profiles
const dilemmaPunishers = [[null, [1, 1]], [[1, 1], null]]; // biome-ignore format: profiles

test('the best one-shot deviation from the blame cycle pays 0.7278', () => {
  const cycle = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]; // biome-ignore format: a profile
  for (const llm of [0, 1, 2]) expect(bestReply(heist, cycle, llm).gain).toBeCloseTo(0.7278, 12);
});

describe.each<[number, number, number, number, number, number[]]>([
  [20, 3, 20, 0.05, 1e-3, [0.0546, 0.0977]],
  [100, 9, 100, 0.03, 1e-5, [0.0311, 0.0391]],
  [400, 36, 400, 0.03, 1e-5, [0.0311, 0.0399]],
  [400, 36, 400, 0.03, 1e-6, [0.0311, 0.0372]],
  [400, 12, 400, 0.01, 1e-6, [0.0104, 0.0149]],
  [20, 3, 20, 0.05, 1e-3, [0.105, 0.149, 0.244]],
  [400, 36, 400, 0.03, 1e-6, [0.0555, 0.0604, 0.0838]],
  [400, 12, 400, 0.01, 1e-6, [0.0186, 0.0241, 0.0375]],
])('T = %i, C = %i, K = %i, p = %d, 1 - delta = %d', (periods, tolerance, K, probe, oneMinusDiscount, gains) => {
  test(`gains ${gains.join(', ')}`, () => {
    const meta = gains.length === 3 ? heist : dilemma;
    const protocol: Protocol = {
      schedule: [{ profile: meta.llms.map(() => meta.game.players.map(() => 0)), periods }],
      tolerance,
      punishment: { periods: K, punishers: gains.length === 3 ? heistPunishers : dilemmaPunishers },
      probe,
    };
    const found = deviationGain(meta, protocol, { oneMinusDiscount });
    found.forEach(({ gain }, j) => {
      expect(Number(gain.toPrecision(3))).toBeCloseTo(gains[j], 4);
    });
  });
});

test('from a punished start more can be gained: the protocol is no subgame-perfect epsilon-equilibrium', () => {
  const protocol: Protocol = {
    schedule: [{ profile: [[0, 0], [0, 0]], periods: 1 }], // biome-ignore format: a profile
    tolerance: 0,
    punishment: { periods: 3, punishers: dilemmaPunishers },
    probe: 0.01,
  };
  const gains = deviationGain(dilemma, protocol, { oneMinusDiscount: 1e-6 });
  expect(Math.max(...gains.map(({ gain }) => gain))).toBeCloseTo(0.022, 3);
  expect(Math.max(...gains.map(({ anyPhaseStart }) => anyPhaseStart))).toBeCloseTo(0.0819, 4);
});
