/**
 * The travellers' dilemma.
 */
import { checkInteger } from '../../checks.js';
import { symmetricGame } from '../bimatrixGame.js';
import type { NormalFormGame } from '../normalFormGame.js';

/** Integers: claims `low..high`, and what the lower claimant gets from the higher one. */
export interface TravellersDilemmaOptions {
  /** @defaultValue 2 */
  readonly low?: number;
  /** @defaultValue 100 */
  readonly high?: number;
  /** More than 1 makes the lowest claim the only equilibrium. @defaultValue 2 */
  readonly bonus?: number;
}

/**
 * Both get the lower of the two claims; the lower claimant gets `bonus` more and the higher one `bonus` less.
 * @throws RangeError when the bounds are not integers with `low <= high`.
 * @remarks Source: K. Basu (1994), American Economic Review 84 (Papers and Proceedings), pp. 391-395. O((high - low)^2).
 */
export function travellersDilemma(options: TravellersDilemmaOptions = {}): NormalFormGame {
  const { low = 2, high = 100, bonus = 2 } = options;
  checkInteger('travellersDilemma', 'low', low, -1e9, 1e9);
  checkInteger('travellersDilemma', 'high', high, low, low + 9999);
  checkInteger('travellersDilemma', 'bonus', bonus, 0, 1e9);
  const claims = Array.from({ length: high - low + 1 }, (_, a) => low + a);
  const payoffs = claims.map((own) => claims.map((other) => Math.min(own, other) + Math.sign(other - own) * bonus));
  return symmetricGame(payoffs, { title: "Travellers' dilemma", actions: claims.map(String) });
}
