/**
 * The picture of an experiment: how often play is where theory says, round by round.
 */
import { type ExperimentRecords, followRate } from '@folkways/agents';
import { areaY, axisX, axisY, gridY, line, type Markish, type PlotOptions, text } from '@observablehq/plot';
import { renderPlot } from '../plot/renderPlot.js';
import type { MeasuredMetric } from './experimentReport.js';

const COLOURS = ['#4e79a7', '#e15759', '#59a14f', '#f28e2b', '#b07aa1', '#76b7b2', '#9c755f', '#555'];
/** Points of a line; rounds are averaged in groups beyond. */
const POINTS = 90;
/** A normal 95 % interval. */
const Z = 1.96;
const TITLES = {
  anyNash: 'share of matches on any equilibrium',
  prescribed: 'share of matches on the prescribed path',
  parityFree: 'share of matches on the path, shifted in time',
};

/** An SVG document: one panel for each metric, one line with its band for each pairing, the first eight. */
export function followRatePlot(records: ExperimentRecords, metrics: readonly MeasuredMetric[]): string {
  const { game, spec, pairings, rounds } = records;
  const left = pairings.length - COLOURS.length;
  return renderPlot(
    metrics.map((metric) => panel(records, metric)),
    {
      title: `${spec.title ?? game.title}: where play goes`,
      caption: `${spec.matches.toLocaleString('en')} matches of ${rounds.toLocaleString('en')} rounds each; bands: 95 % confidence${left > 0 ? `; ${left} more pairings not drawn` : ''}`,
    },
  );
}

function panel(records: ExperimentRecords, metric: MeasuredMetric): PlotOptions {
  const { rounds, pairings } = records;
  const width = Math.ceil(rounds / POINTS);
  const windows = Array.from({ length: Math.ceil(rounds / width) }, (_, w) => [
    w * width + 1,
    Math.min(rounds, (w + 1) * width),
  ]);
  const marks: Markish[] = pairings.slice(0, COLOURS.length).flatMap(([first, second], pairing): Markish[] => {
    const colour = COLOURS[pairing];
    const data = windows.map(([from, to]) => {
      const { rate, standardError } = followRate(records, { ...metric, pairing, window: [from, to] });
      return {
        round: (from + to) / 2,
        rate,
        low: Math.max(0, rate - Z * standardError),
        high: Math.min(1, rate + Z * standardError),
      };
    });
    const name = first === second ? first : `${first} v ${second}`;
    return [
      areaY(data, { x: 'round', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.2 }),
      line(data, { x: 'round', y: 'rate', stroke: colour, strokeWidth: 2 }),
      text([name], { frameAnchor: 'top-right', textAnchor: 'start', dx: 8, dy: 16 * pairing, fill: colour }),
    ];
  });
  return {
    height: 320,
    marginRight: 170,
    x: { domain: [1, Math.max(2, rounds)] },
    y: { domain: [0, 1] },
    marks: [
      gridY(),
      axisX({ label: 'round', labelAnchor: 'center' }),
      axisY({ label: TITLES[metric.metric] }),
      ...marks,
    ],
  };
}
