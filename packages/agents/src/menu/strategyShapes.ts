/**
 * The shapes that the paper's menus are made of, as states of automata in the fewest states that do the same.
 *
 * `own` and `other` are a player's own two actions and its opponent's two: the first of each is the cooperative one.
 */
import { type AutomatonState, automaton } from '@folkways/core';
import type { MenuEntry } from './strategyMenu.js';

/** What a state plays: an action for sure, or probabilities. */
export type Play = AutomatonState['play'];

type States = { readonly [name: string]: AutomatonState };

/** The action names of a role and of its opponent. */
export interface RoleActions {
  readonly own: readonly string[];
  readonly other: readonly string[];
}

/** A menu entry from its states, the first of which is the initial one. */
export function strategy(actions: RoleActions, label: string, description: string, states: States): MenuEntry {
  const [initial] = Object.keys(states);
  return {
    label,
    description,
    automaton: automaton({ label, actions: actions.own, opponents: [actions.other], initial, states }),
  };
}

/** The same play in every round. */
export function always(play: Play): States {
  return { always: { play, next: 'always' } };
}

/** The second action with the complementary probability: `chance(actions, 0.9)`. */
export function chance({ own }: RoleActions, probabilityOfFirst: number): Play {
  const rest = Math.round((1 - probabilityOfFirst) * 1e12) / 1e12;
  return { [own[0]]: probabilityOfFirst, [own[1]]: rest };
}

/** A first play, then an answer to the other's last action: the first play to its first action if that is left out. */
export function reply({ other }: RoleActions, first: Play, answers: { good?: Play; bad: Play }): States {
  const after = { [other[0]]: `after ${other[0]}`, [other[1]]: `after ${other[1]}` };
  const next = { '*': after };
  if (answers.good === undefined) {
    const start = `after ${other[0]}`;
    return { [start]: { play: first, next }, [`after ${other[1]}`]: { play: answers.bad, next } };
  }
  return {
    start: { play: first, next },
    [`after ${other[0]}`]: { play: answers.good, next },
    [`after ${other[1]}`]: { play: answers.bad, next },
  };
}

/** The first action until the other has ever played its second, then the second for ever. */
export function grim({ own, other }: RoleActions): States {
  return {
    content: { play: own[0], next: { '*': { [other[0]]: 'content', [other[1]]: 'provoked' } } },
    provoked: { play: own[1], next: 'provoked' },
  };
}

/** The second action in the two rounds after the other played its second, else the first; missing rounds are no violation. */
export function forgiving({ own, other }: RoleActions): States {
  const next = (calm: string) => ({ '*': { [other[0]]: calm, [other[1]]: 'provoked' } });
  return {
    content: { play: own[0], next: next('content') },
    provoked: { play: own[1], next: next('cooling') },
    cooling: { play: own[1], next: next('content') },
  };
}

/** The two plays in turn. */
export function alternate(odd: Play, even: Play): States {
  return { odd: { play: odd, next: 'even' }, even: { play: even, next: 'odd' } };
}
