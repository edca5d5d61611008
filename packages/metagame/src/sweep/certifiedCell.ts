/**
 * How far the structure of a two-player game stays the same as its payoffs move.
 */
import {
  type BestReplyVertex,
  bestReplyPolyhedron,
  type Fraction,
  iteratedDominance,
  type NormalFormGame,
} from '@folkways/core';
import { type Polynomial, plus, primitive, signAt } from './polynomial.js';
import { type Bracket, isExact, rootsBetween } from './realRoots.js';
import type { SweepGame } from './sweepGame.js';
import { type VertexCurve, vertexCurve } from './vertexCurve.js';

/** Curves are followed one by one; with more than this many a sweep would take hours. */
const VERTEX_LIMIT = 20_000;

/** Where a cell ends. */
export interface CellEnd {
  readonly at: Bracket;
  /** True when only a dominance ends there, by which the game was made smaller: nothing need change. */
  readonly soft: boolean;
}

/** An open interval on which the extreme equilibria and the maximal Nash subsets they span are the same. */
export interface CertifiedCell {
  readonly from: CellEnd;
  readonly to: CellEnd;
  readonly sample: Fraction;
  /** For each player, the actions that iterated dominance leaves. */
  readonly surviving: readonly (readonly number[])[];
  /** For each player, its vertices in the game that is left, as functions of the parameter. */
  readonly curves: readonly (readonly VertexCurve[])[];
}

/**
 * The largest open interval around `sample`, within (low, high), on which these keep their signs: every payoff difference by which
 * iterated strict dominance removed an action at the sample, and every probability, denominator and slack of every vertex curve of the
 * game left that is not identically zero.
 *
 * Why nothing else can happen there: removed actions stay removable, so they are in no equilibrium; for the game left, see the theory page
 * (docs/theory/metagame.md, "Share sweeps"): no vertex can appear, so the labels of all vertices are constant, hence also which pairs have
 * all labels.
 * @returns `undefined` when a vertex has a label at the sample alone, which is then a point where the structure may change.
 */
export function certifiedCell(
  full: SweepGame,
  among: NormalFormGame,
  sample: Fraction,
  low: Fraction,
  high: Fraction,
): CertifiedCell | undefined {
  const { surviving, steps, game: left } = iteratedDominance(among);
  const replies = [0, 1].map((i) => surviving[1 - i].map((c) => surviving[i].map((a) => full.replies[i][c][a])));
  const curves: VertexCurve[][] = [];
  const signs = new Map<string, Polynomial>();
  for (const player of [0, 1]) {
    const vertices = bestReplyPolyhedron(left, player, { vertexLimit: VERTEX_LIMIT });
    curves.push(vertices.map((vertex) => vertexCurve(replies[player], vertex, sample)));
    for (const curve of curves[player]) {
      if (vanishesHere(curve)) return undefined;
      for (const f of signedPolynomials(curve)) {
        const smallest = primitive(f);
        signs.set(smallest.join(), smallest);
      }
    }
  }
  let from: CellEnd = { at: { lower: low, upper: low }, soft: false };
  let to: CellEnd = { at: { lower: high, upper: high }, soft: false };
  const bound = (f: Polynomial, soft: boolean): void => {
    const after = rootsBetween(f, sample, to.at.upper)[0];
    if (after !== undefined) to = nearer({ at: after, soft }, to, 1);
    const before = rootsBetween(f, from.at.lower, sample).at(-1);
    if (before !== undefined) from = nearer({ at: before, soft }, from, -1);
  };
  for (const f of signs.values()) {
    if (f.length > 1 && signAt(f, sample) === 0) return undefined;
    bound(f, false);
  }
  for (const f of dominanceMargins(full, among, steps)) bound(f, true);
  return { from, to, sample, surviving, curves };
}

/** Dominating minus dominated payoff, against each action that was left when the action was removed. */
function dominanceMargins(
  { replies }: SweepGame,
  among: NormalFormGame,
  steps: ReturnType<typeof iteratedDominance>['steps'],
): Polynomial[] {
  return steps.flatMap(({ round, player, action, dominatedBy }) => {
    const other = 1 - player;
    const gone = steps.filter((step) => step.player === other && step.round < round).map((step) => step.action);
    const against = among.actions[other].map((_, b) => b).filter((b) => !gone.includes(b));
    const better = replies[other][dominatedBy[0].action];
    return against.map((b) => plus(better[b], replies[other][action][b], -1n));
  });
}

/** A best reply at the sample whose slack is not zero all along. */
function vanishesHere({ vertex, slacks }: VertexCurve): boolean {
  return vertex.replies.some((c) => slacks[c].length > 0);
}

function signedPolynomials({ vertex, numerators, denominator, slacks }: VertexCurve): Polynomial[] {
  const best: BestReplyVertex['replies'] = vertex.replies;
  return [
    denominator,
    ...numerators.filter((f) => f.length > 0),
    ...slacks.filter((f, c) => f.length > 0 && !best.includes(c)),
  ];
}

/** The one of two ends that is nearer to the sample, which lies before (side 1) or after them; when their brackets overlap, both in one. */
function nearer(found: CellEnd, known: CellEnd, side: 1 | -1): CellEnd {
  if (found.at.upper.compare(known.at.lower) < 0) return side === 1 ? found : known;
  if (known.at.upper.compare(found.at.lower) < 0) return side === 1 ? known : found;
  const soft = found.soft && known.soft;
  if (isExact(found.at) && isExact(known.at)) return { at: found.at, soft };
  const lower = found.at.lower.compare(known.at.lower) < 0 ? found.at.lower : known.at.lower;
  const upper = found.at.upper.compare(known.at.upper) > 0 ? found.at.upper : known.at.upper;
  return { at: { lower, upper }, soft };
}
