/**
 * Lines 7 to 16 of the restart paper's Algorithm 3, as written and small: the lists of large actions, kept whole so that the claims about
 * them can be looked at. `solveHazing` has its own, faster form.
 */
import type { HazingAction, HazingInstance } from '@folkways/hazing';

/** The lists once all large actions are processed. */
export interface LargeLists {
  /** floor(c / K) for the unit K = e1 e2 T = T / (m (m + 1)), in integers. */
  readonly normalised: (cost: number) => number;
  /** Actions with c > e1 T by increasing threshold. */
  readonly large: readonly HazingAction[];
  /** H[q], undefined where there is no list. */
  readonly most: readonly (number | undefined)[];
  /** L[q], the list itself. */
  readonly lists: readonly (readonly HazingAction[] | undefined)[];
  /** Every value that H was set to, in order. */
  readonly set: readonly { readonly q: number; readonly hazing: number }[];
}

/** Builds the lists for eps = 1 / m; actions with t >= T are left out, as the paper does. */
export function largeLists({ goalThreshold, actions }: HazingInstance, m: number): LargeLists {
  const normalised = (cost: number): number => Math.floor((cost * m * (m + 1)) / goalThreshold);
  const last = 2 * m * (m + 1);
  const large = actions
    .filter(({ cost, threshold }) => cost * m > goalThreshold && threshold < goalThreshold)
    .sort((a, b) => a.threshold - b.threshold);
  const most: (number | undefined)[] = new Array(last + 1).fill(undefined);
  const lists: (readonly HazingAction[] | undefined)[] = new Array(last + 1).fill(undefined);
  [most[0], lists[0]] = [0, []];
  const set = [{ q: 0, hazing: 0 }];
  for (const action of large) {
    const step = normalised(action.cost);
    for (let q = 0; q + step <= last; q++) {
      const [hazing, list] = [most[q], lists[q]];
      if (hazing === undefined || list === undefined || hazing <= action.threshold) continue;
      const [total, before] = [hazing + action.cost, most[q + step]];
      if (before !== undefined && before >= total) continue;
      [most[q + step], lists[q + step]] = [total, [...list, action]];
      set.push({ q: q + step, hazing: total });
    }
  }
  return { normalised, large, most, lists, set };
}

/** Every stable sequence of the large actions in their order with a total of at most `limit`: its total and its normalised total. */
export function stableLargeSequences(
  { large, normalised }: LargeLists,
  limit: number,
): { readonly hazing: number; readonly q: number }[] {
  const found: { hazing: number; q: number }[] = [];
  const extend = (from: number, hazing: number, q: number): void => {
    found.push({ hazing, q });
    for (let i = from; i < large.length; i++) {
      const { cost, threshold } = large[i];
      if (hazing > threshold && hazing + cost <= limit) extend(i, hazing + cost, q + normalised(cost));
    }
  };
  extend(0, 0, 0);
  return found;
}
