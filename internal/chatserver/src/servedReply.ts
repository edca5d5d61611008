/**
 * What a script answers with, and how it goes over the wire.
 */
import type { ServerResponse } from 'node:http';
import type { ServedRequest } from './servedRequest.js';

/** A token of a reply with its alternatives, likeliest first; log-probabilities are natural. */
export interface ServedToken {
  readonly token: string;
  readonly logprob: number;
  readonly top: readonly { readonly token: string; readonly logprob: number }[];
}

/** A reply of the model. */
export interface TextReply {
  /** The text; what a response format asks for is put around it. */
  readonly text: string;
  readonly finish?: 'stop' | 'length';
  /** Sent as `reasoning_content` beside the text. */
  readonly reasoning?: string;
  /** What is sent as the message's content instead of the text: parts, null, or JSON of one's own. */
  readonly content?: unknown;
  readonly tokens?: readonly ServedToken[];
  /** Tokens of prompt and reply. @defaultValue a quarter of their characters; `null` sends none */
  readonly usage?: { readonly prompt: number; readonly completion: number } | null;
  /** Seconds to wait before it, beside the server's latency. */
  readonly delay?: number;
}

/** An answer with an error status. */
export interface ErrorReply {
  readonly status: number;
  /** Sent as the header `Retry-After`. */
  readonly retryAfter?: number | string;
  /** @defaultValue a message that names the status */
  readonly error?: { readonly message: string; readonly type?: string; readonly code?: string | null };
  /** The body, where it is not an OpenAI error: a string goes out as it is. */
  readonly body?: unknown;
}

/** Anything that is not an answer. */
export interface FaultReply {
  /**
   * - `truncated`: a complete response whose JSON ends in the middle;
   * - `disconnect`: the connection breaks in the middle of the body;
   * - `reset`: it breaks before any byte;
   * - `hang`: headers and nothing behind them, until the client gives up;
   * - `silence`: not even headers, until the client gives up;
   * - `html`: a page of a proxy, with status 200.
   */
  readonly fault: 'truncated' | 'disconnect' | 'reset' | 'hang' | 'silence' | 'html';
}

/** Any of them; a string is a text. */
export type ServedReply = string | TextReply | ErrorReply | FaultReply;

/** Writes a reply. */
export function writeReply(response: ServerResponse, request: ServedRequest, reply: ServedReply): void {
  if (typeof reply === 'string') writeJson(response, 200, completion(request, { text: reply }));
  else if ('fault' in reply) writeFault(response, request, reply.fault);
  else if ('text' in reply) writeJson(response, 200, completion(request, reply));
  else {
    if (reply.retryAfter !== undefined) response.setHeader('Retry-After', String(reply.retryAfter));
    const error = { message: `scripted status ${reply.status}`, type: 'scripted', code: null, ...reply.error };
    writeJson(response, reply.status, reply.body ?? { error });
  }
}

/** Writes a body; a string goes out as it is. */
export function writeJson(response: ServerResponse, status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

function writeFault(response: ServerResponse, request: ServedRequest, fault: FaultReply['fault']): void {
  const text = JSON.stringify(completion(request, { text: request.choices[0] ?? 'ok' }));
  const half = text.slice(0, Math.floor(text.length / 2));
  switch (fault) {
    case 'truncated':
      writeJson(response, 200, half);
      break;
    case 'html':
      writeJson(response, 200, '<html><body>Bad gateway</body></html>');
      break;
    case 'reset':
      response.destroy();
      break;
    case 'disconnect':
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
      response.write(half, () => response.destroy());
      break;
    case 'hang':
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.flushHeaders();
      break;
    case 'silence':
  }
}

function completion(request: ServedRequest, reply: TextReply): unknown {
  const { text, finish = 'stop', reasoning, tokens } = reply;
  const { prompt, completion: written } = reply.usage ?? {
    prompt: Math.ceil(request.prompt.length / 4),
    completion: Math.ceil(text.length / 4),
  };
  const content = reply.content === undefined ? inFormat(request, text) : reply.content;
  return {
    id: `chatcmpl-${request.index}`,
    object: 'chat.completion',
    created: 0,
    model: request.body.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, ...(reasoning === undefined ? {} : { reasoning_content: reasoning }) },
        finish_reason: finish,
        logprobs: tokens === undefined || request.body.logprobs !== true ? null : { content: tokens.map(wireToken) },
      },
    ],
    ...(reply.usage === null
      ? {}
      : { usage: { prompt_tokens: prompt, completion_tokens: written, total_tokens: prompt + written } }),
  };
}

/** Puts a choice into the object that the response format asks for: its one property holds it. */
function inFormat({ constrained, body }: ServedRequest, text: string): string {
  if (!constrained) return text;
  const schema = body.response_format?.json_schema?.schema as { properties?: Record<string, unknown> } | undefined;
  const property = Object.keys(schema?.properties ?? {})[0];
  return JSON.stringify(property === undefined ? text : { [property]: text });
}

function wireToken({ token, logprob, top }: ServedToken): unknown {
  return { token, logprob, bytes: null, top_logprobs: top.map((other) => ({ ...other, bytes: null })) };
}
