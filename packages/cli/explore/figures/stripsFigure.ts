/**
 * Which advice is an equilibrium where: one bar for each kind of advice, over the share of LLM 1.
 */
import { axisX, barX, type Markish, plot, text } from '@observablehq/plot';
import type { SweepStrip } from '../compute/sweepView.js';
import { ink, plotStyle } from './plotStyle.js';

/** Bars drawn; the rest is counted. */
const DRAWN = 7;
const ROW = 34;

/** A bar that was drawn, to be marked while the share is on it. */
export interface StripBar {
  readonly node: Element;
  readonly from: number;
  readonly to: number;
}

/** The figure and its bars. */
export function stripsFigure(
  strips: readonly SweepStrip[],
  width: number,
): { readonly svg: SVGSVGElement; readonly bars: readonly StripBar[] } {
  const drawn = strips.slice(0, DRAWN);
  const bars = drawn.flatMap(({ advice, spans }) =>
    spans.map((span) => ({ ...span, name: adviceName(advice), lottery: advice.some((word) => word.includes(' or ')) })),
  );
  const names = drawn.map(({ advice }) => ({ name: adviceName(advice) }));
  const marks: Markish[] = [
    barX(bars, {
      x1: 'from',
      x2: 'to',
      y: 'name',
      fill: (bar: { lottery: boolean }) => (bar.lottery ? ink.line : ink.region),
      stroke: ink.soft,
      strokeWidth: 0.75,
      insetTop: 16,
      insetBottom: 4,
      rx: 3,
    }),
    text(names, {
      y: 'name',
      text: 'name',
      frameAnchor: 'left',
      textAnchor: 'start',
      dy: -10,
      fill: ink.text,
      fontSize: 12,
    }),
    axisX({
      label: 'share of LLM 1',
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: width < 420 ? 5 : 10,
      tickSize: 4,
      color: ink.soft,
    }),
  ];
  const options = plotStyle(width, ROW * Math.max(1, drawn.length) + 42);
  const svg = plot({
    ...options,
    marginTop: 2,
    marginBottom: 38,
    x: { domain: [0, 1] },
    y: { domain: names.map(({ name }) => name), label: null, axis: null, padding: 0 },
    color: { type: 'identity' },
    marks,
  }) as SVGSVGElement;
  const nodes = svg.querySelectorAll('[aria-label="bar"] rect');
  return { svg, bars: bars.map(({ from, to }, k) => ({ node: nodes[k], from, to })) };
}

/** `LLM 1: CC, LLM 2: DD`. */
export function adviceName(advice: readonly string[]): string {
  return advice.map((word, j) => `LLM ${j + 1}: ${word.length > 24 ? 'a lottery' : word}`).join(', ');
}

/** How many kinds of advice are not drawn. */
export const stripsLeftOut = (strips: readonly SweepStrip[]): number => Math.max(0, strips.length - DRAWN);
