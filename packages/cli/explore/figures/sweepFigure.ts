/**
 * The map of a share: what each LLM's clients get, over the share of LLM 1.
 */
import { axisX, axisY, dot, gridY, line, link, type Markish, plot, ruleX, text } from '@observablehq/plot';
import type { SweepView } from '../compute/sweepView.js';
import { ink, plotStyle } from './plotStyle.js';

/** The first LLM's lines are thick and the second's thin, so that both show where they coincide. */
const WIDTHS = [4, 1.8] as const;
const HEIGHT = 250;
/** Labels nearer than this share a place: the second is a row higher. */
const ROOM = 0.09;

/** The figure. @param p - a rule of class `here` marks where we are; it is moved without drawing anew. */
export function sweepFigure(view: SweepView, width: number): SVGSVGElement {
  const labels = labelled(view.breakpoints);
  const marks: Markish[] = [
    gridY({ stroke: ink.line, strokeOpacity: 1 }),
    axisX({ label: null, ticks: width < 420 ? 5 : 10, tickSize: 4, color: ink.soft }),
    axisY({ label: 'each client gets', labelAnchor: 'top', ticks: 5, tickSize: 0, color: ink.soft }),
    ruleX(labels, { x: 'at', stroke: ink.soft, strokeDasharray: '3,3', strokeOpacity: 0.7 }),
    ...[0, 1].map((row) =>
      text(
        labels.filter((label) => label.row === row),
        { x: 'at', text: 'label', frameAnchor: 'top', dy: -12 - 12 * row, fill: ink.soft, fontSize: 11 },
      ),
    ),
    ...[0, 1].flatMap((llm) => llmMarks(view, llm)),
  ];
  const options = { ...plotStyle(width, HEIGHT), marginTop: 40, marginBottom: 24 };
  return plot({ ...options, x: { domain: [0, 1] }, y: { nice: true, inset: 8 }, marks }) as SVGSVGElement;
}

function labelled(breakpoints: SweepView['breakpoints']): { at: number; label: string; row: number }[] {
  const labels: { at: number; label: string; row: number }[] = [];
  for (const { at, label } of breakpoints) {
    const last = labels.at(-1);
    labels.push({ at, label, row: last !== undefined && at - last.at < ROOM ? 1 - last.row : 0 });
  }
  return labels;
}

function llmMarks({ lines, bars }: SweepView, llm: number): Markish[] {
  const [stroke, strokeWidth] = [ink.llms[llm], WIDTHS[llm]];
  const points = lines
    .filter((item) => item.llm === llm)
    .flatMap((item, z) => item.points.map(([x, y]) => ({ x, y, z })));
  const own = bars.filter((bar) => bar.llm === llm);
  return [
    line(points, { x: 'x', y: 'y', z: 'z', stroke, strokeWidth, strokeLinecap: 'round' }),
    link(
      own.filter(({ lower, upper }) => upper > lower),
      { x1: 'at', x2: 'at', y1: 'lower', y2: 'upper', stroke, strokeWidth, strokeOpacity: 0.55 },
    ),
    dot(
      own.filter(({ lower, upper }) => upper === lower),
      { x: 'at', y: 'lower', r: strokeWidth / 1.4, fill: stroke },
    ),
  ];
}
