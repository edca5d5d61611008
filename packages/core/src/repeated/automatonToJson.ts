/**
 * Automata as people read them.
 */
import type { Automaton, AutomatonInput, AutomatonState, NextState } from './automaton.js';

/**
 * The readable form of an automaton: `automaton(automatonToJson(a))` gives `a` again, and `JSON.stringify` loses nothing.
 * @returns sure actions as names, transitions with `"*"` where an action does not matter, fractions as text.
 * @remarks A JSON object lists names that are integers first and in order, so states named so may be renumbered on the way back.
 * @example
 * ```ts
 * import { automatonToJson, namedStrategy } from '@folkways/core';
 * console.log(JSON.stringify(automatonToJson(namedStrategy('alternator', { actions: ['C', 'D'] })).states));
 * // {"C":{"play":"C","next":"D"},"D":{"play":"D","next":"C"}}
 * ```
 */
export function automatonToJson(automaton: Automaton): AutomatonInput {
  const levels = [automaton.actions, ...automaton.opponents];
  const states: { [name: string]: AutomatonState } = {};
  automaton.states.forEach((name, s) => {
    const row = automaton.transitions[s].map((target) => automaton.states[target]);
    states[name] = { play: playOf(automaton, s), next: nextOf(row, levels) };
  });
  return {
    label: automaton.label,
    actions: automaton.actions,
    opponents: automaton.opponents,
    initial: automaton.states[automaton.initial],
    states,
  };
}

function playOf(automaton: Automaton, s: number): AutomatonState['play'] {
  const sure = automaton.outputs[s].indexOf(1);
  if (sure >= 0) return automaton.actions[sure];
  const exact = automaton.exactOutputs?.[s];
  const entries = automaton.actions.map((name, a) => [name, exact?.[a] ?? automaton.outputs[s][a]] as const);
  return Object.fromEntries(entries.filter(([, p]) => p !== 0 && p !== '0'));
}

/** The shortest tree for one state's targets: a name when all agree, `"*"` when the first action does not matter. */
function nextOf(row: readonly string[], levels: readonly (readonly string[])[]): NextState {
  if (row.every((name) => name === row[0])) return row[0];
  const width = row.length / levels[0].length;
  const branches = levels[0].map((_, a) => nextOf(row.slice(a * width, (a + 1) * width), levels.slice(1)));
  const texts = branches.map((branch) => JSON.stringify(branch));
  if (texts.every((text) => text === texts[0])) return { '*': branches[0] };
  return Object.fromEntries(levels[0].map((name, a) => [name, branches[a]]));
}
