/**
 * The menus of "Reasonably reasoning agents", as automata: play, likelihood-free values and best responses as recorded.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bimatrixGame, type NormalFormGame } from '../game/index.js';
import type { Automaton } from './automaton.js';
import {
  automaton,
  automatonFromTables,
  automatonToJson,
  bestResponse,
  discountedPayoffs,
  playAutomata,
} from './index.js';

interface Entry {
  label: string;
  states: number;
  init: number;
  actionProbByState: number[][];
  nextState_state_own_opp: number[][][];
}
interface Menus {
  games: Record<string, { actions: [string[], string[]]; payoff: [number[][], number[][]] }>;
  menus: Record<string, [Entry[], Entry[]]>;
}
const load = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.golden.json`, import.meta.url), 'utf8'));
const fixture = load('menu-strategies') as Menus;
const slugs = Object.keys(fixture.menus);

const gameOf = (slug: string): NormalFormGame => {
  const { actions, payoff } = fixture.games[slug];
  return bimatrixGame(payoff[0], payoff[1], { title: slug, actions });
};
const build = (slug: string, role: 0 | 1, entry: Entry): Automaton => {
  const { actions } = fixture.games[slug];
  return automatonFromTables({
    label: entry.label,
    actions: actions[role],
    opponents: [actions[1 - role]],
    initial: entry.init,
    outputs: entry.actionProbByState,
    transitions: entry.nextState_state_own_opp,
  });
};
const byLabel = (slug: string, role: 0 | 1, label: string): Automaton => {
  const entry = fixture.menus[slug][role].find((e) => e.label === label);
  if (entry === undefined) throw new Error(`no ${label} in ${slug}`);
  return build(slug, role, entry);
};

describe('the menus as automata', () => {
  it.each(slugs)('%s: nothing is lost, neither in the tables nor in the readable form', (slug) => {
    for (const role of [0, 1] as const) {
      for (const entry of fixture.menus[slug][role]) {
        const built = build(slug, role, entry);
        expect(built.outputs).toEqual(entry.actionProbByState);
        expect(built.transitions).toEqual(entry.nextState_state_own_opp.map((rows) => rows.flat()));
        expect(automaton(JSON.parse(JSON.stringify(automatonToJson(built))))).toEqual(built);
      }
    }
  });
});

describe('joint actions of deterministic pairs over 30 rounds', () => {
  const { pairs } = load('menu-pairs30') as {
    pairs: Record<string, { p1: string; p2: string; first30: string; sumPayoffs30: [number, number] }[]>;
  };
  it.each(Object.keys(pairs))('%s', (slug) => {
    const game = gameOf(slug);
    for (const pair of pairs[slug]) {
      const automata = [byLabel(slug, 0, pair.p1), byLabel(slug, 1, pair.p2)];
      const { rounds } = playAutomata(automata, { game, rounds: 30 });
      expect(rounds.map((row) => row.join(',')).join(' '), `${pair.p1} ${pair.p2}`).toBe(pair.first30);
      const sums = [0, 0];
      for (const [a, b] of rounds) {
        const k = game.actions[0].indexOf(a) * game.actions[1].length + game.actions[1].indexOf(b);
        sums[0] += game.payoffs[0][k];
        sums[1] += game.payoffs[1][k];
      }
      expect(sums).toEqual(pair.sumPayoffs30);
    }
  });
});

describe('best responses at discount .9 and .95', () => {
  interface Value {
    player: number;
    opponentStrategy: string;
    'g0.9': { normalised: number; bestMenuNormalised: number; bestMenuLabels: string[] };
    'g0.95': { normalised: number; bestMenuNormalised: number; bestMenuLabels: string[] };
  }
  const { values } = load('menu-brvalues') as { values: Record<string, Value[]> };
  it.each(Object.keys(values))('%s', (slug) => {
    const game = gameOf(slug);
    for (const row of values[slug]) {
      const player = row.player - 1;
      const opponent = byLabel(slug, (1 - player) as 0 | 1, row.opponentStrategy);
      for (const [discount, wanted] of [
        [0.9, row['g0.9']],
        [0.95, row['g0.95']],
      ] as const) {
        const response = bestResponse(game, player, [opponent], { discount });
        expect(Math.abs(response.value - wanted.normalised)).toBeLessThan(1e-9);
        expect(response.errorBound).toBeLessThan(1e-12);
        const order = (own: Automaton): Automaton[] => (player === 0 ? [own, opponent] : [opponent, own]);
        const played = discountedPayoffs(game, order(response.policy), { discount });
        expect(played.payoffs[player]).toBeCloseTo(response.value, 12);
        const best = byLabel(slug, player as 0 | 1, wanted.bestMenuLabels[0]);
        expect(
          Math.abs(discountedPayoffs(game, order(best), { discount }).payoffs[player] - wanted.bestMenuNormalised),
        ).toBeLessThan(1e-9);
      }
    }
  });
});
