/**
 * The payoff of one pure instruction against uniformly shifted patterns.
 */
import { Fraction } from '@folkways/core';
import type { StructuredMetaGame } from './structuredMetaGame.js';

/**
 * What LLM `llm` earns in sum when its roles play `instruction` and every other LLM q plays its pattern shifted by an amount
 * drawn uniformly from 0, ..., n - 1 (cyclically), each independently.
 * @remarks Cost O(n^(others - 1) * roles^2) payoff look-ups: of the last LLM's shifts, those at which it meets no action in use
 *   are alike, since payoffs depend only on which actions are equal.
 */
export function shiftedPayoff(
  game: StructuredMetaGame,
  patterns: readonly (readonly number[])[],
  llm: number,
  instruction: readonly number[],
): Fraction {
  const n = game.actionCount;
  const profile = new Array<number>(game.roles.length).fill(-1);
  const place = (j: number, actions: readonly number[], shift: number): void => {
    game.llms[j].roles.forEach((r, position) => {
      profile[r] = (actions[position] + shift) % n;
    });
  };
  place(llm, instruction, 0);
  const others = game.llms.map((_, j) => j).filter((j) => j !== llm);
  const own = game.llms[llm].roles;
  const settled = [llm, ...others.slice(0, -1)].flatMap((j) => game.llms[j].roles);
  let sum = Fraction.ZERO;
  const add = (times: number): void => {
    const payoffs = game.payoffs(profile);
    const earned = own.reduce((total, r) => total.add(payoffs[r]), Fraction.ZERO);
    sum = sum.add(earned.multiply(Fraction.of(times)));
  };
  const draw = (depth: number): void => {
    const j = others[depth];
    if (depth === others.length) {
      add(1);
    } else if (depth < others.length - 1) {
      for (let shift = 0; shift < n; shift++) {
        place(j, patterns[j], shift);
        draw(depth + 1);
      }
    } else {
      const meeting = meetingShifts(
        n,
        patterns[j],
        settled.map((r) => profile[r]),
      );
      for (const shift of meeting) {
        place(j, patterns[j], shift);
        add(1);
      }
      if (meeting.size < n) {
        let free = 0;
        while (meeting.has(free)) free++;
        place(j, patterns[j], free);
        add(n - meeting.size);
      }
    }
  };
  draw(0);
  return sum.divide(Fraction.of(BigInt(n) ** BigInt(others.length)));
}

/** The shifts that bring an action of the pattern onto one that is in use. */
function meetingShifts(n: number, pattern: readonly number[], inUse: readonly number[]): Set<number> {
  return new Set(inUse.flatMap((action) => pattern.map((offset) => (action - offset + n) % n)));
}
