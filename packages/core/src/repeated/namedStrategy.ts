/**
 * The strategies everyone expects by name, as automata for any game of two players with two actions each.
 */
import { checkOneOf, checkReal } from '../checks.js';
import { Fraction } from '../rational/fraction.js';
import { parseFraction } from '../rational/parseFraction.js';
import { type Automaton, type AutomatonInput, automaton, type ProbabilityInput } from './automaton.js';

/** A strategy's name. */
export type StrategyName =
  | 'cooperator'
  | 'defector'
  | 'titForTat'
  | 'suspiciousTitForTat'
  | 'titForTwoTats'
  | 'generousTitForTat'
  | 'grudger'
  | 'softGrudger'
  | 'winStayLoseShift'
  | 'alternator'
  | 'bully'
  | 'random';

/** Options of `namedStrategy`. */
export interface NamedStrategyOptions {
  /** The player's two actions, the cooperative one first. */
  readonly actions: readonly [string, string] | readonly string[];
  /** The opponent's two actions, the cooperative one first. @defaultValue the player's own */
  readonly opponentActions?: readonly [string, string] | readonly string[];
  /**
   * Generous Tit For Tat: of forgiving a defection; Random: of cooperating. In [0, 1].
   * @defaultValue 1/3 (Generous Tit For Tat in Axelrod's game: min(1 - (T-R)/(R-S), (R-P)/(T-P))), 1/2 (Random)
   */
  readonly probability?: ProbabilityInput;
}

/** What a strategy is and where it comes from. */
export interface StrategyDescription {
  readonly title: string;
  readonly description: string;
  readonly source: string;
}

/** Titles, rules and sources, by name. C is the cooperative action, D the other. */
export const strategyDescriptions: Readonly<Record<StrategyName, StrategyDescription>> = {
  cooperator: { title: 'Cooperator', description: 'Always C.', source: 'Axelrod (1984)' },
  defector: { title: 'Defector', description: 'Always D.', source: 'Axelrod (1984)' },
  titForTat: {
    title: 'Tit For Tat',
    description: "C first, then the opponent's last action.",
    source: 'Rapoport, in Axelrod (1980), Effective choice in the prisoner’s dilemma',
  },
  suspiciousTitForTat: {
    title: 'Suspicious Tit For Tat',
    description: "D first, then the opponent's last action.",
    source: 'Boyd and Lorberbaum (1987), Nature 327',
  },
  titForTwoTats: {
    title: 'Tit For Two Tats',
    description: 'D after two D in a row, else C.',
    source: 'Axelrod (1984), The Evolution of Cooperation, chapter 2',
  },
  generousTitForTat: {
    title: 'Generous Tit For Tat',
    description: 'Tit For Tat that forgives a D with a fixed probability.',
    source: 'Nowak and Sigmund (1992), Nature 355',
  },
  grudger: {
    title: 'Grudger',
    description: "C until the opponent's first D, then D for ever (grim trigger).",
    source: 'Friedman (1971), Review of Economic Studies 38',
  },
  softGrudger: {
    title: 'Soft Grudger',
    description: 'After a D plays D, D, D, D, C, C and then watches again.',
    source: 'Li, Hingston and Kendall (2011), IEEE Transactions on Computational Intelligence and AI in Games 3',
  },
  winStayLoseShift: {
    title: 'Win-Stay Lose-Shift',
    description: 'C first; repeats its action after the opponent’s C, changes it after a D (Pavlov).',
    source: 'Nowak and Sigmund (1993), Nature 364; Kraines and Kraines (1989), Theory and Decision 26',
  },
  alternator: { title: 'Alternator', description: 'C, D, C, D, ...', source: 'Axelrod (1984)' },
  bully: {
    title: 'Bully',
    description: "D first, then the opposite of the opponent's last action.",
    source: 'Nachbar (1992), Evolution in the finitely repeated prisoner’s dilemma, JEBO 19',
  },
  random: {
    title: 'Random',
    description: 'C with a fixed probability every round.',
    source: 'Axelrod (1980), Effective choice in the prisoner’s dilemma',
  },
};

