/**
 * The picture of a hazing sequence: what every round pays, and hazing so far against each step's threshold.
 */
import type { LimitStabilityRow } from '@folkways/hazing';
import { axisX, axisY, gridY, line, type Markish, ruleY, text } from '@observablehq/plot';
import { plotLabel } from '../plot/plotLabel.js';
import { type PlotForm, renderPlot } from '../plot/renderPlot.js';
import type { HazeSubject } from './hazeSubject.js';
import { sequenceInWords } from './hazingSteps.js';

/** The goal's endless run is drawn this much of the hazing's length, and at least this many rounds. */
const TAIL_SHARE = 0.25;
const TAIL_ROUNDS = 2;

/** Whole rounds only, short when large. */
const roundLabel = (round: number): string =>
  Number.isInteger(round) ? round.toLocaleString('en', { notation: round < 10_000 ? 'standard' : 'compact' }) : '';

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly row: LimitStabilityRow;
}

/** A picture; run-length encoded sequences of any length are drawn by their runs. */
export function hazingPlot(subject: HazeSubject, rows: readonly LimitStabilityRow[], form: PlotForm = 'file'): string {
  const hazingRounds = rows[rows.length - 1].round;
  const end = hazingRounds + Math.max(TAIL_ROUNDS, Math.ceil(hazingRounds * TAIL_SHARE));
  const segments = rows.map(
    (row): Segment => ({
      from: row.round,
      to: row.repeat === Infinity ? end : row.round + row.repeat,
      row,
    }),
  );
  return renderPlot(
    [payoffPanel(subject, segments), hazingPanel(subject, segments)],
    { title: subject.game?.title ?? subject.source, caption: sequenceInWords(rows) },
    form,
  );
}

function payoffPanel(subject: HazeSubject, segments: readonly Segment[]) {
  const costs = new Map(subject.instance.actions.map(({ name, cost }) => [name, cost]));
  const goal = subject.goalPayoff?.toNumber() ?? 0;
  const points = segments.flatMap(({ from, to, row }) => {
    const y = goal - subject.inPayoffs(row.repeat === Infinity ? 0 : (costs.get(row.action) ?? 0)).toNumber();
    return [
      { x: from, y },
      { x: to, y },
    ];
  });
  const label = subject.goalPayoff === undefined ? 'payoff, goal = 0' : 'payoff per round';
  const marks: Markish[] = [
    gridY(),
    axisX({ label: 'rounds played', tickFormat: roundLabel }),
    axisY({ label }),
    line(points, { x: 'x', y: 'y', stroke: '#1d4ed8', strokeWidth: 2 }),
    text(
      segments.map(({ from, to, row }, k) => ({
        x: (from + to) / 2,
        y: points[2 * k].y,
        name: plotLabel(row.action, 16),
      })),
      { x: 'x', y: 'y', text: 'name', dy: -9 },
    ),
  ];
  return { height: 220, y: { inset: 16, nice: true, zero: true }, marks };
}

function hazingPanel(subject: HazeSubject, segments: readonly Segment[]) {
  const amount = (value: number): number => subject.inPayoffs(value).toNumber();
  const soFar = segments.flatMap(({ from, to, row }) => [
    { x: from, y: amount(row.before) },
    { x: to, y: amount(row.after) },
  ]);
  const thresholds = segments.flatMap(({ from, to, row }, step) =>
    [from, to].map((x) => ({ x, y: amount(row.threshold), step, holds: row.stable })),
  );
  const colour = (segment: Segment): string => (segment.row.stable ? '#047857' : '#b91c1c');
  const last = segments[segments.length - 1];
  const marks: Markish[] = [
    gridY(),
    axisX({ label: 'rounds played', tickFormat: roundLabel }),
    axisY({ label: 'hazing' }),
    ruleY([0], { stroke: '#9ca3af' }),
    line(soFar, { x: 'x', y: 'y', stroke: '#1d4ed8', strokeWidth: 2 }),
    line(thresholds, {
      x: 'x',
      y: 'y',
      z: 'step',
      stroke: (point: (typeof thresholds)[number]) => colour(segments[point.step]),
      strokeWidth: 2,
      strokeDasharray: '5,3',
    }),
    text([{ x: last.to, y: amount(last.row.after), name: 'hazing so far' }], {
      ...{ x: 'x', y: 'y', text: 'name', textAnchor: 'end', dy: -10, fill: '#1d4ed8' },
    }),
    text([{ x: last.to, y: amount(last.row.threshold), name: 'threshold' }], {
      ...{ x: 'x', y: 'y', text: 'name', textAnchor: 'end', dy: 12, fill: colour(last) },
    }),
  ];
  return { height: 320, y: { inset: 18, nice: true }, color: { type: 'identity' as const }, marks };
}
