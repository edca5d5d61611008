/**
 * Automata at play.
 */
import { checkInteger, checkReal } from '../checks.js';
import { AutomatonError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount, profileStrides } from '../game/profile.js';
import type { RandomStream } from '../random/stream.js';
import { uniformInteger, uniformReal } from '../random/uniform.js';
import type { Automaton } from './automaton.js';
import { checkAutomata } from './checkAutomata.js';
import { ownIndices } from './ownIndices.js';

/** Cycles of play are looked for when there are at most this many joint states. */
const CYCLE_TABLE = 4096;

/** Options of `playAutomata`. */
export interface PlayAutomataOptions {
  readonly game: NormalFormGame;
  /** How many rounds, at least 0. */
  readonly rounds: number;
  /** Needed as soon as an automaton randomises or there is noise. */
  readonly rng?: RandomStream;
  /** The probability, in [0, 1], that an action is replaced by another one, all equally likely. @defaultValue 0 */
  readonly noise?: number;
  /** Where to start: one state index per automaton. @defaultValue their initial states */
  readonly from?: readonly number[];
}

/** What was played. */
export interface PlayedRounds {
  /** `rounds[t][i]`: the name of player i's action in round t. */
  readonly rounds: string[][];
}

/**
 * Plays automata against each other.
 * @throws AutomatonError when an automaton does not fit the game, or comes to a state where it randomises and there is no `rng`.
 * @throws RangeError when `rounds` or `noise` is outside its interval, or there is noise but no `rng`.
 * @remarks O(rounds * players), and a copy of memory once play without chance has come round to a joint state again. A draw is made only for a choice that is not sure, players in order, the choice before the slip.
 * @example
 * ```ts
 * import { namedStrategy, playAutomata, symmetricGame } from '@folkways/core';
 * const game = symmetricGame([[3, 0], [5, 1]], { actions: ['C', 'D'] });
 * const names = { actions: ['C', 'D'] } as const;
 * const pair = [namedStrategy('titForTat', names), namedStrategy('alternator', names)];
 * console.log(playAutomata(pair, { game, rounds: 3 }).rounds); // [ [ 'C', 'C' ], [ 'C', 'D' ], [ 'D', 'C' ] ]
 * ```
 */
export function playAutomata(automata: readonly Automaton[], options: PlayAutomataOptions): PlayedRounds {
  const { game } = options;
  const names = Array.from({ length: profileCount(game) }, (_, k) =>
    profileAt(game, k).map((a, i) => game.actions[i][a]),
  );
  return { rounds: Array.from(playProfiles(automata, options), (k) => [...names[k]]) };
}

/**
 * The same play as one column: the profile index of each round's joint action.
 * @returns `[rounds]`.
 * @throws as `playAutomata`.
 */
export function playProfiles(automata: readonly Automaton[], options: PlayAutomataOptions): Int32Array {
  const { game, rounds, rng, noise = 0 } = options;
  checkInteger('playAutomata', 'rounds', rounds, 0, Infinity);
  checkReal('playAutomata', 'noise', noise, { low: 0, high: 1 });
  checkAutomata('playAutomata', game, automata);
  if (noise > 0 && rng === undefined)
    throw new RangeError('playAutomata: "rng" expected a stream, since there is noise');
  const states = automata.map((a, i) =>
    options.from === undefined
      ? a.initial
      : checkInteger('playAutomata', `from[${i}]`, options.from[i], 0, a.states.length - 1),
  );
  const strides = profileStrides(game);
  const own = ownIndices(game);
  const tables = automata.map(tablesOf);
  const width = own[0].length;
  const played = new Int32Array(rounds);
  // When each joint state was last entered; if nothing was drawn since, the play from there on repeats.
  const total = automata.reduce((product, a) => product * a.states.length, 1);
  const entered = noise === 0 && total <= CYCLE_TABLE ? new Int32Array(total).fill(-1) : undefined;
  let drawn = 0;
  for (let t = 0; t < rounds; t++) {
    if (entered !== undefined) {
      let key = 0;
      for (let i = 0; i < states.length; i++) key = key * automata[i].states.length + states[i];
      if (entered[key] >= drawn) return repeated(played, entered[key], t);
      entered[key] = t;
    }
    let k = 0;
    for (let i = 0; i < states.length; i++) {
      let action = tables[i].sure[states[i]];
      if (action < 0) {
        action = draw(automata[i], states[i], t, rng);
        drawn = t + 1;
      }
      if (noise > 0 && rng !== undefined) action = slip(action, automata[i].actions.length, noise, rng);
      k += action * strides[i];
    }
    for (let i = 0; i < states.length; i++) states[i] = tables[i].next[states[i] * width + own[i][k]];
    played[t] = k;
  }
  return played;
}

interface PlayTables {
  /** The action of each state that is played for sure, or -1. */
  readonly sure: Int32Array;
  /** The transitions, state by state. */
  readonly next: Int32Array;
}

const tabled = new WeakMap<Automaton, PlayTables>();

/** An automaton's tables, made once. */
function tablesOf(automaton: Automaton): PlayTables {
  const before = tabled.get(automaton);
  if (before !== undefined) return before;
  const tables = {
    sure: Int32Array.from(automaton.outputs, (output) => output.indexOf(1)),
    next: Int32Array.from(automaton.transitions.flat()),
  };
  tabled.set(automaton, tables);
  return tables;
}

/** Fills the rounds from `end` on with the cycle of rounds `start .. end - 1`, in doubling blocks. */
function repeated(played: Int32Array, start: number, end: number): Int32Array {
  for (let filled = end; filled < played.length; filled += filled - start) {
    played.copyWithin(filled, start, Math.min(filled, start + played.length - filled));
  }
  return played;
}

function draw(automaton: Automaton, state: number, round: number, rng: RandomStream | undefined): number {
  if (rng === undefined) {
    throw new AutomatonError(
      `playAutomata: "rng" expected a stream, since "${automaton.label}" randomises in state "${automaton.states[state]}" (round ${round + 1})`,
      'probabilities',
      automaton.states[state],
    );
  }
  const output = automaton.outputs[state];
  let rest = uniformReal(rng);
  let last = 0;
  for (let a = 0; a < output.length; a++) {
    if (output[a] === 0) continue;
    last = a;
    rest -= output[a];
    if (rest < 0) return a;
  }
  return last; // the probabilities summed to a little less than 1
}

function slip(action: number, count: number, noise: number, rng: RandomStream): number {
  if (count === 1 || uniformReal(rng) >= noise) return action;
  const other = count === 2 ? 0 : uniformInteger(rng, 0, count - 2);
  return other < action ? other : other + 1;
}
