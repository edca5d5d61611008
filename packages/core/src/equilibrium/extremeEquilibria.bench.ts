/**
 * The enumeration with doubles and proven signs against the same double description in BigInts only, on random 0..99 games.
 */
import { bimatrixGame, extremeEquilibria, type NormalFormGame, randomStream, uniformInteger } from '@folkways/core';
import { bench, describe } from 'vitest';
import { againstEach, integerPayoffs } from './integerPayoffs.js';

const GAMES = 5;

function randomGames(n: number): NormalFormGame[] {
  return Array.from({ length: GAMES }, (_, g) => {
    const rng = randomStream(n, g);
    const matrix = (): number[][] =>
      Array.from({ length: n }, () => Array.from({ length: n }, () => uniformInteger(rng, 0, 99)));
    return bimatrixGame(matrix(), matrix());
  });
}

for (const n of [7, 8, 9, 10]) {
  const games = randomGames(n);
  for (const game of games) {
    const [found, plain] = [extremeEquilibria(game).equilibria.length, plainCount(game)];
    if (found !== plain) throw new Error(`${n} x ${n}: ${found} equilibria, but ${plain} in BigInts`);
  }
  describe(`${GAMES} random games ${n} x ${n}`, () => {
    bench('extremeEquilibria', () => {
      for (const game of games) extremeEquilibria(game);
    });
    bench('double description in BigInts only', () => {
      for (const game of games) plainCount(game);
    });
  });
}

interface Ray {
  readonly point: bigint[];
  labels: bigint;
}

/** The number of extreme equilibria, every coordinate a BigInt, all pairs of rays tried. */
function plainCount(game: NormalFormGame): number {
  const [A, B] = [0, 1].map((i) => againstEach(integerPayoffs(game, i).values));
  const [m, n] = [A.length, B.length];
  const xs = plainVertices(B);
  const ys = plainVertices(A);
  const lowM = (1n << BigInt(m)) - 1n;
  let count = 0;
  for (const y of ys) {
    // y has its own n labels first, then m replies; x the other way round.
    const turned = (y.labels >> BigInt(n)) | ((y.labels & ((1n << BigInt(n)) - 1n)) << BigInt(m));
    for (const x of xs) if ((x.labels | turned) === lowM + (((1n << BigInt(n)) - 1n) << BigInt(m))) count++;
  }
  return count;
}

function plainVertices(M: readonly (readonly bigint[])[]): Ray[] {
  const d = M[0].length;
  const unit = (a: number): bigint[] => Array.from({ length: d + 1 }, (_, b) => (a === b ? 1n : 0n));
  const own = (1n << BigInt(d)) - 1n;
  let rays: Ray[] = [{ point: unit(d), labels: own }];
  for (let a = 0; a < d; a++) {
    rays.push({ point: unit(a).with(d, M[0][a]), labels: (own ^ (1n << BigInt(a))) | (1n << BigInt(d)) });
  }
  for (let c = 1; c < M.length; c++) {
    const label = 1n << BigInt(d + c);
    const slack = rays.map(({ point }) => point.reduce((sum, x, a) => (a === d ? sum + x : sum - M[c][a] * x), 0n));
    const next = rays.filter((_, r) => slack[r] >= 0n);
    const found: Ray[] = [];
    rays.forEach((p, i) => {
      if (slack[i] <= 0n) return;
      rays.forEach((q, j) => {
        if (slack[j] >= 0n) return;
        const labels = p.labels & q.labels;
        if (ones(labels) < d - 1) return;
        if (rays.some((r) => r !== p && r !== q && (r.labels & labels) === labels)) return;
        const point = p.point.map((value, a) => slack[i] * q.point[a] - slack[j] * value);
        const divisor = point.reduce(gcd, 0n);
        found.push({ point: point.map((value) => value / divisor), labels: labels | label });
      });
    });
    rays.forEach((ray, r) => {
      if (slack[r] === 0n) ray.labels |= label;
    });
    rays = [...next, ...found];
  }
  return rays.slice(1);
}

function ones(set: bigint): number {
  let low = Number(set & 0xffffffffn);
  let count = 0;
  for (; low !== 0; low &= low - 1) count++;
  return count;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
