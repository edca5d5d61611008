/**
 * How patient the players must be for a sequence to be stable.
 */
import { type HazingSequence, indexedRuns } from '../instance/hazingSequence.js';
import { type LimitStabilityRow, limitStability } from '../instance/limitStability.js';
import { type CostRun, discountedHazing } from './discountedHazing.js';
import { type GoalOption, type HazingSubject, subjectInstance } from './subjectInstance.js';

/** A discount factor known to lie in [lower, upper]; 1 - beta is given too, with its own digits. */
export interface DiscountBracket {
  readonly lower: number;
  readonly upper: number;
  /** 1 - upper, not rounded to the digits of `upper`. */
  readonly impatienceLower: number;
  /** 1 - lower. */
  readonly impatienceUpper: number;
}

/** An interval of discount factors on which the sequence is stable, by its two ends. */
export interface StableInterval {
  readonly from: DiscountBracket;
  readonly to: DiscountBracket;
}

/** What `criticalDiscount` returns. */
export interface CriticalDiscount extends Partial<DiscountBracket> {
  /** `found`: stable on all of (beta0, 1), `lower <= beta0 <= upper`; `none`: unstable arbitrarily close to 1. */
  readonly status: 'found' | 'none';
  /** Intervals below beta0 on which the sequence happens to be stable, ascending. */
  readonly lowerIntervals: readonly StableInterval[];
  /** Intervals below beta0 that were left undecided: a condition touches 0 there, or comes within the tolerance of it. */
  readonly undecided: readonly { readonly lower: number; readonly upper: number }[];
  /** With status `none`: the first condition that fails in the limit. */
  readonly violation?: LimitStabilityRow;
}

/** Options of `criticalDiscount`. */
export interface CriticalDiscountOptions extends GoalOption {
  /** Width of the brackets relative to 1 - beta. @defaultValue 1e-9 */
  readonly tolerance?: number;
}

type Verdict = 'stable' | 'unstable' | 'open';

/** A piece of (0, 1) in d = 1 - beta: [low, high]. */
interface Piece {
  readonly low: number;
  readonly high: number;
  readonly verdict: Verdict;
}

/** Pieces one level of the subdivision may hold: only a condition that touches 0 ever comes near. */
const PIECES = 4096;
/** Rounding per run of `discountedHazing`, with room. */
const ROUNDING = 32 * 2 ** -53;

/**
 * The least discount factor above which a sequence is always stable, bracketed, and the lower intervals on which it is.
 *
 * The slack of a condition is a difference of terms that each grow or fall with beta (see `discountedHazing`), so its values at the
 * ends of an interval, taken the right way round, bound it inside. Pieces of (0, 1) are split until these bounds settle them or
 * they are narrower than the tolerance: every verdict is a proof up to rounding, which is allowed for.
 * @param game - a symmetric two-player game, or an instance.
 * @throws RangeError, TypeError when the game or the sequence is refused.
 * @remarks O(runs) per piece; about 100 pieces per crossing.
 * @example
 * ```ts
 * import { criticalDiscount } from '@folkways/hazing';
 * const table1 = {
 *   goalThreshold: 6,
 *   actions: [{ name: 'A', cost: 4, threshold: -4 }, { name: 'B', cost: 3, threshold: 3 }],
 * };
 * console.log(criticalDiscount(table1, ['A', 'B']).upper?.toFixed(6)); // 0.896805
 * ```
 */
