import { readFileSync } from 'node:fs';
import { normalFormGame } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import { punishmentPayoffs } from '../punishmentPayoffs.js';
import { deviationGain } from './deviationGain.js';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));
interface Run {
  T: number;
  C: number;
  K: number;
  p: number;
  oneMinusDelta: number;
  honestStartPhase1: number[];
  devValue: number[][];
  gain: number[];
}
const cases = read('deviation.golden.json').cases as {
  name: string;
  profile: number[][];
  PUN: number[][];
  PUNdev: number[][];
  runs: Run[];
}[];
const games = read('games.golden.json').games as {
  name: string;
  A: number[];
  u: number[][];
  P: number[][];
  purePunishers: (number[] | null)[][];
}[];

describe.each(cases.filter(({ runs }) => runs?.length > 0))('$name', ({ name, profile, PUN, PUNdev, runs }) => {
  const found = games.find((game) => game.name === name);
  if (found === undefined) throw new Error(`no game ${name}`);
  const { A, u, P, purePunishers: punishers } = found;
  const game = normalFormGame({ actions: A.map((n) => Array.from({ length: n }, (_, a) => `${a}`)), payoffs: u });
  const meta = metaGame({ game, shares: P });

  test('payoffs in punishment', () => {
    const { obeyed, deviated } = punishmentPayoffs(meta, { periods: 1, punishers });
    obeyed.forEach((row, l) => {
      row.forEach((payoff, o) => {
        expect(Math.abs(payoff - PUN[l][o])).toBeLessThan(1e-9);
        expect(Math.abs(deviated[l][o] - PUNdev[l][o])).toBeLessThan(1e-9);
      });
    });
  });

  test.each(runs)('T = $T, C = $C, K = $K, p = $p, 1 - delta = $oneMinusDelta', (run) => {
    const gains = deviationGain(
      meta,
      {
        schedule: [{ profile, periods: run.T }],
        tolerance: run.C,
        punishment: { periods: run.K, punishers },
        probe: run.p,
      },
      { oneMinusDiscount: run.oneMinusDelta },
    );
    gains.forEach(({ gain, honest, phases }, o) => {
      expect(Math.abs(honest - run.honestStartPhase1[o])).toBeLessThan(1e-9);
      expect(Math.abs(gain - run.gain[o])).toBeLessThan(1e-9);
      phases.forEach(({ best }, l) => {
        expect(Math.abs(best - run.devValue[o][l])).toBeLessThan(1e-9);
      });
    });
  });
});
