/**
 * An OpenAI-compatible chat endpoint whose replies are a function of the request.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ServedReply, writeJson, writeReply } from './servedReply.js';
import { type ChatBody, type ServedRequest, servedRequest } from './servedRequest.js';

/** What the model says to a request. */
export type ChatScript = (request: ServedRequest) => ServedReply | Promise<ServedReply>;

/** Options of `chatServer`. */
export interface ChatServerOptions {
  readonly script: ChatScript;
  /** @defaultValue 0, any free port */
  readonly port?: number;
  /** Seconds from a request to its reply. @defaultValue 0 */
  readonly latency?: number;
  /** Models it knows; any other is answered 404. @defaultValue `['test']` */
  readonly models?: readonly string[];
  /** The bearer token it asks for; any other is answered 401, which echoes what came. @defaultValue none */
  readonly key?: string;
  /** Tokens of context (four characters each); longer prompts are answered 400. @defaultValue unlimited */
  readonly contextLength?: number;
  /** Whether it knows `response_format`; otherwise such requests are answered 400. @defaultValue true */
  readonly structuredOutput?: boolean;
}

/** A running server. */
export interface ChatServer {
  /** What a client takes as its base URL: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  /** May be replaced while it runs. */
  script: ChatScript;
  /** Completion requests in the order they came, also those answered with an error. */
  readonly requests: readonly ServedRequest[];
  /** How often each idempotency key came. */
  readonly calls: ReadonlyMap<string, number>;
  /** Requests being answered now, and the most there ever were at once. */
  readonly inFlight: number;
  readonly maxInFlight: number;
  /** Connections opened since the start. */
  readonly connections: number;
  /** Breaks what is in flight and ends. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a server on this machine's loopback address. */
export async function chatServer(options: ChatServerOptions): Promise<ChatServer> {
  const running = new RunningServer(options);
  await running.listen(options.port ?? 0);
  return running;
}

class RunningServer implements ChatServer {
  script: ChatScript;
  url = '';
  readonly requests: ServedRequest[] = [];
  readonly calls = new Map<string, number>();
  inFlight = 0;
  maxInFlight = 0;
  connections = 0;
  readonly #options: ChatServerOptions;
  readonly #server: Server;

  constructor(options: ChatServerOptions) {
    this.#options = options;
    this.script = options.script;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on('connection', () => {
      this.connections++;
    });
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
        resolve();
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.inFlight++;
    this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
    response.once('close', () => {
      this.inFlight--;
    });
    try {
      await this.#answer(request, response);
    } catch (error) {
      if (!response.headersSent) writeJson(response, 500, failure(`the script failed: ${String(error)}`));
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request);
    const { models = ['test'], latency = 0 } = this.#options;
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (request.method === 'GET' && path === '/v1/models') {
      writeJson(response, 200, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) });
      return;
    }
    if (request.method !== 'POST' || path !== '/v1/chat/completions') {
      writeJson(response, 404, failure(`no such path: ${request.method} ${path}`));
      return;
    }
    const body = JSON.parse(text) as ChatBody;
    const key = String(request.headers['idempotency-key'] ?? '');
    const attempt = (this.calls.get(key) ?? 0) + 1;
    this.calls.set(key, attempt);
    const served = servedRequest(request.headers, body, { attempt, index: this.requests.length });
    this.requests.push(served);
    const refusal = refuse(served, this.#options);
    const reply = refusal ?? (await this.script(served));
    const delay = latency + (typeof reply === 'object' && 'delay' in reply ? (reply.delay ?? 0) : 0);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay * 1000));
    if (!response.destroyed) writeReply(response, served, reply);
  }
}

/** What a server refuses before any model is asked. */
function refuse(request: ServedRequest, options: ChatServerOptions): ServedReply | undefined {
  const { key, models = ['test'], contextLength = Infinity, structuredOutput = true } = options;
  const { authorization } = request.headers;
  if (key !== undefined && authorization !== `Bearer ${key}`) {
    const given = authorization === undefined ? 'no key' : authorization.replace(/^Bearer /, '');
    const message = `Incorrect API key provided: ${given}`;
    return { status: 401, error: { message, code: 'invalid_api_key' } };
  }
  if (!models.includes(String(request.body.model))) {
    const message = `The model \`${request.body.model}\` does not exist`;
    return { status: 404, error: { message, code: 'model_not_found' } };
  }
  if (request.body.response_format !== undefined && !structuredOutput) {
    return { status: 400, error: { message: 'response_format is not supported by this model' } };
  }
  const length = Math.ceil(request.prompt.length / 4);
  if (length > contextLength) {
    const message = `This model's maximum context length is ${contextLength} tokens, but the messages have ${length}`;
    return { status: 400, error: { message, code: 'context_length_exceeded' } };
  }
  return undefined;
}

function failure(message: string): unknown {
  return { error: { message, type: 'invalid_request_error', code: null } };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
