import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nashSubsets } from './nashSubsets.js';

const never = (): boolean => false;

/** By the definition: every set of left vertices, all they share, all who share that. */
function bruteForce(pairs: readonly (readonly [number, number])[]): string[] {
  const lefts = [...new Set(pairs.map(([x]) => x))];
  const rights = [...new Set(pairs.map(([, y]) => y))];
  const linked = new Set(pairs.map(String));
  const found = new Set<string>();
  for (let mask = 1; mask < 2 ** lefts.length; mask++) {
    const some = lefts.filter((_, i) => (mask >> i) & 1);
    const right = rights.filter((y) => some.every((x) => linked.has(`${x},${y}`)));
    if (right.length === 0) continue;
    found.add(
      shown(
        lefts.filter((x) => right.every((y) => linked.has(`${x},${y}`))),
        right,
      ),
    );
  }
  return [...found].sort();
}

const shown = (left: readonly number[], right: readonly number[]): string =>
  `${[...left].sort((a, b) => a - b)} | ${[...right].sort((a, b) => a - b)}`;

/** Sides of up to six vertices, two digits among them, in any order. */
const graph = fc.uniqueArray(
  fc.tuple(fc.constantFrom(3, 0, 12, 2, 7, 1), fc.constantFrom(5, 11, 0, 4, 2, 30)),
  { minLength: 1, maxLength: 24, selector: String }, // biome-ignore format: one line each
);

test('the maximal bicliques, each once and ascending, in one group for each component', () => {
  fc.assert(
    fc.property(graph, (pairs) => {
      const groups = nashSubsets(pairs.flat(), never);
      const all = (groups ?? []).flat();
      expect(all.map(({ left, right }) => `${left} | ${right}`).sort()).toEqual(bruteForce(pairs));
      // Vertices are together exactly when a path of edges joins them.
      const groupOf = new Map(
        (groups ?? []).flatMap((group, g) => group.flatMap(({ left }) => left.map((x) => [x, g]))),
      );
      const rightGroup = new Map(
        (groups ?? []).flatMap((group, g) => group.flatMap(({ right }) => right.map((y) => [y, g]))),
      );
      for (const [x, y] of pairs) expect(groupOf.get(x)).toBe(rightGroup.get(y));
      expect(groups).toHaveLength(componentCount(pairs));
      const firsts = [...new Set(pairs.map(([x]) => groupOf.get(x)))];
      expect(firsts).toEqual([...firsts.keys()]);
    }),
    { numRuns: cases(150, 5000) },
  );
});

function componentCount(pairs: readonly (readonly [number, number])[]): number {
  let groups = [...new Set(pairs.flatMap(([x, y]) => [`l${x}`, `r${y}`]))].map((vertex) => [vertex]);
  for (const [x, y] of pairs) {
    const touched = groups.filter((group) => group.includes(`l${x}`) || group.includes(`r${y}`));
    groups = [...groups.filter((group) => !touched.includes(group)), touched.flat()];
  }
  return groups.length;
}

test('stops when it is told to, at any of its steps', () => {
  const edges = [0, 0, 0, 1, 1, 1, 2, 2];
  let total = 0;
  nashSubsets(edges, () => ++total < 0);
  expect(total).toBe(3);
  for (let at = 0; at < total; at++) {
    let asked = 0;
    expect(nashSubsets(edges, () => asked++ >= at)).toBe(undefined);
  }
});
