/**
 * Value stability: the same spec gives the same records in every release. A changed digest needs a changeset that says so.
 */
import { catalog, randomStream } from '@folkways/core';
import { digest } from '@folkways/testkit';
import { expect, test } from 'vitest';
import { type AgentSpec, agentFromSpec, continuationGap, menus, runExperiment } from './index.js';

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
