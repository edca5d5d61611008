/**
 * Hazing in asymmetric games, which the restart paper leaves open: each player has its own costs and thresholds.
 */
import { checkInteger, checkReal, type NormalFormGame, type StopSignal } from '@folkways/core';
import { BestFirstQueue, type Prioritised } from '../discounted/bestFirstQueue.js';
import { type PairInstance, type PairInstanceOptions, type PairProfile, pairInstance } from './pairInstance.js';
import { violatedPhase } from './violatedPhase.js';

/** Options of `solvePairHazing`. */
export interface SolvePairHazingOptions extends PairInstanceOptions {
  /**
   * Both players' hazing so far is kept within [-box, box], in the scaled unit; needed only when a profile has a negative cost for
   * somebody, ignored otherwise. @defaultValue four times the largest threshold and cost together
   */
  readonly box?: number;
  /** Pairs of hazing totals the search may settle. @defaultValue 1000000 */
  readonly stateLimit?: number;
  /** Seconds after which to stop with the bound proven by then. @defaultValue unlimited */
  readonly timeLimit?: number;
  /** Asked between states; stops like the time limit. */
  readonly signal?: StopSignal;
}

/** What `solvePairHazing` returns; totals in the game's unit times `scale`. */
export interface PairHazingResult {
  /**
   * `optimal`: no stable sequence costs less; `optimal within`: none that stays in the box does; `none`, `none within`: nothing is
   * stable (within the box); `unproven`: a limit or the signal stopped the search.
   */
  readonly status: 'optimal' | 'optimal within' | 'none' | 'none within' | 'unproven';
  /** The goal cycle. */
  readonly goal: readonly PairProfile[];
  /** Profiles before it, in order; empty without a solution. */
  readonly sequence: readonly PairProfile[];
  /** Each player's total hazing; null without a solution. */
  readonly totals: readonly [number, number] | null;
  /** The weighted sum of both, which is minimised; null without a solution. */
  readonly weightedHazing: number | null;
  /** No stable sequence (within the box) has a smaller weighted sum; null when there is none. */
  readonly lowerBound: number | null;
  /** What costs and thresholds were multiplied by to be integers. */
  readonly scale: number;
  /** `Infinity` when no box was needed. */
  readonly box: number;
  readonly work: { readonly settled: number };
}

/** States between two looks at the clock. */
const STATES_PER_LOOK = 1024;

interface Label extends Prioritised {
  readonly first: number;
  readonly second: number;
  readonly step: number;
  readonly before: Label | undefined;
}

/**
 * The sequence of profiles with the least weighted hazing in front of a goal cycle, stable for both patient players.
 *
 * With G_i player i's mean over the cycle, a sequence is stable if at every hazing step and at every phase of the cycle
 * `sum_{s < t} (G_i - p_i,s) > p*_i,t - G_i` for both players; it is then stable at every discount factor near enough to 1. Equality
 * is left undecided by the limit and counts as unstable. The weighted cost of a profile is never negative, as the goal maximises
 * the weighted sum, so Dijkstra's algorithm over both players' totals applies. A single player's costs may be negative: then order
 * matters (Lemma 3 of the restart paper fails), totals are unbounded, and the search is confined to a box.
 * @returns `optimal` without `within` when no profile has a negative cost for anybody: totals beyond every threshold are then alike.
 * @throws RangeError, TypeError when the game, the goal, a weight or an option is refused.
 * @remarks O(S m log S) for S settled pairs of totals and m profiles; S is at most the box squared. A goal of one profile in which
 * both play a best reply needs no hazing: for ever that profile meets condition (1) with equality at every discount factor.
 * @example
 * ```ts
 * import { bimatrixGame } from '@folkways/core';
 * import { solvePairHazing } from '@folkways/hazing';
 * const game = bimatrixGame([[3, 0], [5, 1]], [[4, 5], [0, 1]], { actions: [['C', 'D'], ['C', 'D']] });
 * const { status, totals, sequence } = solvePairHazing(game);
 * console.log(status, totals, sequence); // optimal within [ 5, 2 ] [ [ 'D', 'D' ], [ 'C', 'D' ] ]
 * ```
 */
