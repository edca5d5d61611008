/**
 * `haze` on the command line: a stranger with a hazing sequence meets whoever plays the other role.
 */
import { automatonAgent } from '@folkways/agents';
import { type HazingRun, hazingAutomaton, type RestartInstance, restartGame, solveHazing } from '@folkways/hazing';
import { parseSequence } from '../haze/parseSequence.js';
import { InputError, refuseInput } from '../inputError.js';
import type { AgentPlace, NamedAgent } from './agentNamed.js';
import { sequenceInWords } from './hazingStrategy.js';
import { refuseAgents } from './refuseAgents.js';

/** The keys that `haze` takes. */
export const hazingOptions = ['sequence', 'after'];

const AFTER = ['restart', 'punish'] as const;

/**
 * The agent of a hazing sequence: the cheapest stable one, or `sequence=A*2.B`.
 * @throws InputError when the game is not symmetric, no hazing is stable, or an option is wrong.
 */
export function hazingAgent(
  { sequence: text, after: given = 'restart' }: Readonly<Record<string, string>>,
  { game, role, option }: AgentPlace,
): NamedAgent {
  const instance = refuseInput(`${option}: haze`, () => restartGame(game));
  const after = AFTER.find((mode) => mode === given);
  if (after === undefined) {
    throw new InputError(`${option}: "after" expected ${AFTER.join(' or ')}, found ${JSON.stringify(given)}`);
  }
  const sequence =
    text === undefined
      ? cheapest(instance, option)
      : parseSequence(text.replaceAll('.', ','), instance, `${option}: sequence`);
  const name = 'haze';
  const automaton = refuseAgents(option, () => hazingAutomaton(game, sequence, { after, label: name }));
  const then =
    after === 'restart'
      ? 'after a round in which somebody did not, it begins again, as with a stranger'
      : `after a round in which somebody did not, it plays ${automaton.actions[automaton.outputs[automaton.outputs.length - 1].indexOf(1)]} for ever`;
  const note = `${name} plays ${sequenceInWords(sequence, instance.goal)}; ${then}.`;
  return { ...automatonAgent({ game, role, automaton, name }), note };
}

function cheapest(instance: RestartInstance, option: string): readonly HazingRun[] {
  const { totalHazing, sequence, reason } = refuseInput(`${option}: haze`, () => solveHazing(instance));
  if (totalHazing !== null) return sequence;
  throw new InputError(
    `${option}: haze expected a game with a stable hazing sequence, found none (${reason}); sequence=... plays your own`,
  );
}
