import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchLabels } from './matchLabels.js';

const never = (): boolean => false;

function packed(sets: readonly (readonly number[])[], words: number): Int32Array {
  const bits = new Int32Array(sets.length * words);
  sets.forEach((set, at) => {
    for (const label of set) bits[at * words + (label >> 5)] |= 1 << (label & 31);
  });
  return bits;
}

/** Labels on both sides of the borders of words, the sign bit of the first among them. */
const problem = fc
  .constantFrom<number[]>([0, 1, 2, 30, 31], [0, 30, 31, 32, 63], [1, 31, 32, 63, 64, 95])
  .chain((labels) => {
    const simple = 2;
    const words = 1 + (labels[labels.length - 1] >> 5);
    return fc.record({
      words: fc.constant(words),
      simple: fc.constant(simple),
      // Simple vertices differ from each other; degenerate ones have more labels.
      have: fc.uniqueArray(fc.subarray(labels, { minLength: simple }), { maxLength: 12, selector: String }),
      need: fc.array(fc.subarray(labels, { maxLength: simple + 1 }), { maxLength: 12 }),
    });
  });

test('pairs are those that a comparison of all with all finds', () => {
  fc.assert(
    fc.property(problem, ({ words, simple, have, need }) => {
      const second = { count: have.length, words, labels: packed(have, words), exactDecisions: 0 };
      const { pairs, complete } = matchLabels(packed(need, words), second, simple, never);
      const wanted = need.flatMap((labels, x) =>
        have.flatMap((set, y) => (labels.every((label) => set.includes(label)) ? [`${x}-${y}`] : [])),
      );
      const found = Array.from({ length: pairs.length / 2 }, (_, k) => `${pairs[2 * k]}-${pairs[2 * k + 1]}`);
      expect(found.sort()).toEqual(wanted.sort());
      expect(complete).toBe(true);
    }),
    { numRuns: cases(200, 20_000) },
  );
});

test('looks up simple vertices instead of comparing them, and stops between vertices', () => {
  const have = Array.from({ length: 200 }, (_, y) => [y % 20, 20 + Math.floor(y / 20)]);
  const second = { count: 200, words: 1, labels: packed(have, 1), exactDecisions: 0 };
  let asked = 0;
  const all = matchLabels(packed(have, 1), second, 2, () => ++asked < 0);
  expect([all.complete, all.pairs.length, asked]).toEqual([true, 400, 3]);
  for (let at = 0; at < 3; at++) {
    let calls = 0;
    const { pairs, complete } = matchLabels(packed(have, 1), second, 2, () => calls++ >= at);
    expect(complete).toBe(false);
    expect(pairs).toEqual(all.pairs.slice(0, 2 * (64 * (at + 1) - 1)));
  }
});
