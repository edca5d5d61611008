/**
 * Any OpenAI-compatible chat endpoint, hosted or local, as a language model.
 */
import { setMaxListeners } from 'node:events';
import { checkInteger } from '@folkways/core';
import type { ChatModel, ChatReply, ChatRequest } from '../../languageModel/chatModel.js';
import { ModelCallError } from '../../languageModel/modelCallError.js';
import { withConcurrency } from '../../languageModel/withConcurrency.js';
import { askOnce } from './askOnce.js';
import { type ChatSettings, chatBody } from './chatBody.js';
import { type ChatDialect, nextDialect } from './chatDialect.js';
import { type Credentials, credentials, keyFrom } from './credentials.js';
import { endpointAddress } from './endpointAddress.js';
import { type EndpointClock, wallClock } from './endpointClock.js';
import { endpointSettings } from './endpointSettings.js';
import { failureLine } from './failureLine.js';
import { retryDelay } from './retryDelay.js';

/** Options of `chatEndpoint`. */
export interface ChatEndpointOptions {
  /** Where the endpoint is, such as `http://localhost:11434/v1`; `/chat/completions` is added. */
  readonly baseUrl: string;
  /** The model, by the endpoint's name. It is also the name in records. */
  readonly model: string;
  /** In [0, 10]. @defaultValue the endpoint's own, as for all settings that follow */
  readonly temperature?: number;
  /** An integer; endpoints that have it draw the same for the same seed. */
  readonly seed?: number;
  /** In (0, 1]: draws come from the likeliest tokens of this total probability. */
  readonly topP?: number;
  /** Most tokens of a reply, an integer >= 1. */
  readonly maxTokens?: number;
  /** Name of the environment variable that holds the key. @defaultValue no key is sent */
  readonly keyVariable?: string;
  /** Where the variable is looked up, at each call. @defaultValue `process.env` */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Seconds for one attempt, in (0, 300]: Node's fetch gives up after 300 s by itself. @defaultValue 120 */
  readonly timeout?: number;
  /** Attempts after a failed one, an integer in [0, 100]. @defaultValue 5 */
  readonly retries?: number;
  /** Seconds in [0, 86400]: an endpoint that asks to wait longer than this is given up. @defaultValue 120 */
  readonly longestWait?: number;
  /** Calls at a time, an integer in [1, 10000]; the others wait in order. @defaultValue 64 */
  readonly concurrency?: number;
  /**
   * How replies are kept to a request's `choices`: by a JSON schema always (`json-schema`), until the endpoint says that it has none
   * (`auto`), or by the prompt alone (`off`).
   * @defaultValue 'auto'
   */
  readonly structuredOutput?: 'auto' | 'json-schema' | 'off';
  /** @defaultValue the global `fetch` */
  readonly fetch?: typeof fetch;
  /** Time and chance between attempts. @defaultValue this machine's */
  readonly clock?: EndpointClock;
}

/**
 * A language model behind an OpenAI-compatible chat endpoint: hosted, vLLM, Ollama, llama.cpp's server and the like.
 *
 * Each call carries its key as the header `Idempotency-Key`. Attempts that time out, are cut off or answered 408, 409, 425, 429 or 5xx are
 * repeated, after what the endpoint asks for and an exponential backoff with full jitter; a call holds its place of `concurrency` meanwhile.
 * @returns a model whose calls end in a reply or in a `ModelCallError` of one line, which names the endpoint without its query and never
 * holds the key, not even when the endpoint repeats it. Its `problem` is `refused` without a key, with a wrong one or without credit,
 * `unknown` for a wrong path or model, `too long` for a prompt beyond the model's context, else `unavailable`.
 * @throws TypeError when an option has the wrong type.
 * @throws RangeError when the base URL is no http or https URL or holds a password, or a number is outside its interval.
 * @throws Error named `AbortError`, from a call, when its signal is aborted; an `AbortSignal` ends it in flight.
 * @remarks A request with `choices` asks for a JSON object by a strict schema, and the reply's text is the choice inside it; a request for
 * log-probabilities is sent without, since a schema changes them. Thoughts of reasoning models are dropped. What an endpoint turns out
 * not to have (schemas, log-probabilities, seeds, `max_tokens`) is remembered and no longer sent. Redirects are not followed; answers of
 * more than 64 MB are not read. Ollama cuts prompts beyond its context without
 * saying so: give it room for the longest history (`OLLAMA_CONTEXT_LENGTH`). Jitter is not seeded: machines that
 * run one experiment must not retry in step, and no result depends on it.
 * @example
 * ```ts
 * import { chatEndpoint } from '@folkways/agents/node';
 * // A stand-in for the network; leave `fetch` and `environment` out to ask a real endpoint.
 * const fetch = async () => Response.json({ choices: [{ message: { content: '{"answer":"J"}' }, finish_reason: 'stop' }] });
 * const environment = { MY_KEY: 'sk-...' };
 * const model = chatEndpoint({ baseUrl: 'http://localhost:8000/v1', model: 'qwen', keyVariable: 'MY_KEY', environment, fetch });
 * const messages = [{ role: 'user', content: 'Answer with one of: J, F.' }] as const;
 * const reply = await model.complete({ key: 'match 0, round 1', messages, choices: ['J', 'F'] });
 * console.log(reply.text); // J
 * ```
 */
