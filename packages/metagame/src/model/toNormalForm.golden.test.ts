import { readFileSync } from 'node:fs';
import { normalFormGame, profileAt, pureEquilibria } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { metaActionProfile } from './actionProfiles.js';
import { bestReply } from './bestReply.js';
import { metaGame } from './metaGame.js';
import { toNormalForm } from './toNormalForm.js';

interface GoldenGame {
  readonly name: string;
  readonly A: number[];
  readonly u: number[][];
  readonly P: number[][];
  readonly acts: number[][][];
  readonly tensor: number[][];
  readonly pureNE: number[][];
}

const golden = JSON.parse(readFileSync(new URL('metagameGames.golden.json', import.meta.url), 'utf8')) as {
  readonly games: GoldenGame[];
};

describe.each(golden.games)('$name', ({ A, u, P, acts, tensor, pureNE }) => {
  const game = normalFormGame({
    actions: A.map((count) => Array.from({ length: count }, (_, a) => `${a}`)),
    payoffs: u,
  });
  const meta = metaGame({ game, shares: P });
  const among = toNormalForm(meta);

  test('shares', () => {
    meta.shares.forEach((row, i) => {
      row.forEach((share, j) => {
        expect(Math.abs(share - P[i][j])).toBeLessThan(1e-15);
      });
    });
  });

  test('meta-actions', () => {
    acts.forEach((list, j) => {
      expect(list).toEqual(list.map((_, index) => metaActionProfile(meta, j, index)));
    });
  });

  test('payoff tensors to 1e-12', () => {
    tensor.forEach((row, j) => {
      expect(among.payoffs[j].length).toBe(row.length);
      row.forEach((payoff, index) => {
        expect(Math.abs(among.payoffs[j][index] - payoff)).toBeLessThan(1e-12);
      });
    });
  });

  test('pure equilibria', () => {
    const found: number[][] = [];
    for (let index = 0; index < among.payoffs[0].length; index++) {
      const joint = profileAt(among, index);
      const profile = joint.map((action, j) => metaActionProfile(meta, j, action));
      if (profile.every((_, j) => bestReply(meta, profile, j).gain < 1e-9)) found.push(joint);
    }
    expect(found).toEqual(pureNE);
    expect(pureEquilibria(among).profiles).toEqual(pureNE);
  });
});
