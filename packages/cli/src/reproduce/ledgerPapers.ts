/**
 * The three papers, in the order in which they are reproduced.
 */
import type { LedgerPaper } from './ledgerRow.js';

/** Each loads its computations only when it is asked for. */
export const ledgerPapers: readonly LedgerPaper[] = [
  {
    slug: 'folk-theorem',
    title: 'Shaki, Hartman, Kraus and Aumann (2026), A folk theorem for LLMs',
    entries: async () => (await import('./folkTheorem/folkTheoremEntries.js')).folkTheoremEntries,
  },
  {
    slug: 'agents',
    title: 'Kang (2026), Reasonably reasoning AI agents can avoid game-theoretic failures in zero-shot, provably',
    entries: async () => (await import('./agents/agentsEntries.js')).agentsEntries,
  },
  {
    slug: 'restarts',
    title: 'Berker and Conitzer, Computing optimal equilibria in repeated games with restarts',
    entries: async () => (await import('./restarts/restartsEntries.js')).restartsEntries,
  },
];
