/**
 * Players whose model names the action: outright, or after a prediction.
 */
import { LanguageModelPlayer } from './languageModelPlayer.js';
import type { PromptKind } from './prompt/promptContext.js';

/** Asks for the action. */
export class BasePlayer extends LanguageModelPlayer {
  async act(): Promise<number> {
    return this.choice('base', this.roundSeed(), 0);
  }

  /** The answer to one question. @throws ModelCallError when there is none: a failed call is never play. */
  protected async choice(kind: PromptKind, roundSeed: number, stage: number, prediction?: string): Promise<number> {
    const { game, role } = this.settings;
    const asked = await this.ask(kind, roundSeed, stage, prediction);
    this.report(kind, asked, game.actions[kind === 'scot-predict' ? 1 - role : role]);
    if (asked.choice === undefined) throw this.stopped(asked);
    return asked.choice;
  }
}

/** Asks what the other will do, then for the action given that. */
export class ScotPlayer extends BasePlayer {
  override async act(): Promise<number> {
    const { game, role } = this.settings;
    const seed = this.roundSeed();
    const predicted = await this.choice('scot-predict', seed, 0);
    return this.choice('scot-choose', seed, 1, game.actions[1 - role][predicted]);
  }
}
