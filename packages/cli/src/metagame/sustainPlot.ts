/**
 * The picture of what LLMs can sustain: feasible payoffs, minmax levels and the target, two LLMs at a time.
 */
import { feasibleProjection, type MetaGame, type SustainResult } from '@folkways/metagame';
import {
  axisX,
  axisY,
  dot,
  gridX,
  gridY,
  line,
  type Markish,
  type PlotOptions,
  ruleX,
  ruleY,
} from '@observablehq/plot';
import { plotLabel } from '../plot/plotLabel.js';
import { type PlotForm, renderPlot } from '../plot/renderPlot.js';
import { clippedPolygon, type Place } from './clippedPolygon.js';
import { numberOf } from './formatAmount.js';
import type { Target } from './targetOf.js';

/** The first three pairs of LLMs; more panels nobody reads. */
const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** A picture with one panel per pair. */
export function sustainPlot(meta: MetaGame, target: Target, result: SustainResult, form: PlotForm = 'file'): string {
  const panels = PAIRS.filter(([, j]) => j < meta.llms.length).map((pair) =>
    panel(meta, pair, target.map(numberOf), result),
  );
  return renderPlot(
    panels,
    {
      title: `${meta.game.title}: payoffs of the repeated game among LLMs, in sums`,
      caption: `grey: feasible${meta.llms.length > 2 ? ', seen by two LLMs at a time' : ''}; blue: above both minmax payoffs (dashed); dot: the target, ${result.status}`,
    },
    form,
  );
}

function panel(
  meta: MetaGame,
  pair: readonly [number, number],
  target: readonly number[],
  { feasibility, status }: SustainResult,
): PlotOptions {
  const [i, j] = pair;
  const corners = feasibleProjection(meta, pair).map(([x, y]) => ({ x, y }));
  const levels = [i, j].map((llm) => feasibility.rationality[llm].upper);
  const rational = clippedPolygon(corners, levels[0], levels[1]);
  const marks: Markish[] = [
    gridX(),
    gridY(),
    axisX({ label: `${plotLabel(meta.llms[i])} →` }),
    axisY({ label: `↑ ${plotLabel(meta.llms[j])}` }),
    region(corners, '#e5e7eb', '#9ca3af'),
    region(rational, '#bfdbfe', '#3b82f6'),
    ruleX([levels[0]], { stroke: '#b91c1c', strokeDasharray: '4,3' }),
    ruleY([levels[1]], { stroke: '#b91c1c', strokeDasharray: '4,3' }),
    dot([{ x: target[i], y: target[j] }], {
      x: 'x',
      y: 'y',
      r: 6,
      fill: status === 'sustainable' ? '#15803d' : '#b91c1c',
      stroke: 'white',
      strokeWidth: 1.5,
    }),
  ];
  return { height: 380, x: { inset: 24, nice: true }, y: { inset: 24, nice: true }, marks };
}

function region(points: readonly Place[], fill: string, stroke: string): Markish {
  if (points.length === 1) return dot(points, { x: 'x', y: 'y', r: 6, fill, stroke });
  return line(points, { x: 'x', y: 'y', curve: 'linear-closed', fill, stroke, strokeWidth: 2, fillOpacity: 0.7 });
}
