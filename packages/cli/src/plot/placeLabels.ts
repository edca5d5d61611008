/**
 * Labels that do not cover each other.
 */

/** A point and its name. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

/** Where a label stands: `dx` and `dy` in pixels from its point. */
export interface PlacedLabel extends Labelled {
  readonly textAnchor: 'start' | 'middle' | 'end';
  readonly dx: number;
  readonly dy: number;
}

/** Of a letter, in pixels, a little generous. */
const LETTER = 7;
const LINE = 15;
/** From a point to the middle of a label above or below it, past a ring around the point. */
const OFF = 15;

/**
 * Each label above its point, or below where that covers another one, or nowhere; towards the edges of the plot it runs inwards.
 * @param plot - width and height of the plot's inside, in pixels.
 */
export function placeLabels(
  points: readonly Labelled[],
  plot: { readonly width: number; readonly height: number },
): PlacedLabel[] {
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [low, high] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const taken: { left: number; right: number; middle: number }[] = [];
  return points.flatMap((point): PlacedLabel[] => {
    const across = right === left ? 0.5 : (point.x - left) / (right - left);
    const down = high === low ? 0.5 : (high - point.y) / (high - low);
    const width = LETTER * point.name.length;
    const textAnchor = across < 1 / 3 ? 'start' : across > 2 / 3 ? 'end' : 'middle';
    const dx = textAnchor === 'start' ? -6 : textAnchor === 'end' ? 6 : 0;
    const from = across * plot.width + dx - (textAnchor === 'start' ? 0 : textAnchor === 'end' ? width : width / 2);
    for (const dy of [-OFF, OFF]) {
      const box = { left: from, right: from + width, middle: down * plot.height + dy };
      const free = taken.every(
        (other) => box.left > other.right || other.left > box.right || Math.abs(box.middle - other.middle) >= LINE,
      );
      if (!free) continue;
      taken.push(box);
      return [{ ...point, textAnchor, dx, dy }];
    }
    return [];
  });
}