export function criticalDiscount(
  game: HazingSubject,
  sequence: HazingSequence,
  options: CriticalDiscountOptions = {},
): CriticalDiscount {
  const where = 'criticalDiscount';
  const { tolerance = 1e-9 } = options;
  const instance = subjectInstance(where, game, options);
  const { stable, violation } = limitStability(instance, sequence);
  const runs = indexedRuns(where, instance, sequence).map(
    ({ index, repeat }): CostRun => ({ ...instance.actions[index], repeat }),
  );
  if (runs.length === 0 && stable) return { status: 'found', ...bracketOf(1, 1), lowerIntervals: [], undecided: [] };
  const pieces = subdivide(judgeOf(runs, instance.goalThreshold), tolerance);
  const joined = join(pieces);
  const top = stable ? joined.findIndex((piece) => piece.verdict !== 'stable') : 0;
  const lowerIntervals: StableInterval[] = [];
  const undecided: { lower: number; upper: number }[] = [];
  joined.forEach((piece, k) => {
    if (k < top || (stable && k === top && piece.verdict === 'open')) return;
    if (piece.verdict === 'open' && joined[k - 1]?.verdict === joined[k + 1]?.verdict) {
      undecided.unshift({ lower: 1 - piece.high, upper: 1 - piece.low });
    }
    if (piece.verdict !== 'stable') return;
    const [above, below] = [joined[k - 1], joined[k + 1]];
    lowerIntervals.unshift({
      from: bracketOf(piece.high, below?.verdict === 'open' ? below.high : piece.high),
      to: bracketOf(above?.verdict === 'open' ? above.low : piece.low, piece.low),
    });
  });
  if (!stable) return { status: 'none', lowerIntervals, undecided, violation };
  const edge = joined[top];
  const bracket =
    edge === undefined
      ? bracketOf(1, 1)
      : edge.verdict === 'open'
        ? bracketOf(edge.low, edge.high)
        : bracketOf(edge.low, edge.low);
  return { status: 'found', ...bracket, lowerIntervals, undecided };
}

function bracketOf(impatienceLower: number, impatienceUpper: number): DiscountBracket {
  return { lower: 1 - impatienceUpper, upper: 1 - impatienceLower, impatienceLower, impatienceUpper };
}

/** Settles an interval [low, high] of 1 - beta where the bounds allow it. */
function judgeOf(runs: readonly CostRun[], goalThreshold: number): (low: number, high: number) => Verdict {
  const thresholds = [...runs.flatMap(({ threshold }) => [threshold, threshold]), goalThreshold];
  const error = (runs.length + 1) * ROUNDING;
  return (low, high) => {
    const patient = discountedHazing(runs, low);
    const impatient = discountedHazing(runs, high);
    let verdict: Verdict = 'stable';
    for (let k = 0; k < thresholds.length; k++) {
      const most = patient.soFar[k] - patient.repeated[k] * impatient.toCome[k] - thresholds[k];
      const least = impatient.soFar[k] - impatient.repeated[k] * patient.toCome[k] - thresholds[k];
      const scale = patient.soFar[k] + impatient.repeated[k] * patient.toCome[k] + Math.abs(thresholds[k]);
      if (most < -error * scale) return 'unstable';
      if (least < error * scale) verdict = 'open';
    }
    return verdict;
  };
}

/** Pieces of (0, 1) in ascending 1 - beta, halved until settled or narrow. */
function subdivide(judge: (low: number, high: number) => Verdict, tolerance: number): Piece[] {
  let pieces: Piece[] = [{ low: 0, high: 1, verdict: 'open' }];
  for (;;) {
    let split = 0;
    const next: Piece[] = [];
    for (const piece of pieces) {
      const { low, high, verdict } = piece;
      if (verdict !== 'open' || high - low <= tolerance * Math.min(high, 1 - low) || high < 1e-300) {
        next.push(piece);
        continue;
      }
      split++;
      // Near 0 the scale is logarithmic: 1 - beta may have to be 1e-24 before a sequence of 1e12 rounds is stable.
      const middle = low === 0 ? high / 16 : high > 2 * low && high < 0.5 ? Math.sqrt(low * high) : (low + high) / 2;
      next.push(
        { low, high: middle, verdict: judge(low, middle) },
        { low: middle, high, verdict: judge(middle, high) },
      );
    }
    pieces = next;
    if (split === 0 || pieces.length > PIECES) return pieces;
  }
}

/** Neighbours with one verdict become one piece. */
function join(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.verdict === piece.verdict) joined[joined.length - 1] = { ...last, high: piece.high };
    else joined.push(piece);
  }
  return joined;
}
