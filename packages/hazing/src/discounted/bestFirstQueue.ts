/**
 * A binary heap of labels, least priority first, first in first out among equals.
 */

/** A queue entry. */
export interface Prioritised {
  readonly priority: number;
  /** Breaks ties: the smaller goes first. */
  readonly order: number;
}

/** A mutable priority queue; push and pop in O(log size). */
export class BestFirstQueue<T extends Prioritised> {
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** The next item, left in place. */
  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(item, items[above])) break;
      items[at] = items[above];
      at = above;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const top = items[0];
    const item = items.pop();
    if (item === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && before(items[below + 1], items[below])) below++;
      if (!before(items[below], item)) break;
      items[at] = items[below];
      at = below;
    }
    items[at] = item;
    return top;
  }
}

function before(a: Prioritised, b: Prioritised): boolean {
  return a.priority < b.priority || (a.priority === b.priority && a.order < b.order);
}
