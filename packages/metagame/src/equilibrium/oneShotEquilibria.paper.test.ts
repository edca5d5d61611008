import { catalog, exactPayoff, type Fraction, regret, symmetricGame } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { metaActionProfile } from '../model/actionProfiles.js';
import { averageUtilities } from '../model/averageUtilities.js';
import { bestReply } from '../model/bestReply.js';
import { lottery } from '../model/lottery.js';
import { marginals } from '../model/marginals.js';
import { type MetaGame, metaGame } from '../model/metaGame.js';
import { observability } from '../model/observability.js';
import { toNormalForm } from '../model/toNormalForm.js';
import { utilities } from '../model/utilities.js';
import { equilibriumRange } from './equilibriumRange.js';
import { oneShotEquilibria } from './oneShotEquilibria.js';
import { payoffRectangles } from './payoffRectangles.js';

const two = (slug: string, p: string | number, q: string | number): MetaGame => {
  const game = catalog[slug];
  return metaGame({ game, shares: game.players.map(() => [p, q]), llms: ['large', 'small'] });
};
const strings = (list: readonly Fraction[]): string[] => list.map(String);

describe("Prisoner's Dilemma (-2, -4, -5) at p = .9 (section 3)", () => {
  const meta = two('pd-losses', 0.9, 0.1);

  test('the payoff table, as sums', () => {
    const game = toNormalForm(meta);
    expect(game.actions).toEqual([
      ['CC', 'CD', 'DC', 'DD'],
      ['CC', 'CD', 'DC', 'DD'],
    ]);
    const table = [0, 1].map((j) => Array.from({ length: 16 }, (_, k) => exactPayoff(game, j, k).toNumber()));
    expect(table[0]).toEqual([
      -3.6, -3.87, -3.87, -4.14, -4.23, -4.5, -4.59, -4.86, -4.23, -4.59, -4.5, -4.86, -6.48, -6.84, -6.84, -7.2,
    ]);
    expect(table[1]).toEqual([
      -0.4, -0.23, -0.23, -0.08, -0.67, -0.5, -0.59, -0.44, -0.67, -0.59, -0.5, -0.44, -0.94, -0.86, -0.86, -0.8,
    ]);
  });

  test('the unique equilibrium: the large LLM cooperates, the small one defects; averages -2.3 and -0.4', () => {
    const { equilibria, complete } = oneShotEquilibria(meta);
    expect(complete).toBe(true);
    expect(equilibria.length).toBe(1);
    const [{ profile, averages, exact, regret: worst }] = equilibria;
    expect(profile.map(({ outcomes }) => outcomes)).toEqual([
      [{ profile: [0, 0], weight: 1 }],
      [{ profile: [1, 1], weight: 1 }],
    ]);
    expect(averages).toEqual([-2.3, -0.4]);
    expect(strings(exact!.utilities)).toEqual(['-207/50', '-2/25']);
    expect(worst).toBe(0);
  });

  test('both LLMs see both roles', () => {
    expect(observability(meta)).toEqual([
      [true, true],
      [true, true],
    ]);
  });
});

describe("Prisoner's Dilemma (-2, -4, -5): the map over p", () => {
  const range = (p: number): string[] => {
    const result = oneShotEquilibria(two('pd-losses', `${p}/120`, `${120 - p}/120`));
    const { lower, upper, complete } = equilibriumRange(result, [1, -1]);
    expect(complete).toBe(true);
    return [String(lower), String(upper)];
  };

  test('1/2 < p < 3/5: the difference of averages is between 0 and (p - 1/2)/2', () => {
    for (let p = 61; p < 72; p++) expect(range(p)).toEqual(['0', fraction(p - 60, 240)]);
  });

  test('p = 3/5: between -8/5 and 1/20, on a continuum', () => {
    expect(range(72)).toEqual(['-8/5', '1/20']);
    const rectangles = payoffRectangles(oneShotEquilibria(two('pd-losses', '3/5', '2/5')));
    const widest = rectangles.map(({ averages: [[low, high]] }) => high.subtract(low).toNumber());
    expect(Math.max(...widest)).toBeCloseTo(0.6, 12);
  });

  test('3/5 < p <= 2/3: between -1 - p and 0', () => {
    for (let p = 73; p <= 80; p++) expect(range(p)).toEqual([fraction(-120 - p, 120), '0']);
  });

  test('p > 2/3: CC/DD alone, -1 - p', () => {
    for (let p = 81; p < 120; p++) expect(range(p)).toEqual([fraction(-120 - p, 120), fraction(-120 - p, 120)]);
  });
});

