/**
 * Pairs of vertices, one from each best-reply polyhedron, that together have every label.
 */
import type { BestReplyVertices } from './bestReplyVertices.js';
import { bitCount } from './rayPool.js';

/**
 * For each vertex of the first, the vertices of the second whose labels contain those that the first lacks.
 * @param needs - `[count * second.words]`, for each vertex of the first the labels the second must have.
 * @param simple - the number of labels of a simple vertex of the second.
 * @param stop - asked between vertices of the first; when it says true the pairs so far are returned.
 * @returns index pairs, flat.
 * @remarks A simple vertex has no label too many, so it is looked up; only degenerate ones are compared one by one.
 */
export function matchLabels(
  needs: Int32Array,
  second: BestReplyVertices,
  simple: number,
  stop: () => boolean,
): { pairs: number[]; complete: boolean } {
  const { words, labels, count } = second;
  const bySet = new Map<number | string, number>();
  const degenerate: number[] = [];
  for (let y = 0; y < count; y++) {
    if (size(labels, y, words) === simple) bySet.set(key(labels, y, words), y);
    else degenerate.push(y);
  }
  const everyone = Array.from({ length: count }, (_, y) => y);
  const pairs: number[] = [];
  for (let x = 0; x < needs.length / words; x++) {
    if ((x & 63) === 63 && stop()) return { pairs, complete: false };
    const isExact = size(needs, x, words) === simple;
    const found = isExact ? bySet.get(key(needs, x, words)) : undefined;
    if (found !== undefined) pairs.push(x, found);
    for (const y of isExact ? degenerate : everyone) if (contains(labels, y, needs, x, words)) pairs.push(x, y);
  }
  return { pairs, complete: true };
}

function size(sets: Int32Array, at: number, words: number): number {
  let count = 0;
  for (let w = 0; w < words; w++) count += bitCount(sets[at * words + w]);
  return count;
}

function key(sets: Int32Array, at: number, words: number): number | string {
  return words === 1 ? sets[at] : sets.subarray(at * words, (at + 1) * words).join();
}

function contains(outer: Int32Array, at: number, inner: Int32Array, index: number, words: number): boolean {
  for (let w = 0; w < words; w++) {
    const wanted = inner[index * words + w];
    if ((outer[at * words + w] & wanted) !== wanted) return false;
  }
  return true;
}
