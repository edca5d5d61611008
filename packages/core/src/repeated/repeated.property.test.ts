/**
 * Laws of the repeated-game kernel, each against an independent, slower form.
 */
import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NormalFormGame, profileAt, profileCount } from '../game/index.js';
import { randomStream } from '../random/index.js';
import {
  type Automaton,
  automataDeviation,
  automataProduct,
  automaton,
  automatonFromTables,
  automatonToJson,
  averagePayoffs,
  bestResponse,
  criticalDiscount,
  discountedPayoffs,
  discountedSolver,
  finiteHorizonBestResponse,
  followHistory,
  longRunOccupation,
  playAutomata,
  playCycle,
  playProfiles,
  roundRobin,
  stageDistributions,
  trembling,
} from './index.js';

/** An automaton for a player of a game; unreachable states are cut by retrying through a chain that links every state. */
function automatonArbitrary(
  game: NormalFormGame,
  player: number,
  options: { maxStates?: number; random?: boolean } = {},
): fc.Arbitrary<Automaton> {
  const { maxStates = 3, random = true } = options;
  const actions = game.actions[player];
  const joint = profileCount(game);
  return fc.integer({ min: 1, max: maxStates }).chain((count) =>
    fc
      .record({
        weights: fc.array(
          fc.oneof(
            { weight: random ? 2 : 1, arbitrary: fc.integer({ min: 0, max: actions.length - 1 }) },
            ...(random
              ? [fc.array(fc.integer({ min: 0, max: 10 }), { minLength: actions.length, maxLength: actions.length })]
              : []),
          ),
          { minLength: count, maxLength: count },
        ),
        rows: fc.array(fc.array(fc.nat({ max: count - 1 }), { minLength: joint, maxLength: joint }), {
          minLength: count,
          maxLength: count,
        }),
        slot: fc.nat({ max: joint - 1 }),
      })
      .map(({ weights, rows, slot }) =>
        automatonFromTables({
          label: 'drawn',
          actions,
          opponents: game.actions.filter((_, i) => i !== player),
          outputs: weights.map((w) => {
            const sure = typeof w === 'number' ? w : w.every((x) => x === 0) ? 0 : -1;
            const total = typeof w === 'number' ? 1 : w.reduce((sum, x) => sum + x, 0);
            return actions.map((_, a) => (sure >= 0 ? Number(a === sure) : (w as number[])[a] / total));
          }),
          // Each state leads to the next one somewhere, so all are reachable.
          transitions: rows.map((row, s) => row.map((target, k) => (k === slot ? (s + 1) % count : target))),
        }),
      ),
  );
}

const profileArbitrary = (
  options: { maxStates?: number; random?: boolean; maxPlayers?: number; maxActions?: number } = {},
): fc.Arbitrary<{ game: NormalFormGame; automata: Automaton[] }> =>
  gameArbitrary({ maxPlayers: options.maxPlayers ?? 3, maxActions: options.maxActions ?? 3 }).chain((game) =>
    fc
      .tuple(...game.players.map((_, i) => automatonArbitrary(game, i, options)))
      .map((automata) => ({ game, automata })),
  );
const discounts = fc.double({ min: 0.05, max: 0.95, noNaN: true });

describe('values', () => {
  it('are the truncated sums of stage payoffs, for any number of players', () => {
    fc.assert(
      fc.property(profileArbitrary(), discounts, ({ game, automata }, discount) => {
        const rounds = Math.ceil(Math.log(1e-13) / Math.log(discount));
        const { profiles } = stageDistributions(game, automata, { rounds });
        const { payoffs, errorBound } = discountedPayoffs(game, automata, { discount });
        game.players.forEach((_, i) => {
          let sum = 0;
          profiles.forEach((law, t) => {
            law.forEach((p, k) => {
              sum += (1 - discount) * discount ** t * p * game.payoffs[i][k];
            });
          });
          expect(Math.abs(payoffs[i] - sum)).toBeLessThan(1e-11 + errorBound);
        });
      }),
      { numRuns: cases(80, 3000) },
    );
  });

  it('do not depend on the names and numbers of states', () => {
    fc.assert(
      fc.property(profileArbitrary(), fc.infiniteStream(fc.nat()), discounts, ({ game, automata }, draws, discount) => {
        const shuffled = automata.map((a) => relabelled(a, draws));
        const before = discountedPayoffs(game, automata, { discount });
        const after = discountedPayoffs(game, shuffled, { discount });
        after.payoffs.forEach((payoff, i) => {
          expect(payoff).toBeCloseTo(before.payoffs[i], 11);
        });
        const gain = (list: Automaton[]): number =>
          automataDeviation(game, list, { discount, kind: 'subgame-perfect' }).gain;
        expect(gain(shuffled)).toBeCloseTo(gain(automata), 10);
      }),
      { numRuns: cases(60, 2000) },
    );
  });

  it('tend to the limit of means as the discount factor tends to 1', () => {
    fc.assert(
      fc.property(profileArbitrary({ maxPlayers: 2 }), ({ game, automata }) => {
        const average = averagePayoffs(game, automata);
        const patient = discountedPayoffs(game, automata, { discount: 1 - 1e-7 }).payoffs;
        average.forEach((payoff, i) => {
          expect(Math.abs(payoff - patient[i])).toBeLessThan(1e-3);
        });
      }),
      { numRuns: cases(80, 3000) },
    );
  });
});

