/**
 * Matches of two automata, as fast as a table can be read.
 */
import { type Automaton, type NormalFormGame, profileCount, type RandomStream, uniformReal } from '@folkways/core';
import { type MenuTables, menuTables } from '../belief/menuTables.js';
import type { ProfileColumn } from './profileColumn.js';

/** Draws made ahead. */
const BUFFER = 128;

/** Plays matches of one pair of automata. */
export interface AutomatonMatch {
  /** Writes one match's joint actions to `profiles[start .. start + rounds - 1]`, drawing exactly as the two players would. */
  play(streams: readonly RandomStream[], profiles: ProfileColumn, start: number, rounds: number): void;
}

/**
 * The product of two automata as tables: once no draw can be needed any more, play is periodic and the period is copied.
 * @remarks O(rounds) with draws; O(joint states) steps and a copy without.
 */
export function automatonMatch(game: NormalFormGame, pair: readonly [Automaton, Automaton]): AutomatonMatch {
  const [a, b] = pair.map((automaton, role) =>
    menuTables(game, role, [{ label: automaton.label, description: '', automaton }]),
  );
  const K = profileCount(game);
  const B = b.stateCount;
  const count = a.stateCount * B;
  const next = new Int32Array(count * K);
  const sure = new Int32Array(count);
  const rows = new Int32Array(count);
  const columns = new Int32Array(count);
  const sureFirst = new Int32Array(count);
  const sureSecond = new Int32Array(count);
  const drawsFirst = new Float64Array(BUFFER);
  const drawsSecond = new Float64Array(BUFFER);
  for (let s = 0; s < count; s++) {
    const x = Math.floor(s / B);
    const y = s % B;
    rows[s] = x;
    columns[s] = y;
    sureFirst[s] = a.sure[x];
    sureSecond[s] = b.sure[y];
    sure[s] = a.sure[x] >= 0 && b.sure[y] >= 0 ? a.joint[a.sure[x] * b.actions + b.sure[y]] : -1;
    for (let k = 0; k < K; k++) next[s * K + k] = a.next[x * K + k] * B + b.next[y * K + k];
  }
  const settled = settledStates(next, sure, K);
  const seenAt = new Int32Array(count);
  const initial = a.initial[0] * B + b.initial[0];
  return {
    play([first, second], profiles, start, rounds) {
      const end = start + rounds;
      let s = initial;
      let t = start;
      let usedFirst = BUFFER;
      let usedSecond = BUFFER;
      for (; t < end && settled[s] === 0; t++) {
        let k = sure[s];
        if (k < 0) {
          let own = sureFirst[s];
          if (own < 0) {
            if (usedFirst === BUFFER) usedFirst = refill(drawsFirst, first, end - t);
            own = actionFor(drawsFirst[usedFirst++], a, rows[s]);
          }
          let other = sureSecond[s];
          if (other < 0) {
            if (usedSecond === BUFFER) usedSecond = refill(drawsSecond, second, end - t);
            other = actionFor(drawsSecond[usedSecond++], b, columns[s]);
          }
          k = own * b.actions + other;
        }
        profiles[t] = k;
        s = next[s * K + k];
      }
      if (t === end) return;
      seenAt.fill(-1);
      for (; t < end && seenAt[s] < 0; t++) {
        seenAt[s] = t;
        const k = sure[s];
        profiles[t] = k;
        s = next[s * K + k];
      }
      if (t < end) repeat(profiles, seenAt[s], t, end);
    },
  };
}

/**
 * Draws ahead, into the end of the buffer, at most as many as rounds are left. Each player's stream is its own and ends with the match,
 * so what is drawn in vain changes nothing.
 * @returns where the draws begin.
 */
function refill(buffer: Float64Array, rng: RandomStream, rounds: number): number {
  const from = Math.max(0, BUFFER - rounds);
  for (let i = from; i < BUFFER; i++) buffer[i] = uniformReal(rng);
  return from;
}

/** What a state plays by a uniform draw: what `drawFrom` would say. */
function actionFor(draw: number, { outputs, actions }: MenuTables, state: number): number {
  const at = state * actions;
  if (actions === 2) return draw < outputs[at] ? 0 : 1;
  let rest = draw;
  let last = 0;
  for (let i = 0; i < actions; i++) {
    const weight = outputs[at + i];
    if (weight === 0) continue;
    last = i;
    rest -= weight;
    if (rest < 0) return i;
  }
  return last;
}

/** Fills `column[to .. end - 1]` with repetitions of `column[from .. to - 1]`, doubling what is copied. */
function repeat(column: ProfileColumn, from: number, to: number, end: number): void {
  let length = to - from;
  for (let at = to; at < end; ) {
    const copied = Math.min(length, end - at);
    column.copyWithin(at, from, from + copied);
    at += copied;
    length += copied;
  }
}

/** 1 where no draw is needed now or ever after. */
function settledStates(next: Int32Array, sure: Int32Array, K: number): Uint8Array {
  const settled = Uint8Array.from(sure, (k) => (k >= 0 ? 1 : 0));
  for (let changed = true; changed; ) {
    changed = false;
    for (let s = 0; s < sure.length; s++) {
      if (settled[s] === 1 && settled[next[s * K + sure[s]]] === 0) {
        settled[s] = 0;
        changed = true;
      }
    }
  }
  return settled;
}
