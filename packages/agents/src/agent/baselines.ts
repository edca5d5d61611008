/**
 * Baselines that learn nothing.
 */
import { type Automaton, automaton, checkInteger, checkReal, type NormalFormGame } from '@folkways/core';
import { checkTwoPlayers } from '../menu/checkMenu.js';
import { type AutomatonAgent, automatonAgent } from './automatonAgent.js';

/** Options of `uniformAgent`. */
export interface UniformAgentOptions {
  readonly game: NormalFormGame;
  readonly role: number;
  /** @defaultValue `"uniform"` */
  readonly name?: string;
}

/** A baseline: all actions equally likely in every round. */
export function uniformAgent({ game, role, name = 'uniform' }: UniformAgentOptions): AutomatonAgent {
  return habitAgent({ game, role, name, strength: 0 });
}

/** Options of `habitAgent`. */
export interface HabitAgentOptions extends UniformAgentOptions {
  /** The probability in [0, 1] of repeating the last own action; else all actions are equally likely. @defaultValue 0.9 */
  readonly strength?: number;
}

/**
 * A baseline: a uniform first action, then the same again with a fixed probability, else uniform.
 * @throws RangeError when the strength is outside [0, 1].
 */
export function habitAgent(options: HabitAgentOptions): AutomatonAgent {
  const { game, role, name = 'habit', strength = 0.9 } = options;
  checkTwoPlayers('habitAgent', game);
  checkInteger('habitAgent', 'role', role, 0, 1);
  checkReal('habitAgent', 'strength', strength, { low: 0, high: 1 });
  return automatonAgent({ game, role, name, automaton: habit(game.actions[role], game.actions[1 - role], strength) });
}

function habit(own: readonly string[], other: readonly string[], strength: number): Automaton {
  const even = `1/${own.length}`;
  const uniform = Object.fromEntries(own.map((action) => [action, even]));
  const frame = { actions: own, opponents: [other] };
  if (strength === 0) {
    return automaton({ ...frame, label: 'uniform', initial: 'any', states: { any: { play: uniform, next: 'any' } } });
  }
  const after = Object.fromEntries(own.map((action) => [action, `after ${action}`]));
  const again = own.map((action) => {
    const play = Object.fromEntries(own.map((a) => [a, (1 - strength) / own.length + (a === action ? strength : 0)]));
    return [after[action], { play, next: after }] as const;
  });
  const states = { start: { play: uniform, next: after }, ...Object.fromEntries(again) };
  return automaton({ ...frame, label: 'habit', initial: 'start', states });
}
