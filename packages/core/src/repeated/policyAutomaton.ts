/**
 * Policies as strategies that can be played.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileCount } from '../game/profile.js';
import type { Automaton } from './automaton.js';
import { ownIndices } from './ownIndices.js';
import type { ResponseProblem } from './responseProblem.js';

/**
 * A policy of a response problem as an automaton: it follows the opponents' states and plays the policy's action in each.
 * @param actions - `[stateCount]` action indices for a stationary policy, or one such row per round for a policy that depends on the
 * round; the last row is then played for ever.
 */
export function policyAutomaton(
  game: NormalFormGame,
  problem: ResponseProblem,
  actions: Int32Array | readonly Int32Array[],
): Automaton {
  const { player, opponents, stateCount, components, next } = problem;
  const rows = actions instanceof Int32Array ? [actions] : actions;
  const count = profileCount(game);
  const own = ownIndices(game)[player];
  const n = opponents.length;
  const names = Array.from({ length: stateCount }, (_, s) =>
    opponents.map((a, j) => a.states[components[s * n + j]]).join(' & '),
  );
  const numbers = new Map<number, number>([[0, 0]]);
  const states: string[] = [];
  const outputs: number[][] = [];
  const transitions: number[][] = [];
  for (const key of numbers.keys()) {
    const t = Math.floor(key / stateCount);
    const s = key % stateCount;
    const later = Math.min(t + 1, rows.length - 1);
    states.push(rows.length === 1 ? names[s] : `round ${t + 1}: ${names[s]}`);
    outputs.push(game.actions[player].map((_, a) => (a === rows[t][s] ? 1 : 0)));
    const row = new Array<number>(count);
    for (let k = 0; k < count; k++) {
      const target = later * stateCount + next[s * count + k];
      const number = numbers.get(target) ?? numbers.size;
      numbers.set(target, number);
      row[own[k]] = number;
    }
    transitions.push(row);
  }
  return {
    label: 'best response',
    actions: game.actions[player],
    opponents: game.actions.filter((_, i) => i !== player),
    states,
    initial: 0,
    outputs,
    transitions,
  };
}
