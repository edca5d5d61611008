/**
 * Agents that follow an automaton.
 */
import { type Automaton, checkInteger, type NormalFormGame } from '@folkways/core';
import { menuTables } from '../belief/menuTables.js';
import { checkFits, checkTwoPlayers } from '../menu/checkMenu.js';
import type { ReasonedAgent } from './agent.js';
import { AutomatonPlayer } from './automatonPlayer.js';
import { reasonedAgent } from './reasonedAgent.js';

/** Options of `automatonAgent`. */
export interface AutomatonAgentOptions {
  readonly game: NormalFormGame;
  readonly role: number;
  readonly automaton: Automaton;
  /** @defaultValue the automaton's label */
  readonly name?: string;
}

/** An agent that follows an automaton, and says which one: matches of two of them have a fast path. */
export interface AutomatonAgent extends ReasonedAgent {
  readonly automaton: Automaton;
}

/**
 * An agent that follows an automaton: a label of a menu, a named strategy of core, a hazing sequence (`scriptAutomaton`), any other.
 * @throws RangeError when the automaton has other actions than the role.
 */
export function automatonAgent({ game, role, automaton: given, name }: AutomatonAgentOptions): AutomatonAgent {
  checkTwoPlayers('automatonAgent', game);
  checkInteger('automatonAgent', 'role', role, 0, 1);
  checkFits('automatonAgent', 'automaton', game, role, given);
  const tables = menuTables(game, role, [{ label: given.label, description: '', automaton: given }]);
  const agent = reasonedAgent({
    name: name ?? given.label,
    game,
    role,
    start: (rng) => new AutomatonPlayer(tables, 0, rng),
    view: () => new AutomatonPlayer(tables, 0, undefined),
  });
  return { ...agent, automaton: given };
}
