/**
 * Any other client as a model: an SDK's object, a model in this process, a person at a keyboard.
 */
import { describeValue } from '@folkways/core';
import { type CallFailure, callFailure, oneLine } from './callFailure.js';
import type { ChatModel, ChatReply, ChatRequest } from './chatModel.js';
import { ModelCallError } from './modelCallError.js';
import { spokenText } from './spokenText.js';

/**
 * A model from one function.
 * @param name - shown in records.
 * @param complete - answers one request with its text, or with a whole reply. A text stands for a reply that ended by itself;
 * a reasoning model's `<think>...</think>` in front of it is dropped. It should end when `request.signal` is aborted.
 * @returns a model whose failures are `ModelCallError`s: an error's `status`, as SDKs set it, says which problem it is,
 * and one without is `unavailable`. The message keeps the first line of the error without anything that looks like a key;
 * errors named `AbortError`, and `ModelCallError`s, pass as they are.
 * @throws TypeError, from a call, when the function returns neither.
 * @example
 * ```ts
 * import { chatModelFrom } from '@folkways/agents';
 * // The object stands for an SDK's client, which retries and limits by itself.
 * const sdk = { ask: async (question: string, { seed = 0 }) => `You said "${question}" (seed ${seed})` };
 * const model = chatModelFrom('my-model', ({ messages, seed }) => sdk.ask(messages.at(-1)?.content ?? '', { seed }));
 * const reply = await model.complete({ key: 'match 0, round 1', seed: 7, messages: [{ role: 'user', content: 'Hi' }] });
 * console.log(reply.text, reply.finish); // You said "Hi" (seed 7) stop
 * ```
 */
export function chatModelFrom(
  name: string,
  complete: (request: ChatRequest) => string | ChatReply | Promise<string | ChatReply>,
): ChatModel {
  return {
    name,
    async complete(request) {
      const reply = await answer(request);
      if (typeof reply === 'string') return { text: spokenText(reply), finish: 'stop' };
      if (typeof reply?.text === 'string') return reply;
      throw new TypeError(`chatModelFrom: ${name}: expected a text or a reply, got ${describeValue(reply)}`);
    },
  };

  async function answer(request: ChatRequest): Promise<string | ChatReply> {
    try {
      return await complete(request);
    } catch (error) {
      if (error instanceof ModelCallError || (error as Error | undefined)?.name === 'AbortError') throw error;
      const { problem, reason } = failureOf(error);
      throw new ModelCallError(`chatModelFrom: ${name}: ${reason}`, problem);
    }
  }
}

function failureOf(error: unknown): Pick<CallFailure, 'problem' | 'reason'> {
  const { status, message = error, name } = (error ?? {}) as { status?: unknown; message?: unknown; name?: unknown };
  const said = withoutKeys(String(message));
  if (typeof status === 'number') return callFailure(status, said);
  return { problem: 'unavailable', reason: oneLine(typeof name === 'string' ? `${name}: ${said}` : said) };
}

/** Without words that look like keys: we do not know the key that another client uses. */
function withoutKeys(text: string): string {
  return text.replace(/[\w~+=-]{16,}/g, (word) => (/\d/.test(word) && /[a-z]/i.test(word) ? '[...]' : word));
}
