/**
 * The payoff vectors of the pure profiles of the meta-game: the corners of the feasible set are among them.
 */
import { exactPayoff, type Fraction, profileAt } from '@folkways/core';
import { metaActionProfile } from '../../model/actionProfiles.js';
import type { PureProfile } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { normalFormOf } from '../../model/toNormalForm.js';

/** One payoff vector and the first pure profile that has it. */
export interface PayoffVector {
  /** `[k]` one pure profile of the base game per LLM. */
  readonly profile: readonly PureProfile[];
  /** `[k]` sums over the clients of each LLM. */
  readonly payoffs: readonly Fraction[];
}

/** All different payoff vectors of pure profiles, exactly; decimals count as what they print as. */
export function payoffVectors(where: string, meta: MetaGame): PayoffVector[] {
  const game = normalFormOf(where, meta, true, {});
  const seen = new Map<string, PayoffVector>();
  for (let index = 0; index < game.payoffs[0].length; index++) {
    const payoffs = meta.llms.map((_, j) => exactPayoff(game, j, index));
    const key = payoffs.join();
    if (seen.has(key)) continue;
    const profile = profileAt(game, index).map((action, j) => metaActionProfile(meta, j, action));
    seen.set(key, { profile, payoffs });
  }
  return [...seen.values()];
}
