/**
 * What a match between LLMs meant for their clients.
 */
import { clientPayoffs, type MetaGame, metaActionCount, metaActionProfile } from '@folkways/metagame';
import { type Block, paragraph, table } from '../output/block.js';
import { formatReal } from '../output/formatReal.js';
import { visible } from '../output/visible.js';

/** Averages per client and round. */
export interface ClientOutcomes {
  readonly roles: readonly string[];
  readonly llms: readonly string[];
  /** `[role][LLM]`; null where the LLM has no clients. */
  readonly byRole: readonly (readonly (number | null)[])[];
  /** `[role]` of all clients of a role. */
  readonly everyone: readonly number[];
  /** `[LLM]` of all its clients: its utility divided by how many they are. */
  readonly averages: readonly number[];
  /** `[LLM]` how many clients it has, in units of one role's population. */
  readonly masses: readonly number[];
}

/** Adds up a match: one profile index of the normal form of two LLMs for each round. */
export function clientOutcomes(meta: MetaGame, profiles: ArrayLike<number>): ClientOutcomes {
  const columns = metaActionCount(meta, 1);
  const counts = new Map<number, number>();
  for (let t = 0; t < profiles.length; t++) counts.set(profiles[t], (counts.get(profiles[t]) ?? 0) + 1);
  const roles = meta.game.players;
  const byRole: (number | null)[][] = meta.shares.map((row) => Array.from(row, (share) => (share === 0 ? null : 0)));
  for (const [k, count] of counts) {
    const profile = [metaActionProfile(meta, 0, Math.floor(k / columns)), metaActionProfile(meta, 1, k % columns)];
    clientPayoffs(meta, profile).forEach((row, i) => {
      row.forEach((payoff, j) => {
        const before = byRole[i][j];
        if (before !== null && payoff !== null) byRole[i][j] = before + (payoff * count) / profiles.length;
      });
    });
  }
  const masses = meta.masses.map((mass) => mass.toNumber());
  const weighted = (i: number, j: number): number => meta.shares[i][j] * (byRole[i][j] ?? 0);
  return {
    roles,
    llms: meta.llms,
    byRole,
    everyone: roles.map((_, i) => meta.llms.reduce((sum, __, j) => sum + weighted(i, j), 0)),
    averages: meta.llms.map((_, j) => roles.reduce((sum, __, i) => sum + weighted(i, j), 0) / masses[j]),
    masses,
  };
}

/** One row for each role, one column for each LLM. */
export function clientBlocks({ roles, llms, byRole, everyone, averages, masses }: ClientOutcomes): Block[] {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const all = averages.reduce((sum, average, j) => sum + average * masses[j], 0) / total;
  const real = (value: number | null): string => (value === null ? '' : formatReal(value, 3));
  return [
    paragraph(
      'The players are LLMs, whose payoffs are sums over their clients. What a client gets in a round, on average:',
    ),
    table({
      header: ['', ...llms.map((name) => `clients of ${visible(name)}`), 'everyone'],
      align: ['left', ...llms.map(() => 'right' as const), 'right'],
      rows: [
        ...roles.map((name, i) => [visible(name), ...byRole[i].map(real), real(everyone[i])]),
        ['all roles', ...averages.map(real), real(all)],
      ],
    }),
  ];
}
