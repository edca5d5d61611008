/**
 * The picture of a match: what each learner believed, round by round.
 */
import { axisX, axisY, gridY, line, type Markish, type PlotOptions, text } from '@observablehq/plot';
import { renderPlot } from '../plot/renderPlot.js';
import { beliefRows, type PlayedMatch } from './playReport.js';

/** Ten colours that differ in hue and lightness (Tableau 10), then again with dashes. */
const COLOURS = [
  '#4e79a7',
  '#e15759',
  '#59a14f',
  '#f28e2b',
  '#b07aa1',
  '#76b7b2',
  '#9c755f',
  '#edc948',
  '#ff9da7',
  '#555',
];
/** More points than this on one line say nothing more. */
const POINTS = 600;

/** An SVG document: one panel for each player that holds beliefs, one line for each label. */
export function beliefPlot({ game, agents, match, rounds }: PlayedMatch): string {
  const panels = agents.flatMap(({ name, labels }, player): PlotOptions[] =>
    labels === undefined
      ? []
      : [beliefPanel(`${game.players[player]} (${name}) believes`, labels, beliefRows(match, player, labels.length))],
  );
  return renderPlot(panels, {
    title: `${game.title}: ${agents[0].name} against ${agents[1].name}`,
    caption: `beliefs about the other player's strategy before each of ${rounds.toLocaleString('en')} rounds`,
  });
}

/** One line for each label. @param rows - `[rounds][labels]`. */
export function beliefPanel(
  title: string,
  labels: readonly string[],
  rows: readonly (readonly number[])[],
): PlotOptions {
  const step = Math.max(1, Math.ceil(rows.length / POINTS));
  const times = rows.map((_, t) => t).filter((t) => t % step === 0 || t === rows.length - 1);
  const marks: Markish[] = [
    gridY(),
    axisX({ label: 'round', labelAnchor: 'center', ticks: Math.min(10, rows.length) }),
    axisY({ label: title }),
    ...labels.flatMap((label, g): Markish[] => {
      const stroke = COLOURS[g % COLOURS.length];
      const dash = g < COLOURS.length ? undefined : '4,3';
      const data = times.map((t) => ({ round: t + 1, belief: rows[t][g] }));
      return [
        line(data, { x: 'round', y: 'belief', stroke, strokeWidth: 2, strokeDasharray: dash }),
        text([label], { frameAnchor: 'top-right', textAnchor: 'start', dx: 8, dy: 16 * g, fill: stroke }),
      ];
    }),
  ];
  const height = Math.max(280, 90 + 16 * labels.length);
  const x = { domain: [1, Math.max(2, rows.length)] };
  return { height, marginRight: 190, x, y: { domain: [0, 1] }, marks };
}
