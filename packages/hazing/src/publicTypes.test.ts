/**
 * The names and shapes that users rely on. `tsc -p tsconfig.tests.json` judges the types; a name that is no longer exported changes
 * the snapshot, which needs a changeset that says so.
 */
import { catalog, type NormalFormGame, type ProgramSolver } from '@folkways/core';
import { expect, expectTypeOf, test } from 'vitest';
import * as hazing from './index.js';

test('what the package exports', () => {
  expect(Object.keys(hazing).sort()).toMatchSnapshot();
});

test('instances', () => {
  expectTypeOf<hazing.HazingInstance>().toEqualTypeOf<{
    readonly goal?: string;
    readonly goalThreshold: number;
    readonly scale?: number;
    readonly actions: readonly { readonly name: string; readonly cost: number; readonly threshold: number }[];
  }>();
  expectTypeOf(hazing.restartGame).toBeCallableWith(catalog['restart-table-1']);
  expectTypeOf(hazing.restartGame).returns.toExtend<hazing.HazingInstance>();
});

test('solving and checking', () => {
  expectTypeOf(hazing.solveHazing).toBeCallableWith({ goalThreshold: 6, actions: [] });
  expectTypeOf<hazing.SolveHazingOptions['lp']>().toEqualTypeOf<ProgramSolver | undefined>();
  expectTypeOf<hazing.SolveHazingOptions['epsilon']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<hazing.HazingResult['status']>().toEqualTypeOf<'optimal' | 'within' | 'none' | 'unproven'>();
  expectTypeOf<hazing.HazingResult['totalHazing']>().toEqualTypeOf<number | null>();
  expectTypeOf<hazing.HazingResult['lowerBound']>().toEqualTypeOf<number | null>();
  expectTypeOf<hazing.HazingResult['counts']>().toEqualTypeOf<readonly number[]>();
  expectTypeOf<hazing.HazingResult['sequence'][number]>().toEqualTypeOf<{
    readonly action: string;
    readonly repeat: number;
  }>();
  expectTypeOf(hazing.isStableInLimit).returns.toBeBoolean();
  expectTypeOf(hazing.isStableAt).returns.toBeBoolean();
  expectTypeOf<NormalFormGame>().toExtend<Parameters<typeof hazing.isStableAt>[0]>();
  expectTypeOf<NormalFormGame>().toExtend<Parameters<typeof hazing.criticalDiscount>[0]>();
  expectTypeOf(hazing.simulatePool).toBeFunction();
});
