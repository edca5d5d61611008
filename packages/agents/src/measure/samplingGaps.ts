/**
 * What sampling a strategy from one's belief costs, exactly.
 *
 * Source: Kang (2026), Definition 5 and Lemma 4.1, which holds for an agent that draws once and commits; for one that draws anew in every
 * round the bound is the discounted sum of future collision complements (performance-difference argument; docs/theory/agents.md).
 */
import { checkInteger, checkReal, type NormalFormGame, SizeError } from '@folkways/core';
import { type MenuTables, menuTables } from '../belief/menuTables.js';
import { type PriorInput, priorWeights } from '../belief/prior.js';
import { checkMenu, checkTwoPlayers } from '../menu/checkMenu.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { actionValues } from '../plan/unrestrictedPlanner.js';
import { collisionComplement } from './collisionComplement.js';

/** Beliefs are compared to this many digits when nodes of the tree are merged. */
const DIGITS = 13;
/** Actions within this of the best are equal; the first is taken. */
const TIE = 1e-9;

/** Options of `samplingGaps`. */
export interface SamplingGapsOptions {
  readonly game: NormalFormGame;
  /** The sampler's role, 0 or 1. */
  readonly role: number;
  /** What the belief is over. */
  readonly opponentMenu: StrategyMenu;
  /** The belief at the start. @defaultValue `"uniform"` */
  readonly prior?: PriorInput;
  /** In [0, 1). */
  readonly discount: number;
  /** Rounds looked at, at least 1; what follows weighs discount^horizon. */
  readonly horizon: number;
  /** The most nodes of the belief tree. @defaultValue 200,000 */
  readonly nodeLimit?: number;
}

/** Values under the belief, normalised by 1 - discount, of the first `horizon` rounds. */
export interface SamplingGaps {
  /** The best any strategy can do, learning included. */
  readonly best: number;
  /** Draw once, follow the best response to the draw. */
  readonly commit: number;
  /** Draw anew in every round from the belief as it then is. */
  readonly resample: number;
  /** D at the start: the bound on (best - commit) / range. */
  readonly collisionComplement: number;
  /** The expected sum of discount^k D_k along resampled play: the bound on (best - resample) / range. */
  readonly resampleBound: number;
  /** Largest minus smallest own payoff: gaps divide by it before they are compared with the bounds. */
  readonly range: number;
}

interface Node {
  readonly best: number;
  readonly resample: number;
  readonly bound: number;
}

/**
 * The values of best response, commitment and resampling under a belief over automata, over a finite number of rounds.
 *
 * Beliefs move by Bayes' rule without the clip: on paths that the belief gives positive probability it is not needed.
 * @throws RangeError when the menu does not fit, the prior does not, or a number is outside its interval.
 * @throws SizeError when the belief tree has more nodes than the limit.
 * @remarks A tree over distinct (states, belief) pairs per round: O(nodes * labels * profiles). Menus whose beliefs settle have few.
 */
