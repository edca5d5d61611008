/**
 * Exact expectations of a small pool, to check the simulation by.
 */
import { checkInteger, type NormalFormGame, SizeError } from '@folkways/core';
import type { GoalOption } from '../discounted/subjectInstance.js';
import type { HazingSequence } from '../instance/hazingSequence.js';
import { HONEST, type PoolType, poolPlan, poolType } from './poolPlan.js';
import type { Deviators } from './simulatePool.js';

/** Options of `expectedPool`. */
export interface ExpectedPoolOptions extends GoalOption {
  /** An even number in [2, 12]. */
  readonly agents: number;
  /** @defaultValue none */
  readonly deviators?: readonly Deviators[];
  /** @defaultValue 100 */
  readonly rounds?: number;
}

/** Expected average payoff per agent and round of one type. */
export interface ExpectedPayoff {
  readonly type: string;
  readonly agents: number;
  readonly mean: number;
}

/** A pair: two types, the smaller first, and the round of their partnership. */
type Pair = readonly [first: number, second: number, step: number];

/** States the distribution may spread over. */
const STATES = 50_000;

/**
 * The expected averages of `simulatePool`, from the distribution over the pool's states (which types are paired, and for how long).
 * @throws RangeError, TypeError when the game, the sequence or an option is refused.
 * @throws SizeError when the distribution spreads over more than 50,000 states.
 * @remarks Exponential in the number of agents; meant for 2, 4 or 6.
 * @example
 * ```ts
 * import { symmetricGame } from '@folkways/core';
 * import { expectedPool } from '@folkways/hazing';
 * const game = symmetricGame([[4, 11, 14], [0, 5, 0], [0, 0, 8]], { actions: ['A', 'B', 'C'] });
 * const deviators = [{ deviation: { kind: 'best' as const }, count: 1 }];
 * console.log(expectedPool(game, ['A'], { agents: 4, deviators }).map(({ mean }) => mean.toFixed(2))); // [ '5.97', '9.00' ]
 * ```
 */
export function expectedPool(
  game: NormalFormGame,
  sequence: HazingSequence,
  options: ExpectedPoolOptions,
): ExpectedPayoff[] {
  const where = 'expectedPool';
  const { goal, rounds = 100, deviators = [] } = options;
  const agents = checkInteger(where, 'agents', options.agents, 2, 12);
  if (agents % 2 !== 0) throw new RangeError(`${where}: "agents" expected an even number, got ${agents}`);
  checkInteger(where, 'rounds', rounds, 1, 100_000);
  const groups = deviators.map(({ deviation, count }, k) => ({
    type: poolType(where, game, sequence, goal, deviation),
    count: checkInteger(where, `deviators[${k}].count`, count, 1, agents),
  }));
  const honest = agents - groups.reduce((sum, { count }) => sum + count, 0);
  if (honest < 0)
    throw new RangeError(`${where}: "deviators" expected at most ${agents} in all, got ${agents - honest}`);
  if (honest > 0) groups.unshift({ type: HONEST, count: honest });
  const { actions, payoff, reply, path, goal: goalAction } = poolPlan(where, game, sequence, goal, rounds);
  const types = groups.map(({ type }) => type);
  // Beyond this step nothing changes any more.
  const last = Math.max(path.length, ...types.map(({ round }) => (round === Infinity ? 0 : round + 1)));
  const totals = new Float64Array(groups.length);
  let states = new Map<string, { readonly pairs: readonly Pair[]; chance: number }>();
  const add = (into: typeof states, pairs: readonly Pair[], chance: number): void => {
    const sorted = [...pairs].sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
    const key = sorted.join(';');
    const known = into.get(key);
    if (known === undefined) into.set(key, { pairs: sorted, chance });
    else known.chance += chance;
    if (into.size > STATES) {
      throw new SizeError(`${where}: the pool spreads over more than ${STATES} states; simulate it`, into.size, STATES);
    }
  };
  const everybody = groups.flatMap(({ count }, k) => new Array<number>(count).fill(k));
  eachMatching(everybody, 1, [], (pairs, chance) => add(states, pairs, chance));
  for (let round = 0; round < rounds; round++) {
    const next: typeof states = new Map();
    for (const { pairs, chance } of states.values()) {
      // Whether each partner of each pair deviates, pair by pair.
      const decide = (k: number, probability: number, kept: readonly Pair[], free: readonly number[]): void => {
        if (k === pairs.length) {
          eachMatching(free, probability, kept, (after, share) => add(next, after, share));
          return;
        }
        const [first, second, step] = pairs[k];
        for (const [breaks, mine] of choices(types[first], step)) {
          for (const [broken, theirs] of choices(types[second], step)) {
            const share = probability * mine * theirs;
            if (share === 0) continue;
            if (breaks || broken) decide(k + 1, share, kept, [...free, first, second]);
            else decide(k + 1, share, [...kept, [first, second, Math.min(step + 1, last)]], free);
          }
        }
      };
      for (const [first, second, step] of pairs) {
        const prescribed = step < path.length ? path[step] : goalAction;
        for (const [breaks, mine] of choices(types[first], step)) {
          for (const [broken, theirs] of choices(types[second], step)) {
            const own = breaks ? reply[prescribed] : prescribed;
            const other = broken ? reply[prescribed] : prescribed;
            totals[first] += chance * mine * theirs * payoff[own * actions + other];
            totals[second] += chance * mine * theirs * payoff[other * actions + own];
          }
        }
      }
      decide(0, chance, [], []);
    }
    states = next;
  }
  return groups.map(({ type, count }, k) => ({ type: type.label, agents: count, mean: totals[k] / count / rounds }));
}

/** What a type does at a step, with probabilities. */
function choices({ round, probability }: PoolType, step: number): readonly (readonly [boolean, number])[] {
  if (step === round) return [[true, 1]];
  if (probability === 0) return [[false, 1]];
  return [
    [true, probability],
    [false, 1 - probability],
  ];
}

/** Every way to match the free at random, with its chance, on top of the pairs that stay. */
function eachMatching(
  free: readonly number[],
  chance: number,
  kept: readonly Pair[],
  visit: (pairs: readonly Pair[], chance: number) => void,
): void {
  if (free.length === 0) {
    visit(kept, chance);
    return;
  }
  const [first, ...others] = free;
  const tried = new Set<number>();
  others.forEach((other, k) => {
    if (tried.has(other)) return;
    tried.add(other);
    const same = others.filter((type) => type === other).length;
    const rest = others.filter((_, i) => i !== k);
    const pair: Pair = [Math.min(first, other), Math.max(first, other), 0];
    eachMatching(rest, (chance * same) / others.length, [...kept, pair], visit);
  });
}
