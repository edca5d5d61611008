/**
 * Patience, in half a sentence.
 */
import { formatSignificant } from '../output/formatReal.js';

/** Beyond this a discount factor is said as 1 less a small number. */
const NEAR_ONE = 0.999;

/**
 * `from discount factor 0.444 on`.
 * @param from - the least discount factor; 0 when impatience does no harm.
 * @param exact - the same as a fraction, said instead when it is a short one.
 */
export function discountInWords(from: number, exact?: string): string {
  if (from === 0) return 'without any patience';
  if (exact !== undefined && exact.length <= 7) return `from discount factor ${exact} on`;
  const said = from > NEAR_ONE ? `1 - ${formatSignificant(1 - from, 3)}` : formatSignificant(from, 3);
  return `from discount factor ${said} on`;
}
