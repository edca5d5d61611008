/**
 * What a deviator can tell its clients of one role, as far as the protocol can tell the difference.
 */

/** Play of one role by the deviator's clients and what it reveals. */
export interface RoleDeviation {
  /** `[actions]` fractions of the deviator's clients in the role. */
  readonly play: Float64Array;
  /** How many actions are played by more than prescribed, if only by a vanishing mass: a probe of one of them shows an excess. */
  readonly raised: number;
  /** Whether there is an excess without a probe, on top of what the reviewed LLM plays as scheduled. */
  readonly exceeds: boolean;
  /** Whether one probe of the reviewed LLM is exactly undone by this play, so that the aggregate looks as scheduled. */
  readonly cancels: boolean;
}

/** Rounding of sums of fractions. */
const ROUNDING = 1e-12;

/** Scheduled play, which deviates from nothing. */
export function scheduledPlay(play: Float64Array): RoleDeviation {
  return { play, raised: 0, exceeds: false, cancels: false };
}

/**
 * The corners of what goes unnoticed unless a probe gives it away. With y the change of the play, an action is lowered (y_a <= 0), raised within what the reviewed LLM leaves
 * free (0 < y_a <= cap (1 - n_a)), or raised further up to the cap, which shows as an excess when that LLM plays as scheduled. For every choice of these, the corners of the
 * changes with sum 0; a corner with y_a = 0 on a raised action stands for a vanishing mass. Then the plays that undo a probe: y = cap (n - e_b).
 * @param own - `[actions]` the play prescribed to the deviator.
 * @param reviewed - `[actions]` n, the play prescribed to the LLM under review.
 * @param cap - its share over the deviator's: what it could raise by itself; > 0.
 * @remarks Exponential in the number of actions: O(4^actions) for pure prescriptions.
 */
export function stealthDeviations(own: Float64Array, reviewed: Float64Array, cap: number): RoleDeviation[] {
  const result = new Map<string, RoleDeviation>();
  const add = (deviation: RoleDeviation): void => {
    const key = `${deviation.raised} ${deviation.exceeds} ${deviation.cancels} ${deviation.play.join()}`;
    result.set(key, deviation);
  };
  add(scheduledPlay(own));
  const levels = Array.from(reviewed, (n) => [0, ...(n < 1 ? [1] : []), ...(n > 0 ? [2] : [])]);
  for (const chosen of combinations(levels)) {
    const raised = chosen.filter((level) => level > 0).length;
    const bounds = chosen.map((level, a): readonly [number, number] => {
      const free = cap * (1 - reviewed[a]);
      if (level === 0) return [-own[a], 0];
      return level === 1 ? [0, free] : [free, cap];
    });
    // all raised actions strictly above their lower ends, the lowered ones giving the mass: else the region is empty
    const needed = bounds.reduce((sum, [low], a) => sum + (chosen[a] === 0 ? 0 : low), 0);
    const given = own.reduce((sum, mass, a) => sum + (chosen[a] === 0 ? mass : 0), 0);
    if (raised === 0 || needed > given - ROUNDING) continue;
    for (const change of corners(bounds)) {
      add({ play: shifted(own, change), raised, exceeds: chosen.includes(2), cancels: false });
    }
  }
  for (let b = 0; b < own.length; b++) {
    const change = Array.from(reviewed, (n, a) => cap * (n - (a === b ? 1 : 0)));
    if (reviewed[b] === 1 || own[b] + change[b] < -ROUNDING) continue;
    const raised = change.filter((y) => y > 0).length;
    add({ play: shifted(own, change), raised, exceeds: reviewed.some((n, a) => a !== b && n > 0.5), cancels: true });
  }
  return [...result.values()];
}

/**
 * The corners of what exceeds in any case, some action being raised by the cap or more: everyone plays it, or the cap is added to it and the others all play one
 * action. Payoffs are suprema over masses just above the cap.
 */
export function excessPlays(own: Float64Array, cap: number): Float64Array[] {
  return Array.from(own).flatMap((mass, a) => {
    if (mass + cap > 1 - ROUNDING) return [];
    const split = Array.from(own.keys()).flatMap((b) =>
      b === a ? [] : [Float64Array.from(own, (_, c) => (c === a ? mass + cap : c === b ? 1 - mass - cap : 0))],
    );
    return [pure(own.length, a), ...split];
  });
}

/** All clients play one action. */
export function pure(actions: number, action: number): Float64Array {
  return Float64Array.from({ length: actions }, (_, a) => (a === action ? 1 : 0));
}

function shifted(own: Float64Array, change: readonly number[]): Float64Array {
  return own.map((mass, a) => Math.min(1, Math.max(0, mass + change[a])));
}

/** The corners of a box cut by sum 0: all coordinates but one at a bound. */
function corners(bounds: readonly (readonly [number, number])[]): number[][] {
  return bounds.flatMap(([low, high], free) => {
    const ends = bounds.map((bound, a) => (a === free ? [0] : bound[0] === bound[1] ? [bound[0]] : [...bound]));
    return combinations(ends).flatMap((corner) => {
      const rest = -corner.reduce((sum, y) => sum + y, 0);
      if (rest < low - ROUNDING || rest > high + ROUNDING) return [];
      corner[free] = rest;
      return [corner];
    });
  });
}

function combinations(lists: readonly (readonly number[])[]): number[][] {
  return lists.reduce<number[][]>((all, list) => all.flatMap((head) => list.map((item) => head.concat(item))), [[]]);
}
