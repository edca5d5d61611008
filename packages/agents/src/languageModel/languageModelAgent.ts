/**
 * Agents that ask a language model.
 */
import { checkInteger, checkOneOf } from '@folkways/core';
import type { Agent } from '../agent/agent.js';
import { payoffSettings } from '../agent/payoffKnowledge.js';
import { type ReasoningOptions, reasoning } from '../agent/reasoning.js';
import { priorWeights } from '../belief/prior.js';
import { checkKeys } from '../experiment/checkKeys.js';
import { checkMenu, checkTwoPlayers } from '../menu/checkMenu.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { BasePlayer, ScotPlayer } from './actionPlayers.js';
import type { HistoryPolicy } from './askChoice.js';
import type { ChatModel } from './chatModel.js';
import { LabelPlayer } from './labelPlayer.js';
import type { AskingSettings } from './languageModelPlayer.js';
import type { ModelTurn } from './modelTurn.js';

const MODES = ['base', 'scot', 'ps-br'] as const;

/**
 * How a model is used. `"base"`: it names the action. `"scot"`: it predicts the other's action, then names its own. `"ps-br"`: it names
 * the strategy that the other follows, which counts as a draw from its belief; the best response to it is computed.
 */
export type LanguageModelMode = (typeof MODES)[number];

/**
 * Options of `languageModelAgent`: those of `psBr`, of which base and scot use the game, the role, what is told of the opponent's menu, the
 * prior and the payoffs.
 */
export interface LanguageModelAgentOptions extends Omit<ReasoningOptions, 'opponentMenu'> {
  readonly model: ChatModel;
  readonly mode: LanguageModelMode;
  /** Strategies that the other may follow; needed by `"ps-br"`, told to the model in the other modes. */
  readonly opponentMenu?: StrategyMenu;
  /** What to do when the history is too long for the model. @defaultValue the match stops */
  readonly history?: HistoryPolicy;
  /** The order in which actions are offered: drawn anew for every question, or the game's. Labels keep the menu's order. @defaultValue `"shuffled"` */
  readonly optionOrder?: 'shuffled' | 'fixed';
  /** Called after every question: what was asked, asked again, answered, and where Bayes stood in for the model. */
  readonly onTurn?: (turn: ModelTurn) => void;
}

/**
 * An agent whose decisions are a language model's, in one of three ways.
 *
 * The calls of a match have the keys `m<match>.p<role>.r<round>.<kind>.<attempt>`, and their seeds come from the player's stream: a match
 * that is played again asks the same again. In modes `"base"` and `"scot"` a model that gives no reply, or none that can be read, stops
 * the match with a `ModelCallError`. In mode `"ps-br"` a model that is unavailable or unreadable for a round is replaced in that round by
 * a draw from the Bayesian posterior, told to `onTurn`; a refused key, an unknown model, a prompt too long or a spent limit stop the match.
 * @throws RangeError when the menus do not fit the game and the role, the prior does not fit the opponent's menu or comes without one, or
 * an option is outside its domain; TypeError when mode `"ps-br"` is without a menu.
 * @remarks Source: Kang (2026), Section 7, Appendices D to F; for scot Akata et al. (2025). What is different: docs/theory/agents.md.
 * @example
 * ```ts
 * import { languageModelAgent, menus, playMatch, automatonAgent, matchRounds } from '@folkways/agents';
 * import { catalog, randomStream } from '@folkways/core';
 * const game = catalog['prisoners-dilemma'];
 * const model = { name: 'always J', complete: async () => ({ text: 'J', finish: 'stop' as const }) };
 * const agent = languageModelAgent({ game, role: 0, model, mode: 'base' });
 * const other = automatonAgent({ game, role: 1, automaton: menus['prisoners-dilemma'][1][1].automaton });
 * const match = await playMatch([agent, other], { game, rounds: 3, rng: randomStream(1, 0) });
 * console.log(matchRounds(game, match).join(' ')); // J,F J,F J,F
 * ```
 */
export function languageModelAgent(options: LanguageModelAgentOptions): Agent {
  const where = 'languageModelAgent';
  const { game, role, model, opponentMenu, prior, recency = 1, lastRound, history = {}, onTurn } = options;
  checkTwoPlayers(where, game);
  checkInteger(where, 'role', role, 0, 1);
  const mode = checkOneOf(where, 'mode', options.mode, MODES);
  if (typeof (model as Partial<ChatModel> | undefined)?.complete !== 'function') {
    throw new TypeError(`${where}: "model" expected a chat model, got none`);
  }
  const optionOrder = checkOneOf(where, 'optionOrder', options.optionOrder ?? 'shuffled', [
    'shuffled',
    'fixed',
  ] as const);
  checkKeys(where, 'history', history, ['keep', 'rest']);
  checkOneOf(where, 'history.rest', history.rest ?? 'stop', ['summarise', 'stop'] as const);
  checkInteger(where, 'history.keep', history.keep ?? 0, 0, 1_000_000);
  if (opponentMenu !== undefined) {
    checkMenu(where, 'opponentMenu', game, 1 - role, opponentMenu);
    priorWeights(where, opponentMenu, prior);
  } else if (prior !== undefined && prior !== 'uniform') {
    throw new RangeError(`${where}: "prior" expected "opponentMenu" beside it, got none`);
  }
  const payoffs = payoffSettings(where, game, role, options.payoffs);
  const settings: AskingSettings = {
    game,
    role,
    model,
    told: { opponentMenu, prior, recent: recency < 1, noise: payoffs.menu.noise, lastRound },
    known: payoffs.plan === 'known',
    optionOrder,
    history,
    onTurn,
  };
  const name = options.name ?? `${model.name}, ${mode}`;
  if (mode === 'base') return { name, role, start: (rng, place) => new BasePlayer(settings, rng, place) };
  if (mode === 'scot') return { name, role, start: (rng, place) => new ScotPlayer(settings, rng, place) };
  if (opponentMenu === undefined)
    throw new TypeError(`${where}: "opponentMenu" expected a menu for mode "ps-br", got none`);
  const parts = reasoning(where, { ...options, opponentMenu });
  return { name, role, start: (rng, place) => new LabelPlayer(settings, parts, rng, place) };
}
