import type { ChatReply, ChatRequest } from './chatModel.js';

/** Characters of a token, as a rule of thumb for English text. */
const CHARACTERS_PER_TOKEN = 4;

/** The tokens of a call; those that the endpoint did not count are estimated. */
export interface CallTokens {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly estimated: boolean;
}

/** What a call cost. @remarks A quarter of the characters stands for what was not counted. */
export function tokensOf({ messages }: ChatRequest, { text, promptTokens, completionTokens }: ChatReply): CallTokens {
  const estimate = (length: number): number => Math.ceil(length / CHARACTERS_PER_TOKEN);
  return {
    promptTokens: promptTokens ?? messages.reduce((sum, { content }) => sum + estimate(content.length), 0),
    completionTokens: completionTokens ?? estimate(text.length),
    estimated: promptTokens === undefined || completionTokens === undefined,
  };
}
