/**
 * What an endpoint was found not to understand. OpenAI's protocol has grown, and its implementations have not all followed.
 */

/** Parts of the protocol in use. */
export interface ChatDialect {
  /** `response_format` with a JSON schema. */
  readonly schema: boolean;
  /** `logprobs` and `top_logprobs`. */
  readonly logProbabilities: boolean;
  /** `max_completion_tokens`, which OpenAI's reasoning models want instead of `max_tokens`. */
  readonly completionLimit: boolean;
}

/** Statuses by which servers refuse a field. */
const REFUSALS = [400, 422, 501];

/**
 * The dialect to try next, when an answer blames a field of the request.
 * @param fields - the names of the fields that the request had.
 * @returns nothing when it blames none that can be left out.
 */
export function nextDialect(
  dialect: ChatDialect,
  fields: ReadonlySet<string>,
  status: number,
  body: string,
): ChatDialect | undefined {
  if (!REFUSALS.includes(status)) return undefined;
  if (fields.has('max_tokens') && /max_completion_tokens/.test(body) && /unsupported|instead/i.test(body)) {
    return { ...dialect, completionLimit: true };
  }
  if (fields.has('logprobs') && /log_?prob/i.test(body)) return { ...dialect, logProbabilities: false };
  if (fields.has('response_format') && /response_?format|json_?schema|structured|grammar|guided/i.test(body)) {
    return { ...dialect, schema: false };
  }
  return undefined;
}
