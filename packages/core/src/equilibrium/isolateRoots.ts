/**
 * All isolated solutions of a support's polynomial system, by subdivision with interval bounds.
 */
import { boxRange, type StrategyBox } from './boxRange.js';
import { inverseMatrix } from './inverseMatrix.js';
import { derivativesAt, distance, newtonStep, polishRoot } from './polishRoot.js';
import { type FreeBox, MARGIN, strategyBoxes } from './strategyBoxes.js';
import type { SupportSystem } from './supportSystem.js';

/** Widens every interval: far above the rounding of sums of at most some thousand terms of size 1. */
const ROUNDING = 1e-12;
/** How far a box is blown up before uniqueness is tested, relatively: solutions on a box's border are then inside. */
const INFLATION = 0.25;
/** Boxes are split off the middle, where solutions such as 1/2 tend to be. */
const SPLIT = 0.4853;
/** Smaller boxes are given up: there is no regular solution in them, or one too close to another. */
const SMALLEST = 1e-7;

/** Boxes examined where an equation vanishes identically. */
const VACUOUS_LIMIT = 256;

/** What was found for one support. */
export interface IsolatedRoots {
  /** `[variables]` each. */
  readonly roots: readonly Float64Array[];
  /** Were all boxes decided? If not, there may be more solutions, or a continuum. */
  readonly complete: boolean;
  /** Boxes examined. */
  readonly boxes: number;
}

/**
 * The solutions with no profitable action outside the supports, each proven unique in a box around it.
 * @param limit - the most boxes to examine.
 * @remarks A box is discarded when an equation cannot vanish in it or an outside action gains everywhere in it; it is settled when
 * Krawczyk's operator maps the box, blown up a little, into its own interior: there is then exactly one solution. Source:
 * Krawczyk (1969), Newton-Algorithmen zur Bestimmung von Nullstellen mit Fehlerschranken; Neumaier (1990), Interval methods for
 * systems of equations, section 5.1.
 */
export function isolateRoots(system: SupportSystem, limit: number, stop: () => boolean): IsolatedRoots {
  const { variables } = system;
  // An equation that says nothing leaves too few: no box can be settled, and only a coarse search for a contradiction makes sense.
  const isVacuous = system.equations.some(({ coefficients }) => coefficients.every((value) => value === 0));
  const most = isVacuous ? Math.min(limit, VACUOUS_LIMIT) : limit;
  const roots: Float64Array[] = [];
  const queue: FreeBox[] = [
    {
      low: new Float64Array(variables.length).fill(-MARGIN),
      high: new Float64Array(variables.length).fill(1 + MARGIN),
    },
  ];
  let complete = true;
  let boxes = 0;
  for (let next = 0; next < queue.length; next++) {
    if (boxes >= most || stop()) return { roots, complete: false, boxes };
    boxes++;
    const whole = queue[next];
    const strategies = strategyBoxes(system, whole);
    if (strategies === undefined || isExcluded(system, strategies)) continue;
    const verdict = krawczyk(system, whole);
    if (verdict === 'none') continue;
    if (verdict instanceof Float64Array) {
      if (!roots.some((root) => distance(root, verdict) < SMALLEST)) roots.push(verdict);
      continue;
    }
    const box = verdict;
    const widest = box.low.reduce((w, _, v) => (box.high[v] - box.low[v] > box.high[w] - box.low[w] ? v : w), 0);
    if (variables.length === 0 || box.high[widest] - box.low[widest] < SMALLEST) {
      complete = false;
      continue;
    }
    const cut = box.low[widest] + SPLIT * (box.high[widest] - box.low[widest]);
    queue.push({ low: box.low, high: box.high.with(widest, cut) }, { low: box.low.with(widest, cut), high: box.high });
  }
  return { roots, complete, boxes };
}

function isExcluded({ equations, gains }: SupportSystem, boxes: readonly StrategyBox[]): boolean {
  for (const equation of equations) {
    const [low, high] = boxRange(equation, boxes);
    if (low > ROUNDING || high < -ROUNDING) return true;
  }
  return gains.some((gain) => boxRange(gain, boxes)[0] > ROUNDING);
}

/** Krawczyk's operator on the box blown up: a root (polished by Newton's method), none, or the part of the box that may hold some. */
function krawczyk(system: SupportSystem, box: FreeBox): Float64Array | 'none' | FreeBox {
  const n = system.variables.length;
  if (n === 0) return new Float64Array(0);
  const middle = box.low.map((low, v) => (low + box.high[v]) / 2);
  const radius = box.low.map((low, v) => ((box.high[v] - low) / 2) * (1 + INFLATION));
  const wide = { low: middle.map((m, v) => m - radius[v]), high: middle.map((m, v) => m + radius[v]) };
  const jacobian = derivativesAt(system, strategyBoxes(system, { low: middle, high: middle }, true)!);
  const inverse = inverseMatrix(jacobian.map((row) => Float64Array.from(row, ([low]) => low)));
  if (inverse === undefined) return box;
  const center = newtonStep(system, inverse, middle);
  const slopes = derivativesAt(system, strategyBoxes(system, wide, true)!);
  const part = { low: box.low.slice(), high: box.high.slice() };
  let isInside = true;
  for (let v = 0; v < n; v++) {
    let spread = ROUNDING;
    for (let u = 0; u < n; u++) {
      // the interval (I - Y J)[v][u], by its largest absolute value
      let [low, high] = [u === v ? 1 : 0, u === v ? 1 : 0];
      for (let e = 0; e < n; e++) {
        const [a, b] = slopes[e][u];
        low -= Math.max(inverse[v][e] * a, inverse[v][e] * b);
        high -= Math.min(inverse[v][e] * a, inverse[v][e] * b);
      }
      spread += (Math.max(Math.abs(low), Math.abs(high)) + ROUNDING) * radius[u];
    }
    if (center[v] - spread > box.high[v] || center[v] + spread < box.low[v]) return 'none';
    part.low[v] = Math.max(box.low[v], center[v] - spread);
    part.high[v] = Math.min(box.high[v], center[v] + spread);
    if (center[v] - spread <= wide.low[v] || center[v] + spread >= wide.high[v]) isInside = false;
  }
  return isInside ? polishRoot(system, center) : part;
}
