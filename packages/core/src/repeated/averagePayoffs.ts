/**
 * Long-run averages: what automata earn per round in the limit of means.
 */
import { SizeError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { type AutomataProductOptions, automataProduct } from './automataProduct.js';
import type { Automaton } from './automaton.js';
import type { MarkovChain } from './discountedSolver.js';

/** Elimination keeps a dense matrix of the joint states: at this size 8 MB and about a second. */
const DENSE_LIMIT = 1000;

/**
 * The limit, as T grows, of the expected average payoff over the first T rounds.
 * @returns one average per player.
 * @throws AutomatonError when the automata do not fit the game.
 * @throws SizeError when a chain that is not deterministic has more than 1,000 joint states.
 * @remarks O(states) for deterministic pairs. Otherwise O(states^3): states are eliminated one by one without a subtraction
 * (Grassmann, Taksar and Heyman 1985, Operations Research 33, pages 1107-1116), so small probabilities keep their relative precision,
 * periodic and reducible chains included.
 */
export function averagePayoffs(
  game: NormalFormGame,
  automata: readonly Automaton[],
  options: AutomataProductOptions = {},
): number[] {
  const product = automataProduct(game, automata, { ...options, reach: 'play' });
  const occupation = longRunOccupation(product);
  return product.payoffs.map((payoffs) => payoffs.reduce((sum, payoff, s) => sum + occupation[s] * payoff, 0));
}

/**
 * The long-run share of rounds that a chain started in state 0 spends in each state (its Cesaro limit).
 * @returns `[stateCount]`, sums to 1.
 * @throws SizeError as `averagePayoffs`.
 */
export function longRunOccupation(chain: MarkovChain): Float64Array {
  const { stateCount, rowStarts, targets, probabilities } = chain;
  const classes = closedClasses(chain);
  const occupation = new Float64Array(stateCount);
  if (rowStarts.every((start, s) => start === s) && targets.length === stateCount) {
    for (const s of classes[0]) occupation[s] = 1 / classes[0].length;
    return occupation;
  }
  if (stateCount > DENSE_LIMIT) {
    throw new SizeError(
      `averagePayoffs: ${stateCount} joint states exceed the limit of ${DENSE_LIMIT}; discountedPayoffs near discount 1 has none`,
      stateCount,
      DENSE_LIMIT,
    );
  }
  const n = stateCount;
  const recurrent = new Uint8Array(n);
  for (const members of classes) for (const s of members) recurrent[s] = 1;
  const p = new Float64Array(n * n);
  for (let s = 0; s < n; s++) {
    for (let e = rowStarts[s]; e < rowStarts[s + 1]; e++) p[s * n + targets[e]] += probabilities[e];
  }
  // Censor the transient states, the start last: what remains of row 0 is where the chain is absorbed.
  const transient = Array.from({ length: n }, (_, s) => n - 1 - s).filter((s) => recurrent[s] === 0);
  const alive = Array.from({ length: n }, (_, s) => s);
  for (const s of transient) {
    alive.splice(alive.indexOf(s), 1);
    censor(p, n, s, alive, s === 0);
  }
  for (const members of classes) {
    const weight = recurrent[0] === 1 ? 1 : members.reduce((sum, s) => sum + p[s], 0);
    const stationary = stationaryLaw(p, n, members);
    members.forEach((s, position) => {
      occupation[s] = weight * stationary[position];
    });
  }
  return occupation;
}

/** Removes state s: every path through it becomes a direct step. With `keepRow` only its own exit law is normalised. */
function censor(p: Float64Array, n: number, s: number, alive: readonly number[], keepRow: boolean): void {
  let out = 0;
  for (const j of alive) out += p[s * n + j];
  for (const j of alive) p[s * n + j] /= out;
  if (keepRow) return;
  for (const i of alive) {
    const into = p[i * n + s];
    if (into !== 0) for (const j of alive) p[i * n + j] += into * p[s * n + j];
  }
}

/** The stationary law of a closed class by elimination from the last member back to the first. */
function stationaryLaw(p: Float64Array, n: number, members: readonly number[]): number[] {
  const m = members.length;
  for (let k = m - 1; k > 0; k--) {
    const s = members[k];
    let out = 0;
    for (let j = 0; j < k; j++) out += p[s * n + members[j]];
    for (let i = 0; i < k; i++) p[members[i] * n + s] /= out;
    for (let i = 0; i < k; i++) {
      const into = p[members[i] * n + s];
      if (into === 0) continue;
      for (let j = 0; j < k; j++) p[members[i] * n + members[j]] += into * p[s * n + members[j]];
    }
  }
  const law = [1];
  for (let k = 1; k < m; k++) {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += law[i] * p[members[i] * n + members[k]];
    law.push(sum);
  }
  const total = law.reduce((sum, x) => sum + x, 0);
  return law.map((x) => x / total);
}

/** The closed communicating classes (Tarjan 1972, without recursion). */
function closedClasses(chain: MarkovChain): number[][] {
  const { stateCount, rowStarts, targets } = chain;
  const index = new Int32Array(stateCount).fill(-1);
  const low = new Int32Array(stateCount);
  const component = new Int32Array(stateCount).fill(-1);
  const cursor = Int32Array.from(rowStarts);
  const open: number[] = [];
  const classes: number[][] = [];
  let counter = 0;
  const calls = [0];
  const enter = (s: number): void => {
    index[s] = low[s] = counter++;
    open.push(s);
  };
  enter(0);
  while (calls.length > 0) {
    const s = calls[calls.length - 1];
    if (cursor[s] < rowStarts[s + 1]) {
      const target = targets[cursor[s]++];
      if (index[target] < 0) {
        enter(target);
        calls.push(target);
      } else if (component[target] < 0) low[s] = Math.min(low[s], index[target]);
      continue;
    }
    calls.pop();
    if (calls.length > 0) low[calls[calls.length - 1]] = Math.min(low[calls[calls.length - 1]], low[s]);
    if (low[s] !== index[s]) continue;
    const members = open.splice(open.lastIndexOf(s));
    for (const t of members) component[t] = classes.length;
    classes.push(members);
  }
  return classes.filter((members) =>
    members.every((s) => {
      for (let e = rowStarts[s]; e < rowStarts[s + 1]; e++) if (component[targets[e]] !== component[s]) return false;
      return true;
    }),
  );
}
