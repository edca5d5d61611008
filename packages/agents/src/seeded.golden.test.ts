/**
 * Value stability: the same spec gives the same records in every release. A changed digest needs a changeset that says so.
 */
import { catalog, randomStream } from '@folkways/core';
import { digest } from '@folkways/testkit';
import { expect, test } from 'vitest';
import {
  type AgentSpec,
  agentFromSpec,
  type ChatModel,
  continuationGap,
  elicitBeliefs,
  type LanguageModelAgentOptions,
  languageModelAgent,
  menus,
  playMatch,
  runExperiment,
} from './index.js';

const agents: Record<string, AgentSpec> = {
  'ps-br': { kind: 'ps-br', prior: 'prescribed' },
  'ps-br, learning payoffs': { kind: 'ps-br', payoffs: 'sample' },
  'ps-br, committed': { kind: 'ps-br', sampling: 'commit', commitRounds: 5 },
  'ps-br by rollouts': { kind: 'ps-br', rollouts: 3, horizon: 5 },
  'ps-br, random ties': { kind: 'ps-br', tie: 'random' },
  'myopic-ps-br': 'myopic-ps-br',
  scot: 'scot',
  'posterior-best-response': 'posterior-best-response',
  'fictitious-play': 'fictitious-play',
  uniform: 'uniform',
  habit: { kind: 'habit', strength: 0.7 },
  'menu-draw': 'menu-draw',
  'ps-br among all strategies': { kind: 'ps-br', planner: 'unrestricted', horizon: 6 },
  'expected, looking ahead': { kind: 'posterior-best-response', lookahead: 3 },
};

test.each(Object.keys(agents))('%s', async (name) => {
  const records = await runExperiment({
    game: 'samaritan',
    agents: { [name]: agents[name], noise: 'uniform' },
    pairings: 'all',
    rounds: 40,
    matches: 3,
    seed: 20260101,
    payoffNoise: 'smallest gap',
    record: { payoffs: true, beliefs: true },
  });
  const { profiles, payoffs, beliefs } = records;
  expect(digest({ profiles, payoffs, beliefs })).toMatchSnapshot();
});

test('continuationGap', async () => {
  const context = { game: catalog.samaritan, slug: 'samaritan', menus: menus.samaritan };
  const pair = [
    agentFromSpec('ps-br', { ...context, role: 0 }),
    agentFromSpec('ps-br', { ...context, role: 1 }),
  ] as const;
  const gap = await continuationGap({
    game: catalog.samaritan,
    agents: pair,
    role: 0,
    discount: 0.9,
    menu: menus.samaritan[0],
    simulations: 10,
    rng: randomStream(20260101, 7),
  });
  expect(digest(gap)).toMatchSnapshot();
});

test('play with generated menus', async () => {
  const { profiles } = await runExperiment({
    game: 'chicken',
    menus: 'generated',
    agents: { learner: 'ps-br', drawn: 'menu-draw', scot: 'scot' },
    pairings: 'all',
    rounds: 30,
    matches: 2,
    seed: 20260101,
  });
  expect(digest(profiles)).toMatchSnapshot();
});

/** A model that chooses by the seed it is sent, and what of its calls is promised: keys, seeds, choices, not the words. */
function seededModel(): { readonly model: ChatModel; readonly calls: unknown[] } {
  const calls: unknown[] = [];
  const complete: ChatModel['complete'] = async ({ key, seed = 0, choices = [], temperature }) => {
    calls.push([key, seed, choices, temperature ?? null]);
    return { text: choices[seed % choices.length] ?? '?', finish: 'stop' };
  };
  return { model: { name: 'seeded', complete }, calls };
}

test.each<LanguageModelAgentOptions['mode']>(['base', 'scot', 'ps-br'])(
  'languageModelAgent in mode %s',
  async (mode) => {
    const { model, calls } = seededModel();
    const game = catalog['prisoners-dilemma'];
    const [menu, opponentMenu] = menus['prisoners-dilemma'];
    const agent = languageModelAgent({ game, role: 0, model, mode, menu, opponentMenu });
    const other = agentFromSpec('habit', { game, role: 1, menus: menus['prisoners-dilemma'] });
    const { profiles } = await playMatch([agent, other], {
      game,
      rounds: 12,
      rng: randomStream(20260101, 7),
      match: 3,
    });
    expect(calls.length).toBeGreaterThanOrEqual(12);
    expect(digest({ profiles, calls })).toMatchSnapshot();
  },
);

test('elicitBeliefs', async () => {
  const { model, calls } = seededModel();
  const { weights } = await elicitBeliefs({
    model,
    game: catalog['prisoners-dilemma'],
    role: 0,
    opponentMenu: menus['prisoners-dilemma'][1],
    history: [['J', 'F'], ['F', 'J']], // biome-ignore format: rounds
    samples: 15,
    rng: randomStream(20260101, 7),
  });
  expect(calls.length).toBeGreaterThanOrEqual(15);
  expect(digest({ weights, calls })).toMatchSnapshot();
});
