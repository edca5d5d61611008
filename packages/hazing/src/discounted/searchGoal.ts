/**
 * The least discounted hazing in front of one goal action, by best-first search over suffixes.
 *
 * With X the discounted hazing of a suffix and H that of the whole, condition (1) at the suffix's first step is X + t <= beta H.
 * A label is (X, R), R being the least H that its steps and the goal need. Prepending a gives X' = c_a + beta X and
 * R' = max(R, (X' + t_a) / beta).
 */
import type { HazingInstance } from '../instance/hazingInstance.js';
import type { HazingRun } from '../instance/hazingSequence.js';
import { BestFirstQueue, type Prioritised } from './bestFirstQueue.js';
import { discountedStability } from './discountedStability.js';
import type { Discount } from './discountFactor.js';

/** What may end a search before it is done. */
export interface SearchLimits {
  /** Labels that may still be taken up. */
  labels: number;
  /** Asked now and then: is the time over, or the signal aborted? */
  readonly stop: () => boolean;
}

/** What a search found, in the instance's unit. */
export interface GoalSearch {
  /** `optimal`: `sequence` is best; `none`: no stable sequence has H below the ceiling; `stopped`: by a limit. */
  readonly status: 'optimal' | 'none' | 'stopped';
  readonly sequence?: readonly HazingRun[];
  /** Every stable sequence with H below the ceiling has at least this H. */
  readonly lowerBound: number;
  readonly popped: number;
  readonly pushed: number;
}

interface Label extends Prioritised {
  readonly hazing: number;
  readonly needed: number;
  /** Action prepended last; -1 for the goal alone. */
  readonly action: number;
  readonly suffix: Label | undefined;
}

/** Labels this close in X, relatively, are one: 4096 units in the last place, so a tie is never told apart by rounding. */
const SAME = 2 ** -40;

/**
 * The cheapest stable hazing in front of the instance's goal with H < ceiling.
 *
 * Priority max(X, R) bounds the final H from below and never falls, since only steps with X' > X are taken: if X_t <= X_(t+1) in an
 * optimal sequence, then playing a_t for ever from t on is as good and stable (the proof of the paper's Lemma 1), so another goal
 * covers it. So the first label taken up with X >= R is optimal. Step 0 needs t < 0 and H <= -t / (1 - beta), and
 * H < max c / (1 - beta): labels beyond are discarded.
 * @remarks Every sequence returned is checked by `discountedStability`, exactly where it ties. Work grows exponentially in T / c.
 */
export function searchGoal(
  instance: HazingInstance,
  discount: Discount,
  ceiling: number,
  limits: SearchLimits,
): GoalSearch {
  const { beta, impatience } = discount;
  const { actions, goalThreshold } = instance;
  const opening = actions.reduce((most, { threshold }) => Math.max(most, -threshold), 0) / impatience;
  const attainable = actions.reduce((most, { cost }) => Math.max(most, cost), 0) / impatience;
  const cap = Math.min(ceiling, Math.max(opening, 0) * (1 + SAME), Math.max(attainable, 0));
  const start = Math.max(0, goalThreshold / beta);
  const queue = new BestFirstQueue<Label>();
  let order = 0;
  queue.push({ priority: start, order, hazing: 0, needed: start, action: -1, suffix: undefined });
  const leastNeeded = new Map<number, number>();
  let popped = 0;
  for (;;) {
    const label = queue.pop();
    if (label === undefined) return { status: 'none', lowerBound: ceiling, popped, pushed: order };
    const { hazing, needed, priority } = label;
    if (priority >= ceiling) return { status: 'none', lowerBound: ceiling, popped, pushed: order };
    if (hazing >= needed * (1 - SAME)) {
      const sequence = runsOf(instance, label);
      if (discountedStability(instance, sequence, discount.exact).stable) {
        return { status: 'optimal', sequence, lowerBound: hazing, popped, pushed: order };
      }
    }
    if (limits.labels <= 0 || (popped % 256 === 0 && limits.stop())) {
      return { status: 'stopped', lowerBound: priority, popped, pushed: order };
    }
    popped++;
    limits.labels--;
    for (let a = 0; a < actions.length; a++) {
      const { cost, threshold } = actions[a];
      const longer = cost + beta * hazing;
      if (longer <= hazing * (1 + SAME)) continue;
      const wanted = Math.max(needed, (longer + threshold) / beta);
      const next = Math.max(longer, wanted);
      if (next > cap) continue;
      const key = Math.round(Math.log(longer) / SAME);
      const known = leastNeeded.get(key);
      if (known !== undefined && known <= wanted * (1 + SAME)) continue;
      leastNeeded.set(key, wanted);
      order++;
      queue.push({ priority: next, order, hazing: longer, needed: wanted, action: a, suffix: label });
    }
  }
}

function runsOf(instance: HazingInstance, label: Label): HazingRun[] {
  const runs: { action: string; repeat: number }[] = [];
  for (let at: Label | undefined = label; at !== undefined && at.action >= 0; at = at.suffix) {
    const { name } = instance.actions[at.action];
    const last = runs.at(-1);
    if (last?.action === name) last.repeat++;
    else runs.push({ action: name, repeat: 1 });
  }
  return runs;
}
