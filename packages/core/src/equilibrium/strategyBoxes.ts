/**
 * From intervals of the free probabilities to the players' strategy boxes.
 */
import type { StrategyBox } from './boxRange.js';
import type { SupportSystem } from './supportSystem.js';

/** Probabilities are searched in [-MARGIN, 1 + MARGIN], so that a solution on the border is inside. */
export const MARGIN: number = 1 / 64;

/** Intervals of the free probabilities. */
export interface FreeBox {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * The players' boxes, the last probability being the rest.
 * @param isFree - leaves the last probability unbounded; else `undefined` is returned when it cannot be a probability.
 */
export function strategyBoxes(
  { sizes, variables }: SupportSystem,
  box: FreeBox,
  isFree = false,
): StrategyBox[] | undefined {
  const boxes = sizes.map((size) => ({ low: new Float64Array(size), high: new Float64Array(size) }));
  const rest = sizes.map(() => [1, 1]);
  variables.forEach(({ player, action }, v) => {
    boxes[player].low[action] = box.low[v];
    boxes[player].high[action] = box.high[v];
    rest[player][0] -= box.high[v];
    rest[player][1] -= box.low[v];
  });
  for (let i = 0; i < sizes.length; i++) {
    const [low, high] = rest[i];
    if (!isFree && (high < -MARGIN || low > 1 + MARGIN)) return undefined;
    boxes[i].low[sizes[i] - 1] = isFree ? low : Math.max(low, -MARGIN);
    boxes[i].high[sizes[i] - 1] = isFree ? high : Math.min(high, 1 + MARGIN);
  }
  return boxes;
}
