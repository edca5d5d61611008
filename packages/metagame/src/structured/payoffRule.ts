/**
 * A payoff function that depends only on which roles choose equal actions, remembered and tested.
 */
import type { Fraction } from '@folkways/core';

/** Exact payoffs of a pure profile. */
export type PayoffRule = (profile: readonly number[]) => readonly Fraction[];

/**
 * Remembers `given` per pattern of equal actions. The first time a pattern is met, the declared symmetry is tested there: on the
 * pattern's profile with its actions renamed, and with the actions of neighbouring alike roles exchanged.
 * @param group - `[m]` roles of one group are alike.
 * @throws RangeError when the symmetry does not hold.
 */
export function payoffRule(given: PayoffRule, group: readonly number[], actionCount: number): PayoffRule {
  const known = new Map<string, readonly Fraction[]>();
  return (profile) => {
    const pattern = patternOf(profile);
    const key = pattern.join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const payoffs = given(pattern);
    const expect = (other: readonly number[], expected: readonly Fraction[], what: string): void => {
      if (given(other).every((payoff, r) => payoff.equals(expected[r]))) return;
      throw new RangeError(
        `structuredMetaGame: "payoffs" expected payoffs that do not change when ${what}, got a change from [${pattern}] to [${other}]`,
      );
    };
    expect(profile, payoffs, 'actions are renamed');
    expect(
      pattern.map((action) => actionCount - 1 - action),
      payoffs,
      'actions are renamed',
    );
    for (const [r, s] of neighbours(group)) {
      expect(exchange(pattern, r, s), exchange(payoffs, r, s), 'alike roles are exchanged with their payoffs');
    }
    known.set(key, payoffs);
    return payoffs;
  };
}

/** Actions renamed 0, 1, ... in the order in which they occur. */
function patternOf(profile: readonly number[]): number[] {
  const names = new Map<number, number>();
  return profile.map((action) => {
    const name = names.get(action) ?? names.size;
    names.set(action, name);
    return name;
  });
}

/** Consecutive roles of each group; their exchanges generate all permutations within it. */
function neighbours(group: readonly number[]): [number, number][] {
  return group.flatMap((g, r): [number, number][] => {
    const next = group.indexOf(g, r + 1);
    return next < 0 ? [] : [[r, next]];
  });
}

function exchange<T>(list: readonly T[], r: number, s: number): T[] {
  const copy = [...list];
  [copy[r], copy[s]] = [list[s], list[r]];
  return copy;
}
