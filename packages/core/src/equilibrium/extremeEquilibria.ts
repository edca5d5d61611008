/**
 * All Nash equilibria of a two-player game, exactly.
 */
import { checkInteger } from '../checks.js';
import { SizeError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { type StopOptions, stopCheck } from '../stopCheck.js';
import { type BestReplyVertices, bestReplyVertices } from './bestReplyVertices.js';
import { checkTwoPlayers } from './checkTwoPlayers.js';
import {
  type ExactEquilibrium,
  equilibriumList,
  type IntegerStrategy,
  type NashComponent,
  purePairs,
  type StrategyPair,
} from './equilibriumList.js';
import { exactVertex } from './exactVertex.js';
import { againstEach, integerPayoffs } from './integerPayoffs.js';
import { matchLabels } from './matchLabels.js';
import { hasBit, setBit } from './rayPool.js';
import { vertexBound } from './vertexBound.js';

/** Options of `extremeEquilibria`. */
export interface ExtremeEquilibriaOptions extends StopOptions {
  /** The most vertices a best-reply polyhedron may have by McMullen's bound. @defaultValue 1_000_000 */
  readonly vertexLimit?: number;
  /** Called now and then with the number of vertices known at the moment. */
  readonly onProgress?: (progress: { readonly player: number; readonly vertices: number }) => void;
}

/** What `extremeEquilibria` found. */
export interface ExtremeEquilibriaResult {
  /** Without duplicates; in descending lexicographic order of the first player's strategy, then of the second's. */
  readonly equilibria: readonly ExactEquilibrium[];
  /** The set of all equilibria is the union of these; when not `complete`, what the listed equilibria span. */
  readonly components: readonly NashComponent[];
  /** True when these are all; false when a signal or the time limit stopped the search. */
  readonly complete: boolean;
  /** Why the list is incomplete, and payoffs that differ by less than 1e-12. */
  readonly notes: readonly string[];
}

/**
 * All extreme Nash equilibria of a two-player game, the maximal Nash subsets they span, and their connected components.
 *
 * Every equilibrium is a convex combination of extreme ones within a maximal Nash subset, so the result describes all of
 * them, also in degenerate games where they are infinitely many. A float payoff counts as the decimal it prints as.
 * @returns at least one equilibrium when `complete` (Nash 1951); when stopped early, the pure ones and what was found.
 * @throws RangeError when the game has not two players or an option is outside its domain.
 * @throws SizeError when a best-reply polyhedron may have more than `vertexLimit` vertices.
 * @remarks
 * (x, y) is an extreme equilibrium exactly when x and y are vertices of the best-reply polyhedra and each action of either player
 * is unplayed or a best reply (is a label of x or of y). So all vertices of the one polyhedron are enumerated; actions
 * that are a best reply at none of them are played in no equilibrium and leave the game; then all vertices of the other;
 * then all pairs with all labels. A vertex has all its labels, however many, and appears once: nothing depends on the
 * game being nondegenerate. Signs are decided exactly (see `bestReplyVertices.ts`), results are solved for in integers.
 *
 * Cost: O((m + n) V) for V vertices of simple polyhedra, V at most C(m + n - ceil(m/2), floor(m/2)) + ... (McMullen).
 *
 * Source: Mangasarian (1964), Equilibrium points of bimatrix games; Winkels (1979) for the maximal subsets; Avis, Rosenberg,
 * Savani, von Stengel (2010), Enumeration of Nash equilibria for two-player games, which enumerates by reverse search
 * instead of double description.
 * @example
 * ```ts
 * import { bimatrixGame, extremeEquilibria } from '@folkways/core';
 * const { equilibria, complete } = extremeEquilibria(bimatrixGame([[3, 0], [0, 2]], [[2, 0], [0, 3]]));
 * console.log(complete, equilibria.map(({ strategies }) => strategies.join(' | ')).join('; '));
 * // true 1,0 | 1,0; 3/5,2/5 | 2/5,3/5; 0,1 | 0,1
 * ```
 */
export function extremeEquilibria(
  game: NormalFormGame,
  options: ExtremeEquilibriaOptions = {},
): ExtremeEquilibriaResult {
  checkTwoPlayers('extremeEquilibria', game);
  const { vertexLimit = 1_000_000, onProgress } = options;
  checkInteger('extremeEquilibria', 'vertexLimit', vertexLimit, 1, Number.MAX_SAFE_INTEGER);
  const stop = stopCheck('extremeEquilibria', options);
  const sizes = game.actions.map((names) => names.length);
  const first = boundOf(sizes, 0) <= boundOf(sizes, 1) ? 0 : 1;
  const second = 1 - first;
  checkSize(boundOf(sizes, first), vertexLimit);

  const payoffs = [integerPayoffs(game, 0), integerPayoffs(game, 1)];
  const notes = payoffs.flatMap(({ nearTie }, i) =>
    nearTie === undefined ? [] : [`two payoffs of ${game.players[i]} differ by only ${nearTie.toNumber()}`],
  );
  const report = (player: number) => (vertices: number) => {
    onProgress?.({ player, vertices });
    return stop();
  };
  const answer = (found: readonly StrategyPair[], complete: boolean): ExtremeEquilibriaResult => {
    const inOrder = first === 0 ? found : found.map(([x, y]) => [y, x] as const);
    const all = complete ? inOrder : [...inOrder, ...purePairs(payoffs)];
    const list = equilibriumList(payoffs, all, complete ? stop : () => false);
    if (list === undefined) return answer(found, false);
    return { ...list, complete, notes: complete ? notes : [...notes, STOPPED] };
  };

  const toFirst = againstEach(payoffs[second].values);
  const left = bestReplyVertices(toFirst, report(first));
  if (left === undefined) return answer([], false);
  const kept = everBest(left, sizes[first], sizes[second]);
  checkSize(vertexBound(kept.length, kept.length + sizes[first]), vertexLimit);
  const toSecond = againstEach(payoffs[first].values.map((row) => kept.map((b) => row[b])));
  const right = bestReplyVertices(toSecond, report(second));
  if (right === undefined) return answer([], false);

  const needs = neededLabels(left, right.words, sizes[first], kept);
  const { pairs, complete } = matchLabels(needs, right, kept.length, stop);
  const xs = new Map<number, IntegerStrategy>();
  const ys = new Map<number, IntegerStrategy>();
  for (let e = 0; e < pairs.length; e += 2) {
    const [x, y] = [pairs[e], pairs[e + 1]];
    if (!xs.has(x)) xs.set(x, exactVertex(toFirst, labelsOf(left, x))!);
    if (!ys.has(y)) ys.set(y, spread(exactVertex(toSecond, labelsOf(right, y))!, kept, sizes[second]));
  }
  const found: StrategyPair[] = [];
  for (let e = 0; e < pairs.length; e += 2) found.push([xs.get(pairs[e])!, ys.get(pairs[e + 1])!]);
  return answer(found, complete);
}

const STOPPED = 'stopped before the end: listed are all pure equilibria and the others found so far';

/** McMullen's bound for the polyhedron over the strategies of `player`. */
function boundOf(sizes: readonly number[], player: number): number {
  return vertexBound(sizes[player], sizes[0] + sizes[1]);
}

function checkSize(vertices: number, limit: number): void {
  if (vertices <= limit) return;
  throw new SizeError(
    `extremeEquilibria: a best-reply polyhedron of this game may have ${vertices.toPrecision(3)} vertices, above ` +
      `"vertexLimit" ${limit}; raise the limit, or use lemkeHowson for one equilibrium`,
    vertices,
    limit,
  );
}

/** The replies that are best at some vertex, ascending. */
function everBest({ labels, words, count }: BestReplyVertices, d: number, replies: number): number[] {
  const union = new Int32Array(words);
  for (let k = 0; k < count * words; k++) union[k % words] |= labels[k];
  return Array.from({ length: replies }, (_, c) => c).filter((c) => hasBit(union, 0, d + c));
}

/** For each vertex of the first polyhedron, the labels it lacks, in the numbering of the second. */
function neededLabels(left: BestReplyVertices, words: number, d: number, kept: readonly number[]): Int32Array {
  const needs = new Int32Array(left.count * words);
  for (let x = 0; x < left.count; x++) {
    kept.forEach((c, b) => {
      if (!hasBit(left.labels, x * left.words, d + c)) setBit(needs, x * words, b);
    });
    for (let a = 0; a < d; a++) if (!hasBit(left.labels, x * left.words, a)) setBit(needs, x * words, kept.length + a);
  }
  return needs;
}

/** A strategy over the kept actions as one over all. */
function spread({ x, total }: IntegerStrategy, kept: readonly number[], size: number): IntegerStrategy {
  const whole = new Array<bigint>(size).fill(0n);
  kept.forEach((action, a) => {
    whole[action] = x[a];
  });
  return { x: whole, total };
}

function labelsOf({ labels, words }: BestReplyVertices, vertex: number): number[] {
  const found: number[] = [];
  for (let bit = 0; bit < words * 32; bit++) if (hasBit(labels, vertex * words, bit)) found.push(bit);
  return found;
}
