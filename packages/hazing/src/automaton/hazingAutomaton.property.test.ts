/**
 * The automaton against everything this package says about sequences: core's values, best replies and critical discount factors know
 * nothing of hazing, and agree.
 */
import {
  bestResponse,
  catalog,
  criticalDiscount as criticalOfAutomata,
  discountedPayoffs,
  type NormalFormGame,
  playAutomata,
  symmetricGame,
} from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criticalDiscount } from '../discounted/criticalDiscount.js';
import { isStableAt } from '../discounted/isStableAt.js';
import { normalisedPayoff } from '../discounted/normalisedPayoff.js';
import { restartGame } from '../instance/restartGame.js';
import { restartPayoffs } from '../instance/restartPayoffs.js';
import { bestDeviation } from '../pool/bestDeviation.js';
import { solveHazing } from '../solve/solveHazing.js';
import { hazingAutomaton } from './hazingAutomaton.js';

const table1 = catalog['restart-table-1'];
const names = (n: number) => Array.from({ length: n }, (_, a) => `a${a}`);

/** A symmetric game of integers and a sequence of its costly actions. */
const subjects = fc.integer({ min: 2, max: 4 }).chain((n) =>
  fc
    .record({
      u: fc.array(fc.array(fc.integer({ min: -6, max: 12 }), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      }),
      picks: fc.array(fc.nat(20), { maxLength: 5 }),
      beta: fc.integer({ min: 3, max: 97 }).map((k) => k / 100),
      optimal: fc.boolean(),
    })
    .map(({ u, picks, beta, optimal }) => {
      const game = symmetricGame(u, { actions: names(n) });
      const { actions } = restartGame(game);
      const found = solveHazing(restartGame(game)).sequence.flatMap(({ action, repeat }) =>
        new Array<string>(repeat).fill(action),
      );
      if (optimal && found.length <= 8) return { game, beta, sequence: found };
      return { game, beta, sequence: actions.length === 0 ? [] : picks.map((k) => actions[k % actions.length].name) };
    }),
);

/** Whether every action that is played has a best reply other than itself, so that taking it shows. */
function betrayalShows(game: NormalFormGame, sequence: readonly string[]): boolean {
  const { actions, deviation } = restartPayoffs('test', game);
  const n = actions.length;
  return [...sequence, restartGame(game).goal].every((name) => {
    const a = actions.indexOf(name);
    return actions.some((_, b) => b !== a && game.payoffs[0][b * n + a] === deviation[a].toNumber());
  });
}

describe('the automaton that restarts', () => {
  test('plays and earns what the sequence is worth', () => {
    fc.assert(
      fc.property(subjects, ({ game, sequence, beta }) => {
        const pair = [hazingAutomaton(game, sequence), hazingAutomaton(game, sequence)];
        const { rounds } = playAutomata(pair, { game, rounds: 8 });
        const goal = restartGame(game).goal;
        expect(rounds).toEqual(rounds.map((_, t) => [sequence[t] ?? goal, sequence[t] ?? goal]));
        const { payoffs } = discountedPayoffs(game, pair, { discount: beta });
        for (const value of payoffs) expect(value).toBeCloseTo(normalisedPayoff(game, sequence, beta), 9);
      }),
      { numRuns: cases(100, 5000) },
    );
  });

  test('its best reply is the best deviation of the paper, discounted', () => {
    let shown = 0;
    fc.assert(
      fc.property(subjects, ({ game, sequence, beta }) => {
        const { value } = bestResponse(game, 0, [hazingAutomaton(game, sequence)], { discount: beta });
        const { average, honest } = bestDeviation(game, sequence, { beta });
        const most = Math.max(average, honest);
        if (!betrayalShows(game, sequence)) return value <= most + 1e-9;
        shown++;
        return Math.abs(value - most) <= 1e-9;
      }),
      { numRuns: cases(150, 10_000) },
    );
    expect(shown).toBeGreaterThan(10);
  });

  test('condition (1) holds exactly where core finds an equilibrium, and subgame-perfect is no more', () => {
    let [both, neither] = [0, 0];
    fc.assert(
      fc.property(subjects, ({ game, sequence, beta }) => {
        const hazing = hazingAutomaton(game, sequence);
        const stable = isStableAt(game, sequence, beta);
        const inside = ({ intervals }: ReturnType<typeof criticalOfAutomata>) =>
          intervals.some(({ lower, upper }) => lower <= beta && beta <= upper);
        const nash = inside(criticalOfAutomata(game, [hazing, hazing], { kind: 'nash' }));
        const perfect = inside(criticalOfAutomata(game, [hazing, hazing], { kind: 'subgame-perfect' }));
        expect(perfect).toBe(nash);
        if (stable) expect(nash).toBe(true);
        if (!betrayalShows(game, sequence)) return;
        expect(nash).toBe(stable);
        if (stable) both++;
        else neither++;
      }),
      { numRuns: cases(120, 3000) },
    );
    expect(both).toBeGreaterThan(0);
    expect(neither).toBeGreaterThan(0);
  });
});

