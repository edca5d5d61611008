/**
 * Review protocols as automata: what core finds in the game among the LLMs against what this package computes without it.
 */
import { bestResponse, catalog, discountedPayoffs, playAutomata, randomStream } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { lottery } from '../../model/lottery.js';
import { metaGame } from '../../model/metaGame.js';
import { split } from '../../model/split.js';
import { toNormalForm } from '../../model/toNormalForm.js';
import { deviationGain } from '../deviation/deviationGain.js';
import type { Protocol } from '../protocol.js';
import { reviewAutomaton } from './reviewAutomaton.js';

const dilemma = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]], llms: ['large', 'small'] }); // biome-ignore format: shares
const heist = metaGame({
  game: catalog.heist,
  shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]],
}); // biome-ignore format: shares

const onDilemma = (change: Partial<Protocol> = {}): Protocol => ({
  schedule: [{ profile: [[0, 0], [0, 0]], periods: 1 }],
  tolerance: 0,
  punishment: { periods: 3, punishers: [[null, [1, 1]], [[1, 1], null]] },
  probe: 0.05,
  ...change,
}); // biome-ignore format: profiles

const onHeist = (change: Partial<Protocol> = {}): Protocol => ({
  schedule: [{ profile: [[0, 0, 0], [0, 0, 0], [0, 0, 0]], periods: 2 }],
  tolerance: 0,
  punishment: {
    periods: 2,
    punishers: [[null, [0, 1, 0], [0, 1, 0]], [[0, 0, 1], null, [0, 0, 1]], [[1, 0, 0], [1, 0, 0], null]],
  },
  probe: 0.05,
  ...change,
}); // biome-ignore format: profiles

describe.each([
  ['the dilemma, blocks of one', dilemma, onDilemma()],
  ['the dilemma, a longer block with a tolerance', dilemma, onDilemma({ schedule: [{ profile: [[0, 0], [0, 0]], periods: 4 }, { profile: [[0, 1], [1, 0]], periods: 2 }], tolerance: 2 })],
  ['the dilemma, ends on excess', dilemma, onDilemma({ schedule: [{ profile: [[0, 0], [1, 1]], periods: 3 }], tolerance: 1, endOnExcess: true })],
  ['the dilemma, punishers who mix', dilemma, onDilemma({ punishment: { periods: 2, punishers: [[null, lottery([[[1, 1], 0.75], [[0, 1], 0.25]])], [split([[0.5, 0.5], [0.2, 0.8]]), null]] } })],
  ['heist, blocks of two', heist, onHeist()],
  ['heist, a tolerance', heist, onHeist({ tolerance: 1, probe: 0.2, schedule: [{ profile: [[0, 0, 0], [0, 0, 0], [0, 0, 0]], periods: 3 }] })],
] as const)('%s', (_, meta, protocol) => {
  const game = toNormalForm(meta);
  const automata = meta.llms.map((__, llm) => reviewAutomaton(meta, protocol, llm));

  test.each([0.5, 0.9, 0.999])('at discount %d', (discount) => {
    const gains = deviationGain(meta, protocol, { oneMinusDiscount: 1 - discount });
    const { payoffs } = discountedPayoffs(game, automata, { discount });
    gains.forEach(({ honest, best }, o) => {
      expect(Math.abs(payoffs[o] - honest)).toBeLessThan(1e-9);
      const others = automata.filter((___, q) => q !== o);
      const { value } = bestResponse(game, o, others, { discount });
      // A deviator among pure advice; the first LLM is alone under review, where splitting its clients is no use.
      expect(value).toBeLessThan(best + 1e-9);
      expect(value).toBeGreaterThan(honest - 1e-9);
      if (o === 0) expect(Math.abs(value - best)).toBeLessThan(1e-9);
    });
  });
}); // biome-ignore format: rows

describe('what it does', () => {
  test('a probe that shows is punished for K periods, then reviewed again', () => {
    const automata = [0, 1].map((llm) => reviewAutomaton(dilemma, onDilemma({ probe: 0.2 }), llm));
    const { rounds } = playAutomata(automata, { game: toNormalForm(dilemma), rounds: 200, rng: randomStream(1, 0) });
    const shown = rounds.findIndex(([large]) => large !== 'CC');
    expect(shown).toBeGreaterThanOrEqual(0);
    expect(rounds.slice(shown + 1, shown + 4)).toEqual(new Array(3).fill(['CC', 'DD']));
    expect(rounds[shown + 4]?.[1]).toBe('CC');
  });

  test('its states, counted', () => {
    const count = (protocol: Protocol) => reviewAutomaton(dilemma, protocol, 1).states.length;
    expect(count(onDilemma())).toBe(2 * (1 + 3));
    // T = 4, tolerance 1: counts 1 + 2 + 3 + 3, three positions after an excess, K = 3.
    expect(count(onDilemma({ schedule: [{ profile: [[0, 0], [0, 0]], periods: 4 }], tolerance: 1 }))).toBe(2 * (9 + 3 + 3)); // biome-ignore format: profiles
  });

  test('with one LLM for each role it is an automaton of the base game', () => {
    const meta = metaGame({ game: catalog['pd-losses'], shares: [[1, 0], [0, 1]] }); // biome-ignore format: shares
    const { actions, opponents } = reviewAutomaton(meta, onDilemma(), 0);
    expect([actions, ...opponents]).toEqual(catalog['pd-losses'].actions);
  });
});

describe('bad input', () => {
  const make = (protocol: Protocol, llm = 0) => reviewAutomaton(dilemma, protocol, llm);
  test.each<[string, () => unknown, RegExp]>([
    ['an unknown LLM', () => make(onDilemma(), 2), /^reviewAutomaton: "llm" expected an integer in \[0, 1\], got 2/],
    ['a split in the schedule', () => make(onDilemma({ schedule: [{ profile: [split([[0.5, 0.5], [1, 0]]), [0, 0]], periods: 1 }] })), /"schedule\[0\]\.profile\[0\]" expected a pure profile/],
    ['shares that vary', () => make(onDilemma({ schedule: [{ profile: [[0, 0], [0, 0]], periods: 1, shares: [[1, 0], [0, 1]] }] })), /"schedule\[0\]\.shares" expected none/],
    ['a block of a million', () => make(onDilemma({ schedule: [{ profile: [[0, 0], [0, 0]], periods: 1e6 }], tolerance: 10 })), /takes \d+ states of 16 joint actions each, \d+ transitions, over the limit of 4194304/],
    ['no punishment', () => make(onDilemma({ punishment: { periods: 0, punishers: [] } })), /"punishment\.periods" expected an integer/],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  }); // biome-ignore format: rows
});
