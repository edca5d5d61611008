/**
 * Planning with what one will learn: the decision problem on beliefs, to a stated depth.
 */
import type { RandomStream } from '@folkways/core';
import { MenuWalk } from '../belief/menuProduct.js';
import type { MenuPlanTables } from '../plan/menuPlanner.js';
import { ResamplingPlayer } from './psBrPlayers.js';
import type { Reasoning } from './reasoning.js';

/** Values closer than this are equal; the first action is taken. */
const TIE = 1e-9;

/** What a node of the tree knows: the states of both menus and the belief. */
interface Node {
  readonly own: Int32Array;
  readonly other: Int32Array;
  readonly weights: Float64Array;
}

/** Expands all histories of the next `depth` rounds; at the leaves the best candidate of the menu takes over. */
export class LookaheadPlayer extends ResamplingPlayer {
  readonly #depth: number;
  readonly #tables: MenuPlanTables;
  readonly #walk: MenuWalk;

  constructor(reasoning: Reasoning, rng: RandomStream, depth: number) {
    super(reasoning, rng);
    this.#depth = depth;
    this.#tables = reasoning.tables as MenuPlanTables;
    this.#walk = new MenuWalk(this.#tables.own);
  }

  override act(): number {
    return this.#best(
      this.payoffs.matrix(this.rng) ?? this.reasoning.options.game.payoffs[this.reasoning.options.role],
    );
  }

  override observe(profile: number, payoff: number): void {
    super.observe(profile, payoff);
    this.#walk.observe(profile);
  }

  override distribution(): Float64Array {
    const { game, role } = this.reasoning.options;
    const distribution = new Float64Array(this.reasoning.ownActions);
    const cells = this.payoffs.plan === 'sample' ? Array.from(game.payoffs[role].keys()) : [];
    this.payoffs.eachMatrix(cells, (matrix, probability) => {
      distribution[this.#best(matrix ?? game.payoffs[role])] += probability;
    });
    return distribution;
  }

  #best(payoffs: Float64Array): number {
    const { own, other } = this.#tables;
    const root: Node = {
      own: Int32Array.from({ length: own.size }, (_, j) => this.#walk.stateOf(j)),
      other: Int32Array.from({ length: other.size }, (_, g) => this.belief.stateOf(g)),
      weights: this.belief.weights().slice(),
    };
    const values = this.#actionValues(root, this.#depth, this.reasoning.planned(this.round), payoffs);
    const bar = Math.max(...values) - TIE;
    return values.findIndex((value) => value >= bar);
  }

  #actionValues(node: Node, depth: number, rounds: number, payoffs: Float64Array): Float64Array {
    const { own, other } = this.#tables;
    const { discount = 0.95 } = this.reasoning.options;
    const values = new Float64Array(own.actions);
    for (let k = 0; k < own.profiles; k++) {
      const weights = node.weights.map((w, g) => w * other.outputs[node.other[g] * other.actions + other.ownAction[k]]);
      const p = weights.reduce((sum, w) => sum + w, 0);
      if (p === 0) continue;
      let then = 0;
      if (rounds > 1) {
        const next: Node = {
          own: node.own.map((state) => own.next[state * own.profiles + k]),
          other: node.other.map((state) => other.next[state * other.profiles + k]),
          weights: weights.map((w) => w / p),
        };
        then = this.#value(next, depth - 1, rounds - 1, payoffs);
      }
      values[own.ownAction[k]] += p * (payoffs[k] + discount * then);
    }
    return values;
  }

  #value(node: Node, depth: number, rounds: number, payoffs: Float64Array): number {
    if (depth > 0) return Math.max(...this.#actionValues(node, depth, rounds, payoffs));
    const { other, occupancies } = this.#tables;
    const layer = occupancies.layer(rounds);
    let best = -Infinity;
    for (const x of node.own) {
      let value = 0;
      for (let g = 0; g < node.other.length; g++) {
        if (node.weights[g] === 0) continue;
        const at = (x * other.stateCount + node.other[g]) * payoffs.length;
        for (let k = 0; k < payoffs.length; k++) value += node.weights[g] * layer[at + k] * payoffs[k];
      }
      best = Math.max(best, value);
    }
    return best;
  }
}
