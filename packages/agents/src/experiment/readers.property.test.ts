/**
 * Menus, agents and experiments as data are read, or refused in one line.
 */
import { AutomatonError, catalog, FormatError, SizeError } from '@folkways/core';
import { cases, damagedJson, outcomesOf } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { menus } from '../menu/menus.js';
import { type StrategyInput, strategyMenuFromData } from '../menu/strategyMenuFromData.js';
import { type AgentSpec, agentFromSpec } from './agentSpec.js';
import { checkExperiment } from './experimentSpec.js';
import { recordsFromBlocks } from './records.js';
import { runExperiment } from './runExperiment.js';

const numRuns = cases(400, 100_000);
const REFUSALS = [RangeError, TypeError, AutomatonError];
const words = [
  ...['ps-br', 'scot', 'uniform', 'habit', 'script', 'automaton', 'tft', 'prescribed', 'sample', 'generated', 'self'],
  ...['kind', 'label', 'prior', 'weight', 'byRole', 'discount', 'horizon', 'lastRound', 'rollouts', 'tie', 'payoffs'],
  ...[
    'J',
    'F',
    'Stag',
    'Hare',
    'promo',
    'prisoners-dilemma',
    'actions',
    'repeatFrom',
    'offsets',
    'forced',
    'noise',
    0.9,
    3,
  ],
];

const brave = { label: 'brave', initial: 's', states: { s: { play: 'Stag', next: 's' } } };
const copycat = {
  label: 'copycat',
  description: 'does what the other did',
  actions: ['Stag', 'Hare'],
  initial: 'Hare',
  states: {
    Stag: { play: 'Stag', next: { '*': { Stag: 'Stag', Hare: 'Hare' } } },
    Hare: { play: { Hare: '1/1' }, next: { '*': { Stag: 'Stag', Hare: 'Hare' } } },
  },
};

test('menus as data', () => {
  const outcomes = outcomesOf('strategyMenuFromData', REFUSALS);
  fc.assert(
    fc.property(damagedJson(fc.constant([brave, copycat]), words), (data) => {
      const menu = outcomes.run(() => strategyMenuFromData(catalog['stag-hunt'], 0, data as StrategyInput[]));
      if (menu !== undefined) expect(new Set(menu.map(({ label }) => label)).size).toBe(menu.length);
    }),
    { numRuns },
  );
  expect(outcomes.report().read).toBeGreaterThan(0);
});

const specs: readonly AgentSpec[] = [
  { kind: 'ps-br', prior: { label: 'prescribed', weight: 0.9 }, horizon: 5, lastRound: 4, tie: 'random' },
  {
    kind: 'ps-br',
    prior: { byRole: ['uniform', { grim_trigger: 0.5, tft: 0.5 }] },
    payoffs: { plan: 'sample', noise: 1 },
  },
  { kind: 'ps-br', rollouts: 2, horizon: 3, sampling: 'commit', commitRounds: 2, temper: 1, recency: 0.9 },
  { kind: 'ps-br', planner: 'unrestricted', discount: 0.5 },
  { kind: 'myopic-ps-br', prior: 'uniform', temperature: 2 },
  { kind: 'posterior-best-response', lookahead: 2 },
  { kind: 'script', actions: ['J', 'F'], repeatFrom: 1 },
  { kind: 'habit', strength: 0.5, name: 'mine' },
  { kind: 'automaton', label: 'tft' },
  { kind: 'automaton', automaton: { initial: 's', states: { s: { play: 'J', next: 's' } } } },
  {
    kind: 'ps-br',
    payoffs: { plan: 'map', noise: 1, offsets: [-1, 0, 1] },
    forced: { label: 'tft', probability: 0.5 },
  },
  'scot',
];

test('agents as data', () => {
  const outcomes = outcomesOf('agentFromSpec', REFUSALS);
  const game = catalog['prisoners-dilemma'];
  const context = { game, slug: 'prisoners-dilemma', menus: menus['prisoners-dilemma'] };
  fc.assert(
    fc.property(damagedJson(fc.constantFrom(...specs), words), fc.constantFrom(0, 1), (spec, role) => {
      const agent = outcomes.run(() => agentFromSpec(spec as AgentSpec, { ...context, role }));
      if (agent !== undefined) expect(typeof agent.name).toBe('string');
    }),
    { numRuns },
  );
  expect(outcomes.report().read).toBeGreaterThan(0);
});

const experiments: readonly unknown[] = [
  {
    game: 'promo',
    agents: { a: 'mad0', b: { kind: 'ps-br', prior: 'prescribed' } },
    pairings: 'all',
    rounds: 3,
    matches: 2,
    seed: 1,
  },
  {
    title: 'two',
    game: { actions: [['Stag', 'Hare'], ['Stag', 'Hare']], payoffs: [[[4, 4], [0, 3]], [[3, 0], [2, 2]]] }, // biome-ignore format: matrices
    menus: [[brave, copycat], [copycat]],
    agents: { brave: 'brave', copycat: 'copycat', scot: 'scot' },
    pairings: [['brave', 'copycat'], ['scot', 'copycat']], // biome-ignore format: pairs
    rounds: 2,
    matches: 1,
    seed: 3,
    payoffNoise: 'smallest gap',
    record: { payoffs: true, beliefs: true },
  },
  { game: 'chicken', menus: 'generated', agents: { a: 'uniform' }, rounds: 1, matches: 1, seed: 0, payoffNoise: 0.5 },
];

test('experiments as data, and those that pass their checks run', async () => {
  const outcomes = outcomesOf('checkExperiment', [...REFUSALS, FormatError, SizeError]);
  await fc.assert(
    fc.asyncProperty(damagedJson(fc.constantFrom(...experiments), words), fc.nat({ max: 9 }), async (spec, often) => {
      const experiment = outcomes.run(() => checkExperiment(spec));
      if (experiment === undefined) return;
      expect(() => recordsFromBlocks(experiment, [])).toThrow(/^records: match 0 is missing$/);
      if (often > 0 || experiment.matchCount * experiment.spec.rounds > 200) return;
      const records = await runExperiment(experiment.spec);
      expect(records.profiles).toHaveLength(experiment.matchCount * experiment.spec.rounds);
    }),
    { numRuns },
  );
  expect(outcomes.report().read).toBeGreaterThan(0);
});
