/**
 * Which specs have the same records.
 */
import type { ExperimentSpec } from './experimentSpec.js';
import { REACHING } from './modelSpec.js';

/**
 * A text that is equal for two specs exactly when they say the same, whatever the order of their keys. What only says how models are
 * reached and how much may be spent (`$schema`, `limits`, `concurrency` and, of a model, `baseUrl`, `keyVariable`, `timeout`, `retries`, `concurrency`) is left
 * out, so that it may change under a half-finished run.
 */
export function experimentKey(spec: ExperimentSpec): string {
  return JSON.stringify(sorted(withoutReaching(spec)));
}

/** The spec without what does not change its records. */
export function withoutReaching({ $schema, limits, concurrency, models, ...rest }: ExperimentSpec): object {
  if (models === undefined) return rest;
  const reduced = Object.entries(models).map(([name, model]) => [
    name,
    Object.fromEntries(Object.entries(model).filter(([key]) => !REACHING.has(key))),
  ]);
  return { ...rest, models: Object.fromEntries(reduced) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, v]) => [key, sorted(v)]));
}
