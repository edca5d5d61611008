/**
 * What the language-model agents have in common within a match.
 */
import {
  type NormalFormGame,
  profileAt,
  type RandomStream,
  randomStream,
  uniformInteger,
  uniformReal,
} from '@folkways/core';
import type { MatchPlace, Player } from '../agent/agent.js';
import { type AskedChoice, askChoice, type HistoryPolicy } from './askChoice.js';
import type { ChatModel } from './chatModel.js';
import { ModelCallError } from './modelCallError.js';
import type { ModelTurn } from './modelTurn.js';
import type { PromptContext, PromptKind } from './prompt/promptContext.js';
import { promptAnswers } from './prompt/promptWords.js';
import { renderPrompt } from './prompt/renderPrompt.js';

/** What all matches of an agent share. */
export interface AskingSettings {
  readonly game: NormalFormGame;
  readonly role: number;
  readonly model: ChatModel;
  /** What prompts say beside the history. */
  readonly told: Pick<PromptContext, 'opponentMenu' | 'prior' | 'recent' | 'noise' | 'lastRound'>;
  /** Are payoffs told, or only those received shown? */
  readonly known: boolean;
  readonly optionOrder: 'shuffled' | 'fixed';
  readonly history: HistoryPolicy;
  readonly onTurn: ((turn: ModelTurn) => void) | undefined;
}

/** Keeps the history and asks the model about it. */
export abstract class LanguageModelPlayer implements Player {
  protected readonly settings: AskingSettings;
  protected readonly rng: RandomStream;
  readonly #place: MatchPlace;
  readonly #history: string[][] = [];
  readonly #received: number[] = [];
  #keep: number | undefined;

  constructor(settings: AskingSettings, rng: RandomStream, place: MatchPlace = { match: 0 }) {
    this.settings = settings;
    this.rng = rng;
    this.#place = place;
  }

  abstract act(): Promise<number>;

  observe(profile: number, payoff: number): void {
    const { game } = this.settings;
    this.#history.push(profileAt(game, profile).map((action, player) => game.actions[player][action]));
    this.#received.push(payoff);
  }

  protected get round(): number {
    return this.#history.length + 1;
  }

  /** One draw of the player's stream, whatever the model does: the streams of the round's questions are made from it. */
  protected roundSeed(): number {
    return Math.floor(uniformReal(this.rng) * 2 ** 53);
  }

  /**
   * Asks one question of the round.
   * @param stage - the number of the question in its round.
   */
  protected async ask(kind: PromptKind, roundSeed: number, stage: number, prediction?: string): Promise<AskedChoice> {
    const { game, role, model, told, known, optionOrder, history } = this.settings;
    const rng = randomStream(roundSeed, stage);
    const rounds = this.#history.length;
    const context: PromptContext = {
      game,
      role,
      history: this.#history,
      ...told,
      ...(known ? {} : { received: this.#received }),
      ...(prediction === undefined ? {} : { prediction }),
    };
    const answers = promptAnswers(kind, context);
    const order = optionOrder === 'shuffled' && kind !== 'label' ? shuffled(answers.length, rng) : undefined;
    const asked = await askChoice({
      model,
      answers,
      prompt: (keep) => renderPrompt(kind, { ...context, order, keep }),
      key: `m${this.#place.match}.p${role}.r${rounds + 1}.${kind}`,
      rng,
      rounds,
      keep: this.#keep,
      history,
      signal: this.#place.signal,
    });
    this.#keep = asked.keep;
    return asked;
  }

  /** Tells what happened. */
  protected report(
    kind: PromptKind,
    asked: AskedChoice,
    names: readonly string[],
    fallback?: ModelTurn['fallback'],
  ): void {
    const { role, onTurn } = this.settings;
    onTurn?.({
      match: this.#place.match,
      role,
      round: this.round,
      kind,
      attempts: asked.attempts,
      ...(asked.choice === undefined ? {} : { answer: names[asked.choice] }),
      ...(fallback && { fallback }),
      ...(asked.keep === undefined ? {} : { keep: asked.keep }),
    });
  }

  /** The error that stops the match. */
  protected stopped({ error }: AskedChoice): ModelCallError {
    const { message, problem } = error as ModelCallError;
    const where = `match ${this.#place.match}, round ${this.round}, player ${this.settings.role + 1}`;
    return new ModelCallError(`${where}: ${message}`, problem, { cause: error });
  }
}

/** 0, ..., count - 1 in a random order (Fisher and Yates). */
export function shuffled(count: number, rng: RandomStream): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = uniformInteger(rng, 0, i);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