export function chatEndpoint(options: ChatEndpointOptions): ChatModel {
  const endpoint = new Endpoint(options);
  const { concurrency = 64 } = options;
  checkInteger('chatEndpoint', 'concurrency', concurrency, 1, 10_000);
  return withConcurrency(endpoint, concurrency);
}

class Endpoint implements ChatModel {
  readonly name: string;
  readonly #options: ChatEndpointOptions;
  readonly #settings: ChatSettings;
  readonly #address: ReturnType<typeof endpointAddress>;
  #dialect: ChatDialect;
  #known: Credentials | undefined;

  constructor(options: ChatEndpointOptions) {
    this.#address = endpointAddress('chatEndpoint', options.baseUrl);
    this.#settings = endpointSettings(options);
    this.#options = options;
    this.name = options.model;
    this.#dialect = {
      schema: options.structuredOutput !== 'off',
      logProbabilities: true,
      seed: true,
      completionLimit: false,
    };
  }

  async complete(request: ChatRequest): Promise<ChatReply> {
    const { retries = 5, longestWait = 120, clock = wallClock, timeout = 120 } = this.#options;
    const { key, redact, redactReply } = this.#credentials();
    const headers: Record<string, string> = {
      'Content-Type': 'application/json',
      'Idempotency-Key': headerText(request.key),
    };
    if (key !== '') headers.Authorization = `Bearer ${key}`;
    const { url } = this.#address;
    const fixed = { fetch: this.#options.fetch ?? fetch, url, headers, timeout, redact, redactReply };
    // Every call in flight listens to the run's one signal; Node takes more than ten listeners for a leak.
    if (request.signal instanceof AbortSignal) setMaxListeners(0, request.signal);
    let attempts = 0;
    while (true) {
      const dialect = this.#dialect;
      const body = chatBody(this.#settings, request, dialect);
      const outcome = await askOnce({ ...fixed, body, signal: request.signal, now: clock.now });
      if ('reply' in outcome) return { ...outcome.reply, attempts: attempts + 1 };
      const { failure, refused } = outcome;
      if (refused !== undefined && failure.problem !== 'too long' && this.#learn(dialect, body, refused)) continue;
      const wait = retryDelay(attempts, clock.jitter(), failure.wait);
      attempts++;
      if (!failure.again || attempts > retries || (failure.wait ?? 0) > longestWait) {
        const { keyVariable, model } = this.#options;
        const line = failureLine(failure, { attempts, model, keyVariable, longestWait });
        throw new ModelCallError(`chatEndpoint: ${this.#address.shown} ${line}`, failure.problem);
      }
      await clock.sleep(wait, request.signal);
    }
  }

  /** Whether the next attempt would be put differently. */
  #learn(
    tried: ChatDialect,
    body: Readonly<Record<string, unknown>>,
    refused: { status: number; body: string },
  ): boolean {
    const next = nextDialect(tried, new Set(Object.keys(body)), refused.status, refused.body);
    if (next === undefined || (!next.schema && this.#options.structuredOutput === 'json-schema')) return false;
    // Calls in flight learn at the same time, and not always the same.
    this.#dialect = {
      schema: this.#dialect.schema && next.schema,
      logProbabilities: this.#dialect.logProbabilities && next.logProbabilities,
      seed: this.#dialect.seed && next.seed,
      completionLimit: this.#dialect.completionLimit || next.completionLimit,
    };
    return true;
  }

  /** Read at each call, made once per key. */
  #credentials(): Credentials {
    const { keyVariable, environment = process.env } = this.#options;
    const key = keyFrom(keyVariable, environment, this.#address.shown);
    if (this.#known?.key !== key) this.#known = credentials(key, this.#address.secrets);
    return this.#known;
  }
}

/** A text as a header can carry it: other than printable ASCII is escaped as in JSON. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
