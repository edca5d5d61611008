/**
 * The pictures of agents that learn: how much cooperation each prior brings.
 */
import { axisX, axisY, barX, dot, gridY, line, type Markish, text } from '@observablehq/plot';
import { plotLabel } from '../plot/plotLabel.js';
import { renderPlot } from '../plot/renderPlot.js';
import type { LearnedOutcomes, LearnedPath } from './learningMatches.js';

/** Dark enough for white letters. */
const COLOURS = ['#1d4ed8', '#c2410c', '#047857', '#4b5563'] as const;
/** A slice of a bar that has room for its label. */
const ROOM = 0.16;

/** Over the prior weight on cooperation, the shares of late rounds in equilibrium and on the cooperative path. */
export function pathsPlot(title: string, rows: readonly LearnedPath[]): string {
  const weightOf = ({ weight }: LearnedPath): string => (weight === null ? 'none' : String(weight));
  const series = [
    { key: 'anyNash', colour: '#6b7280', width: 2 },
    { key: 'prescribed', colour: '#1d4ed8', width: 3 },
  ] as const;
  const marks: Markish[] = [
    gridY(),
    axisX({ label: 'prior weight on cooperation →' }),
    axisY({ label: '↑ share of late rounds', tickFormat: '.0%', ticks: 5 }),
    ...series.flatMap(({ key, colour, width }) => {
      const points = rows.map((row) => ({ x: weightOf(row), y: row[key] }));
      return [
        line(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: width }),
        dot(points, { x: 'x', y: 'y', fill: colour, r: width + 1 }),
      ];
    }),
  ];
  const x = { type: 'point' as const, domain: rows.map(weightOf), inset: 14 };
  return renderPlot([{ height: 400, x, y: { domain: [0, 1] }, marks }], { title }, 'page');
}

/** Without and with an expectation, the share of late rounds of every outcome. */
export function outcomesPlot(title: string, rows: readonly LearnedOutcomes[]): string {
  const slices = rows.flatMap(({ expects, outcomes }) => {
    let from = 0;
    return outcomes.flatMap(({ profile, share }, k) => {
      if (share === 0) return [];
      const start = from;
      from += share;
      const label = share < ROOM ? '' : plotLabel(`(${profile.join(', ')})`, Math.floor(50 * share));
      return { row: expects ?? 'nothing', from: start, to: from, label, colour: COLOURS[k % COLOURS.length] };
    });
  });
  const marks: Markish[] = [
    axisX({ label: 'share of late rounds →', tickFormat: '.0%', ticks: 5 }),
    axisY({ label: null, tickSize: 0, tickFormat: (row: string) => plotLabel(row, 11) }),
    barX(slices, { x1: 'from', x2: 'to', y: 'row', fill: 'colour' }),
    text(slices, {
      ...{ x: ({ from, to }: (typeof slices)[number]) => (from + to) / 2, y: 'row', text: 'label' },
      ...{ fill: 'white', fontWeight: 'bold' },
    }),
  ];
  const y = { domain: rows.map(({ expects }) => expects ?? 'nothing'), padding: 0.25 };
  return renderPlot(
    [
      {
        height: 220,
        marginTop: 6,
        marginLeft: 78,
        marginRight: 26,
        x: { domain: [0, 1] },
        y,
        color: { type: 'identity' },
        marks,
      },
    ],
    { title },
    'page',
  );
}
