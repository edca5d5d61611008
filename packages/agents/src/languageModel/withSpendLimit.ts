/**
 * A limit of what may be spent on a model.
 */
import { checkInteger } from '@folkways/core';
import type { ChatModel } from './chatModel.js';
import { ModelCallError } from './modelCallError.js';
import { tokensOf } from './tokensOf.js';

/** What may be spent. */
export interface SpendLimit {
  /** Calls, an integer >= 0; a call counts when it is made, also when it then fails. @defaultValue unlimited */
  readonly calls?: number;
  /** Tokens of prompts and replies together, an integer >= 0. @defaultValue unlimited */
  readonly tokens?: number;
}

/** What was spent: plain data, to be kept and handed to the next run. */
export interface Spending {
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Calls whose tokens are an estimate, because the endpoint did not count them. */
  readonly estimatedCalls: number;
}

/** A model with an account. */
export interface LimitedModel extends ChatModel {
  /** What was spent so far, earlier runs included. */
  readonly spent: Spending;
}

/** Nothing. */
const UNSPENT: Spending = { calls: 0, promptTokens: 0, completionTokens: 0, estimatedCalls: 0 };

/**
 * A model that refuses calls, with a `ModelCallError` whose problem is `spent`, once a limit is reached: before they are made.
 * @param earlier - what earlier runs spent; it counts.
 * @throws RangeError when a limit or a part of `earlier` is no integer >= 0.
 * @remarks Calls never exceed their limit, however many are in flight. What a call in flight will cost is not known, so
 * tokens may exceed theirs by the calls that were made before it was reached. Tokens that the endpoint does not
 * count are estimated as a quarter of the characters. Retries that the model makes of itself are one call: put the limit
 * around a client, and a cache around the limit. O(1) per call that is counted by the endpoint.
 * @example
 * ```ts
 * import { chatModelFrom, withSpendLimit } from '@folkways/agents';
 * const model = withSpendLimit(chatModelFrom('echo', ({ messages }) => messages[0].content), { calls: 1 });
 * const messages = [{ role: 'user', content: 'Hello, world' }] as const;
 * await model.complete({ key: '1', messages });
 * console.log(model.spent.calls, model.spent.promptTokens + model.spent.completionTokens); // 1 6
 * await model.complete({ key: '2', messages }).catch((error) => console.log(error.problem)); // spent
 * ```
 */
export function withSpendLimit(model: ChatModel, limit: SpendLimit, earlier: Spending = UNSPENT): LimitedModel {
  const given = Object.entries(earlier).map(([name, value]) => [`earlier.${name}`, value] as const);
  for (const [name, value] of [...Object.entries(limit), ...given]) {
    if (value !== undefined) checkInteger('withSpendLimit', name, value, 0, Infinity);
  }
  const { calls = Infinity, tokens = Infinity } = limit;
  let { calls: made, promptTokens, completionTokens, estimatedCalls } = earlier;
  const refuse = (what: string): never => {
    const message = `withSpendLimit: ${model.name}: the limit of ${what} is reached; raise it to go on from here`;
    throw new ModelCallError(message, 'spent');
  };
  return {
    name: model.name,
    get spent() {
      return { calls: made, promptTokens, completionTokens, estimatedCalls };
    },
    async complete(request) {
      if (made >= calls) refuse(`${calls} calls`);
      if (promptTokens + completionTokens >= tokens) refuse(`${tokens} tokens`);
      made++; // before anything is awaited: calls made meanwhile see it
      const reply = await model.complete(request);
      const cost = tokensOf(request, reply);
      if (cost.estimated) estimatedCalls++;
      promptTokens += cost.promptTokens;
      completionTokens += cost.completionTokens;
      return reply;
    },
  };
}
