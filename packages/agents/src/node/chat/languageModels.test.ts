/**
 * Language-model agents play over HTTP: what they ask is understood, and a flaky endpoint changes nothing.
 */
import { bayesianPolicy, type ChatScript, chatServer, flaky } from '@folkways/chatserver';
import { catalog, randomStream } from '@folkways/core';
import { expect, test } from 'vitest';
import {
  type LanguageModelMode,
  languageModelAgent,
  type ModelTurn,
  matchRounds,
  menus,
  playMatch,
} from '../../index.js';
import { chatEndpoint } from './chatEndpoint.js';

const game = catalog['prisoners-dilemma'];
const clock = { now: Date.now, sleep: async () => {}, jitter: () => 0 };

async function selfPlay(script: ChatScript, mode: LanguageModelMode, structuredOutput: 'auto' | 'off') {
  const server = await chatServer({ script });
  const model = chatEndpoint({ baseUrl: server.url, model: 'test', structuredOutput, clock, retries: 20 });
  const turns: ModelTurn[] = [];
  const agentOf = (role: number) => {
    const [menu, opponentMenu] = [menus['prisoners-dilemma'][role], menus['prisoners-dilemma'][1 - role]];
    const prior = { label: 'grim_trigger', weight: 0.9 };
    return languageModelAgent({
      game,
      role,
      model,
      mode,
      menu,
      opponentMenu,
      prior,
      onTurn: (turn) => turns.push(turn),
    });
  };
  try {
    const match = await playMatch([agentOf(0), agentOf(1)], { game, rounds: 15, rng: randomStream(1, 0) });
    return { rounds: matchRounds(game, match), turns, server };
  } finally {
    await server.close();
  }
}

test.each([
  ['base', 'auto', 30],
  ['base', 'off', 30],
  ['scot', 'auto', 60],
  ['scot', 'off', 60],
  ['ps-br', 'auto', 30],
  ['ps-br', 'off', 30],
] as const)('%s with structured output %s asks %i questions, all answered at once', async (mode, output, questions) => {
  const { rounds, turns, server } = await selfPlay(bayesianPolicy(1), mode, output);
  expect(rounds).toHaveLength(15);
  expect(turns.every(({ attempts }) => attempts.length === 1)).toBe(true);
  expect(server.calls.size).toBe(questions);
  expect([...server.calls.values()].every((count) => count === 1)).toBe(true);
  if (mode !== 'ps-br') expect(new Set(server.requests.flatMap(({ choices }) => choices))).toEqual(new Set(['J', 'F']));
});

test('an endpoint that fails a third of the time gives the match of one that never does', async () => {
  const sound = await selfPlay(bayesianPolicy(7), 'base', 'auto');
  const broken = await selfPlay(flaky(bayesianPolicy(7), 1 / 3, 2), 'base', 'auto');
  expect(broken.rounds).toEqual(sound.rounds);
  expect([...broken.server.calls.keys()].sort()).toEqual([...sound.server.calls.keys()].sort());
  expect(broken.server.requests.length).toBeGreaterThan(sound.server.requests.length);
});
