/**
 * A model that is asked the same only once.
 */
import type { ChatModel, ChatReply } from '../../languageModel/chatModel.js';
import { requestHash } from './requestHash.js';

/** Replies by what was asked. */
export interface ReplyStore {
  get(request: string): ChatReply | undefined | Promise<ChatReply | undefined>;
  set(request: string, reply: ChatReply): void | Promise<void>;
}

/** Options of `cachedModel`. */
export interface CachedModelOptions {
  /** The model's own temperature, for requests that name none. @defaultValue unknown: such requests are drawn */
  readonly temperature?: number;
  /** Also reuse replies that are drawn: equal requests then have one reply. @defaultValue false */
  readonly always?: boolean;
  /** What else the model draws with: part of what was asked. @defaultValue none */
  readonly settings?: unknown;
}

/** A model that takes the reply to a request of temperature 0 from a store, where the store has it, and puts it there otherwise. */
export function cachedModel(
  model: ChatModel,
  store: ReplyStore,
  { temperature, always = false, settings }: CachedModelOptions = {},
): ChatModel {
  return {
    name: model.name,
    async complete(request) {
      if (!always && (request.temperature ?? temperature) !== 0) return model.complete(request);
      const hash = requestHash(model.name, request, settings);
      const found = await store.get(hash);
      if (found !== undefined) return { ...found, cached: true } as ChatReply;
      const reply = await model.complete(request);
      await store.set(hash, reply);
      return reply;
    },
  };
}
