/**
 * A model whose calls are never made twice.
 */
import type { ChatModel, ChatReply } from '../../languageModel/chatModel.js';
import type { CallLog, RecordedCall } from './callLog.js';
import { requestHash } from './requestHash.js';

/** Options of `recordedModel`. */
export interface RecordedModelOptions {
  /** What the model draws with where requests do not say: part of what was asked. @defaultValue none */
  readonly settings?: unknown;
}

/**
 * A model that replays the call that a log has under the request's key, and otherwise asks the model and records the call, durably,
 * before the reply is used.
 * @throws Error, from a call, when the log has a call of the same key that asked something else: the run is not the one that was recorded.
 * @remarks Around a client, its limits and its caches: then what is replayed costs nothing. A reply that says of itself how many
 * `attempts` it took, or that it was `cached`, is recorded so.
 */
export function recordedModel(model: ChatModel, log: CallLog, { settings }: RecordedModelOptions = {}): ChatModel {
  return {
    name: model.name,
    async complete(request) {
      const hash = requestHash(model.name, request, settings);
      const found = await log.find(request.key);
      if (found !== undefined) {
        if (found.request === hash) return replyOf(found);
        throw new Error(
          `recordedModel: call "${request.key}" asks ${model.name} something else than the recorded call of that key did; play this run into a new folder`,
        );
      }
      const start = performance.now();
      const reply: ChatReply & Pick<RecordedCall, 'attempts' | 'cached'> = await model.complete(request);
      const latency = Math.round(performance.now() - start) / 1000;
      const { text, finish, promptTokens, completionTokens, tokens, attempts, cached } = reply;
      const call = { key: request.key, request: hash, model: model.name, text, finish, promptTokens, completionTokens };
      await log.append({ ...call, ...(tokens && { tokens: [...tokens] as RecordedCall['tokens'] }), latency, attempts, cached });
      return reply;
    },
  };
}

function replyOf({ text, finish, promptTokens, completionTokens, tokens }: RecordedCall): ChatReply {
  return { text, finish, promptTokens, completionTokens, ...(tokens && { tokens }) };
}
