/**
 * The names and shapes that users rely on. `tsc -p tsconfig.tests.json` judges the types; a name that is no longer exported changes
 * the snapshot, which needs a changeset that says so.
 */
import { catalog, type RandomStream } from '@folkways/core';
import { expect, expectTypeOf, test } from 'vitest';
import * as agents from './index.js';

test('what the package exports', () => {
  expect(Object.keys(agents).sort()).toMatchSnapshot();
});

test('menus and beliefs', () => {
  const menu = agents.menus.promo[0];
  expectTypeOf(menu).toEqualTypeOf<agents.StrategyMenu>();
  expectTypeOf(menu[0].label).toBeString();
  expectTypeOf(menu[0].description).toBeString();
  expectTypeOf(menu[0]).toHaveProperty('automaton');
  expectTypeOf(agents.logLikelihoods).toBeCallableWith(menu, [['P', 'R']], 0);
  expectTypeOf(agents.logLikelihoods).returns.toEqualTypeOf<Record<string, number>>();
  expectTypeOf(agents.posterior).toBeCallableWith(menu, [['P', 'R']], 0, { prior: 'uniform', temperature: 1 });
  expectTypeOf(agents.posterior).returns.toEqualTypeOf<Record<string, number>>();
});

test('agents', () => {
  const [menu, opponentMenu] = agents.menus.promo;
  const agent = agents.psBr({ game: catalog.promo, role: 0, menu, opponentMenu, discount: 0.9, horizon: 5 });
  expectTypeOf(agent).toExtend<agents.Agent>();
  expectTypeOf(agent.act).toBeCallableWith([['P', 'R']], {} as RandomStream);
  expectTypeOf(agent.act).returns.toBeString();
  expectTypeOf(agent.actionProbabilities([])).toEqualTypeOf<Record<string, number>>();
  expectTypeOf(agents.myopicPsBr).toBeFunction();
  expectTypeOf(agents.scot).toBeFunction();
  expectTypeOf(agents.languageModelAgent).toBeFunction();
});

test('matches, experiments and measures', () => {
  expectTypeOf(agents.playMatch).parameter(0).toEqualTypeOf<readonly [agents.Agent, agents.Agent]>();
  expectTypeOf(agents.runExperiment).parameter(0).toExtend<agents.ExperimentSpec | unknown>();
  expectTypeOf(agents.runExperiment).returns.resolves.toEqualTypeOf<agents.ExperimentRecords>();
  expectTypeOf<agents.RunExperimentOptions>().toHaveProperty('executor');
  expectTypeOf<agents.FollowRateOptions>().toHaveProperty('metric');
  expectTypeOf<agents.FollowRateOptions>().toHaveProperty('window');
  expectTypeOf(agents.mmStar).returns.toExtend<{
    readonly isMmStar: boolean;
    readonly phi: readonly number[];
    readonly Phi: readonly number[];
  }>();
  expectTypeOf(agents.identifiability).toBeFunction();
});
