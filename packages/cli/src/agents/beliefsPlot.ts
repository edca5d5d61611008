/**
 * The picture of two beliefs: a language model's, Bayes', and how far they are apart.
 */
import { axisX, axisY, gridY, line, type Markish, type PlotOptions, text } from '@observablehq/plot';
import { renderPlot } from '../plot/renderPlot.js';
import { beliefPanel } from './beliefPlot.js';
import type { WatchedMatch } from './beliefsReport.js';

/** An SVG document of three panels. */
export function beliefsPlot({ game, agents, role, labels, model, comparison }: WatchedMatch): string {
  const { rounds } = comparison;
  const elicited = rounds.map((row) => row.elicited.weights);
  const bayes = rounds.map((row) => row.bayes);
  return renderPlot(
    [
      beliefPanel(`${model.name} believes`, labels, elicited),
      beliefPanel('Bayes believes', labels, bayes),
      distances(comparison),
    ],
    {
      title: `${game.title}: ${agents[0].name} against ${agents[1].name}, watched as ${game.players[role]}`,
      caption: `beliefs about the other player's strategy before each of ${rounds.length.toLocaleString('en')} rounds`,
    },
  );
}

function distances({ rounds }: WatchedMatch['comparison']): PlotOptions {
  const lines = [
    { name: 'measured', stroke: '#e15759', data: rounds.map(({ round, distance }) => ({ round, y: distance })) },
    {
      name: 'by chance',
      stroke: '#555',
      dash: '4,3',
      data: rounds.map(({ round, expectedDistance }) => ({ round, y: expectedDistance })),
    },
  ];
  const marks: Markish[] = [
    gridY(),
    axisX({ label: 'round', labelAnchor: 'center', ticks: Math.min(10, rounds.length) }),
    axisY({ label: 'total-variation distance' }),
    ...lines.flatMap(({ name, stroke, dash, data }, k): Markish[] => [
      line(data, { x: 'round', y: 'y', stroke, strokeWidth: 2, strokeDasharray: dash }),
      text([name], { frameAnchor: 'top-right', textAnchor: 'start', dx: 8, dy: 16 * k, fill: stroke }),
    ]),
  ];
  const last = rounds[rounds.length - 1].round;
  return { height: 280, marginRight: 190, x: { domain: [1, Math.max(2, last)] }, y: { domain: [0, 1] }, marks };
}
