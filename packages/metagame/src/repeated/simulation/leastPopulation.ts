/**
 * How many clients it takes to see a probe through sampling noise.
 */
import { checkReal } from '@folkways/core';
import type { MetaGame } from '../../model/metaGame.js';

/**
 * Standard deviations of LLM j's estimates of role i's aggregate, times the square root of N: `[k][m]`.
 *
 * j estimates the other LLMs' clients of role i from the matches in which it has a client in another role:
 * N (1 - p_i^j) (1 - prod_{r != i} (1 - p_r^j)) of them on average. 0 where role i is all its own, Infinity where it sees none.
 * @remarks A frequency h of the others' clients has variance h (1 - h) <= 1/4, which is what is used; without replacement it is smaller, so these are upper bounds.
 */
export function samplingDeviations(meta: MetaGame): number[][] {
  return meta.llms.map((_, j) =>
    meta.shares.map((row, i) => {
      const others = 1 - row[j];
      if (others <= 0) return 0;
      const present = 1 - meta.shares.reduce((none, other, r) => (r === i ? none : none * (1 - other[j])), 1);
      return others / (2 * Math.sqrt(others * present));
    }),
  );
}

/** What `leastPopulation` found. */
export interface LeastPopulation {
  /** Clients per role; Infinity when some LLM does not observe some role at any size. */
  readonly clients: number;
  /** The estimate that needs them, and the share it must be able to see. */
  readonly llm: number;
  readonly role: number;
  readonly share: number;
}

/**
 * The least number of clients per role at which every LLM's threshold of z standard deviations is at most half of the smallest mass that
 * another LLM's probe can move: noise is then as unlikely to be taken for a probe as a probe for noise.
 * @param z - the threshold in standard deviations, > 0. @defaultValue 5
 * @throws RangeError when z is not positive.
 * @remarks A rule of thumb for when the tests can work at all, not a guarantee that they do.
 */
export function leastPopulation(meta: MetaGame, z = 5): LeastPopulation {
  checkReal('leastPopulation', 'z', z, { low: 0, open: 'low' });
  let worst: LeastPopulation = { clients: 1, llm: 0, role: 0, share: 1 };
  samplingDeviations(meta).forEach((row, llm) => {
    row.forEach((deviation, role) => {
      if (deviation === 0) return;
      const share = meta.shares[role].reduce((least, p, q) => (q !== llm && p > 0 ? Math.min(least, p) : least), 1);
      const clients = Math.floor(((2 * z * deviation) / share) ** 2) + 1;
      if (clients > worst.clients) worst = { clients, llm, role, share };
    });
  });
  return worst;
}
