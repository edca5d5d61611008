/**
 * All strategies of a menu moving at once: which joint states a history can lead to, found as they are reached and kept for all matches.
 *
 * A menu's strategies have few joint states, since all see the same history: one table look-up then moves the whole menu.
 */

/** The most joint states kept. */
const STATE_LIMIT = 4096;
/** The most numbers kept in one table. */
const ENTRY_LIMIT = 1 << 20;

/** The flat tables of a menu that a product is made of. */
export interface ProductTables {
  readonly size: number;
  readonly profiles: number;
  readonly initial: Int32Array;
  readonly next: Int32Array;
  readonly logs: Float64Array;
}

/** Joint states 0, 1, ... of a menu; 0 is the initial one. */
export class MenuProduct {
  /** The most joint states this product will keep. */
  readonly limit: number;
  /** `[states * labels]`: each strategy's state in a joint state. */
  vectors: Int32Array;
  /** `[states * profiles * labels]`: what each strategy's log-likelihood gains by a joint action. */
  logs: Float64Array;
  readonly #tables: ProductTables;
  readonly #numbers = new Map<string, number>();
  /** `[states * profiles]`: the next joint state; -1 unknown, -2 beyond the limit. */
  #next: Int32Array;
  #count = 0;

  constructor(tables: ProductTables) {
    this.#tables = tables;
    const { size, profiles } = tables;
    this.limit = Math.max(1, Math.min(STATE_LIMIT, Math.floor(ENTRY_LIMIT / (size * profiles))));
    this.vectors = new Int32Array(size);
    this.logs = new Float64Array(size * profiles);
    this.#next = new Int32Array(profiles);
    this.#numberOf(tables.initial);
  }

  /** The joint state after a joint action; -2 when it is beyond the limit. */
  step(state: number, profile: number): number {
    const next = this.#next[state * this.#tables.profiles + profile];
    return next === -1 ? this.#explore(state, profile) : next;
  }

  #explore(state: number, profile: number): number {
    const { size, profiles, next } = this.#tables;
    const moved = new Int32Array(size);
    for (let g = 0; g < size; g++) moved[g] = next[this.vectors[state * size + g] * profiles + profile];
    const number = this.#numberOf(moved);
    this.#next[state * profiles + profile] = number;
    return number;
  }

  #numberOf(vector: Int32Array): number {
    const key = vector.join(' ');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.#count === this.limit) return -2;
    const { size, profiles, logs } = this.#tables;
    const number = this.#count++;
    if ((number + 1) * size > this.vectors.length) this.#grow();
    this.#numbers.set(key, number);
    this.vectors.set(vector, number * size);
    this.#next.fill(-1, number * profiles, (number + 1) * profiles);
    for (let k = 0; k < profiles; k++) {
      for (let g = 0; g < size; g++) this.logs[(number * profiles + k) * size + g] = logs[vector[g] * profiles + k];
    }
    return number;
  }

  #grow(): void {
    const doubled = <T extends Int32Array | Float64Array>(column: T, into: T): T => {
      into.set(column);
      return into;
    };
    this.vectors = doubled(this.vectors, new Int32Array(2 * this.vectors.length));
    this.logs = doubled(this.logs, new Float64Array(2 * this.logs.length));
    this.#next = doubled(this.#next, new Int32Array(2 * this.#next.length));
  }
}

/** Where the strategies of a menu are along one history. */
export class MenuWalk {
  /** The joint state, or -1 once the product's limit is passed: then each strategy is moved on its own. */
  joint = 0;
  readonly #tables: ProductTables & { readonly product: MenuProduct };
  #single: Int32Array | undefined;

  constructor(tables: ProductTables & { readonly product: MenuProduct }) {
    this.#tables = tables;
  }

  /** A strategy's present state, a state of the menu's tables. */
  stateOf(strategy: number): number {
    const { product, size } = this.#tables;
    return this.#single === undefined ? product.vectors[this.joint * size + strategy] : this.#single[strategy];
  }

  /** Takes in one joint action, a profile index of the game. */
  observe(profile: number): void {
    if (this.#single !== undefined) {
      this.#moveEach(this.#single, profile);
      return;
    }
    const { product, size } = this.#tables;
    const next = product.step(this.joint, profile);
    if (next >= 0) {
      this.joint = next;
      return;
    }
    this.#single = product.vectors.slice(this.joint * size, (this.joint + 1) * size);
    this.joint = -1;
    this.#moveEach(this.#single, profile);
  }

  #moveEach(states: Int32Array, profile: number): void {
    const { next, profiles, size } = this.#tables;
    for (let j = 0; j < size; j++) states[j] = next[states[j] * profiles + profile];
  }
}
