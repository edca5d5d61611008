/**
 * N clients per role, matched at random, and what each LLM sees of their meetings.
 */
import type { RandomStream } from '@folkways/core';
import { isPure } from '../../model/isPure.js';
import type { PureProfile, Split } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';

/** What one period of matches showed and paid. */
export interface MatchedPeriod {
  /** `[k][m][actions]` each LLM's estimate of every role's aggregate: its own clients as it told them, the others by their frequency in its matches. */
  readonly estimates: readonly (readonly Float64Array[])[];
  /** `[k]` realised payoffs, as sums over clients divided by N. */
  readonly payoffs: Float64Array;
}

/** A population that is rematched every period. */
export class ClientPopulation {
  readonly #meta: MetaGame;
  readonly #clients: number;
  /** `[m][N]` the LLM of each client; and the order in which the clients of each role but the first meet. */
  readonly #owners: Uint8Array[];
  readonly #orders: Int32Array[];
  readonly #actions: Uint8Array[];
  readonly #starts: number[][];
  /** `[k][m]` flat counts of others' actions, and the payoffs per joint action. */
  readonly #counts: Float64Array[][];

  /** @param clients - N per role; LLM j gets the share p_i^j of them, rounded by largest remainders. */
  constructor(meta: MetaGame, clients: number) {
    this.#meta = meta;
    this.#clients = clients;
    this.#starts = meta.shares.map((row) => boundaries(row, clients));
    this.#owners = this.#starts.map((starts) => {
      const owners = new Uint8Array(clients);
      for (let j = 0; j + 1 < starts.length; j++) owners.fill(j, starts[j], starts[j + 1]);
      return owners;
    });
    this.#orders = meta.shares.map(() => Int32Array.from({ length: clients }, (_, n) => n));
    this.#actions = meta.shares.map(() => new Uint8Array(clients));
    this.#counts = meta.llms.map(() => meta.game.actions.map((names) => new Float64Array(names.length)));
  }

  /** Matches all clients, each told by its LLM what to play. */
  play(played: readonly (PureProfile | Split)[], rng: RandomStream): MatchedPeriod {
    this.#tell(played);
    for (const order of this.#orders.slice(1)) shuffle(order, rng);
    const { game, llms } = this.#meta;
    for (const row of this.#counts) for (const counts of row) counts.fill(0);
    const payoffs = new Float64Array(llms.length);
    const roles = this.#orders.length;
    const owner = new Int32Array(roles);
    const action = new Int32Array(roles);
    for (let match = 0; match < this.#clients; match++) {
      let joint = 0;
      for (let i = 0; i < roles; i++) {
        const client = this.#orders[i][match];
        owner[i] = this.#owners[i][client];
        action[i] = this.#actions[i][client];
        joint = joint * game.actions[i].length + action[i];
      }
      for (let i = 0; i < roles; i++) {
        payoffs[owner[i]] += game.payoffs[i][joint];
        for (let r = 0; r < roles; r++) {
          const j = owner[r];
          if (r === i || j === owner[i] || seenBefore(owner, r, i)) continue;
          this.#counts[j][i][action[i]]++;
        }
      }
    }
    const estimates = this.#counts.map((row, j) => row.map((counts, i) => this.#estimate(played[j], counts, j, i)));
    return { estimates, payoffs: payoffs.map((sum) => sum / this.#clients) };
  }

  #tell(played: readonly (PureProfile | Split)[]): void {
    this.#starts.forEach((starts, i) => {
      played.forEach((action, j) => {
        const [from, to] = [starts[j], starts[j + 1]];
        if (from === to) return;
        if (isPure(action)) this.#actions[i].fill(action[i], from, to);
        else {
          const inner = boundaries(action.roles[i], to - from);
          for (let a = 0; a + 1 < inner.length; a++) this.#actions[i].fill(a, from + inner[a], from + inner[a + 1]);
        }
      });
    });
  }

  #estimate(own: PureProfile | Split, counts: Float64Array, j: number, i: number): Float64Array {
    const share = this.#meta.shares[i][j];
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count, a) => {
      const told = isPure(own) ? (own[i] === a ? 1 : 0) : own.roles[i][a];
      return share * told + (total === 0 ? 0 : ((1 - share) * count) / total);
    });
  }
}

/** Whether an earlier role than r, other than i, has the same LLM in this match. */
function seenBefore(owner: Int32Array, r: number, i: number): boolean {
  for (let earlier = 0; earlier < r; earlier++) if (earlier !== i && owner[earlier] === owner[r]) return true;
  return false;
}

/** Where each part of `total` items begins, and the end: parts by largest remainders. */
function boundaries(weights: ArrayLike<number>, total: number): number[] {
  const exact = Array.from(weights, (weight) => weight * total);
  const parts = exact.map((share) => Math.floor(share + 1e-9));
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  const order = Array.from(exact.keys()).sort((a, b) => exact[b] - parts[b] - (exact[a] - parts[a]));
  for (const part of order.slice(0, left)) parts[part]++;
  const starts = [0];
  for (const part of parts) starts.push(starts[starts.length - 1] + part);
  return starts;
}

/** Fisher and Yates with 32-bit draws: the bias of an index is below N / 2^32. */
function shuffle(order: Int32Array, rng: RandomStream): void {
  for (let n = order.length - 1; n > 0; n--) {
    const at = Math.floor(((rng.next() >>> 0) / 2 ** 32) * (n + 1));
    const swapped = order[n];
    order[n] = order[at];
    order[at] = swapped;
  }
}
