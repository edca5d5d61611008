/**
 * One attempt of a call.
 */
import type { StopSignal } from '@folkways/core';
import { checkRunning } from '../../checkRunning.js';
import { type CallFailure, callFailure, isPassing, messageIn } from '../../languageModel/callFailure.js';
import type { ChatReply } from '../../languageModel/chatModel.js';
import { readCompletion } from './readCompletion.js';
import { retryAfter } from './retryDelay.js';

/** What is sent, and how long to wait for an answer. */
export interface Attempt {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Seconds. */
  readonly timeout: number;
  readonly signal: StopSignal | undefined;
  /** Removes the key from what a server says of a call. */
  readonly redact: (text: string) => string;
  /** Removes the key from what a model says: nothing but the whole key, since replies may have words in common with it. */
  readonly redactReply: (text: string) => string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A reply, or why there is none; `refused` is an answer with an error status, whose text may blame a field of the request. */
export type Outcome =
  | { readonly reply: ChatReply }
  | { readonly failure: CallFailure; readonly refused?: { readonly status: number; readonly body: string } };

/**
 * Sends a request and reads what comes back.
 * @throws Error named `AbortError` when the signal was aborted; every other failure is an outcome.
 */
export async function askOnce(attempt: Attempt): Promise<Outcome> {
  const { signal, timeout, redact } = attempt;
  checkRunning('chatEndpoint', signal);
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = setTimeout(abort, timeout * 1000);
  const events = signal instanceof AbortSignal ? signal : undefined;
  events?.addEventListener('abort', abort, { once: true });
  try {
    return await exchange(attempt, controller.signal);
  } catch (error) {
    checkRunning('chatEndpoint', signal);
    const reason = controller.signal.aborted ? `no reply within ${timeout} s` : redact(networkReason(error));
    return { failure: { problem: 'unavailable', again: true, reason } };
  } finally {
    clearTimeout(timer);
    events?.removeEventListener('abort', abort);
  }
}

async function exchange(
  { url, headers, body, redact, redactReply, now, ...attempt }: Attempt,
  signal: AbortSignal,
): Promise<Outcome> {
  const response = await attempt.fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    signal,
    redirect: 'manual', // a redirected POST would become a GET, or carry the prompt to another host
  });
  const text = await response.text();
  const wait = retryAfter(response.headers, now());
  const refused = (status: number): Outcome => {
    const shown = redact(text);
    const failure = callFailure(status, shown);
    return { failure: { ...failure, reason: redact(failure.reason), wait }, refused: { status, body: shown } };
  };
  if (!response.ok) return refused(response.status);
  let completion: unknown;
  try {
    completion = JSON.parse(text);
  } catch {
    const reason = `the reply is cut or no JSON (${text.length} characters, status ${response.status})`;
    return { failure: { problem: 'unavailable', again: true, reason, wait } };
  }
  const reply = readCompletion(completion, 'response_format' in body);
  if (reply !== undefined) return { reply: withoutSecrets(reply, redactReply) };
  // Some gateways send errors with status 200.
  const { error } = (completion ?? {}) as { error?: { code?: unknown } | null };
  if (error !== undefined && error !== null) return refused(statusIn(error.code));
  return { failure: { problem: 'unavailable', again: true, reason: `no chat completion: ${messageIn(redact(text))}` } };
}

function statusIn(code: unknown): number {
  const status = Number(code);
  return Number.isInteger(status) && (isPassing(status) || (status >= 400 && status < 500)) ? status : 500;
}

/** A reply that repeats the key, as a server made to do so would, must not carry it into records. */
function withoutSecrets({ tokens, ...reply }: ChatReply, redact: (text: string) => string): ChatReply {
  const text = redact(reply.text);
  if (tokens === undefined) return { ...reply, text };
  const written = JSON.stringify(tokens);
  return text === reply.text && redact(written) === written ? { ...reply, text, tokens } : { ...reply, text };
}

/** What a failed connection says: the code of the system where there is one. */
function networkReason(error: unknown): string {
  const { message, cause } = error as { message?: unknown; cause?: { code?: unknown; message?: unknown } | null };
  const code = cause?.code;
  if (code === 'ECONNREFUSED') return 'nothing listens there (ECONNREFUSED)';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `the host is not known (${code})`;
  const said = cause?.message ?? message ?? error;
  return messageIn(`the connection failed: ${String(said)}${code === undefined ? '' : ` (${String(code)})`}`);
}