describe('the proof of the claim on the dilemma', () => {
  // (X, Y, Z) = (-1, -2, -10), so Z < 2Y.
  const p = 0.99;
  const game = symmetricGame([
    [-1, -10],
    [0, -2],
  ]);
  const meta = metaGame({
    game,
    shares: [
      [p, 1 - p],
      [p, 1 - p],
    ],
  });
  const replies = [0, 1, 2, 3].map((index) => metaActionProfile(meta, 1, index));
  const worst = (own: number[]): number => Math.min(...replies.map((reply) => averageUtilities(meta, [own, reply])[0]));

  test('says that CD earns the large LLM more than pY whatever the other does, which is false when Z < 2Y', () => {
    expect(worst([0, 1])).toBeLessThan(p * -2);
  });

  test('needs this for CC only, where it is true: DD is no best reply, and the claim holds', () => {
    expect(worst([0, 0])).toBeGreaterThan(p * -2);
    expect(equilibriumRange(oneShotEquilibria(meta), [1, -1]).upper.toNumber()).toBeLessThan(0);
  });
});

describe('Majority coordination at p = .9', () => {
  const meta = two('majority-coordination', 0.9, 0.1);
  const coin = lottery([
    [[0, 0, 0], '1/2'],
    [[1, 1, 1], '1/2'],
  ]);

  test('averages (34.6666666667, 21.3333333333), and an equilibrium', () => {
    const [large, small] = averageUtilities(meta, [coin, coin]);
    expect(large).toBeCloseTo(104 / 3, 12);
    expect(small).toBeCloseTo(64 / 3, 12);
    expect(bestReply(meta, [coin, coin], 0).gain).toBeLessThan(1e-12);
    expect(bestReply(meta, [coin, coin], 1).gain).toBeLessThan(1e-12);
  });

  test('any reply that is not coordinated gives 32.6666666667 or 19.3333333333', () => {
    for (let code = 1; code < 7; code++) {
      const mixed = [code >> 2, (code >> 1) & 1, code & 1];
      expect(averageUtilities(meta, [mixed, coin])[0]).toBeCloseTo(98 / 3, 12);
      expect(averageUtilities(meta, [coin, mixed])[1]).toBeCloseTo(58 / 3, 12);
    }
  });

  test('it is the only equilibrium, and payoffs are those of the formula at p = .9, .6 and .51', () => {
    for (const p of [90, 60, 51]) {
      const result = oneShotEquilibria(two('majority-coordination', `${p}/100`, `${100 - p}/100`));
      expect(result.complete).toBe(true);
      const value = 100 / 3 + (50 / 3) * (1 - p / 100) * ((2 * p) / 100 - 1);
      const { lower, upper } = equilibriumRange(result, [1, 0]);
      expect(lower.equals(upper)).toBe(true);
      expect(lower.toNumber()).toBeCloseTo(value, 10);
    }
    expect(oneShotEquilibria(meta).equilibria.length).toBe(1);
  });

  test('p = .6 and p = .9 tie', () => {
    const at = (p: string, q: string): string =>
      String(equilibriumRange(oneShotEquilibria(two('majority-coordination', p, q)), [1, 0]).lower);
    expect(at('3/5', '2/5')).toBe(at('9/10', '1/10'));
  });

  test('a lottery is not the split of its marginals: (33.3333, 33.3333) instead', () => {
    const halves = marginals(meta, coin);
    expect(halves.roles.map((row) => [...row])).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    for (const average of averageUtilities(meta, [halves, halves])) expect(average).toBeCloseTo(100 / 3, 12);
    expect(Math.abs(averageUtilities(meta, [coin, coin])[1] - 100 / 3)).toBeGreaterThan(10);
  });
});

describe('the heist', () => {
  const game = catalog.heist;
  const shares = [
    [0.8, 0.1, 0.1],
    [0.1, 0.8, 0.1],
    [0.1, 0.1, 0.8],
  ];
  const meta = metaGame({ game, shares });

  test('the blame cycle pays nobody, and the best deviation from it 0.7278', () => {
    const cycle = [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ];
    expect([...utilities(meta, cycle)]).toEqual([0, 0, 0]);
    for (const j of [0, 1, 2]) expect(bestReply(meta, cycle, j).value).toBeCloseTo(0.7278, 12);
  });
});

describe('every equilibrium returned has regret exactly 0', () => {
  test.each([
    ['pd-losses', '3/5', '2/5'],
    ['pd-losses', '13/20', '7/20'],
    ['majority-coordination', '1/2', '1/2'],
    ['stag-hunt', '2/3', '1/3'],
    ['battle-of-the-sexes', '1/4', '3/4'],
  ])('%s at %s', (slug, p, q) => {
    const result = oneShotEquilibria(two(slug, p, q));
    expect(result.equilibria.length).toBeGreaterThan(0);
    for (const { exact } of result.equilibria) expect(String(regret(result.game, exact!.strategies))).toBe('0');
  });
});

function fraction(numerator: number, denominator: number): string {
  const divide = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divide(b, a % b));
  const divisor = divide(numerator, denominator);
  return denominator === divisor ? `${numerator / divisor}` : `${numerator / divisor}/${denominator / divisor}`;
}
