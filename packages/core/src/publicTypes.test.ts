/**
 * The names and shapes that other packages and their users rely on. `tsc -p tsconfig.tests.json` judges the types; a name that
 * is no longer exported changes the snapshot, which needs a changeset that says so.
 */
import { expect, expectTypeOf, test } from 'vitest';
import * as core from './index.js';
import { loadGlpk } from './program/glpk.js';
import { loadHighs } from './program/highs.js';

test('what the package exports', () => {
  expect(Object.keys(core).sort()).toMatchSnapshot();
});

test('games', () => {
  expectTypeOf<core.NormalFormGame>().toExtend<{
    readonly title: string;
    readonly players: readonly string[];
    readonly actions: readonly (readonly string[])[];
    readonly payoffs: readonly Float64Array[];
  }>();
  expectTypeOf(core.normalFormGame).returns.toEqualTypeOf<core.NormalFormGame>();
  expectTypeOf(core.normalFormGame).toBeCallableWith({ actions: [['a'], ['b', 'c']], payoffs: [[1, '1/3'], [0, 2]] }); // biome-ignore format: a matrix
  expectTypeOf(core.bimatrixGame).toBeCallableWith([[1, 2]], [['1/2', 0.5]]);
  expectTypeOf(core.bimatrixGame).returns.toEqualTypeOf<core.NormalFormGame>();
  expectTypeOf(core.symmetricGame).toBeCallableWith([[1, 2], [3, 4]]); // biome-ignore format: a matrix
  expectTypeOf(core.readGame).parameter(0).toEqualTypeOf<string | Uint8Array>();
  expectTypeOf(core.readGame).toBeCallableWith('{}', { source: 'file' });
  expectTypeOf(core.readGame).returns.toEqualTypeOf<core.NormalFormGame>();
  expectTypeOf(core.writeNfg).toEqualTypeOf<(game: core.NormalFormGame) => string>();
  expectTypeOf(core.gameToJson).toEqualTypeOf<(game: core.NormalFormGame) => string>();
  expectTypeOf(core.catalog['pd-losses']).toEqualTypeOf<core.NormalFormGame>();
});

test('equilibria', () => {
  expectTypeOf(core.pureEquilibria).toBeCallableWith(core.catalog.chicken, { tolerance: 0 });
  expectTypeOf(core.pureEquilibria).returns.toHaveProperty('profiles').toEqualTypeOf<number[][]>();
  const { equilibria, complete } = core.extremeEquilibria(core.catalog.chicken);
  expectTypeOf(complete).toBeBoolean();
  expectTypeOf(equilibria[0].strategies[0][0]).toEqualTypeOf<core.Fraction>();
  expectTypeOf(equilibria[0].payoffs[0]).toEqualTypeOf<core.Fraction>();
  expectTypeOf(core.extremeEquilibria).returns.toHaveProperty('components');
  const half = core.Fraction.of(1, 2);
  expectTypeOf(core.regret(core.catalog.chicken, [[half, half], [half, half]])).toEqualTypeOf<core.Fraction>(); // biome-ignore format: a matrix
  expectTypeOf(core.regret(core.catalog.chicken, [[0.5, 0.5], [1, 0]])).toBeNumber(); // biome-ignore format: a matrix
  expectTypeOf(core.zeroSumValue).toBeFunction();
  expectTypeOf(core.correlatedEquilibrium).toBeFunction();
  expectTypeOf<core.MinmaxOptions['lp']>().toEqualTypeOf<core.ProgramSolver>();
  expectTypeOf<core.MinmaxOptions['punishers']>().toEqualTypeOf<'pure' | 'independent' | 'correlated' | undefined>();
  expectTypeOf<core.MinmaxResult>().toExtend<{ readonly lower: number; readonly upper: number }>();
  expectTypeOf<core.MinmaxResult>().toHaveProperty('punishment');
});

test('repeated games', () => {
  expectTypeOf(core.playAutomata).returns.toHaveProperty('rounds').toEqualTypeOf<string[][]>();
  expectTypeOf<core.PlayAutomataOptions['rng']>().toEqualTypeOf<core.RandomStream | undefined>();
  expectTypeOf(core.bestResponse).parameter(2).toEqualTypeOf<readonly core.Automaton[]>();
  expectTypeOf<core.BestResponse>().toExtend<{ readonly value: number; readonly policy: core.Automaton }>();
  expectTypeOf<core.CriticalDiscountOptions['kind']>().toEqualTypeOf<'nash' | 'subgame-perfect'>();
  expectTypeOf(core.criticalDiscount).returns.toHaveProperty('critical').toEqualTypeOf<number | null>();
  expectTypeOf(core.automaton).returns.toEqualTypeOf<core.Automaton>();
});

test('engines, and what long computations take', () => {
  expectTypeOf(loadGlpk).returns.resolves.toEqualTypeOf<core.ProgramSolver>();
  expectTypeOf(loadHighs).returns.resolves.toEqualTypeOf<core.ProgramSolver>();
  expectTypeOf<AbortSignal>().toExtend<NonNullable<core.StopOptions['signal']>>();
  expectTypeOf<core.StopOptions['timeLimit']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<core.MinmaxOptions>().toExtend<core.StopOptions>();
  expectTypeOf<core.ExtremeEquilibriaOptions>().toExtend<core.StopOptions>();
});
