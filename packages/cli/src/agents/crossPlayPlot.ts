/**
 * The picture of who meets whom: average payoffs of all pairings as a heatmap.
 */
import type { ExperimentRecords } from '@folkways/agents';
import { axisX, axisY, cell, type PlotOptions, text } from '@observablehq/plot';
import { formatReal } from '../output/formatReal.js';
import { renderPlot } from '../plot/renderPlot.js';
import type { PairingSummary } from './experimentReport.js';

/** An SVG document: for each player, one cell for each pairing, rows the first player's agents and columns the second's. */
export function crossPlayPlot({ game, spec }: ExperimentRecords, summary: readonly PairingSummary[]): string {
  const values = summary.flatMap(({ payoffs }) => payoffs.map(({ mean }) => mean));
  const domain: [number, number] = [Math.min(...values), Math.max(...values)];
  return renderPlot(
    [0, 1].map((player) => panel(game.players, player, summary, domain)),
    {
      title: `${spec.title ?? game.title}: average payoffs per round`,
      caption: `rows: ${game.players[0]}; columns: ${game.players[1]}; darker pays more`,
    },
  );
}

function panel(
  players: readonly string[],
  player: number,
  summary: readonly PairingSummary[],
  domain: readonly [number, number],
): PlotOptions {
  const middle = (domain[0] + domain[1]) / 2;
  const data = summary.map(({ agents, payoffs }) => ({
    first: agents[0],
    second: agents[1],
    mean: payoffs[player].mean,
    shown: formatReal(payoffs[player].mean, 2),
    ink: payoffs[player].mean > middle ? 'white' : 'black',
  }));
  const rows = new Set(data.map(({ first }) => first)).size;
  return {
    height: 110 + 36 * rows,
    marginLeft: 150,
    marginTop: 60,
    x: { type: 'band', domain: [...new Set(data.map(({ second }) => second))] },
    y: { type: 'band', domain: [...new Set(data.map(({ first }) => first))] },
    color: { type: 'linear', scheme: 'Blues', domain: [domain[0], domain[1] > domain[0] ? domain[1] : domain[0] + 1] },
    marks: [
      axisX({ anchor: 'top', label: `to ${players[player]}` }),
      axisY({ label: null }),
      cell(data, { x: 'second', y: 'first', fill: 'mean', inset: 1 }),
      text(data, { x: 'second', y: 'first', text: 'shown', fill: 'ink' }),
    ],
  };
}
