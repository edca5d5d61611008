/**
 * `review` on the command line: an LLM that follows a review protocol of the folk theorem.
 */
import { automatonAgent } from '@folkways/agents';
import { checkInteger, checkReal, type NormalFormGame } from '@folkways/core';
import {
  deviationGain,
  type MetaGame,
  metaGame,
  observability,
  type Protocol,
  reviewAutomaton,
  tighten,
} from '@folkways/metagame';
import { InputError, refuseInput } from '../inputError.js';
import { loadEngine } from '../loadEngine.js';
import { profileInWords } from '../metagame/adviceWords.js';
import { targetOf } from '../metagame/targetOf.js';
import { formatSignificant } from '../output/formatReal.js';
import { countInWords, listInWords } from '../output/listInWords.js';
import type { AgentPlace, NamedAgent } from './agentNamed.js';
import { refuseAgents } from './refuseAgents.js';

/** The keys that `review` takes. */
export const reviewOptions = ['target', 'maximize', 'epsilon', 'probe', 'tolerance', 'punish'];

const OBJECTIVES = ['nash-product', 'welfare', 'min'] as const;
/** Entries of a schedule that a sentence has room for. */
const SHOWN = 3;

/**
 * The agent of the least demanding protocol found for a target (averages per client, separated by colons), or for the best one.
 * @throws InputError when an option is wrong, no protocol is found, or its automaton is too large.
 */
export async function reviewAgent(
  options: Readonly<Record<string, string>>,
  { game, role, option, discount, meta: given }: AgentPlace,
): Promise<NamedAgent> {
  const meta = given ?? itselfAsMeta(game);
  const where = `${option}: review`;
  const blind = observability(meta).findIndex((row) => row.includes(false));
  if (blind >= 0) {
    throw new InputError(`${where} expected LLMs that observe every role, found that ${meta.llms[blind]} does not`);
  }
  const protocol = await protocolOf(meta, options, where);
  const made = refuseAgents(where, () => reviewAutomaton(meta, protocol, role));
  // The actions of a game without LLMs keep their own names.
  const automaton = { ...made, actions: game.actions[role], opponents: [game.actions[1 - role]] };
  return { ...automatonAgent({ game, role, automaton, name: 'review' }), note: noteOf(meta, protocol, discount) };
}

/** A game whose players decide for themselves: each is an LLM with one role to itself. */
function itselfAsMeta(game: NormalFormGame): MetaGame {
  const shares = game.players.map((_, i) => game.players.map((__, j) => (i === j ? 1 : 0)));
  return metaGame({ game, shares, llms: game.players });
}

async function protocolOf(meta: MetaGame, options: Readonly<Record<string, string>>, where: string): Promise<Protocol> {
  const { target: text, maximize, epsilon: width = '0.1' } = options;
  if (text !== undefined && maximize !== undefined) {
    throw new InputError(`${where} expected target or maximize, found both`);
  }
  const objective = OBJECTIVES.find((name) => name === (maximize ?? OBJECTIVES[0]));
  if (objective === undefined) {
    throw new InputError(`${where}: "maximize" expected ${listInWords(OBJECTIVES, 'or')}, found ${maximize}`);
  }
  const real = (key: string, value: string, bounds: Parameters<typeof checkReal>[3]): number =>
    refuseInput(where, () => checkReal('review', key, Number(value), bounds));
  const integer = (key: string, value: string, least: number): number =>
    refuseInput(where, () => checkInteger('review', key, Number(value), least, 1e6));
  const epsilon = real('epsilon', width, { low: 0, open: 'low' });
  const probe = options.probe === undefined ? undefined : real('probe', options.probe, { low: 0, high: 1 });
  const tolerance = options.tolerance === undefined ? undefined : integer('tolerance', options.tolerance, 0);
  const periods = options.punish === undefined ? undefined : integer('punish', options.punish, 1);
  const lp = await loadEngine('glpk');
  const wanted = targetOf(meta, { target: text?.replaceAll(':', ','), maximize: objective }, lp, `${where}: "target"`);
  const { best, reason } = refuseAgents(where, () => tighten(meta, wanted, { lp, epsilon, lengths: [1] }));
  if (best === null) throw new InputError(`${where} expected a target with a tested protocol, found none: ${reason}`);
  const { protocol } = best;
  return {
    ...protocol,
    probe: probe ?? protocol.probe,
    tolerance: tolerance ?? protocol.tolerance,
    punishment: { ...protocol.punishment, periods: periods ?? protocol.punishment.periods },
  };
}

function noteOf(meta: MetaGame, protocol: Protocol, discount: number): string {
  const { schedule, probe, tolerance, punishment } = protocol;
  const T = schedule.reduce((sum, { periods }) => sum + periods, 0);
  const entries = schedule.slice(0, SHOWN).map(({ profile, periods }) => {
    const advice = profile.map((action, q) => ('kind' in action ? 'a split' : profileInWords(meta, q, action)));
    return `(${advice.join(', ')})${schedule.length === 1 ? '' : ` for ${countInWords(periods, 'round')}`}`;
  });
  if (schedule.length > SHOWN) entries.push('more');
  const gains =
    discount > 0 && discount < 1 ? deviationGain(meta, protocol, { oneMinusDiscount: 1 - discount }) : undefined;
  const worth = gains?.map(({ gain }, q) => `${meta.llms[q]} ${formatSignificant(Math.max(0, gain), 3)}`);
  return [
    `review prescribes ${listInWords(entries)} in blocks of ${countInWords(T, 'round')}, probes with probability ${formatSignificant(probe, 3)}, and punishes for ${countInWords(punishment.periods, 'round')} after a block with ${tolerance === 0 ? 'any wrong round' : `more than ${countInWords(tolerance, 'wrong round')}`}.`,
    worth === undefined
      ? ''
      : `At the discount factor of this match the best deviation from it would gain ${listInWords(worth)} a round.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
