/**
 * A reply as it comes over the wire.
 */
import type { ChatReply, TokenProbabilities } from '../../languageModel/chatModel.js';
import { spokenText } from '../../languageModel/spokenText.js';
import { ANSWER } from './chatBody.js';

/** The parts of a chat completion that are read; servers leave out or set to null whatever they like. */
interface Completion {
  readonly choices?: readonly {
    readonly message?: { readonly content?: unknown; readonly refusal?: unknown } | null;
    readonly finish_reason?: unknown;
    readonly logprobs?: { readonly content?: readonly WireToken[] | null } | null;
  }[];
  readonly usage?: { readonly prompt_tokens?: unknown; readonly completion_tokens?: unknown } | null;
}

interface WireToken {
  readonly token?: unknown;
  readonly logprob?: unknown;
  readonly top_logprobs?: readonly WireToken[] | null;
}

/**
 * The reply in a chat completion. Thoughts of a reasoning model are dropped, whether they stand in the text or in a field beside
 * it; a reply that is all thoughts is empty. Content in parts is joined; content that is null is empty, or the refusal beside it.
 * @param constrained - whether the request had a schema: the reply's text is then the choice inside the object. A server that ignored
 * the schema replied with a text, which stays as it is.
 * @returns nothing when the object is no completion.
 */
export function readCompletion(completion: unknown, constrained: boolean): ChatReply | undefined {
  const { choices, usage } = (completion ?? {}) as Completion;
  const choice = Array.isArray(choices) ? choices[0] : undefined;
  if (choice?.message === undefined || choice.message === null) return undefined;
  const written = textOf(choice.message.content) || textOf(choice.message.refusal);
  const spoken = spokenText(written);
  return {
    text: constrained ? unwrapped(spoken) : spoken,
    finish: choice.finish_reason === 'length' ? 'length' : 'stop',
    ...counted('promptTokens', usage?.prompt_tokens),
    ...counted('completionTokens', usage?.completion_tokens),
    ...spokenTokens(choice.logprobs?.content, written.length - spoken.length),
  };
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  const parts: readonly { readonly type?: unknown; readonly text?: unknown }[] = content.filter(Boolean);
  return parts.map(({ type, text }) => (typeof text === 'string' && (type ?? 'text') === 'text' ? text : '')).join('');
}

function unwrapped(text: string): string {
  try {
    const answer: unknown = JSON.parse(text);
    const inside = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[ANSWER] : answer;
    return typeof inside === 'string' ? inside : text;
  } catch {
    return text;
  }
}

function counted(name: 'promptTokens' | 'completionTokens', count: unknown): Partial<ChatReply> {
  return typeof count === 'number' && count >= 0 ? { [name]: count } : {};
}

/** The tokens behind the thoughts, which are the first `unspoken` characters. */
function spokenTokens(wire: readonly WireToken[] | null | undefined, unspoken: number): Partial<ChatReply> {
  if (!Array.isArray(wire) || wire.length === 0) return {};
  const tokens: TokenProbabilities[] = [];
  let written = 0;
  for (const { top_logprobs: top, ...token } of wire as readonly WireToken[]) {
    const read = tokenOf(token);
    if (read === undefined) continue;
    written += read.token.length;
    if (written <= unspoken) continue;
    const alternatives = (Array.isArray(top) ? top : []).map(tokenOf).filter((other) => other !== undefined);
    tokens.push({ ...read, alternatives });
  }
  return { tokens };
}

function tokenOf({ token, logprob }: WireToken): Omit<TokenProbabilities, 'alternatives'> | undefined {
  if (typeof token !== 'string' || typeof logprob !== 'number') return undefined;
  return { token, logProbability: logprob };
}
