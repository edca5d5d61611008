/**
 * What an error of a chat endpoint means: which problem it is, whether asking again may help, and what the server said.
 *
 * Servers agree on statuses and differ in words; the words below are those of OpenAI, Anthropic, Gemini, Mistral, vLLM,
 * llama.cpp, llama-cpp-python, Ollama and text-generation-inference.
 */
import type { ModelCallProblem } from './modelCallError.js';

/** A call that brought no reply. */
export interface CallFailure {
  readonly problem: ModelCallProblem;
  /** Whether the same request may succeed later. */
  readonly again: boolean;
  /** One short line: what happened, in the server's words where it had some. */
  readonly reason: string;
  /** Seconds that the server asks to wait. */
  readonly wait?: number;
}

/** Longest part of a server's message that is shown. */
const SHOWN = 200;

/** Longest part of a body that is looked at; error pages of proxies can be long. */
const READ = 20_000;

const TOO_LONG = new RegExp(
  [
    'context_length_exceeded|exceed_context_size',
    "(maximum|max|model'?s|available) context (length|size|window)",
    '(exceed(s|ed|ing)?|longer than|larger than|beyond|too large for).{0,80}(context|maximum model length|max_seq_len)',
    '(context|input) (size|length|window) (has been |is )?(exceeded|exceeds|full|too long)',
    '(prompt|input|request|message)s? (is |are )?too long',
    'exceeds the maximum number of tokens',
    '`inputs` (tokens|must have less)',
    'too many (input |prompt )?tokens',
  ].join('|'),
  'i',
);
const NO_MODEL =
  /model_not_found|not_found_error|\bmodel\b.{0,200}\b(not found|not exist|does not exist|doesn't exist|unknown|not available|not loaded|decommissioned)|(unknown|no such|invalid|unsupported) model\b/i;
const NO_CREDIT = /insufficient_quota|exceeded your current quota|insufficient (credit|balance)|billing/i;
const NO_KEY =
  /invalid_api_key|(invalid|incorrect|missing|no) api[ _-]key|api[ _-]key (is )?(not valid|invalid|missing|required|expired)/i;

/** Statuses that a later attempt may not meet: a time-out, a conflict, too early, too many requests, or the server's fault. */
export function isPassing(status: number): boolean {
  return [408, 409, 425, 429].includes(status) || status >= 500;
}

/**
 * Reads an error answer.
 * @param body - its text, in whatever format.
 */
export function callFailure(status: number, body: string): CallFailure {
  const text = body.slice(0, READ);
  const said = messageIn(text);
  const reason = said === '' ? `status ${status}` : `status ${status}: ${said}`;
  const failed = (problem: ModelCallProblem, again = false): CallFailure => ({ problem, again, reason });
  if (status === 401 || status === 402 || status === 403 || NO_KEY.test(text)) return failed('refused');
  if (status === 429) return NO_CREDIT.test(text) ? failed('refused') : failed('unavailable', true);
  if (status === 413 || TOO_LONG.test(text)) return failed('too long');
  if (status === 404 || status === 405 || (status >= 300 && status < 400)) return failed('unknown');
  if (status < 500 && NO_MODEL.test(text)) return failed('unknown');
  return failed('unavailable', isPassing(status));
}

/** What a body says, whichever of the usual forms it has, on one line. */
export function messageIn(body: string): string {
  let said: unknown = body;
  try {
    const parsed = JSON.parse(body) as { error?: unknown; message?: unknown; detail?: unknown } | null;
    const error = parsed?.error ?? parsed?.message ?? parsed?.detail ?? parsed;
    said = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  } catch {
    said = body.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi, ' '); // a page of a proxy
  }
  return oneLine(typeof said === 'string' ? said : (JSON.stringify(said) ?? ''));
}

/** A text on one line, without control characters, shortened. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}...` : line;
}