export function samplingGaps(options: SamplingGapsOptions): SamplingGaps {
  const where = 'samplingGaps';
  const { game, role, opponentMenu, discount, horizon, nodeLimit = 200_000 } = options;
  checkTwoPlayers(where, game);
  checkInteger(where, 'role', role, 0, 1);
  checkMenu(where, 'opponentMenu', game, 1 - role, opponentMenu);
  checkReal(where, 'discount', discount, { low: 0, high: 1, open: 'high' });
  checkInteger(where, 'horizon', horizon, 1, 100_000);
  const other = menuTables(game, 1 - role, opponentMenu);
  const own = game.actions[role].length;
  const payoffs = game.payoffs[role];
  const tables = { other, ownAction: other.otherAction, ownActions: own, discount };
  const policy = actionValues(tables, payoffs);
  const firstBest = (state: number, rounds: number): number => {
    const layer = policy(rounds).subarray(state * own, (state + 1) * own);
    const most = Math.max(...layer);
    return layer.findIndex((value) => value >= most - TIE);
  };
  const weights = priorWeights(where, opponentMenu, options.prior);
  let nodes = 0;
  const levels = Array.from({ length: horizon + 1 }, () => new Map<string, Node>());
  const visit = (states: Int32Array, belief: Float64Array, rounds: number): Node => {
    if (rounds === 0) return { best: 0, resample: 0, bound: 0 };
    const key = `${states.join(' ')}|${Array.from(belief, (w) => w.toPrecision(DIGITS)).join(' ')}`;
    const known = levels[rounds].get(key);
    if (known !== undefined) return known;
    if (++nodes > nodeLimit) {
      throw new SizeError(`${where}: the belief tree has more than ${nodeLimit} nodes`, nodes, nodeLimit);
    }
    const chosen = new Float64Array(own); // the probability of each action under resampling
    belief.forEach((weight, g) => {
      if (weight > 0) chosen[firstBest(states[g], rounds)] += weight;
    });
    const now = new Float64Array(own);
    const then = Array.from({ length: own }, () => ({ best: 0, resample: 0, bound: 0 }));
    for (let k = 0; k < payoffs.length; k++) {
      const a = other.otherAction[k];
      const updated = belief.map((w, g) => w * other.outputs[states[g] * other.actions + other.ownAction[k]]);
      const p = updated.reduce((sum, w) => sum + w, 0);
      if (p === 0) continue;
      const moved = states.map((state, g) => (updated[g] === 0 ? 0 : other.next[state * other.profiles + k]));
      const next = visit(
        moved,
        updated.map((w) => w / p),
        rounds - 1,
      );
      now[a] += p * payoffs[k];
      then[a] = {
        best: then[a].best + p * next.best,
        resample: then[a].resample + p * next.resample,
        bound: then[a].bound + p * next.bound,
      };
    }
    let best = -Infinity;
    let resample = 0;
    let bound = collisionComplement(belief);
    for (let a = 0; a < own; a++) {
      best = Math.max(best, (1 - discount) * now[a] + discount * then[a].best);
      resample += chosen[a] * ((1 - discount) * now[a] + discount * then[a].resample);
      bound += chosen[a] * discount * then[a].bound;
    }
    const node = { best, resample, bound };
    levels[rounds].set(key, node);
    return node;
  };
  const root = visit(Int32Array.from(other.initial), weights, horizon);
  const commit = committedValue(other, weights, { payoffs, discount, horizon, firstBest });
  return {
    best: root.best,
    commit,
    resample: root.resample,
    collisionComplement: collisionComplement(weights),
    resampleBound: root.bound,
    range: Math.max(...payoffs) - Math.min(...payoffs),
  };
}

interface Commitment {
  readonly payoffs: Float64Array;
  readonly discount: number;
  readonly horizon: number;
  readonly firstBest: (state: number, rounds: number) => number;
}

/** The value of following, for ever, the best response to a draw, when the truth is another draw: over pairs of states. */
function committedValue(other: MenuTables, weights: Float64Array, plan: Commitment): number {
  const { payoffs, discount, horizon, firstBest } = plan;
  const S = other.stateCount;
  let values = new Float64Array(S * S); // [state of the draw, state of the truth]
  for (let rounds = 1; rounds <= horizon; rounds++) {
    const next = new Float64Array(S * S);
    for (let x = 0; x < S; x++) {
      const action = firstBest(x, rounds);
      for (let y = 0; y < S; y++) {
        let value = 0;
        for (let k = 0; k < payoffs.length; k++) {
          if (other.otherAction[k] !== action) continue;
          const p = other.outputs[y * other.actions + other.ownAction[k]];
          if (p === 0) continue;
          const then = values[other.next[x * other.profiles + k] * S + other.next[y * other.profiles + k]];
          value += p * ((1 - discount) * payoffs[k] + discount * then);
        }
        next[x * S + y] = value;
      }
    }
    values = next;
  }
  let total = 0;
  weights.forEach((drawn, g) => {
    weights.forEach((truth, h) => {
      if (drawn * truth > 0) total += drawn * truth * values[other.initial[g] * S + other.initial[h]];
    });
  });
  return total;
}
