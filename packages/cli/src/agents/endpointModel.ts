/**
 * The language model that the options of a command name.
 */
import { type ChatModel, type ChatReply, type ChatRequest, type Spending, withSpendLimit } from '@folkways/agents';
import { chatEndpoint } from '@folkways/agents/node';
import type { EndpointOptions } from '../commands/endpointOptions.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { modelNames } from './modelNames.js';
import { refuseAgents } from './refuseAgents.js';

/** More names than this are not listed. */
const LISTED = 5;

/** One call as it was made. */
export interface RecordedCall {
  readonly request: ChatRequest;
  /** Undefined when the call failed. */
  readonly reply?: ChatReply;
  readonly seconds: number;
}

/** A model that keeps what it is asked. */
export interface RecordedModel extends ChatModel {
  readonly calls: readonly RecordedCall[];
  readonly spent: Spending;
}

/**
 * The model behind `--endpoint`; undefined without that option.
 * @throws InputError when an option is wrong, or no model is named and the endpoint does not have exactly one.
 */
export async function endpointModel(options: EndpointOptions, io: Io): Promise<RecordedModel | undefined> {
  const { endpoint, temperature, keyVariable, maxCalls, maxTokens, retries, timeout } = options;
  if (endpoint === undefined) {
    const lonely = (['model', 'keyVariable', 'temperature', 'maxCalls', 'maxTokens'] as const).find(
      (name) => options[name] !== undefined,
    );
    if (lonely === undefined) return undefined;
    const typed = lonely.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new InputError(`--${typed}: expected --endpoint URL beside it, found none`);
  }
  const made = (model: string): ChatModel =>
    refuseAgents('--endpoint', () =>
      chatEndpoint({
        baseUrl: endpoint,
        model,
        temperature,
        keyVariable,
        environment: io.environment,
        maxTokens,
        retries,
        timeout,
      }),
    );
  made('any'); // a wrong URL or variable shows before anything is sent
  const model = made(options.model ?? (await onlyModel(endpoint, keyVariable, io)));
  return recorded(withSpendLimit(model, { calls: maxCalls }));
}

function recorded(model: ReturnType<typeof withSpendLimit>): RecordedModel {
  const calls: RecordedCall[] = [];
  return {
    name: model.name,
    calls,
    get spent() {
      return model.spent;
    },
    async complete(request) {
      const start = performance.now();
      const seconds = (): number => (performance.now() - start) / 1000;
      try {
        const reply = await model.complete(request);
        calls.push({ request, reply, seconds: seconds() });
        return reply;
      } catch (error) {
        calls.push({ request, seconds: seconds() });
        throw error;
      }
    },
  };
}

/** The name of the one model that an endpoint has. */
async function onlyModel(endpoint: string, keyVariable: string | undefined, io: Io): Promise<string> {
  const names = await modelNames(endpoint, keyVariable, io);
  if (names?.length === 1) return names[0];
  const found = names === undefined ? 'an endpoint that does not say which models it has' : inShort(names);
  throw new InputError(`--model: expected the name of a model, since the endpoint has not exactly one, found ${found}`);
}

function inShort(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map((name) => JSON.stringify(name.slice(0, 100)));
  return names.length === 0 ? 'none' : [...shown, ...(names.length > LISTED ? ['more'] : [])].join(', ');
}
