/**
 * The menus against an independent table of automata (src/fixtures/agents-strategies.json: one automaton per strategy, most of them
 * remembering the whole last joint action) and against the joint actions of all deterministic pairs (src/fixtures/agents-pairs30.json).
 */
import { type Automaton, normalFormGame, playAutomata } from '@folkways/core';
import { describe, expect, it } from 'vitest';
import pairs from '../fixtures/agents-pairs30.json' with { type: 'json' };
import reference from '../fixtures/agents-strategies.json' with { type: 'json' };
import { slugOf } from '../fixtures/gameNames.js';
import { menus } from './menus.js';

interface ReferenceStrategy {
  label: string;
  init: number;
  actionProbByState: number[][];
  nextState_state_own_opp: number[][][];
}

/** The first joint state, if any, in which the two play differently, over all joint actions whether likely or not. */
function difference(given: Automaton, wanted: ReferenceStrategy): string | undefined {
  const todo = [[given.initial, wanted.init]];
  const seen = new Set<string>();
  for (let [s, r] = todo[0]; todo.length > 0; ) {
    [s, r] = todo.pop() as [number, number];
    if (seen.has(`${s} ${r}`)) continue;
    seen.add(`${s} ${r}`);
    if (given.outputs[s].some((p, a) => p !== wanted.actionProbByState[r][a])) return `${given.states[s]} / ${r}`;
    wanted.nextState_state_own_opp[r].forEach((row, own) => {
      row.forEach((target, other) => {
        todo.push([given.transitions[s][own * row.length + other], target]);
      });
    });
  }
  return undefined;
}

for (const [name, roles] of Object.entries(reference.menus)) {
  const slug = slugOf[name];
  const game = normalFormGame({
    actions: (reference.games as Record<string, { actions: string[][]; payoff: number[][][] }>)[name].actions,
    payoffs: (reference.games as Record<string, { payoff: number[][][] }>)[name].payoff.map((matrix) => matrix.flat()),
  });
  describe(slug, () => {
    roles.forEach((wanted, role) => {
      it(`role ${role}: the same labels in the same order, the same play after every history`, () => {
        expect(menus[slug][role].map(({ label }) => label)).toEqual(wanted.map(({ label }) => label));
        menus[slug][role].forEach(({ automaton }, j) => {
          expect([automaton.label, difference(automaton, wanted[j] as ReferenceStrategy)]).toEqual([
            wanted[j].label,
            undefined,
          ]);
        });
      });
    });

    const rows = (pairs.pairs as Record<string, { p1: string; p2: string; first30: string }[]>)[name] ?? [];
    if (rows.length === 0) return; // the table leaves out two games
    it('the first 30 joint actions of every deterministic pair', () => {
      for (const { p1, p2, first30 } of rows) {
        const [a, b] = [p1, p2].map(
          (label, role) => menus[slug][role].find((entry) => entry.label === label)!.automaton,
        );
        const { rounds } = playAutomata([a, b], { game, rounds: 30 });
        expect(rounds.map((row) => row.join(',')).join(' '), `${p1} against ${p2}`).toBe(first30);
      }
    });
  });
}
