/**
 * What a language-model agent did when it was its turn.
 */
import type { ModelAttempt } from './askChoice.js';
import type { PromptKind } from './prompt/promptContext.js';

/** One question in one round of one match, with every call that was made for it. */
export interface ModelTurn {
  /** The index of the match. */
  readonly match: number;
  readonly role: number;
  /** From 1. */
  readonly round: number;
  readonly kind: PromptKind;
  readonly attempts: readonly ModelAttempt[];
  /** The action or label that the model named; undefined when it named none. */
  readonly answer?: string;
  /** The label that was drawn from the Bayesian posterior instead, and why. */
  readonly fallback?: { readonly answer: string; readonly reason: string };
  /** Only so many of the last rounds were listed, the earlier ones counted; undefined when all were listed. */
  readonly keep?: number;
}
