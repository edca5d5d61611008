/**
 * The language-model agents that a spec's models make.
 */
import type { AgentKind } from '../experiment/agentSpec.js';
import type { ExperimentSpec } from '../experiment/experimentSpec.js';
import { checkLimits, checkModels, type ModelSpec } from '../experiment/modelSpec.js';
import type { ChatModel, ChatRequest } from '../languageModel/chatModel.js';
import { languageModelKinds } from '../languageModel/languageModelKinds.js';
import { type Spending, withSpendLimit } from '../languageModel/withSpendLimit.js';
import { cachedModel, type ReplyStore } from './calls/cachedModel.js';
import type { CallLog } from './calls/callLog.js';
import { recordedModel } from './calls/recordedModel.js';
import { chatEndpoint } from './chat/index.js';

/** Options of `experimentKinds`. */
export interface ExperimentKindsOptions {
  /** Where calls are recorded, and replayed from. @defaultValue nowhere */
  readonly log?: CallLog;
  /** Where replies that may be reused are kept. @defaultValue nowhere */
  readonly replies?: ReplyStore;
  /** Where keys are looked up. @defaultValue `process.env` */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The one account of all models. @defaultValue the spec's `limits`, from what `earlier` runs spent */
  readonly account?: (model: ChatModel) => ChatModel;
  /** What earlier runs spent. @defaultValue nothing */
  readonly earlier?: Spending;
}

/**
 * Clients for the models of a spec, limited, cached and recorded, as kinds of agents.
 * @returns no kinds for a spec without models.
 * @throws RangeError or TypeError when the models are not as `checkExperiment` requires.
 * @remarks Nothing is asked, and no key is looked at, until a match is played.
 */
export function experimentKinds(
  { models: specs, limits = {} }: Pick<ExperimentSpec, 'models' | 'limits'>,
  { log, replies, environment, earlier, ...options }: ExperimentKindsOptions = {},
): Record<string, AgentKind> {
  checkModels('experiment', specs);
  checkLimits('experiment', limits);
  if (specs === undefined || Object.keys(specs).length === 0) return {};
  const account = oneAccount(options.account ?? ((model) => withSpendLimit(model, limits, earlier)));
  const failing = new Map<string, (key: string) => Promise<void>>();
  const models = Object.entries(specs).map(([name, { cache, ...spec }]): [string, ChatModel] => {
    const settings = settingsOf(spec);
    const limited = account(chatEndpoint({ ...spec, environment }));
    const { temperature } = spec;
    const cached =
      replies === undefined ? limited : cachedModel(limited, replies, { temperature, always: cache, settings });
    if (log === undefined) return [name, cached];
    const { keepFailure, ...recorded } = recordedModel(cached, log, { settings });
    return [name, { ...recorded, complete: (request) => noting(recorded, request, failing, keepFailure) }];
  });
  return languageModelKinds(Object.fromEntries(models), {
    onTurn({ attempts, answer, fallback }) {
      for (const { key, reply } of attempts) {
        if (reply !== undefined) continue;
        // Calls are recorded in order: this one is safe before any call that follows from it.
        if (answer !== undefined || fallback !== undefined)
          failing
            .get(key)?.(key)
            .catch(() => {});
        failing.delete(key);
      }
    },
  });
}

/** What a model draws with where a request does not say. */
function settingsOf({ temperature, seed, topP, maxTokens, structuredOutput }: ModelSpec): unknown {
  return { temperature, seed, topP, maxTokens, structuredOutput };
}

/** Remembers which model a failed call belongs to. */
async function noting(
  model: ChatModel,
  request: ChatRequest,
  failing: Map<string, (key: string) => Promise<void>>,
  keepFailure: (key: string) => Promise<void>,
) {
  try {
    return await model.complete(request);
  } catch (error) {
    failing.set(request.key, keepFailure);
    throw error;
  }
}

/** Several models behind one limit: the limit sees a single model, which passes each request to the one that it is meant for. */
function oneAccount(limit: (model: ChatModel) => ChatModel): (model: ChatModel) => ChatModel {
  const meant = new WeakMap<ChatRequest, ChatModel>();
  const names: string[] = [];
  const all: ChatModel = {
    get name() {
      return names.join(', ');
    },
    complete: (request) => (meant.get(request) as ChatModel).complete(request),
  };
  let limited: ChatModel | undefined;
  return (model) => {
    if (!names.includes(model.name)) names.push(model.name);
    limited ??= limit(all);
    const { complete } = limited;
    return {
      name: model.name,
      complete(request) {
        const own = { ...request };
        meant.set(own, model);
        return complete.call(limited, own);
      },
    };
  };
}
