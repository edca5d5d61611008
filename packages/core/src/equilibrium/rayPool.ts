/**
 * Extreme rays of a growing list of inequalities, in flat arrays whose slots are used again.
 */

/** Sets label `bit` in the words that start at `base`. */
export function setBit(words: Int32Array, base: number, bit: number): void {
  words[base + (bit >>> 5)] |= 1 << (bit & 31);
}

/** Is label `bit` set in the words that start at `base`? */
export function hasBit(words: Int32Array, base: number, bit: number): boolean {
  return ((words[base + (bit >>> 5)] >>> (bit & 31)) & 1) === 1;
}

/** The number of ones in a 32-bit word. */
export function bitCount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Rays in d + 1 coordinates with their tight labels; mutable. */
export class RayPool {
  readonly dimension: number;
  readonly labelCount: number;
  readonly words: number;
  /** Slots in use. */
  live: number[] = [];
  coordinates: Float64Array;
  /** Bounds |x - exact x|_1 + |v - exact v|. */
  error: Float64Array;
  slack: Float64Array;
  tight: Int32Array;
  #free: number[] = [];
  #used = 0;
  #capacity = 256;

  constructor(dimension: number, replies: number) {
    this.dimension = dimension;
    this.labelCount = dimension + replies;
    this.words = (this.labelCount + 31) >>> 5;
    this.coordinates = new Float64Array(this.#capacity * (dimension + 1));
    this.error = new Float64Array(this.#capacity);
    this.slack = new Float64Array(this.#capacity);
    this.tight = new Int32Array(this.#capacity * this.words);
  }

  /** A cleared slot, put among the live ones. */
  take(): number {
    const slot = this.#free.pop() ?? this.#used++;
    if (slot >= this.#capacity) this.#grow();
    this.tight.fill(0, slot * this.words, (slot + 1) * this.words);
    this.slack[slot] = 0;
    this.live.push(slot);
    return slot;
  }

  /** Takes out the rays with negative slack, which are listed. */
  releaseNegative(slots: readonly number[]): void {
    this.live = this.live.filter((slot) => this.slack[slot] >= 0);
    for (const slot of slots) this.#free.push(slot);
  }

  /** Makes the labels of `ray` those that two others share. */
  intersectLabels(ray: number, first: number, second: number): void {
    const { tight, words } = this;
    for (let w = 0; w < words; w++) tight[ray * words + w] = tight[first * words + w] & tight[second * words + w];
  }

  /** How many labels a ray has. */
  labelCountOf(ray: number): number {
    let count = 0;
    for (let w = 0; w < this.words; w++) count += bitCount(this.tight[ray * this.words + w]);
    return count;
  }

  /** A ray's labels, ascending. */
  labelsOf(ray: number): number[] {
    const labels: number[] = [];
    for (let bit = 0; bit < this.labelCount; bit++) if (hasBit(this.tight, ray * this.words, bit)) labels.push(bit);
    return labels;
  }

  /** The label words of the live rays but the first slot, one after the other. */
  compactLabels(): Int32Array {
    const { words } = this;
    const labels = new Int32Array((this.live.length - 1) * words);
    this.live.slice(1).forEach((slot, i) => {
      labels.set(this.tight.subarray(slot * words, (slot + 1) * words), i * words);
    });
    return labels;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.coordinates = longer(this.coordinates, new Float64Array(this.#capacity * (this.dimension + 1)));
    this.error = longer(this.error, new Float64Array(this.#capacity));
    this.slack = longer(this.slack, new Float64Array(this.#capacity));
    this.tight = longer(this.tight, new Int32Array(this.#capacity * this.words));
  }
}

function longer<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
