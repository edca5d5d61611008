/**
 * What two LLMs can be paid when the game is repeated: the feasible payoffs, and those above what each can be held down to.
 */
import { exactPayoff, exactZeroSumValue, type NormalFormGame, normalFormGame } from '@folkways/core';
import { feasibleProjection, type MetaGame, observability, toNormalForm } from '@folkways/metagame';
import { clippedPolygon, type Place } from '../../src/metagame/clippedPolygon.js';
import { observabilityBlocks } from '../../src/metagame/observabilityBlocks.js';

/** The region per client: x is LLM 1's average, y is LLM 2's. */
export interface RegionView {
  /** Corners of the feasible set, counter-clockwise. */
  readonly feasible: readonly Place[];
  /** Corners of its part above both minmax payoffs; empty when there is none. */
  readonly rational: readonly Place[];
  /** What each LLM can be held down to, per client. */
  readonly floors: readonly [number, number];
  /** Whether every LLM sees what the clients of every role do. */
  readonly observed: boolean;
  /** Who sees what, in words. */
  readonly sight: string;
}

/** The region of two LLMs; the minmax payoffs are exact values of zero-sum games, so no engine is needed. */
export function regionView(meta: MetaGame): RegionView {
  const among = toNormalForm(meta);
  const masses = meta.masses.map((mass) => mass.toNumber());
  const floors = [0, 1].map((llm) => floorOf(among, llm) / masses[llm]) as [number, number];
  const feasible = feasibleProjection(meta, [0, 1]).map(([x, y]) => ({ x: x / masses[0], y: y / masses[1] }));
  return {
    feasible,
    rational: clippedPolygon(feasible, floors[0], floors[1]),
    floors,
    observed: observability(meta).every((row) => row.every((sees) => sees)),
    sight: observabilityBlocks(meta)
      .map((block) => (block.kind === 'paragraph' ? block.text : ''))
      .join(' '),
  };
}

/** The sum that the other LLM can hold this one down to: the value of the zero-sum game in which it tries nothing else. */
function floorOf(among: NormalFormGame, llm: number): number {
  const own = Array.from(among.payoffs[llm], (_, k) => exactPayoff(among, llm, k));
  const against = own.map((payoff) => payoff.negate());
  const payoffs = (llm === 0 ? [own, against] : [against, own]).map((column) => column.map(String));
  const { value } = exactZeroSumValue(normalFormGame({ actions: among.actions, payoffs }));
  // The value is the row player's.
  return llm === 0 ? value.toNumber() : -value.toNumber();
}