/**
 * A strategy by name. The definitions are those of the Axelrod library, whose recorded matches they reproduce.
 * @throws RangeError when the name is unknown, there are not two actions each, or the probability is outside [0, 1].
 * @example
 * ```ts
 * import { namedStrategy } from '@folkways/core';
 * const strategy = namedStrategy('titForTwoTats', { actions: ['C', 'D'] });
 * console.log(strategy.label, strategy.states); // Tit For Two Tats [ 'calm', 'warned', 'angry' ]
 * ```
 */
export function namedStrategy(name: StrategyName, options: NamedStrategyOptions): Automaton {
  const names = Object.keys(strategyDescriptions) as StrategyName[];
  checkOneOf('namedStrategy', 'name', name, names);
  const { actions, opponentActions = actions } = options;
  for (const list of [actions, opponentActions]) {
    if (list.length !== 2) throw new RangeError(`namedStrategy: expected two actions, got ${list.length}`);
  }
  const given = options.probability ?? (name === 'generousTitForTat' ? '1/3' : '1/2');
  const p = typeof given === 'number' ? given : typeof given === 'string' ? parseFraction(given) : given;
  checkReal('namedStrategy', 'probability', p instanceof Fraction ? p.toNumber() : p, { low: 0, high: 1 });
  return automaton({
    label: strategyDescriptions[name].title,
    actions,
    opponents: [opponentActions],
    ...machine(name, actions, opponentActions, p as number | Fraction),
  });
}

/** Cooperates with probability p, the rest kept exact when p is. */
function mix(c: string, d: string, p: number | Fraction): { [action: string]: ProbabilityInput } {
  return { [c]: p, [d]: p instanceof Fraction ? Fraction.ONE.subtract(p) : 1 - p };
}

function machine(
  name: StrategyName,
  [c, d]: readonly string[],
  [c2, d2]: readonly string[],
  p: number | Fraction,
): Pick<AutomatonInput, 'initial' | 'states'> {
  /** Where the opponent's action leads, whatever the player's own was. */
  const on = (afterC: string, afterD: string): { '*': { [action: string]: string } } => ({
    '*': { [c2]: afterC, [d2]: afterD },
  });
  const copying = (play: AutomatonInput['states'][string]['play']): AutomatonInput['states'] => ({
    [c]: { play: c, next: on(c, d) },
    [d]: { play, next: on(c, d) },
  });
  switch (name) {
    case 'cooperator':
      return { initial: c, states: { [c]: { play: c, next: c } } };
    case 'defector':
      return { initial: d, states: { [d]: { play: d, next: d } } };
    case 'random':
      return { initial: 'any', states: { any: { play: mix(c, d, p), next: 'any' } } };
    case 'alternator':
      return { initial: c, states: { [c]: { play: c, next: d }, [d]: { play: d, next: c } } };
    case 'titForTat':
      return { initial: c, states: copying(d) };
    case 'suspiciousTitForTat':
      return { initial: d, states: copying(d) };
    case 'generousTitForTat':
      return { initial: c, states: copying(mix(c, d, p)) };
    case 'bully':
      return { initial: d, states: { [d]: { play: d, next: on(d, c) }, [c]: { play: c, next: on(d, c) } } };
    case 'grudger':
      return {
        initial: 'calm',
        states: { calm: { play: c, next: on('calm', 'angry') }, angry: { play: d, next: 'angry' } },
      };
    case 'titForTwoTats':
      return {
        initial: 'calm',
        states: {
          calm: { play: c, next: on('calm', 'warned') },
          warned: { play: c, next: on('calm', 'angry') },
          angry: { play: d, next: on('calm', 'angry') },
        },
      };
    case 'winStayLoseShift':
      // It follows the action really played, so that a slip is what it stays with or shifts from.
      return {
        initial: c,
        states: Object.fromEntries(
          [c, d].map((own) => [own, { play: own, next: { [c]: { [c2]: c, [d2]: d }, [d]: { [c2]: d, [d2]: c } } }]),
        ),
      };
    case 'softGrudger':
      return {
        initial: 'calm',
        states: {
          calm: { play: c, next: on('calm', 'D1') },
          D1: { play: d, next: 'D2' },
          D2: { play: d, next: 'D3' },
          D3: { play: d, next: 'D4' },
          D4: { play: d, next: 'C1' },
          C1: { play: c, next: 'C2' },
          C2: { play: c, next: on('calm', 'D1') },
        },
      };
  }
}
