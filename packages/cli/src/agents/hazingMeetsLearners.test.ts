/**
 * What happens when hazing meets agents that reason: the findings of docs/how-to/let-hazing-meet-learners.md, on samples. They need
 * three packages, so they are tested where all are known.
 */
import { automatonAgent, generatedMenu, type MenuEntry, playMatch, psBr, type StrategyMenu } from '@folkways/agents';
import { type Automaton, catalog, type NormalFormGame, randomStream } from '@folkways/core';
import { criticalDiscount, hazingAutomaton, restartGame, solveHazing } from '@folkways/hazing';
import { cases } from '@folkways/testkit';
import { describe, expect, test } from 'vitest';

const MATCHES = cases(40, 400);
const ROUNDS = 60;
const LATE = 20;

const strategy = (automaton: Automaton): MenuEntry => ({ label: automaton.label, description: '', automaton });

function subject(slug: string) {
  const game = catalog[slug];
  const instance = restartGame(game);
  const { sequence } = solveHazing(instance);
  const goal = game.actions[0].indexOf(instance.goal) * (game.actions[1].length + 1);
  const hazing = [
    hazingAutomaton(game, sequence, { label: 'haze' }),
    hazingAutomaton(game, sequence, { label: 'unforgiving', after: 'punish' }),
  ];
  const menus = [0, 1].map((role): StrategyMenu => [...generatedMenu(game, role), ...hazing.map(strategy)]);
  return { game, goal, hazing, menus, sequence, name: instance.goal };
}

/** The share of the last rounds that both play the goal. */
async function together(game: NormalFormGame, goal: number, agents: Parameters<typeof playMatch>[0]): Promise<number> {
  let count = 0;
  for (let m = 0; m < MATCHES; m++) {
    const { profiles } = await playMatch(agents, { game, rounds: ROUNDS, rng: randomStream(11, m) });
    for (let t = ROUNDS - LATE; t < ROUNDS; t++) if (profiles[t] === goal) count++;
  }
  return count / (MATCHES * LATE);
}

describe.each(['restart-table-1', 'prisoners-dilemma', 'travellers-dilemma'])('%s', (slug) => {
  const { game, goal, hazing, menus, sequence, name } = subject(slug);
  const learner = (role: number, options: Partial<Parameters<typeof psBr>[0]> = {}) =>
    psBr({ game, role, menu: menus[role], opponentMenu: menus[1 - role], ...options });
  const against = (automaton: Automaton, options: Partial<Parameters<typeof psBr>[0]> = {}) =>
    together(game, goal, [automatonAgent({ game, role: 0, automaton }), learner(1, options)]);

  test('a learner who expects nothing accepts hazing from the critical discount factor on', async () => {
    const { upper = 1 } = criticalDiscount(game, sequence);
    // It plans 200 rounds ahead without end, so that its horizon does not show.
    const patient = { planner: 'unrestricted', horizon: 200, lastRound: 1000 } as const;
    expect(await against(hazing[0], { ...patient, discount: upper + 0.003 })).toBeGreaterThan(0.97);
    expect(await against(hazing[0], { ...patient, discount: upper - 0.003 })).toBeLessThan(0.05);
  });

  test('it exploits who cooperates at once', async () => {
    const find = (label: string) => menus[0].find((entry) => entry.label === label)?.automaton as Automaton;
    expect(await against(find(`always-${name}`))).toBe(0);
    expect(await against(find(`grim-${name}`))).toBe(0);
    expect(await against(hazing[0])).toBe(1);
  });

  test('two learners who expect hazing need less faith: it is told apart from unconditional kindness, forgiving or not', async () => {
    const pair = (label: string) => {
      const prior = { label, weight: 0.9 };
      return together(game, goal, [learner(0, { prior }), learner(1, { prior })]);
    };
    expect(await pair('haze')).toBeGreaterThan(0.6);
    expect(await pair('unforgiving')).toBeGreaterThan(0.6);
    expect(await pair(`grim-${name}`)).toBeLessThan(0.5);
    expect(await pair(`tft-${name}`)).toBeLessThan(0.5);
  });
});
