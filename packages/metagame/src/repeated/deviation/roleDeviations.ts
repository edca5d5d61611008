/**
 * What a deviator can tell its clients of one role, as far as the protocol can tell the difference.
 */

/** Play of one role by the deviator's clients and what it reveals. */
export interface RoleDeviation {
  /** `[actions]` fractions of the deviator's clients in the role. */
  readonly play: Float64Array;
  /** How many actions are played by more than prescribed, if only by a vanishing mass. */
  readonly raised: number;
  /** Whether the reviewed LLM is itself prescribed one of them: the excess then shows without a probe. */
  readonly raisesPrescribed: boolean;
  /** Whether one probe of the reviewed LLM is exactly undone by this play, so that the aggregate looks as scheduled. */
  readonly cancels: boolean;
}

/**
 * The corners of what goes unnoticed unless a probe gives it away: for every set S of raised actions, the corners of
 * {0 <= x_a <= cap, sum x_a <= 1}, x_a the mass moved from the prescribed action to a in S. Zero on S stands for a vanishing mass.
 * @param own - the action prescribed to the deviator.
 * @param reviewed - the action prescribed to the LLM under review.
 * @param cap - its share over the deviator's: what it could raise by itself; > 0.
 * @remarks Cost O(3^actions) at worst.
 */
export function stealthDeviations(actions: number, own: number, reviewed: number, cap: number): RoleDeviation[] {
  const others = Array.from({ length: actions }, (_, a) => a).filter((a) => a !== own);
  const result: RoleDeviation[] = [{ play: pure(actions, own), raised: 0, raisesPrescribed: false, cancels: false }];
  for (const set of subsets(others).slice(1)) {
    const raisesPrescribed = set.includes(reviewed);
    for (const play of cappedPlays(actions, own, set, cap)) {
      result.push({ play, raised: set.length, raisesPrescribed, cancels: false });
    }
    if (set.length === 1 && raisesPrescribed && cap <= 1) {
      result.push({ play: moved(actions, own, [[reviewed, cap]]), raised: 1, raisesPrescribed, cancels: true });
    }
  }
  return result;
}

/**
 * The corners of what exceeds in any case: {x_a = cap}, {x_a = 1} and {x_a = cap, x_b = 1 - cap}; payoffs are suprema over masses just above the cap.
 */
export function excessPlays(actions: number, own: number, cap: number): Float64Array[] {
  const others = Array.from({ length: actions }, (_, a) => a).filter((a) => a !== own);
  return others.flatMap((a) => [
    moved(actions, own, [[a, cap]]),
    pure(actions, a),
    ...others.flatMap((b) => (b === a ? [] : [moved(actions, own, [[a, cap], [b, 1 - cap]])])), // biome-ignore format: a pair per move
  ]);
}

/** All clients play one action. */
export function pure(actions: number, action: number): Float64Array {
  return Float64Array.from({ length: actions }, (_, a) => (a === action ? 1 : 0));
}

function moved(actions: number, own: number, moves: readonly (readonly [number, number])[]): Float64Array {
  const play = pure(actions, own);
  for (const [a, mass] of moves) {
    play[a] += mass;
    play[own] -= mass;
  }
  play[own] = Math.max(0, play[own]);
  return play;
}

/** The corners of {0 <= x_a <= cap on the set, sum x_a <= 1}. */
function cappedPlays(actions: number, own: number, set: readonly number[], cap: number): Float64Array[] {
  const full = Math.min(cap, 1);
  return subsets(set).flatMap((filled) => {
    const rest = 1 - filled.length * full;
    if (rest < -1e-12) return [];
    const moves = filled.map((a) => [a, full] as const);
    const corners = [moved(actions, own, moves)];
    if (rest > 1e-12 && rest < full) {
      for (const b of set) if (!filled.includes(b)) corners.push(moved(actions, own, [...moves, [b, rest]]));
    }
    return corners;
  });
}

function subsets(list: readonly number[]): number[][] {
  return Array.from({ length: 2 ** list.length }, (_, mask) => list.filter((__, n) => (mask >> n) & 1));
}
