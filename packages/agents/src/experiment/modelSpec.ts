/**
 * Language models as data: how to reach them and how they draw. Clients are made from this elsewhere; here it is checked.
 */
import { checkInteger, checkOneOf, checkReal, describeValue } from '@folkways/core';
import { checkKeys } from './checkKeys.js';

const STRUCTURED = ['auto', 'json-schema', 'off'] as const;

/** A model behind an endpoint that speaks the OpenAI chat format. */
export interface ModelSpec {
  /** Such as `https://api.example.com/v1`, without a key or a password. */
  readonly baseUrl: string;
  /** What the endpoint calls it. */
  readonly model: string;
  /** In [0, 10]. @defaultValue the endpoint's */
  readonly temperature?: number;
  /** In [0, 2^53). @defaultValue the endpoint's */
  readonly seed?: number;
  /** In (0, 1]. @defaultValue the endpoint's */
  readonly topP?: number;
  /** Of one reply. @defaultValue the endpoint's */
  readonly maxTokens?: number;
  /** The environment variable that holds the key; the key itself stands nowhere. @defaultValue none is sent */
  readonly keyVariable?: string;
  /** Seconds for one attempt, in (0, 300]. @defaultValue 120 */
  readonly timeout?: number;
  /** Attempts after the first. @defaultValue 5 */
  readonly retries?: number;
  /** Calls at once, in each process. @defaultValue 64 */
  readonly concurrency?: number;
  /** How replies are kept to their choices: by a schema always, until the endpoint refuses it, or by the prompt. @defaultValue `"auto"` */
  readonly structuredOutput?: (typeof STRUCTURED)[number];
  /** Reuse replies to the same request although they are drawn: at temperature 0 they are anyway. @defaultValue false */
  readonly cache?: boolean;
}

/** What the whole experiment may spend, earlier runs included. */
export interface CallLimits {
  readonly calls?: number;
  /** Of prompts and replies together. */
  readonly tokens?: number;
}

const MODEL_KEYS = [
  'baseUrl',
  'model',
  'temperature',
  'seed',
  'topP',
  'maxTokens',
  'keyVariable',
  'timeout',
  'retries',
  'concurrency',
  'structuredOutput',
  'cache',
] as const;

/** Parts of a model spec that say how it is reached, not what it answers. */
export const REACHING: ReadonlySet<string> = new Set(['baseUrl', 'keyVariable', 'timeout', 'retries', 'concurrency']);

const INTEGERS: readonly (readonly [keyof ModelSpec, number, number])[] = [
  ['seed', 0, Number.MAX_SAFE_INTEGER],
  ['maxTokens', 1, 1_000_000_000],
  ['retries', 0, 100],
  ['concurrency', 1, 10_000],
];

/** Requires model specs, or nothing. @throws RangeError or TypeError naming the key. */
export function checkModels(where: string, given: unknown): void {
  if (given === undefined) return;
  const models = checkKeys(where, 'models', given, Object.keys(given ?? {}));
  for (const [name, value] of Object.entries(models)) {
    const at = `models.${name}`;
    const spec = checkKeys(where, at, value, MODEL_KEYS) as Partial<Record<keyof ModelSpec, unknown>>;
    checkBaseUrl(where, `${at}.baseUrl`, spec.baseUrl);
    if (typeof spec.model !== 'string' || spec.model === '') {
      throw new TypeError(`${where}: "${at}.model" expected a model's name, got ${describeValue(spec.model)}`);
    }
    if (spec.temperature !== undefined) {
      checkReal(where, `${at}.temperature`, spec.temperature as number, { low: 0, high: 10 });
    }
    if (spec.topP !== undefined) checkReal(where, `${at}.topP`, spec.topP as number, { low: 0, high: 1, open: 'low' });
    if (spec.timeout !== undefined) {
      checkReal(where, `${at}.timeout`, spec.timeout as number, { low: 0, high: 300, open: 'low' });
    }
    for (const [key, low, high] of INTEGERS) {
      if (spec[key] !== undefined) checkInteger(where, `${at}.${key}`, spec[key] as number, low, high);
    }
    if (spec.keyVariable !== undefined && !/^[A-Za-z_]\w*$/.test(String(spec.keyVariable))) {
      // What stands here instead may be the key itself.
      throw new RangeError(`${where}: "${at}.keyVariable" expected the name of an environment variable`);
    }
    if (spec.structuredOutput !== undefined) {
      checkOneOf(where, `${at}.structuredOutput`, spec.structuredOutput, STRUCTURED);
    }
    if (spec.cache !== undefined && typeof spec.cache !== 'boolean') {
      throw new TypeError(`${where}: "${at}.cache" expected true or false, got ${describeValue(spec.cache)}`);
    }
  }
}

/** Requires limits, or nothing. @throws RangeError or TypeError naming the key. */
export function checkLimits(where: string, given: unknown): void {
  if (given === undefined) return;
  const limits = checkKeys(where, 'limits', given, ['calls', 'tokens']);
  for (const [key, value] of Object.entries(limits)) {
    if (value !== undefined) checkInteger(where, `limits.${key}`, value as number, 0, Number.MAX_SAFE_INTEGER);
  }
}

function checkBaseUrl(where: string, name: string, value: unknown): void {
  if (typeof value !== 'string' || !/^https?:\/\/[^\s/?#]+[^\s?#]*$/i.test(value)) {
    throw new RangeError(`${where}: "${name}" expected a URL such as http://localhost:8080/v1`);
  }
  if (/^https?:\/\/[^/]*@/i.test(value)) {
    throw new RangeError(`${where}: "${name}" expected no password in the URL: name a variable in "keyVariable"`);
  }
}
