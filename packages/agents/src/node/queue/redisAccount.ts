/**
 * One spend limit for all workers of an experiment.
 */
import type { Redis } from 'ioredis';
import type { CallLimits } from '../../experiment/modelSpec.js';
import type { ChatModel } from '../../languageModel/chatModel.js';
import { ModelCallError } from '../../languageModel/modelCallError.js';
import { tokensOf } from '../../languageModel/tokensOf.js';
import type { Spending } from '../../languageModel/withSpendLimit.js';
import type { QueueKeys } from './queueKeys.js';

/** A model that is not asked once all workers together have reached a limit. */
export function redisAccount(redis: Redis, { spent }: QueueKeys, limits: CallLimits): (model: ChatModel) => ChatModel {
  const { calls, tokens } = limits;
  if (calls === undefined && tokens === undefined) return (model) => model;
  const refuse = (model: ChatModel, what: string): never => {
    throw new ModelCallError(`${model.name}: the limit of ${what} is reached; raise it to go on from here`, 'spent');
  };
  return (model) => ({
    name: model.name,
    async complete(request) {
      if (tokens !== undefined && Number(await redis.hget(spent, 'tokens')) >= tokens)
        refuse(model, `${tokens} tokens`);
      if (calls !== undefined && (await redis.hincrby(spent, 'calls', 1)) > calls) {
        await redis.hincrby(spent, 'calls', -1);
        refuse(model, `${calls} calls`);
      }
      const reply = await model.complete(request);
      const { promptTokens, completionTokens } = tokensOf(request, reply);
      if (tokens !== undefined) await redis.hincrby(spent, 'tokens', promptTokens + completionTokens);
      return reply;
    },
  });
}

/** Sets the account to what is known to be spent. */
export async function setAccount(redis: Redis, { spent }: QueueKeys, earlier: Spending): Promise<void> {
  const tokens = earlier.promptTokens + earlier.completionTokens;
  await redis.hset(spent, { calls: earlier.calls, tokens });
}
