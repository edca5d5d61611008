/**
 * What both LLMs' clients can be paid in repeated play, and the part that can be sustained.
 */
import { axisX, axisY, dot, gridX, gridY, line, type Markish, plot, ruleX, ruleY, text } from '@observablehq/plot';
import type { AdviceRow } from '../compute/adviceView.js';
import type { RegionView } from '../compute/regionView.js';
import { ink, plotStyle } from './plotStyle.js';

/** What is drawn. */
export interface RegionFigure {
  readonly region: RegionView;
  readonly equilibria: readonly AdviceRow[];
  /** Per client; absent while it is being computed. */
  readonly target?: { readonly at: readonly number[]; readonly sustainable: boolean };
  /** The range of payoffs of the base game, so that the frame stays while shares move. */
  readonly range: readonly [number, number];
}

/** The figure; averages per client, LLM 1's to the right and LLM 2's up. */
export function regionFigure({ region, equilibria, target, range }: RegionFigure, width: number): SVGSVGElement {
  const height = Math.min(360, Math.max(240, width * 0.72));
  const [x, y] = region.floors;
  const marks: Markish[] = [
    gridX({ stroke: ink.line, strokeOpacity: 1 }),
    gridY({ stroke: ink.line, strokeOpacity: 1 }),
    axisX({
      label: 'clients of LLM 1 get',
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: 5,
      tickSize: 0,
      color: ink.soft,
    }),
    axisY({
      label: 'clients of LLM 2 get',
      labelAnchor: 'top',
      labelArrow: 'none',
      ticks: 5,
      tickSize: 0,
      color: ink.soft,
    }),
    area(region.feasible, ink.feasible, ink.soft),
    area(region.rational, ink.region, ink.good),
    ruleX([x], { stroke: ink.bad, strokeDasharray: '4,3' }),
    ruleY([y], { stroke: ink.bad, strokeDasharray: '4,3' }),
    dot(equilibria, {
      x: (row: AdviceRow) => row.values[0],
      y: (row: AdviceRow) => row.values[1],
      r: 5.5,
      fill: ink.text,
      stroke: 'var(--paper)',
      strokeWidth: 1.5,
    }),
    ...(target === undefined
      ? []
      : [
          dot([target.at], {
            x: '0',
            y: '1',
            r: 8,
            symbol: 'star',
            fill: target.sustainable ? ink.good : ink.bad,
            stroke: 'var(--paper)',
            strokeWidth: 1.5,
          }),
        ]),
    text([{ x, y: range[1], name: 'LLM 1’s floor' }], {
      x: 'x',
      y: 'y',
      text: 'name',
      dx: 5,
      dy: 4,
      textAnchor: 'start',
      fill: ink.bad,
      fontSize: 11,
    }),
    text([{ x: range[1], y, name: 'LLM 2’s floor' }], {
      x: 'x',
      y: 'y',
      text: 'name',
      dy: 11,
      textAnchor: 'end',
      fill: ink.bad,
      fontSize: 11,
    }),
  ];
  return plot({
    ...plotStyle(width, height),
    x: { domain: range, inset: 10 },
    y: { domain: range, inset: 10 },
    marks,
  }) as SVGSVGElement;
}

function area(corners: RegionView['feasible'], fill: string, stroke: string): Markish {
  if (corners.length === 1) return dot(corners, { x: 'x', y: 'y', r: 6, fill, stroke });
  return line(corners, { x: 'x', y: 'y', curve: 'linear-closed', fill, stroke, strokeWidth: 1.5 });
}
