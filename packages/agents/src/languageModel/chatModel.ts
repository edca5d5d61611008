/**
 * What a language model is to this package: one function. Clients, recorders, caches and limits are models around models.
 */
import type { StopSignal } from '@folkways/core';

/** One message of a conversation. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** One call. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /**
   * Names the call within its run: the same call of a resumed run has the same key, and no two calls share one.
   * It is sent as the idempotency key and is what recorded calls are found by.
   */
  readonly key: string;
  /** The reply should be one of these texts; models that can be constrained are, others are asked to by the prompt. */
  readonly choices?: readonly string[];
  /** Draws of this call; what is left out is the model's own setting. */
  readonly temperature?: number;
  readonly seed?: number;
  readonly maxTokens?: number;
  /** Alternatives of each token to return the log-probabilities of, where the model has them. */
  readonly topLogProbabilities?: number;
  /** An `AbortSignal` also ends a call in flight. */
  readonly signal?: StopSignal;
}

/** A token of a reply with its likeliest alternatives. */
export interface TokenProbabilities {
  readonly token: string;
  readonly logProbability: number;
  readonly alternatives: readonly { readonly token: string; readonly logProbability: number }[];
}

/** What came back. */
export interface ChatReply {
  readonly text: string;
  /** Why it ended: by itself, or cut at the token limit. */
  readonly finish: 'stop' | 'length';
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  readonly tokens?: readonly TokenProbabilities[];
  /** How often the endpoint was asked until it replied, where the client says so. */
  readonly attempts?: number;
}

/** A language model, local or remote. */
export interface ChatModel {
  /** Shown in records. */
  readonly name: string;
  /**
   * Answers one request.
   * @throws ModelCallError when no answer can be had, after whatever retries the model makes of itself.
   */
  complete(request: ChatRequest): Promise<ChatReply>;
}
