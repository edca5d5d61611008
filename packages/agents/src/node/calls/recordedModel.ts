/**
 * A model whose calls are never made twice.
 */
import type { ChatModel, ChatReply, ChatRequest } from '../../languageModel/chatModel.js';
import { ModelCallError } from '../../languageModel/modelCallError.js';
import { tokensOf } from '../../languageModel/tokensOf.js';
import type { CallLog, RecordedCall, RecordedFailure, RecordedReply } from './callLog.js';
import { requestHash } from './requestHash.js';

/** Options of `recordedModel`. */
export interface RecordedModelOptions {
  /** What the model draws with where requests do not say: part of what was asked. @defaultValue none */
  readonly settings?: unknown;
}

/** A model with a memory. */
export interface RecordedModel extends ChatModel {
  /**
   * Records that the call of this key failed and that its agent went on without it: a resumed run must then go on without it too. A call
   * that failed otherwise is not recorded, and a resumed run makes it again.
   */
  keepFailure(key: string): Promise<void>;
}

/** What caches say beside the reply. */
type Told = ChatReply & Pick<RecordedReply, 'cached'>;

/**
 * A model that replays the call that a log has under the request's key, and otherwise asks the model and records the call, durably,
 * before the reply is used.
 * @throws Error, from a call, when the log has a call of the same key that asked something else: the run is not the one that was recorded.
 * @remarks Put it around a client, its limits and its caches: what is replayed then costs nothing.
 * @example
 * ```ts
 * import { chatModelFrom } from '@folkways/agents';
 * import { type RecordedCall, recordedModel } from '@folkways/agents/node';
 * const calls = new Map<string, RecordedCall>();
 * const log = { find: (key: string) => calls.get(key), append: async (call: RecordedCall) => void calls.set(call.key, call) };
 * let asked = 0;
 * const model = recordedModel(chatModelFrom('counter', () => `${++asked}`), log);
 * const request = { key: 'm0.p0.r1', messages: [{ role: 'user', content: 'Hi' }] } as const;
 * console.log((await model.complete(request)).text, (await model.complete(request)).text, asked); // 1 1 1
 * ```
 */
export function recordedModel(model: ChatModel, log: CallLog, { settings }: RecordedModelOptions = {}): RecordedModel {
  const failures = new Map<string, RecordedFailure>();
  return {
    name: model.name,
    async complete(request) {
      const hash = requestHash(model.name, request, settings);
      const found = await log.find(request.key);
      if (found !== undefined) return replayed(found, hash);
      const start = performance.now();
      const common = () => ({
        key: request.key,
        request: hash,
        model: model.name,
        latency: Math.round(performance.now() - start) / 1000,
      });
      const again = (await log.again?.(request.key)) ?? 0;
      let reply: Told;
      try {
        reply = await model.complete(again === 0 ? request : askedAgain(request, again));
      } catch (error) {
        if (error instanceof ModelCallError) {
          failures.set(request.key, { ...common(), problem: error.problem, message: error.message });
        }
        throw error;
      }
      const { text, finish, promptTokens, completionTokens, tokens, attempts, cached } = reply;
      const told = {
        ...(attempts !== undefined && { attempts }),
        ...(cached && { cached }),
        ...(again > 0 && { again }),
      };
      const counted = { promptTokens, completionTokens, ...(tokens && { tokens: copied(tokens) }) };
      await log.append({ ...common(), text, finish, ...counted, ...estimatedTokens(request, reply), ...told });
      return reply;
    },
    async keepFailure(key) {
      const failure = failures.get(key);
      failures.delete(key);
      if (failure !== undefined) await log.append(failure);
    },
  };
}

/** The same question as another call: endpoints that keep replies by key, or draw by seed, must not say the same. */
function askedAgain(request: ChatRequest, again: number): ChatRequest {
  const { key, seed } = request;
  return { ...request, key: `${key}.again${again}`, ...(seed !== undefined && { seed: (seed + again) % 2 ** 31 }) };
}

function estimatedTokens(request: ChatRequest, reply: ChatReply): Pick<RecordedReply, 'estimated'> {
  if (reply.promptTokens !== undefined && reply.completionTokens !== undefined) return {};
  const { promptTokens, completionTokens } = tokensOf(request, reply);
  return {
    estimated: {
      ...(reply.promptTokens === undefined && { promptTokens }),
      ...(reply.completionTokens === undefined && { completionTokens }),
    },
  };
}

function replayed(found: RecordedCall, hash: ChatRequest['key']): ChatReply {
  if (found.request !== hash) {
    throw new Error(
      `recordedModel: call "${found.key}" asks ${found.model} something else than the recorded call of that key did; play this run into a new folder`,
    );
  }
  if ('problem' in found) throw new ModelCallError(found.message, found.problem);
  const { text, finish, promptTokens, completionTokens, tokens } = found;
  return { text, finish, promptTokens, completionTokens, ...(tokens && { tokens }) };
}

const copied = (tokens: NonNullable<ChatReply['tokens']>): NonNullable<RecordedReply['tokens']> =>
  tokens.map(({ alternatives, ...token }) => ({ ...token, alternatives: [...alternatives] }));
