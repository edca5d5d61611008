/**
 * `haze` on the command line: a stranger with a hazing sequence meets whoever plays the other role.
 */
import { automatonAgent } from '@folkways/agents';
import { restartGame } from '@folkways/hazing';
import { parseSequence } from '../haze/parseSequence.js';
import { InputError, refuseInput } from '../inputError.js';
import type { AgentPlace, NamedAgent } from './agentNamed.js';
import { cheapestHazing, isSymmetric, ownHazing, type PlayedHazing } from './hazingStrategy.js';
import { refuseAgents } from './refuseAgents.js';

/** The keys that `haze` takes. */
export const hazingOptions = ['sequence', 'after'];

const AFTER = ['restart', 'punish'] as const;

/**
 * The agent of a hazing sequence: the cheapest stable one, or `sequence=A*2.B` in a symmetric game.
 * @throws InputError when no hazing is stable, or an option is wrong.
 */
export function hazingAgent(options: Readonly<Record<string, string>>, place: AgentPlace): NamedAgent {
  const { game, role, option } = place;
  const after = AFTER.find((mode) => mode === (options.after ?? 'restart'));
  if (after === undefined) {
    throw new InputError(`${option}: "after" expected ${AFTER.join(' or ')}, found ${JSON.stringify(options.after)}`);
  }
  const { automata, inWords } = hazingOf(options.sequence, after, place);
  const automaton = automata[role];
  const off = 'after a round in which somebody did not, it';
  const last = automaton.outputs[automaton.outputs.length - 1].indexOf(1);
  const then =
    after === 'restart'
      ? `${off} begins again, as with a stranger`
      : `${off} plays ${automaton.actions[last]} for ever`;
  const verb = isSymmetric(game) ? 'plays' : 'plays its part of';
  const note = `haze ${verb} ${inWords}; ${then}.`;
  return { ...automatonAgent({ game, role, automaton, name: 'haze' }), note };
}

function hazingOf(text: string | undefined, after: (typeof AFTER)[number], { game, option }: AgentPlace): PlayedHazing {
  const where = `${option}: haze`;
  if (text !== undefined) {
    const instance = refuseInput(where, () => restartGame(game));
    const sequence = parseSequence(text.replaceAll('.', ','), instance, `${option}: sequence`);
    return refuseAgents(option, () => ownHazing(game, sequence, { after, label: 'haze' }));
  }
  const found = refuseAgents(option, () => cheapestHazing(game, { after, label: 'haze' }));
  if (found !== undefined) return found;
  throw new InputError(`${where} expected a game with a stable hazing sequence, found none`);
}