export function solvePairHazing(game: NormalFormGame, options: SolvePairHazingOptions = {}): PairHazingResult {
  const where = 'solvePairHazing';
  const instance = pairInstance(where, game, options);
  const { goal, steps, scale } = instance;
  const unbounded = steps.some(({ costs }) => costs[0] < 0 || costs[1] < 0);
  const given = checkInteger(where, 'box', options.box ?? defaultBox(instance), 0, Number.MAX_SAFE_INTEGER);
  const box = unbounded ? given : Infinity;
  // Without negative costs a total beyond every threshold is as good as any: it is kept at the first such value.
  const enough = unbounded ? Infinity : 1 + Math.max(0, ...[...goal, ...steps].flatMap((step) => [...step.thresholds]));
  const stateLimit = checkInteger(where, 'stateLimit', options.stateLimit ?? 1_000_000, 1, Number.MAX_SAFE_INTEGER);
  const { signal, timeLimit = Infinity } = options;
  if (timeLimit !== Infinity) checkReal(where, 'timeLimit', timeLimit, { low: 0 });
  const deadline = Date.now() + 1000 * timeLimit;
  const stop = (): boolean => signal?.aborted === true || Date.now() >= deadline;
  const names = goal.map(({ profile }) => profile);
  const none = { goal: names, sequence: [], totals: null, weightedHazing: null, lowerBound: null, scale, box };
  if (goal.length === 1 && goal[0].thresholds[0] <= 0 && goal[0].thresholds[1] <= 0) {
    return { ...none, status: 'optimal', totals: [0, 0], weightedHazing: 0, lowerBound: 0, work: { settled: 0 } };
  }
  const queue = new BestFirstQueue<Label>();
  let order = 0;
  queue.push({ priority: 0, order, first: 0, second: 0, step: -1, before: undefined });
  const settled = new Map<number, Set<number>>();
  let count = 0;
  for (;;) {
    const label = queue.pop();
    if (label === undefined) {
      return { ...none, status: unbounded ? 'none within' : 'none', work: { settled: count } };
    }
    const { first, second, priority } = label;
    const row = settled.get(first);
    if (row?.has(second)) continue;
    if (row === undefined) settled.set(first, new Set([second]));
    else row.add(second);
    count++;
    if (violatedPhase(goal, [first, second]) === undefined) {
      const status = unbounded ? 'optimal within' : 'optimal';
      const weights = { weightedHazing: priority, lowerBound: priority };
      return { ...none, ...pathOf(instance, label), ...weights, status, work: { settled: count } };
    }
    if (count >= stateLimit || (count % STATES_PER_LOOK === 0 && stop())) {
      return { ...none, lowerBound: priority, status: 'unproven', work: { settled: count } };
    }
    steps.forEach(({ costs, thresholds, weight }, step) => {
      if (first <= thresholds[0] || second <= thresholds[1]) return;
      const x = Math.min(enough, first + costs[0]);
      const y = Math.min(enough, second + costs[1]);
      if (Math.abs(x) > box || Math.abs(y) > box || settled.get(x)?.has(y)) return;
      order++;
      queue.push({ priority: priority + weight, order, first: x, second: y, step, before: label });
    });
  }
}

/** Room for detours on which one player wins while the other is hazed. */
function defaultBox({ goal, steps }: PairInstance): number {
  const thresholds = [...goal, ...steps].flatMap((step) => [...step.thresholds]);
  const costs = steps.flatMap((step) => step.costs.map(Math.abs));
  const inCycle = goal.reduce((sum, { costs: [a, b] }) => sum + Math.max(Math.abs(a), Math.abs(b)), 0);
  return 4 * (Math.max(0, ...thresholds) + Math.max(0, ...costs) + inCycle + 1);
}

/** The path's profiles and both players' totals. */
function pathOf({ steps }: PairInstance, label: Label): Pick<PairHazingResult, 'sequence' | 'totals'> {
  const sequence: PairProfile[] = [];
  const totals: [number, number] = [0, 0];
  for (let at: Label | undefined = label; at !== undefined && at.step >= 0; at = at.before) {
    const { profile, costs } = steps[at.step];
    sequence.push(profile);
    totals[0] += costs[0];
    totals[1] += costs[1];
  }
  return { sequence: sequence.reverse(), totals };
}
