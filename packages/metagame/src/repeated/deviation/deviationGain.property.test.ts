import { normalFormGame } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregatePlay } from '../../model/aggregatePlay.js';
import type { PureProfile, Split } from '../../model/metaAction.js';
import { type MetaGame, metaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import type { Protocol } from '../protocol.js';
import { punishmentPayoffs } from '../punishmentPayoffs.js';
import { deviationGain } from './deviationGain.js';

const TINY = 1e-10;

/** All profiles of a product of lists. */
function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((item) => [...head, item])), [[]]);
}

/** The fraction of an LLM's clients in a role who are told an action. */
function told(action: PureProfile | Split, role: number, a: number): number {
  if ('kind' in action) return action.roles[role][a];
  return action[role] === a ? 1 : 0;
}

/**
 * The same value by brute force: plain value iteration over explicit states, with the deviator's masses on a grid that has points
 * just beyond every threshold, and every aggregate compared as the protocol says. Shares nothing with the program under test but `utilities`.
 */
function bruteForce(
  meta: MetaGame,
  protocol: Protocol,
  o: number,
  delta: number,
): { best: number[]; honest: number[]; anyState: number } {
  const { schedule, tolerance, probe, punishment } = protocol;
  const k = meta.llms.length;
  const positions = schedule.flatMap((entry) => Array.from({ length: entry.periods }, () => entry));
  const T = positions.length;
  const all = product(meta.game.actions.map((names) => Array.from(names.keys())));
  const { obeyed, deviated } = punishmentPayoffs(meta, punishment);
  type Outcome = { reward: number; excess: number; discrepant: number };
  const evaluate = (
    at: MetaGame,
    profile: readonly (PureProfile | Split)[],
    l: number,
    own: PureProfile | Split,
    probes: boolean,
  ): Outcome => {
    const scheduled = aggregatePlay(at, profile);
    const outcome = { reward: 0, excess: 0, discrepant: 0 };
    const weighted: [PureProfile | null, number][] = [[null, probes ? 1 - probe : 1]];
    if (probes) for (const b of all) weighted.push([b, probe / all.length]);
    for (const [b, weight] of weighted) {
      const played: (PureProfile | Split)[] = [...profile];
      played[o] = own;
      if (b !== null) played[l] = b;
      outcome.reward += weight * utilities(at, played)[o];
      const seen = aggregatePlay(at, played);
      let [excess, different] = [false, false];
      seen.forEach((row, i) => {
        row.forEach((mass, a) => {
          const others = profile.reduce((sum, p, q) => sum + (q === l ? 0 : at.shares[i][q] * told(p, i, a)), 0);
          if (mass > others + at.shares[i][l] + TINY / 100) excess = true;
          if (Math.abs(mass - scheduled[i][a]) > TINY / 100) different = true;
        });
      });
      if (excess) outcome.excess += weight;
      else if (different) outcome.discrepant += weight;
    }
    return outcome;
  };
  const plays = (at: MetaGame, profile: readonly (PureProfile | Split)[], l: number): Split[] => {
    const rows = meta.game.actions.map((names, i) => {
      const all = Array.from(names.keys());
      const own = all.map((a) => told(profile[o], i, a));
      const share = at.shares[i][o];
      if (share === 0) return [Float64Array.from(own)];
      const cap = at.shares[i][l] / share;
      const found = new Map<string, Float64Array>();
      for (const free of all) {
        const masses = all.map((a) => {
          const n = told(profile[l], i, a);
          const changes = [
            0,
            TINY,
            cap * (1 - n),
            cap * (1 - n) + TINY,
            cap,
            cap + TINY,
            -own[a],
            1 - own[a],
            cap * n,
            cap * (n - 1),
            -TINY,
            TINY - own[a],
            cap - TINY,
            cap * (1 - n) - TINY,
          ];
          return a === free ? [0] : [...new Set(changes.map((y) => own[a] + y))].filter((x) => x >= 0 && x <= 1);
        });
        for (const row of product(masses)) {
          row[free] = 1 - row.reduce((sum, x) => sum + x, 0);
          if (row[free] < -1e-12) continue;
          row[free] = Math.max(0, row[free]);
          found.set(row.map((x) => x.toFixed(12)).join(), Float64Array.from(row));
        }
      }
      return [...found.values()];
    });
    return product(rows).map((roles) => ({ kind: 'split', roles }));
  };
  const entryMeta = (entry: Protocol['schedule'][number]) =>
    entry.shares === undefined ? meta : metaGame({ game: meta.game, shares: entry.shares });
  const optionsAt = schedule.map((entry) =>
    meta.llms.map((_, l) => {
      const at = entryMeta(entry);
      const list = plays(at, entry.profile, l).map((own) => evaluate(at, entry.profile, l, own, l !== o));
      const different = new Map(list.map((option) => [JSON.stringify(option), option]));
      return [...different.values()];
    }),
  );
  const honestAt = schedule.map((entry) =>
    meta.llms.map((_, l) => [evaluate(entryMeta(entry), entry.profile, l, entry.profile[o], true)]),
  );
  /** Values of all states, `[start, ...middles of blocks, ...after an excess]` per phase, given the values of the phases' starts. */
  const sweep = (table: Outcome[][][], punished: readonly Float64Array[], start: readonly number[]): number[][] =>
    start.map((own, l) => {
      const after = start[(l + 1) % k];
      const middles: number[] = [];
      let flagged = after;
      let rest = Array.from({ length: T + 1 }, (_, d) => {
        if (d <= tolerance) return own;
        return (1 - delta ** punishment.periods) * punished[l][o] + delta ** punishment.periods * own;
      });
      for (let s = T - 1; s >= 0; s--) {
        const options = table[schedule.indexOf(positions[s])][l];
        const ahead = rest;
        const [cleared, here] = [flagged, s];
        rest = Array.from({ length: here + 1 }, (_, d) =>
          Math.max(
            ...options.map(
              ({ reward, excess, discrepant }) =>
                (1 - delta) * reward +
                delta * (excess * cleared + discrepant * ahead[d + 1] + (1 - excess - discrepant) * ahead[d]),
            ),
          ),
        );
        if (!protocol.endOnExcess)
          flagged = (1 - delta) * Math.max(...options.map(({ reward }) => reward)) + delta * flagged;
        if (s > 0) middles.push(...rest, ...(protocol.endOnExcess ? [] : [flagged]));
      }
      return [rest[0], ...middles];
    });
  const solve = (table: Outcome[][][], punished: readonly Float64Array[]): number[][] => {
    let start = new Array<number>(k).fill(0);
    for (let n = 0; n < 4000; n++) {
      const next = sweep(table, punished, start).map(([value]) => value);
      const change = Math.max(...next.map((value, l) => Math.abs(value - start[l])));
      start = next;
      if (change < 1e-13) break;
    }
    return sweep(table, punished, start);
  };
  const [best, honest] = [solve(optionsAt, deviated), solve(honestAt, obeyed)];
  let anyState = Math.max(...best.flatMap((values, l) => values.map((value, n) => value - honest[l][n])));
  for (let l = 0; l < k; l++) {
    for (let left = 1; left <= punishment.periods; left++) {
      const weight = 1 - delta ** left;
      const gain = weight * (deviated[l][o] - obeyed[l][o]) + (1 - weight) * (best[l][0] - honest[l][0]);
      anyState = Math.max(anyState, gain);
    }
  }
  return { best: best.map(([value]) => value), honest: honest.map(([value]) => value), anyState };
}