function relabelled(a: Automaton, draws: Iterator<number>): Automaton {
  const keys = a.states.map((_, s) => ({ s, key: draws.next().value as number }));
  const order = keys.sort((x, y) => x.key - y.key || x.s - y.s).map(({ s }) => s);
  const position = (s: number): number => order.indexOf(s);
  return {
    ...a,
    states: order.map((s) => `state ${a.states[s]}`),
    initial: position(a.initial),
    outputs: order.map((s) => a.outputs[s]),
    transitions: order.map((s) => a.transitions[s].map(position)),
    ...(a.exactOutputs ? { exactOutputs: order.map((s) => a.exactOutputs![s]) } : {}),
  };
}

describe('large chains', () => {
  it('have the values of plain value iteration, whatever their structure', () => {
    const chains = fc.record({
      stateCount: fc.integer({ min: 41, max: 300 }),
      seed: fc.nat(),
      degree: fc.integer({ min: 1, max: 4 }),
      local: fc.boolean(),
    });
    fc.assert(
      fc.property(chains, fc.constantFrom(0.3, 0.9, 0.99), ({ stateCount, seed, degree, local }, discount) => {
        const rng = randomStream(seed, 0);
        const draw = (n: number): number => Math.abs(rng.next()) % n;
        const rows = Array.from({ length: stateCount }, (_, s) =>
          Array.from({ length: 1 + draw(degree) }, () => (local ? (s + draw(3)) % stateCount : draw(stateCount))),
        );
        const rowStarts = Int32Array.from([0, ...rows.map((row) => row.length)]);
        for (let s = 0; s < stateCount; s++) rowStarts[s + 1] += rowStarts[s];
        const chain = {
          stateCount,
          rowStarts,
          targets: Int32Array.from(rows.flat()),
          probabilities: Float64Array.from(rows.flatMap((row) => row.map(() => 1 / row.length))),
        };
        const rewards = Float64Array.from(rows, () => draw(100) - 50);
        const { values, errorBound } = discountedSolver(chain, discount)(rewards);
        expect(errorBound).toBeLessThan(1e-9);
        let slow = new Float64Array(stateCount);
        for (let t = 0; t < Math.log(1e-13) / Math.log(discount); t++) {
          slow = Float64Array.from(rows, (row, s) => {
            const mean = row.reduce((sum, target) => sum + slow[target], 0) / row.length;
            return (1 - discount) * rewards[s] + discount * mean;
          });
        }
        expect(Math.max(...values.map((value, s) => Math.abs(value - slow[s])))).toBeLessThan(1e-9);
        const occupation = longRunOccupation(chain);
        expect(occupation.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 10);
      }),
      { numRuns: cases(15, 600) },
    );
  });
});

