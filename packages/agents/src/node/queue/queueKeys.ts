/**
 * Where an experiment stands in Redis.
 */
import { createHash } from 'node:crypto';
import { experimentKey } from '../../experiment/experimentKey.js';
import type { ExperimentSpec } from '../../experiment/experimentSpec.js';
import type { MatchRange } from '../../experiment/records.js';

/** BullMQ's prefix, and ours. */
export const PREFIX = 'folkways';
/** Seconds for which what nobody collects is kept. */
export const KEPT = 30 * 24 * 3600;

/** The keys of one spec. */
export interface QueueKeys {
  /** String: the spec as JSON. */
  readonly spec: string;
  /** Set: the ranges that were given out and not collected. */
  readonly ranges: string;
  /** Hash: what came of a range, by range. */
  readonly outcomes: string;
  /** Stream: recorded calls in order, the field `call`. */
  readonly calls: string;
  /** Hash: ids of the stream by the keys of calls. */
  readonly callIds: string;
  /** Hash: `calls` and `tokens` spent. */
  readonly spent: string;
  /** String: which process collects the matches, while it does. */
  readonly collector: string;
  /** Hash: how often calls were forgotten, to be asked again, by their keys. */
  readonly again: string;
}

/** The hash that stands for a spec: equal for specs with the same records. */
export function specHash(spec: ExperimentSpec): string {
  return createHash('sha256').update(experimentKey(spec)).digest('hex').slice(0, 32);
}

/** The keys of a spec by its hash. */
export function queueKeys(hash: string): QueueKeys {
  const key = (name: string): string => `${PREFIX}:experiment:${hash}:${name}`;
  return {
    spec: key('spec'),
    ranges: key('ranges'),
    outcomes: key('outcomes'),
    calls: key('calls'),
    callIds: key('call-ids'),
    spent: key('spent'),
    collector: key('collector'),
    again: key('again'),
  };
}

/** A range as a field of a hash, part of a job's id. */
export const rangeField = ({ from, to }: MatchRange): string => `${from}-${to}`;

/** The range that a field means. */
export function rangeOf(field: string): MatchRange {
  const [from, to] = field.split('-').map(Number);
  return { from, to };
}
