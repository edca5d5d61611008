import type { Experiment } from '../experiment/experimentSpec.js';

/** Bytes of the columns of one block, at most. */
const BYTES = 4 * 2 ** 20;

/** How many rounds of an experiment make a block of a few megabytes. */
export function roundsPerBlock({ spec, agents, pairings }: Experiment): number {
  const labels = (pairing: number): number =>
    agents(pairing).reduce((sum, agent) => sum + (agent.labels?.length ?? 0), 0);
  const beliefs = spec.record?.beliefs ? Math.max(...pairings.map((_, pairing) => labels(pairing))) : 0;
  return Math.floor(BYTES / (4 + (spec.record?.payoffs ? 16 : 0) + 8 * beliefs));
}
