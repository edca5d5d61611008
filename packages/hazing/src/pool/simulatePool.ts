/**
 * A finite pool of strangers who follow a hazing sequence, or break it and leave.
 */
import {
  checkInteger,
  type NormalFormGame,
  type RandomStream,
  type StopOptions,
  stopPoint,
  uniformInteger,
  uniformReal,
} from '@folkways/core';
import type { GoalOption } from '../discounted/subjectInstance.js';
import type { HazingSequence } from '../instance/hazingSequence.js';
import { type MeanInterval, meanInterval } from './meanInterval.js';
import { type Deviation, HONEST, type PoolPlan, type PoolType, poolPlan, poolType } from './poolPlan.js';

/** Agents times rounds between two questions whether to stop. */
const MEETINGS = 65_536;

/** A group of deviators. */
export interface Deviators {
  readonly deviation: Deviation;
  readonly count: number;
}

/** Options of `simulatePool`. */
export interface SimulatePoolOptions extends GoalOption, StopOptions {
  /** N, an even number of agents, at least 2. */
  readonly agents: number;
  /** Groups of deviators; everybody else is honest. @defaultValue none */
  readonly deviators?: readonly Deviators[];
  /** Rounds everybody plays. @defaultValue 1000 */
  readonly rounds?: number;
  /** Independent pools, at least 10, from which the intervals are estimated. @defaultValue 40 */
  readonly replications?: number;
  readonly rng: RandomStream;
}

/** Average payoff per agent and round of one type. */
export interface PoolPayoff extends MeanInterval {
  /** `honest`, or a name of the deviation. */
  readonly type: string;
  readonly agents: number;
  /** Its average less the honest average of the same pool; absent for the honest and where nobody is honest. */
  readonly advantage?: MeanInterval;
}

/** What `simulatePool` returns. */
export interface PoolResult {
  /** The honest first, if there are any, then the groups in the order given. Intervals at 95 %. */
  readonly types: readonly PoolPayoff[];
  readonly rounds: number;
  readonly replications: number;
}

/**
 * Simulates N agents in random pairs. Each round every pair plays; if either partner deviates, both are matched at random among
 * all who are free in the next round and start the sequence again; otherwise they go on together. A deviator plays a best reply to
 * what the sequence prescribes and gets the stage payoff of what both then play.
 * @returns undiscounted average payoffs per type with 95 % intervals over independent pools.
 * @throws RangeError, TypeError when the game, the sequence or an option is refused.
 * @throws StoppedError when the signal or the time limit stops it first.
 * @remarks O(replications x rounds x agents) time, O(agents + rounds) memory.
 * @example
 * ```ts
 * import { randomStream, symmetricGame } from '@folkways/core';
 * import { simulatePool } from '@folkways/hazing';
 * const game = symmetricGame([[4, 11, 14], [0, 5, 0], [0, 0, 8]], { actions: ['A', 'B', 'C'] });
 * const deviators = [{ deviation: { kind: 'best' as const }, count: 1 }];
 * const { types } = simulatePool(game, ['A'], { agents: 20, deviators, rng: randomStream(1, 0) });
 * console.log(types[1].mean); // 9
 * ```
 */
export function simulatePool(game: NormalFormGame, sequence: HazingSequence, options: SimulatePoolOptions): PoolResult {
  const where = 'simulatePool';
  const stopping = stopPoint(where, options);
  const { goal, rng, rounds = 1000, replications = 40, deviators = [] } = options;
  const agents = checkInteger(where, 'agents', options.agents, 2, 1_000_000);
  if (agents % 2 !== 0) throw new RangeError(`${where}: "agents" expected an even number, got ${agents}`);
  checkInteger(where, 'rounds', rounds, 1, 1_000_000_000);
  checkInteger(where, 'replications', replications, 10, 1_000_000);
  const groups = deviators.map(({ deviation, count }, k) => ({
    type: poolType(where, game, sequence, goal, deviation),
    count: checkInteger(where, `deviators[${k}].count`, count, 1, agents),
  }));
  const honest = agents - groups.reduce((sum, { count }) => sum + count, 0);
  if (honest < 0)
    throw new RangeError(`${where}: "deviators" expected at most ${agents} in all, got ${agents - honest}`);
  if (honest > 0) groups.unshift({ type: HONEST, count: honest });
  const plan = poolPlan(where, game, sequence, goal, rounds);
  const typeOf = Int32Array.from(groups.flatMap(({ count }, k) => new Array<number>(count).fill(k)));
  const averages = groups.map((): number[] => []);
  for (let r = 0; r < replications; r++) {
    const totals = playPool(
      plan,
      groups.map(({ type }) => type),
      typeOf,
      rounds,
      rng,
      stopping,
    );
    groups.forEach(({ count }, k) => void averages[k].push(totals[k] / count / rounds));
  }
  const types = groups.map(({ type, count }, k): PoolPayoff => {
    const own = { type: type.label, agents: count, ...meanInterval(averages[k]) };
    if (honest === 0 || k === 0) return own;
    return { ...own, advantage: meanInterval(averages[k].map((average, r) => average - averages[0][r])) };
  });
  return { types, rounds, replications };
}

/** One pool from its first round to its last; total payoff per type. */
function playPool(
  plan: PoolPlan,
  types: readonly PoolType[],
  typeOf: Int32Array,
  rounds: number,
  rng: RandomStream,
  stopping: () => void,
): Float64Array {
  const agents = typeOf.length;
  const every = Math.max(1, Math.floor(MEETINGS / agents));
  const { actions, payoff, reply, path, goal } = plan;
  const partner = new Int32Array(agents);
  const step = new Int32Array(agents);
  const free = Int32Array.from({ length: agents }, (_, i) => i);
  let waiting = agents;
  const totals = new Float64Array(types.length);
  for (let round = 0; round < rounds; round++) {
    if (round % every === 0) stopping();
    // Fisher-Yates, two at a time: neighbours are partners.
    for (let k = waiting - 1; k > 0; k--) {
      const other = uniformInteger(rng, 0, k);
      const kept = free[k];
      free[k] = free[other];
      free[other] = kept;
    }
    for (let k = 0; k < waiting; k += 2) {
      const [a, b] = [free[k], free[k + 1]];
      partner[a] = b;
      partner[b] = a;
      step[a] = step[b] = 0;
    }
    waiting = 0;
    for (let a = 0; a < agents; a++) {
      const b = partner[a];
      if (b < a) continue;
      const prescribed = step[a] < path.length ? path[step[a]] : goal;
      const [first, second] = [types[typeOf[a]], types[typeOf[b]]];
      const breaks = deviates(first, step[a], rng);
      const broken = deviates(second, step[a], rng);
      const own = breaks ? reply[prescribed] : prescribed;
      const other = broken ? reply[prescribed] : prescribed;
      totals[typeOf[a]] += payoff[own * actions + other];
      totals[typeOf[b]] += payoff[other * actions + own];
      if (breaks || broken) {
        free[waiting++] = a;
        free[waiting++] = b;
      } else {
        step[a]++;
        step[b]++;
      }
    }
  }
  return totals;
}

function deviates({ round, probability }: PoolType, step: number, rng: RandomStream): boolean {
  return step === round || (probability > 0 && uniformReal(rng) < probability);
}
