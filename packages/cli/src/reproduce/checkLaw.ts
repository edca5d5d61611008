/**
 * A property checked on many random instances.
 */
import { type RandomStream, randomStream } from '@folkways/core';

/** What came of it. */
export interface CheckedLaw {
  /** Did it hold on every instance it applies to, and does it apply to any? */
  readonly holds: boolean;
  /** Instances it applied to. */
  readonly instances: number;
  /** `"held on all 200 instances"`, or where it failed. */
  readonly words: string;
}

/**
 * Draws instances until the law has applied to `instances` of them, or 50 times as many were drawn.
 * @param check - draws an instance and says whether the law holds for it; `undefined` where it says nothing about it.
 * @param stream - number of the random stream, one per law.
 */
export function checkLaw(
  { seed, instances, stream = 0 }: { readonly seed: number; readonly instances: number; readonly stream?: number },
  check: (rng: RandomStream) => boolean | undefined,
): CheckedLaw {
  let applied = 0;
  for (let draw = 0; applied < instances && draw < 50 * instances; draw++) {
    const verdict = check(randomStream(seed + draw, stream));
    if (verdict === false) {
      return { holds: false, instances: applied, words: `failed on random instance ${seed + draw}` };
    }
    if (verdict) applied++;
  }
  const words = `held on all ${applied.toLocaleString('en')} random instances`;
  return { holds: applied > 0, instances: applied, words };
}
