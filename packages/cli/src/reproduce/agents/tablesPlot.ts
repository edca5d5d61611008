/**
 * The paper's tables as a figure: PS-BR there and here, game by game.
 */
import { axisX, axisY, dot, gridX, link, type Markish, type PlotOptions } from '@observablehq/plot';
import { PAPER_GAMES } from '../../agents/paperTables.js';
import type { ReproducedTable } from '../../agents/reproduceTables.js';
import { renderPlot } from '../../plot/renderPlot.js';

/** What the figure shows, for its caption. */
export const TABLES_CAPTION =
  'PS-BR in Tables 1 to 4, percent of rounds 161 to 180: circles are the paper’s language model, dots ours, with two standard errors.';

/** One panel per table, for a page. */
export function tablesPlot(tables: readonly ReproducedTable[]): string {
  return renderPlot(tables.map(panel), { title: 'PS-BR, published and here' }, 'page');
}

function panel({ table: { number, paper, counterpart }, rows }: ReproducedTable): PlotOptions {
  const ours = rows.find(({ key }) => key === counterpart['PS-BR'])!;
  const data = PAPER_GAMES.map(({ name }, g) => {
    const { rate, standardError } = ours.cells[g];
    const [low, high] = [Math.max(0, rate - 2 * standardError), Math.min(100, rate + 2 * standardError)];
    return { name, there: paper['PS-BR'][g], here: rate, low, high };
  });
  const marks: Markish[] = [
    gridX(),
    axisX({ label: `Table ${number}: percent`, labelAnchor: 'center', ticks: 5 }),
    axisY({ label: null, tickSize: 0 }),
    link(data, { x1: 'low', x2: 'high', y1: 'name', y2: 'name', stroke: '#1d4ed8', strokeWidth: 2 }),
    dot(data, { x: 'there', y: 'name', stroke: '#ea580c', strokeWidth: 2, r: 5 }),
    dot(data, { x: 'here', y: 'name', fill: '#1d4ed8', r: 4 }),
  ];
  return {
    height: 250,
    marginLeft: 80,
    x: { domain: [0, 100] },
    y: { type: 'point', domain: PAPER_GAMES.map(({ name }) => name) },
    marks,
  };
}
