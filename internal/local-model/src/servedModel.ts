/**
 * A model behind the test server, so that it can be asked over HTTP.
 */
import { type ChatMessage, type ChatModel, ModelCallError } from '@folkways/agents';
import type { ChatScript } from '@folkways/chatserver';

/** A script that lets a model answer. */
export function servedModel(model: ChatModel): ChatScript {
  return async ({ key, body, choices, constrained }) => {
    try {
      const reply = await model.complete({
        key,
        messages: body.messages as ChatMessage[],
        ...(constrained ? { choices } : {}),
        temperature: body.temperature,
        seed: body.seed,
        maxTokens: body.max_tokens,
        topLogProbabilities: body.logprobs === true ? (body.top_logprobs ?? 0) : undefined,
      });
      const { text, finish, promptTokens: prompt = 0, completionTokens: completion = 0 } = reply;
      const tokens = reply.tokens?.map(({ token, logProbability: logprob, alternatives }) => ({
        token,
        logprob,
        top: alternatives.map((other) => ({ token: other.token, logprob: other.logProbability })),
      }));
      return { text, finish, tokens, usage: { prompt, completion } };
    } catch (error) {
      if (!(error instanceof ModelCallError)) throw error;
      return { status: error.problem === 'too long' ? 400 : 503, error: { message: error.message } };
    }
  };
}
