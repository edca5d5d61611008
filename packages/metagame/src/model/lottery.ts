/**
 * Lotteries: one draw that all clients of an LLM follow.
 */
import { describeValue } from '@folkways/core';
import { distribution } from './distribution.js';
import type { Lottery, PureProfile } from './metaAction.js';
import type { ShareInput } from './shareFraction.js';

/**
 * The lottery over these pure profiles.
 * @param outcomes - pairs of a profile (one action index per role) and its weight in [0, 1]; the weights sum to 1 within 1e-9 and are
 *   then normalised. Equal profiles are merged and weights of 0 dropped.
 * @throws TypeError when a weight is no number.
 * @throws RangeError when a weight is outside [0, 1] or the sum is not 1.
 * @example
 * ```ts
 * import { lottery } from '@folkways/metagame';
 * console.log(lottery([[[0, 0, 0], '1/2'], [[1, 1, 1], '1/2']]).outcomes.length); // 2
 * ```
 */
export function lottery(outcomes: readonly (readonly [PureProfile, ShareInput])[]): Lottery {
  const wrong = Array.isArray(outcomes) ? outcomes.find((outcome) => !Array.isArray(outcome?.[0])) : outcomes;
  if (wrong !== undefined || !Array.isArray(outcomes)) {
    throw new TypeError(`lottery: "outcomes" expected pairs of a profile and a weight, got ${describeValue(wrong)}`);
  }
  const weights = distribution(
    'lottery: "outcomes"',
    outcomes.map(([, weight]) => weight),
  );
  const merged = new Map<string, { profile: PureProfile; weight: number }>();
  outcomes.forEach(([profile], index) => {
    if (weights[index] === 0) return;
    const known = merged.get(profile.join());
    merged.set(profile.join(), { profile: [...profile], weight: (known?.weight ?? 0) + weights[index] });
  });
  return { kind: 'lottery', outcomes: [...merged.values()] };
}
