/**
 * How far the structure of a two-player game stays the same as its payoffs move.
 */
import { type BestReplyVertex, bestReplyPolyhedron, type Fraction, type NormalFormGame } from '@folkways/core';
import { type Polynomial, primitive, signAt } from './polynomial.js';
import { type Bracket, isExact, rootsBetween } from './realRoots.js';
import type { SweepGame } from './sweepGame.js';
import { type VertexCurve, vertexCurve } from './vertexCurve.js';

/** An open interval on which all vertices of both best-reply polyhedra keep their labels. */
export interface CertifiedCell {
  /** Its ends: ends of the interval searched, or roots of the curves. */
  readonly from: Bracket;
  readonly to: Bracket;
  readonly sample: Fraction;
  /** For each player, its vertices as functions of the parameter. */
  readonly curves: readonly (readonly VertexCurve[])[];
}

/**
 * The largest open interval around `sample`, within (low, high), on which every probability, denominator and slack of every vertex
 * curve that is not identically zero keeps its sign.
 *
 * Why nothing else can happen there. The polyhedron {(x, v): v >= payoff of every reply to x} moves continuously, so an extreme point
 * at p is a limit of extreme points nearby, and only listed vertices are near. If a vertex u were new just after p, it would tend to a
 * point of a face whose vertices, all listed, have every label of u at p; labels of listed vertices are identities on the interval, so
 * these vertices satisfy the equations that determine u also after p, and are u. So the labels of the vertices are constant, hence also which
 * pairs of vertices have all labels: the extreme equilibria, and the maximal Nash subsets they span.
 * @returns `undefined` when a vertex has a label at the sample alone, which is then a point where the structure changes.
 */
export function certifiedCell(
  game: SweepGame,
  among: NormalFormGame,
  sample: Fraction,
  low: Fraction,
  high: Fraction,
): CertifiedCell | undefined {
  const curves: VertexCurve[][] = [];
  const signs = new Map<string, Polynomial>();
  for (const player of [0, 1]) {
    const vertices = bestReplyPolyhedron(among, player);
    curves.push(vertices.map((vertex) => vertexCurve(game.replies[player], vertex, sample)));
    for (const curve of curves[player]) {
      if (vanishesHere(curve)) return undefined;
      for (const f of signedPolynomials(curve)) {
        const smallest = primitive(f);
        signs.set(smallest.join(), smallest);
      }
    }
  }
  let from: Bracket = { lower: low, upper: low };
  let to: Bracket = { lower: high, upper: high };
  for (const f of signs.values()) {
    if (f.length <= 1) continue;
    if (signAt(f, sample) === 0) return undefined;
    const after = rootsBetween(f, sample, to.upper)[0];
    if (after !== undefined) to = nearer(after, to, 1);
    const before = rootsBetween(f, from.lower, sample).at(-1);
    if (before !== undefined) from = nearer(before, from, -1);
  }
  return { from, to, sample, curves };
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

/** The one of two brackets that is nearer to the sample, which lies before (side 1) or after them; their union when they overlap. */
function nearer(found: Bracket, known: Bracket, side: 1 | -1): Bracket {
  if (found.upper.compare(known.lower) < 0) return side === 1 ? found : known;
  if (known.upper.compare(found.lower) < 0) return side === 1 ? known : found;
  if (isExact(found) && isExact(known)) return found;
  return {
    lower: found.lower.compare(known.lower) < 0 ? found.lower : known.lower,
    upper: found.upper.compare(known.upper) > 0 ? found.upper : known.upper,
  };
}
