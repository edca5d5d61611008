/**
 * A request as it goes over the wire.
 */
import type { ChatRequest } from '../../languageModel/chatModel.js';
import type { ChatDialect } from './chatDialect.js';

/** Settings of the model that a request may override. */
export interface ChatSettings {
  readonly model: string;
  readonly temperature?: number;
  readonly seed?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
}

/** The property of the object that a constrained reply is. */
export const ANSWER = 'answer';

/** Tokens that the object takes around the choice, at most, so that a limit meant for the choice does not cut it. */
const WRAPPING = 16;

/**
 * The body of a request. Choices become a JSON schema, an object with one property: the protocol has no plain list, and not every
 * server takes a schema that is no object. Where log-probabilities are asked for there is no schema: they would be those of an object's
 * tokens, after a mask.
 */
export function chatBody(
  settings: ChatSettings,
  request: ChatRequest,
  dialect: ChatDialect,
): Readonly<Record<string, unknown>> {
  const { temperature = settings.temperature, seed = settings.seed, maxTokens = settings.maxTokens } = request;
  const { choices = [], topLogProbabilities } = request;
  const body: Record<string, unknown> = { model: settings.model, messages: request.messages };
  if (temperature !== undefined) body.temperature = temperature;
  if (seed !== undefined) body.seed = seed;
  if (settings.topP !== undefined) body.top_p = settings.topP;
  const constrained = dialect.schema && choices.length > 0 && topLogProbabilities === undefined;
  if (constrained) body.response_format = schemaOf(choices);
  if (maxTokens !== undefined) {
    body[dialect.completionLimit ? 'max_completion_tokens' : 'max_tokens'] = maxTokens + (constrained ? WRAPPING : 0);
  }
  if (topLogProbabilities !== undefined && dialect.logProbabilities) {
    body.logprobs = true;
    body.top_logprobs = topLogProbabilities;
  }
  return body;
}

function schemaOf(choices: readonly string[]): unknown {
  const schema = {
    type: 'object',
    properties: { [ANSWER]: { type: 'string', enum: choices } },
    required: [ANSWER],
    additionalProperties: false,
  };
  return { type: 'json_schema', json_schema: { name: ANSWER, strict: true, schema } };
}
