/**
 * Noise as a property of a strategy: a hand that slips.
 */
import { checkReal } from '../checks.js';
import { Fraction } from '../rational/fraction.js';
import { decimalOf } from '../rational/parseFraction.js';
import type { Automaton } from './automaton.js';
import { automatonFromTables } from './automatonFromTables.js';
import { exactOutputs } from './exactOutputs.js';

/**
 * The automaton whose chosen action is replaced, with probability `noise` each round, by one of its other actions, all equally likely
 * (for two actions it is flipped). Its transitions see the action that was really played, as everyone's do.
 * @param noise - in [0, 1].
 * @returns the automaton itself when there is no noise or only one action.
 * @throws RangeError when `noise` is outside [0, 1].
 */
export function trembling(automaton: Automaton, noise: number): Automaton {
  checkReal('trembling', 'noise', noise, { low: 0, high: 1 });
  const others = automaton.actions.length - 1;
  if (noise === 0 || others === 0) return automaton;
  const slip = decimalOf(noise);
  const keep = Fraction.ONE.subtract(slip);
  const outputs = automaton.states.map((_, s) =>
    exactOutputs(automaton, s).map((p) =>
      keep.multiply(p).add(slip.multiply(Fraction.ONE.subtract(p)).divide(Fraction.of(others))),
    ),
  );
  return automatonFromTables({ ...automaton, outputs });
}