const roleCounts = [[2, 2], [3, 2], [2, 2, 2], [1, 3], [2, 1]]; // biome-ignore format: one list
const shareRow = (k: number) =>
  fc.array(fc.integer({ min: 0, max: 4 }), { minLength: k, maxLength: k }).filter((row) => row.some((x) => x > 0));

const problem = fc
  .record({ counts: fc.constantFrom(...roleCounts), k: fc.integer({ min: 2, max: 3 }) })
  .chain(({ counts, k }) => {
    const cells = counts.reduce((a, b) => a * b, 1);
    const row = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: cells, maxLength: cells });
    const pureOf = fc.tuple(...counts.map((n) => fc.integer({ min: 0, max: n - 1 })));
    const profile = fc.array(pureOf, { minLength: k, maxLength: k });
    const halves = fc
      .tuple(...counts.map((n) => fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n })))
      .map(
        (rows): Split => ({
          kind: 'split',
          roles: rows.map((row) => {
            const total = row.reduce((a, b) => a + b, 0);
            return Float64Array.from(row, (x) => (total === 0 ? 1 / row.length : x / total));
          }),
        }),
      );
    const oneOf = fc.oneof({ weight: 2, arbitrary: pureOf }, { weight: 1, arbitrary: halves });
    const prescription: fc.Arbitrary<(PureProfile | Split)[]> = fc.array(oneOf, { minLength: k, maxLength: k });
    const sharesOf = fc
      .array(shareRow(k), { minLength: counts.length, maxLength: counts.length })
      .map((rows) => rows.map((row) => row.map((x) => `${x}/${row.reduce((a, b) => a + b, 0)}`)));
    return fc.record({
      counts: fc.constant(counts),
      payoffs: fc.tuple(...counts.map(() => row)),
      shares: sharesOf.filter((rows) => rows[0].every((_, j) => rows.some((row) => !row[j].startsWith('0/')))),
      later: fc.option(sharesOf, { nil: undefined }),
      profiles: fc.array(prescription, { minLength: 1, maxLength: 2 }),
      punisher: profile,
      periods: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 2, maxLength: 2 }),
      tolerance: fc.integer({ min: 0, max: 2 }),
      K: fc.integer({ min: 1, max: 3 }),
      probe: fc.constantFrom(0, 0.1, 0.4, 1),
      delta: fc.constantFrom(0.5, 0.9),
      endOnExcess: fc.boolean(),
    });
  });

