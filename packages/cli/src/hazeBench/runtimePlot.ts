/**
 * Runtimes on a logarithmic axis, as in the restart paper's figures.
 */
import type { RuntimeSummary } from '@folkways/hazing';
import { axisX, axisY, gridY, line, type Markish, type PlotOptions, text } from '@observablehq/plot';
import { type PlotForm, renderPlot } from '../plot/renderPlot.js';

const HEIGHT = 380;
const LABEL_HEIGHT = 15;

/** One panel per MPD (or n), one curve per method; an SVG document, or a figure of a page. */
export function runtimePlot(
  name: 'figure1' | 'figure2',
  along: 'actions' | 'maximum',
  summary: readonly RuntimeSummary[],
  form: PlotForm = 'file',
): string {
  const across = along === 'actions' ? 'maximum' : 'actions';
  const values = [...new Set(summary.map((cell) => cell[across]))].sort((a, b) => a - b);
  const methods = [...new Set(summary.map((cell) => cell.method))];
  const panels = values.map((value) => {
    const cells = summary.filter((cell) => cell[across] === value);
    return panel(cells, methods, along, `${across === 'maximum' ? 'MPD' : 'n'} = ${value.toLocaleString('en')}`);
  });
  const title =
    name === 'figure1' ? 'Runtime against the number of actions' : 'Runtime against the maximum payoff of deviation';
  const caption = 'mean seconds per solve, logarithmic; random games of the restart paper, section 6';
  return renderPlot(panels, { title, caption }, form);
}

function panel(
  cells: readonly RuntimeSummary[],
  methods: readonly string[],
  along: 'actions' | 'maximum',
  caption: string,
): PlotOptions {
  const data = cells.map((cell) => ({ x: cell[along], y: cell.meanSeconds, method: cell.method }));
  const end = Math.max(...data.map(({ x }) => x));
  const labels = spreadLabels(data.filter(({ x }) => x === end));
  const marks: Markish[] = [
    gridY({ ticks: 5 }),
    axisX({ label: along === 'actions' ? 'number of actions' : 'MPD', ticks: along === 'actions' ? 8 : 6 }),
    axisY({ label: `seconds (${caption})`, ticks: 5, tickFormat: '~e' }),
    line(data, { x: 'x', y: 'y', z: 'method', stroke: 'method', strokeWidth: 2, marker: 'dot', sort: 'x' }),
    text(labels, { x: 'x', y: 'y', fill: 'method', text: 'method', textAnchor: 'start', dx: 10 }),
  ];
  return {
    height: HEIGHT,
    marginRight: 110,
    x: { type: along === 'actions' ? 'linear' : 'log' },
    y: { type: 'log' },
    color: { type: 'categorical', domain: [...methods] },
    marks,
  };
}

/** Moves labels up where they would cover each other. */
function spreadLabels<T extends { readonly y: number }>(points: readonly T[]): T[] {
  const sorted = [...points].sort((a, b) => a.y - b.y);
  const logs = sorted.map(({ y }) => Math.log(y));
  const gap = ((logs[logs.length - 1] - logs[0]) * LABEL_HEIGHT) / (HEIGHT - 120);
  let last = -Infinity;
  return sorted.map((point, k) => {
    last = Math.max(logs[k], last + gap);
    return { ...point, y: Math.exp(last) };
  });
}
