/**
 * Output probabilities as fractions.
 */
import type { Fraction } from '../rational/fraction.js';
import { decimalOf, parseFraction } from '../rational/parseFraction.js';
import type { Automaton } from './automaton.js';

/** The distribution over own actions in state s, exactly; numbers count as the decimals they print as. */
export function exactOutputs(automaton: Automaton, s: number): Fraction[] {
  const texts = automaton.exactOutputs?.[s];
  return automaton.outputs[s].map((p, a) => (texts && parseFraction(texts[a])) ?? decimalOf(p));
}