describe('best responses', () => {
  it('are as good as the best pure stationary policy, by brute force, and attain their value in play', () => {
    fc.assert(
      fc.property(
        profileArbitrary({ maxPlayers: 3, maxActions: 2, maxStates: 2 }),
        discounts,
        ({ game, automata }, discount) => {
          const opponents = automata.slice(1);
          const best = bestResponse(game, 0, opponents, { discount });
          expect(best.errorBound).toBeLessThan(1e-11);
          const own = game.actions[0].length;
          const { stateCount } = best.problem;
          let brute = -Infinity;
          for (let code = 0; code < own ** stateCount; code++) {
            const outputs = best.policy.states.map((_, s) =>
              game.actions[0].map((_, a) => Number(Math.floor(code / own ** s) % own === a)),
            );
            const policy = { ...best.policy, outputs };
            brute = Math.max(brute, discountedPayoffs(game, [policy, ...opponents], { discount }).payoffs[0]);
          }
          expect(best.value).toBeCloseTo(brute, 10);
          const played = discountedPayoffs(game, [best.policy, ...opponents], { discount });
          expect(played.payoffs[0]).toBeCloseTo(best.value, 10);
          expect(discountedPayoffs(game, automata, { discount }).payoffs[0]).toBeLessThan(best.value + 1e-10);
        },
      ),
      { numRuns: cases(60, 2000) },
    );
  });

  it('over a finite horizon are the best of all action trees', () => {
    fc.assert(
      fc.property(profileArbitrary({ maxPlayers: 2, maxStates: 3 }), discounts, ({ game, automata }, discount) => {
        const horizon = 4;
        const best = finiteHorizonBestResponse(game, 0, [automata[1]], { horizon, discount });
        const columns = game.actions[1].length;
        const search = (state: number, left: number): number =>
          left === 0
            ? 0
            : Math.max(
                ...game.actions[0].map((_, a) =>
                  automata[1].outputs[state].reduce((sum, p, b) => {
                    if (p === 0) return sum;
                    const next = automata[1].transitions[state][b * game.actions[0].length + a];
                    return sum + p * (game.payoffs[0][a * columns + b] + discount * search(next, left - 1));
                  }, 0),
                ),
              );
        expect(best.total).toBeCloseTo(search(automata[1].initial, horizon), 9);
        const { profiles } = stageDistributions(game, [best.policy, automata[1]], { rounds: horizon });
        const played = profiles.reduce(
          (sum, law, t) => sum + discount ** t * law.reduce((mean, p, k) => mean + p * game.payoffs[0][k], 0),
          0,
        );
        expect(played).toBeCloseTo(best.total, 9);
      }),
      { numRuns: cases(60, 1000) },
    );
  });
});

describe('critical discount factors', () => {
  it.each(['nash', 'subgame-perfect'] as const)('agree with direct checks at random discount factors: %s', (kind) => {
    fc.assert(
      fc.property(
        profileArbitrary({ maxActions: 2, maxStates: 3, random: false }),
        fc.array(discounts, { minLength: 8, maxLength: 8 }),
        ({ game, automata }, samples) => {
          const { intervals, complete } = criticalDiscount(game, automata, { kind });
          expect(complete).toBe(true);
          const ends = intervals.flatMap(({ lower, upper }) => [lower, upper]);
          // Also just inside and outside every end, and at isolated points.
          const near = ends.flatMap((end) => [end - 1e-4, end + 1e-4]).filter((d) => d > 0.001 && d < 0.999);
          for (const discount of [...samples, ...near]) {
            if (ends.some((end) => Math.abs(end - discount) < 5e-5)) continue;
            const inside = intervals.some(({ lower, upper }) => lower <= discount && discount <= upper);
            const { gain, errorBound } = automataDeviation(game, automata, { discount, kind });
            if (inside) expect(gain).toBeLessThan(1e-9);
            else expect(gain).toBeGreaterThan(-errorBound);
            if (!inside) expect(gain).toBeGreaterThan(1e-13);
          }
          for (const { lower, upper } of intervals) {
            if (lower !== upper) continue;
            expect(automataDeviation(game, automata, { discount: lower, kind }).gain).toBeLessThan(1e-9);
          }
        },
      ),
      { numRuns: cases(80, 2000) },
    );
  });

  it('with randomising automata agree with direct checks too', () => {
    fc.assert(
      fc.property(
        profileArbitrary({ maxPlayers: 2, maxActions: 2, maxStates: 2 }),
        fc.array(discounts, { minLength: 5, maxLength: 5 }),
        fc.constantFrom('nash' as const, 'subgame-perfect' as const),
        ({ game, automata }, samples, kind) => {
          const { intervals } = criticalDiscount(game, automata, { kind, method: 'exact' });
          for (const discount of samples) {
            if (intervals.some(({ lower, upper }) => Math.abs(lower - discount) + Math.abs(upper - discount) < 1e-4)) {
              continue;
            }
            const inside = intervals.some(({ lower, upper }) => lower <= discount && discount <= upper);
            const { gain } = automataDeviation(game, automata, { discount, kind });
            if (inside) expect(gain).toBeLessThan(1e-9);
            else expect(gain).toBeGreaterThan(-1e-12);
          }
        },
      ),
      { numRuns: cases(60, 1000) },
    );
  });
});

