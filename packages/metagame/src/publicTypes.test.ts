/**
 * The names and shapes that users rely on. `tsc -p tsconfig.tests.json` judges the types; a name that is no longer exported changes
 * the snapshot, which needs a changeset that says so.
 */
import type { NormalFormGame, ProgramSolver } from '@folkways/core';
import { catalog } from '@folkways/core';
import { expect, expectTypeOf, test } from 'vitest';
import * as metagame from './index.js';

test('what the package exports', () => {
  expect(Object.keys(metagame).sort()).toMatchSnapshot();
});

test('the model', () => {
  expectTypeOf(metagame.metaGame).toBeCallableWith({ game: catalog.chicken, shares: [[0.5, '1/2'], ['1/3', '2/3']], llms: ['a', 'b'] }); // biome-ignore format: a matrix
  expectTypeOf(metagame.metaGame).returns.toEqualTypeOf<metagame.MetaGame>();
  expectTypeOf(metagame.utilities).toBeCallableWith({} as metagame.MetaGame, [[0, 0], [1, 1]]); // biome-ignore format: a matrix
  expectTypeOf(metagame.utilities).returns.toExtend<ArrayLike<number>>();
  expectTypeOf(metagame.toNormalForm).returns.toEqualTypeOf<NormalFormGame>();
  expectTypeOf(metagame.observability).toEqualTypeOf<(meta: metagame.MetaGame) => boolean[][]>();
  expectTypeOf(metagame.oneShotEquilibria).toBeFunction();
  expectTypeOf(metagame.shareSweep).toBeFunction();
});

test('repeated play', () => {
  type Bounds = ReturnType<typeof metagame.individualRationality>[number];
  expectTypeOf<Bounds['lower']>().toBeNumber();
  expectTypeOf<Bounds['upper']>().toBeNumber();
  expectTypeOf<metagame.IndividualRationalityOptions['lp']>().toEqualTypeOf<ProgramSolver>();
  type Feasible = ReturnType<typeof metagame.feasibility>;
  expectTypeOf<Feasible['feasible']>().toBeBoolean();
  expectTypeOf<Feasible['strict']>().toEqualTypeOf<boolean | 'unknown'>();
  expectTypeOf<Feasible['cycle'][number]['weight']>().toBeNumber();
  expectTypeOf<Feasible['cycle'][number]>().toHaveProperty('profile');
  type Sustained = ReturnType<typeof metagame.sustain>;
  expectTypeOf<Sustained['status']>().toEqualTypeOf<
    'sustainable' | 'unproven' | 'not individually rational' | 'infeasible'
  >();
  expectTypeOf<Sustained['reason']>().toBeString();
  expectTypeOf(metagame.sustain).toBeCallableWith({} as metagame.MetaGame, [-2, -2], {
    lp: {} as ProgramSolver,
    epsilon: 0.1,
  });
  expectTypeOf(metagame.folkConstants).toBeFunction();
  expectTypeOf(metagame.tighten).toBeFunction();
  expectTypeOf(metagame.simulateContinuum).toBeFunction();
  expectTypeOf(metagame.simulatePopulation).toBeFunction();
});

test('protocols and what deviating from them gains', () => {
  expectTypeOf(metagame.deviationGain).toBeCallableWith(
    {} as metagame.MetaGame,
    {
      schedule: [{ profile: [[0, 0], [0, 0]], periods: 3 }], // biome-ignore format: a matrix
      tolerance: 1,
      punishment: { periods: 2, punishers: [[null, [1, 1]], [[1, 1], null]] }, // biome-ignore format: a matrix
      probe: 0.01,
    },
    { oneMinusDiscount: 0.01 },
  );
  type Gain = ReturnType<typeof metagame.deviationGain>[number];
  for (const key of ['gain', 'honest', 'best', 'anyPhaseStart', 'anyState'] as const) {
    expectTypeOf<Gain[typeof key]>().toBeNumber();
  }
});
