/**
 * Is a product of automata small enough for exact polynomials?
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { automataProduct } from './automataProduct.js';
import type { Automaton } from './automaton.js';

/** The most joint states when someone randomises: determinants of that size take about a second. */
const RANDOM_LIMIT = 50;
/** The most big-integer operations otherwise, some seconds at most: the sum of squared degrees over the conditions. */
const WORK_LIMIT = 3e8;

/** Whether `criticalDiscount` takes seconds at most with its exact method. O(joint states) beyond building the product. */
export function isExactlySolvable(game: NormalFormGame, automata: readonly Automaton[]): boolean {
  const { stateCount, rowStarts, targets, probabilities } = automataProduct(game, automata, { reach: 'all' });
  const successors = new Int32Array(stateCount);
  for (let s = 0; s < stateCount; s++) {
    let arcs = 0;
    for (let e = rowStarts[s]; e < rowStarts[s + 1]; e++) {
      if (probabilities[e] === 0) continue;
      successors[s] = targets[e];
      arcs++;
    }
    if (arcs > 1) return stateCount <= RANDOM_LIMIT;
  }
  const deviations = game.actions.reduce((sum, names) => sum + names.length - 1, 0);
  const work = pathLengths(successors).reduce((sum, length) => sum + deviations * (2 * length) ** 2, 0);
  return work <= WORK_LIMIT;
}

/** For each state the number of different states ahead of it, itself included. */
function pathLengths(successors: Int32Array): Float64Array {
  const lengths = new Float64Array(successors.length);
  const position = new Int32Array(successors.length).fill(-1);
  for (let start = 0; start < successors.length; start++) {
    const path: number[] = [];
    let s = start;
    while (lengths[s] === 0 && position[s] < 0) {
      position[s] = path.length;
      path.push(s);
      s = successors[s];
    }
    if (lengths[s] === 0) {
      const period = path.length - position[s];
      for (let i = position[s]; i < path.length; i++) lengths[path[i]] = period;
    }
    for (let i = path.length - 1; i >= 0; i--) {
      if (lengths[path[i]] === 0) lengths[path[i]] = 1 + lengths[successors[path[i]]];
      position[path[i]] = -1;
    }
  }
  return lengths;
}
