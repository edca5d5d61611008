/**
 * In what two specs differ.
 */
import { withoutReaching } from './experimentKey.js';
import type { ExperimentSpec } from './experimentSpec.js';

/** One place where two specs say different things; what is absent is undefined. */
export interface SpecDifference {
  /** Such as `agents.learner.temperature`, or `pairings[1]`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The places where two specs differ in what `experimentKey` looks at, as deep as both have the same shape.
 * @returns none exactly when the keys are equal.
 */
export function experimentDifferences(before: ExperimentSpec, after: ExperimentSpec): SpecDifference[] {
  return differences('', withoutReaching(before), withoutReaching(after));
}

function differences(path: string, before: unknown, after: unknown): SpecDifference[] {
  if (before === after) return [];
  if (isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const at = (name: string): string =>
      Array.isArray(before) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    return names.flatMap((name) => differences(at(name), before[name], after[name]));
  }
  return [{ path, before, after }];
}

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';
