/**
 * What a script sees of a request.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { choicesInPrompt } from './choicesInPrompt.js';

/** The body of a chat completion request, as far as this server reads it. */
export interface ChatBody {
  readonly model?: unknown;
  readonly messages?: unknown;
  readonly temperature?: number;
  readonly seed?: number;
  readonly top_p?: number;
  readonly max_tokens?: number;
  readonly logprobs?: boolean;
  readonly top_logprobs?: number;
  readonly response_format?: { readonly type?: string; readonly json_schema?: { readonly schema?: unknown } };
}

/** One request that came in. */
export interface ServedRequest {
  /** Its idempotency key, or the empty string. */
  readonly key: string;
  /** How many requests with this key came in so far, this one included: 1 is the first. */
  readonly attempt: number;
  /** How many requests came in before it. */
  readonly index: number;
  /** The messages' texts, joined by blank lines. */
  readonly prompt: string;
  /** What the reply has to be one of: from the response format, or guessed from the last message. */
  readonly choices: readonly string[];
  /** Whether the choices come from a response format, whose form the reply must have. */
  readonly constrained: boolean;
  readonly headers: IncomingHttpHeaders;
  readonly body: ChatBody;
}

/** A request from its body; the counts are the server's. */
export function servedRequest(
  headers: IncomingHttpHeaders,
  body: ChatBody,
  counts: { readonly attempt: number; readonly index: number },
): ServedRequest {
  const key = String(headers['idempotency-key'] ?? '');
  const texts = Array.isArray(body.messages) ? body.messages.map((message) => String(message?.content ?? '')) : [];
  const allowed = enumIn(body.response_format?.json_schema?.schema);
  const choices = allowed ?? choicesInPrompt(texts.at(-1) ?? '');
  return { key, ...counts, prompt: texts.join('\n\n'), choices, constrained: allowed !== undefined, headers, body };
}

/** The first `enum` of a JSON schema, wherever it stands. */
function enumIn(schema: unknown): readonly string[] | undefined {
  if (schema === null || typeof schema !== 'object') return undefined;
  const { enum: allowed } = schema as { enum?: unknown };
  if (Array.isArray(allowed)) return allowed.map(String);
  for (const part of Object.values(schema)) {
    const found = enumIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
