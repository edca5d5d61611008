import { readFileSync } from 'node:fs';
import { isolatedEquilibria, logitEquilibrium, type NormalFormGame, normalFormGame, regret } from '@folkways/core';
import { describe, expect, it } from 'vitest';

interface GoldenGame {
  readonly id: string;
  readonly strategies: number[];
  /** The first player's strategy fastest. */
  readonly payoffs: (number | string)[][];
  readonly expectedKind: string;
  readonly expected: (number | string)[][][];
  readonly purebrute: number[][];
}

const file = new URL('./fixtures/nplayer.golden.json', import.meta.url);
const { games } = JSON.parse(readFileSync(file, 'utf8')) as { games: GoldenGame[] };

/** Games in which ties leave supports undecided; what is listed must still be there. */
const WITH_CONTINUA = [
  'gb-nau2004-sec5-continuum',
  'gb-nau2004-sec6-segment',
  'qe-unanimity-4p',
  'qe-minimum-effort-3x3x3',
  'gb-coord333',
];

describe('games of three and four players from the tests and catalogues of other programs', () => {
  it.each(games.map((golden) => [golden.id, golden] as const))('%s', (id, golden) => {
    const game = gameOf(golden);
    const range = Math.max(...game.payoffs.map((values) => Math.max(...values) - Math.min(...values)));
    const { equilibria, complete, reason, undecided } = isolatedEquilibria(game, limits(id));
    const hasContinuum = WITH_CONTINUA.includes(id);
    expect(complete).toBe(hasContinuum ? 'unknown' : true);
    expect(reason === '').toBe(!hasContinuum);
    expect(undecided.length > 0).toBe(hasContinuum);
    for (const found of equilibria) {
      expect(found.regret).toBeLessThan(1e-12 * range);
      expect(regret(game, found.strategies)).toBe(found.regret);
    }
    const expected = golden.expected.map((profile) => profile.map((strategy) => strategy.map(toNumber)));
    const pure = golden.purebrute.map((profile) => profile.map((action, i) => unit(golden.strategies[i], action)));
    for (const profile of [...expected, ...pure]) {
      expect(equilibria.some(({ strategies }) => isNear(strategies, profile))).toBe(true);
    }
    expect(equilibria.filter(({ strategies }) => strategies.flat().every((p) => p === 0 || p === 1))).toHaveLength(
      pure.length,
    );
    if (golden.expectedKind === 'all') expect(equilibria).toHaveLength(expected.length);

    const { strategies, status, path } = logitEquilibrium(game);
    expect(status).toBe('equilibrium');
    expect(regret(game, strategies)).toBeLessThan(1e-9 * range);
    expect(path[0].lambda).toBe(0);
    if (complete === true) expect(equilibria.some((found) => isNear(found.strategies, strategies))).toBe(true);
  });
});

/** A continuum takes all boxes it is given, so it gets few. */
const limits = (id: string) => (WITH_CONTINUA.includes(id) ? { boxLimit: 5_000 } : {});

/** Counts stated by the titles or comments of the files. */
describe('stated counts', () => {
  it.each([
    ['gb-mckelvey-mclennan-file-variant', 9],
    ['gb-3x3x3', 5],
    ['gb-g1-vdlaan', 1],
    ['gb-nau2004-sec5-continuum', 5], // three pure, two incompletely mixed, and a continuum
  ])('%s has %i', (id, count) => {
    const golden = games.find((each) => each.id === id)!;
    expect(isolatedEquilibria(gameOf(golden), limits(id)).equilibria).toHaveLength(count);
  });
});

function gameOf({ strategies, payoffs }: GoldenGame): NormalFormGame {
  const count = strategies.reduce((product, size) => product * size, 1);
  const firstFastest = Array.from({ length: count }, (_, k) => {
    const profile: number[] = [];
    let rest = k;
    for (let i = strategies.length - 1; i >= 0; i--) {
      profile[i] = rest % strategies[i];
      rest = Math.floor(rest / strategies[i]);
    }
    return profile.reduceRight((index, action, i) => index * strategies[i] + action, 0);
  });
  return normalFormGame({
    actions: strategies.map((size) => Array.from({ length: size }, (_, a) => `${a + 1}`)),
    payoffs: payoffs.map((values) => firstFastest.map((k) => values[k])),
  });
}

function toNumber(value: number | string): number {
  if (typeof value === 'number') return value;
  const [numerator, denominator = '1'] = value.split('/');
  return Number(numerator) / Number(denominator);
}

function unit(size: number, action: number): number[] {
  return Array.from({ length: size }, (_, a) => (a === action ? 1 : 0));
}

function isNear(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): boolean {
  return a.every((strategy, i) => strategy.every((p, action) => Math.abs(p - b[i][action]) < 1e-8));
}
