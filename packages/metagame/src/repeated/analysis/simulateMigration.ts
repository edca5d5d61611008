/**
 * Shares that follow success: clients move towards the LLM that serves their role better.
 */
import { checkInteger, checkReal } from '@folkways/core';
import { aggregateOf } from '../../model/aggregatePlay.js';
import { isPure } from '../../model/isPure.js';
import type { PureProfile, Split } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { rolePayoffs } from '../../model/rolePayoffs.js';

/** Options of `simulateMigration`. */
export interface MigrationOptions {
  /** Periods, >= 1. */
  readonly periods: number;
  /** How fast clients move: the log-odds between two LLMs change per period by this times the difference of their payoffs, >= 0. */
  readonly speed: number;
  /** `[k]` what the LLMs play, given the shares of the period (as a meta-game) and its index. */
  readonly play: (meta: MetaGame, period: number) => readonly (PureProfile | Split)[];
}

/** The course of the shares. */
export interface Migration {
  /** `[periods + 1][m][k]` the shares at the beginning of each period, and after the last. */
  readonly shares: readonly (readonly Float64Array[])[];
  /** `[periods][k]` sums of payoffs over each LLM's clients. */
  readonly payoffs: readonly Float64Array[];
  /** The largest change of a share in the last period; near 0 when it came to rest. */
  readonly lastChange: number;
}

/**
 * Plays the meta-game with endogenous shares: in each role, p_i^j(t+1) is proportional to p_i^j(t) exp(speed * v_i^j(t)), v_i^j being what LLM j's clients of role i
 * get on average. An LLM that has lost a role (or never had it) does not win it back.
 * @throws RangeError when periods or speed are outside their domain.
 * @remarks A model of ours, not the paper's: the discrete replicator (multiplicative weights) dynamic. A simulation; no folk theorem is claimed for it.
 * @example
 * ```ts
 * import { bimatrixGame } from '@folkways/core';
 * import { metaGame, simulateMigration } from '@folkways/metagame';
 * const game = bimatrixGame([[-2, -5], [0, -4]], [[-2, 0], [-5, -4]]);
 * const meta = metaGame({ game, shares: [[0.9, 0.1], [0.9, 0.1]] });
 * const { shares } = simulateMigration(meta, { periods: 100, speed: 0.1, play: () => [[0, 0], [1, 1]] });
 * // The small LLM's free riders win the clients.
 * console.log(shares[100][0][1] > 0.9); // true
 * ```
 */
export function simulateMigration(meta: MetaGame, { periods, speed, play }: MigrationOptions): Migration {
  checkInteger('simulateMigration', 'periods', periods, 1, 2 ** 24);
  checkReal('simulateMigration', 'speed', speed, { low: 0 });
  const shares: Float64Array[][] = [meta.shares.map((row) => row.slice())];
  const payoffs: Float64Array[] = [];
  let lastChange = 0;
  for (let period = 0; period < periods; period++) {
    const current = shares[period];
    const now: MetaGame = { ...meta, shares: current };
    const played = play(now, period);
    const aggregate = aggregateOf(now, played);
    const all = meta.game.actions.map((names) => Array.from(names.keys()));
    const earned = new Float64Array(meta.llms.length);
    lastChange = 0;
    shares.push(
      current.map((row, i) => {
        const values = rolePayoffs(meta.game, i, aggregate, all);
        const served = played.map((action) =>
          isPure(action) ? values[action[i]] : action.roles[i].reduce((sum, weight, a) => sum + weight * values[a], 0),
        );
        row.forEach((share, j) => {
          earned[j] += share * served[j];
        });
        const best = Math.max(...served);
        const moved = row.map((share, j) => share * Math.exp(speed * (served[j] - best)));
        const total = moved.reduce((sum, x) => sum + x, 0);
        return moved.map((x, j) => {
          lastChange = Math.max(lastChange, Math.abs(x / total - row[j]));
          return x / total;
        });
      }),
    );
    payoffs.push(earned);
  }
  return { shares, payoffs, lastChange };
}
