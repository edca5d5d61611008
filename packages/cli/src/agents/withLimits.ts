import type { AgentsExperimentOptions } from '../commands/experimentCommands.js';

/** What the command line says about a spec's limits, in their place. */
export function withLimits({
  calls,
  tokens,
}: Pick<AgentsExperimentOptions, 'calls' | 'tokens'>): (spec: object) => object {
  if (calls === undefined && tokens === undefined) return (spec) => spec;
  const given = { ...(calls !== undefined && { calls }), ...(tokens !== undefined && { tokens }) };
  return (spec) => ({ ...spec, limits: { ...(spec as { limits?: object }).limits, ...given } });
}