describe('deviationGain', () => {
  test('equals plain value iteration over explicit aggregates, with several profiles and known time-varying shares', () => {
    fc.assert(
      fc.property(problem, (given) => {
        const game = normalFormGame({
          actions: given.counts.map((n) => Array.from({ length: n }, (_, a) => `${a}`)),
          payoffs: given.payoffs,
        });
        const meta = metaGame({ game, shares: given.shares });
        const sameRoles = given.later?.every((row, i) =>
          row.every((x, j) => (x.startsWith('0/') ? 0 : 1) === Math.sign(meta.shares[i][j])),
        );
        const protocol: Protocol = {
          schedule: given.profiles.map((profile, h) => ({
            profile,
            periods: given.periods[h],
            ...(h === 1 && sameRoles && given.later ? { shares: given.later } : {}),
          })),
          tolerance: given.tolerance,
          punishment: { periods: given.K, punishers: meta.llms.map(() => given.punisher) },
          probe: given.probe,
          endOnExcess: given.endOnExcess,
        };
        const gains = deviationGain(meta, protocol, { oneMinusDiscount: 1 - given.delta });
        gains.forEach(({ phases, gain, anyPhaseStart, anyState }, o) => {
          const { best, honest, anyState: fromAny } = bruteForce(meta, protocol, o, given.delta);
          phases.forEach((phase, l) => {
            expect(Math.abs(phase.honest - honest[l])).toBeLessThan(1e-7);
            expect(Math.abs(phase.best - best[l])).toBeLessThan(1e-7);
          });
          expect(Math.abs(anyState - fromAny)).toBeLessThan(1e-7);
          expect(gain).toBeGreaterThan(-1e-12);
          expect(anyPhaseStart).toBeGreaterThanOrEqual(gain);
          expect(anyState).toBeGreaterThanOrEqual(anyPhaseStart);
        });
      }),
      { numRuns: cases(10, 150) },
    );
  });
});
