/**
 * At which discount factors is a profile of automata subgame perfect, exactly?
 *
 * One-shot deviation principle (Blackwell 1965; Mailath and Samuelson 2006, proposition 2.2.1): at every joint state that any joint
 * actions lead to, no player gains by one different action. Each gain is a rational function of the discount factor, so the set is
 * the intersection of finitely many sign sets of integer polynomials.
 */
import { exactPayoff, type NormalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount } from '../game/profile.js';
import { Fraction } from '../rational/fraction.js';
import { automataProduct, jointStateNames } from './automataProduct.js';
import type { Automaton } from './automaton.js';
import { deviationPolynomial } from './deviationPolynomial.js';
import { ALL_DISCOUNTS, type DiscountSet, intersection, nonpositiveSet } from './discountSet.js';
import { exactOutputs } from './exactOutputs.js';
import { commonDenominator, type ExactArc, exactValues, scaled } from './exactValues.js';

/** Who would deviate where, and how. */
export interface Deviation {
  readonly player: number;
  /** The names of the automata's states. */
  readonly state: readonly string[];
  /** The name of the action. */
  readonly deviation: string;
}

/** A condition on the discount factor and where it comes from. */
export interface DiscountCondition extends Deviation {
  readonly set: DiscountSet;
}

/** One player's set and the conditions that make it. */
export interface PlayerDiscounts {
  readonly set: DiscountSet;
  readonly conditions: readonly DiscountCondition[];
}

/** The discount factors at which no player has a profitable one-shot deviation at any reachable joint state, player by player. */
export function subgamePerfectDiscounts(
  game: NormalFormGame,
  automata: readonly Automaton[],
  step: () => void,
): PlayerDiscounts[] {
  const product = automataProduct(game, automata, { reach: 'all' });
  const { stateCount, components, targets } = product;
  const n = automata.length;
  const count = profileCount(game);
  const profiles = Array.from({ length: count }, (_, k) => profileAt(game, k));
  const outputs = automata.map((a) => a.states.map((_, s) => exactOutputs(a, s)));
  /** The joint actions in state s in which `free`, if given, plays `action` and the others as their automata do. */
  const plays = (s: number, free = -1, action = -1): { k: number; probability: Fraction }[] => {
    const result: { k: number; probability: Fraction }[] = [];
    for (let k = 0; k < count; k++) {
      if (free >= 0 && profiles[k][free] !== action) continue;
      let probability = Fraction.ONE;
      for (let i = 0; i < n && probability.numerator !== 0n; i++) {
        if (i !== free) probability = probability.multiply(outputs[i][components[s * n + i]][profiles[k][i]]);
      }
      if (probability.numerator !== 0n) result.push({ k, probability });
    }
    return result;
  };
  const arcsOf = (s: number, entries: readonly { k: number; probability: Fraction }[]): ExactArc[] =>
    mergeArcs(entries.map(({ k, probability }) => ({ target: targets[s * count + k], probability })));
  const onPath = Array.from({ length: stateCount }, (_, s) => plays(s));
  const rows = onPath.map((entries, s) => arcsOf(s, entries));
  return automata.map((_, player) => {
    const expected = (entries: readonly { k: number; probability: Fraction }[]): Fraction =>
      entries.reduce(
        (sum, { k, probability }) => sum.add(probability.multiply(exactPayoff(game, player, k))),
        Fraction.ZERO,
      );
    const stage = onPath.map(expected);
    const moves = Array.from({ length: stateCount }, (_, s) =>
      game.actions[player].map((_, action) => {
        const entries = plays(s, player, action);
        return { reward: expected(entries), arcs: arcsOf(s, entries) };
      }),
    );
    const unit = commonDenominator([...stage, ...moves.flat().map((move) => move.reward)]);
    const values = exactValues(
      rows,
      stage.map((reward) => scaled(reward, unit)),
      step,
    );
    const known = new Map<string, true>();
    const conditions: DiscountCondition[] = [];
    moves.forEach((row, s) => {
      step();
      row.forEach(({ reward, arcs }, action) => {
        const gain = deviationPolynomial(values, s, scaled(reward, unit), arcs);
        const key = gain.join();
        if (known.has(key)) return;
        known.set(key, true);
        const set = nonpositiveSet(gain);
        if (set.length === 1 && set[0].from === ALL_DISCOUNTS[0].from && set[0].to === ALL_DISCOUNTS[0].to) return;
        conditions.push({ set, player, state: jointStateNames(product, s), deviation: game.actions[player][action] });
      });
    });
    return { conditions, set: conditions.reduce((set, one) => intersection(set, one.set), ALL_DISCOUNTS) };
  });
}

/** Arcs with different targets. */
export function mergeArcs(arcs: readonly ExactArc[]): ExactArc[] {
  const byTarget = new Map<number, Fraction>();
  for (const { target, probability } of arcs) {
    const before = byTarget.get(target);
    byTarget.set(target, before === undefined ? probability : before.add(probability));
  }
  return Array.from(byTarget, ([target, probability]) => ({ target, probability }));
}