describe('play', () => {
  it('of deterministic automata follows their cycle', () => {
    fc.assert(
      fc.property(profileArbitrary({ random: false }), ({ game, automata }) => {
        const { preperiod, cycle } = playCycle(game, automata);
        const rounds = preperiod.length + 2 * cycle.length + 1;
        const path = Array.from({ length: rounds }, (_, t) =>
          t < preperiod.length ? preperiod[t] : cycle[(t - preperiod.length) % cycle.length],
        );
        expect(playAutomata(automata, { game, rounds }).rounds).toEqual(path);
      }),
      { numRuns: cases(80, 3000) },
    );
  });

  it('at random has the frequencies of the exact distributions, noise included', () => {
    fc.assert(
      fc.property(
        profileArbitrary({ maxPlayers: 2 }),
        fc.nat({ max: 1000 }),
        fc.constantFrom(0, 0.1, 0.5),
        ({ game, automata }, seed, noise) => {
          const rng = randomStream(seed, 0);
          const samples = 2000;
          const count = new Float64Array(profileCount(game));
          for (let m = 0; m < samples; m++) count[playProfiles(automata, { game, rounds: 3, rng, noise })[2]]++;
          const noisy = automata.map((a) => trembling(a, noise));
          const law = stageDistributions(game, noisy, { rounds: 3 }).profiles[2];
          law.forEach((p, k) => {
            expect(Math.abs(count[k] / samples - p)).toBeLessThan(6 * Math.sqrt((p * (1 - p)) / samples) + 8 / samples);
          });
        },
      ),
      { numRuns: cases(15, 200) },
    );
  });

  it('along a history has the probability of the chain', () => {
    fc.assert(
      fc.property(profileArbitrary(), fc.nat({ max: 1000 }), ({ game, automata }, seed) => {
        const { rounds } = playAutomata(automata, { game, rounds: 6, rng: randomStream(seed, 0) });
        const product = automataProduct(game, automata);
        let joint = 1;
        let s = 0;
        for (const row of rounds) {
          for (let e = product.rowStarts[s]; e < product.rowStarts[s + 1]; e++) {
            const names = profileAt(game, product.profiles[e]).map((a, i) => game.actions[i][a]);
            if (names.join() !== row.join()) continue;
            joint *= product.probabilities[e];
            s = product.targets[e];
            break;
          }
        }
        const own = automata.map((a, player) =>
          followHistory(a, rounds, { player }).probabilities.reduce((p, q) => p * q, 1),
        );
        expect(own.reduce((p, q) => p * q, 1)).toBeCloseTo(joint, 12);
      }),
      { numRuns: cases(60, 2000) },
    );
  });
});

describe('forms', () => {
  it('survive JSON: reading what was written gives the same automaton', () => {
    fc.assert(
      fc.property(profileArbitrary(), ({ automata }) => {
        for (const a of automata) {
          const named = { ...a, states: a.states.map((s) => `q${s}`) };
          expect(automaton(JSON.parse(JSON.stringify(automatonToJson(named))))).toEqual(named);
          expect(JSON.parse(JSON.stringify(a))).toEqual(a);
        }
      }),
      { numRuns: cases(60, 2000) },
    );
  });
});

describe('tournaments', () => {
  it('have the expected scores of the pairs’ stage distributions', () => {
    const symmetric = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 4 }).map(
      ([a, b, c, d]): NormalFormGame => ({
        title: 'drawn',
        players: ['1', '2'],
        actions: [
          ['a', 'b'],
          ['a', 'b'],
        ],
        payoffs: [Float64Array.of(a, b, c, d), Float64Array.of(a, c, b, d)],
      }),
    );
    fc.assert(
      fc.property(
        symmetric.chain((game) =>
          fc.array(automatonArbitrary(game, 0), { minLength: 2, maxLength: 3 }).map((automata) => ({ game, automata })),
        ),
        fc.constantFrom(0, 0.01, 0.3),
        ({ game, automata }, noise) => {
          const { scores } = roundRobin(game, automata, { turns: 7, noise });
          automata.forEach((a, i) => {
            automata.forEach((b, j) => {
              const pair = [trembling(a, noise), trembling(b, noise)];
              const { profiles } = stageDistributions(game, pair, { rounds: 7 });
              const sum = profiles.reduce((s, law) => s + law.reduce((m, p, k) => m + p * game.payoffs[0][k], 0), 0);
              expect(scores[i][j]).toBeCloseTo(sum, 9);
            });
          });
        },
      ),
      { numRuns: cases(40, 500) },
    );
  });
});