describe('Table 1', () => {
  test('the optimum and its discount factor, by algebra', () => {
    const { sequence } = solveHazing(restartGame(table1));
    const hazing = hazingAutomaton(table1, sequence);
    const { critical } = criticalOfAutomata(table1, [hazing, hazing], { kind: 'nash' });
    const { lower, upper } = criticalDiscount(table1, sequence);
    expect(critical).toBeGreaterThanOrEqual((lower as number) - 1e-12);
    expect(critical).toBeLessThanOrEqual((upper as number) + 1e-12);
  });

  test('too little hazing is answered by serial betrayal: A, then 14, again and again', () => {
    const { value, policy } = bestResponse(table1, 0, [hazingAutomaton(table1, ['A'])], { discount: 0.99 });
    expect(value).toBeCloseTo((4 + 0.99 * 14) / 1.99, 12);
    for (const output of policy.outputs) expect(output).toEqual([1, 0, 0]);
  });

  test('where nobody can be left it holds the other down to pure minmax', () => {
    const grim = hazingAutomaton(table1, [{ action: 'A', repeat: 1 }, 'B'], { after: 'punish' });
    const cheat = hazingAutomaton(table1, ['A']);
    expect(grim.states).toEqual(['hazing 1', 'hazing 2', 'goal', 'punishment']);
    const { rounds } = playAutomata([grim, cheat], { game: table1, rounds: 5 });
    expect(rounds.map((row) => row.join(''))).toEqual(['AA', 'BC', 'AA', 'AC', 'AA']);
    // A betrayal of the goal wins 6 once and costs 8 - 4 in every later round: 6 (1 - d) <= 4 d.
    const trigger = hazingAutomaton(table1, [], { after: 'punish' });
    expect(criticalOfAutomata(table1, [trigger, trigger], { kind: 'nash' }).critical).toBeCloseTo(0.6, 12);
  });
});

describe('bad input', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['an asymmetric game', () => hazingAutomaton(catalog['battle-of-the-sexes'], []), /^hazingAutomaton: "game" expected a symmetric game, but/],
    ['three roles', () => hazingAutomaton(catalog.heist, []), /^hazingAutomaton: "game" expected two players, got 3/],
    ['no such goal', () => hazingAutomaton(table1, [], { goal: 'Z' }), /"goal" expected one of A, B, C, got "Z"/],
    ['the goal as hazing', () => hazingAutomaton(table1, ['C']), /the goal follows the hazing/],
    ['another ending', () => hazingAutomaton(table1, [], { after: 'forgive' as 'punish' }), /"after" expected one of/],
    ['1e12 rounds', () => hazingAutomaton(table1, [{ action: 'A', repeat: 1e12 }]), /1000000000000 rounds of hazing take 1000000000001 states, over the limit of 10000/],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  }); // biome-ignore format: rows

  test('one action is its own goal, whatever follows', () => {
    const single = symmetricGame([[1]], { actions: ['x'] });
    expect(hazingAutomaton(single, [], { after: 'punish' }).states).toEqual(['goal']);
  });
});
