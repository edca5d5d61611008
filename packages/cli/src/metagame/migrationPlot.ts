/**
 * The picture of clients on the move: each LLM's share over time, a panel per role.
 */
import type { MetaGame, Migration } from '@folkways/metagame';
import { axisX, axisY, gridX, gridY, line, type PlotOptions, text } from '@observablehq/plot';
import { renderPlot } from '../plot/renderPlot.js';

/** As many as are told apart. */
const COLOURS = ['#1d4ed8', '#ea580c', '#15803d', '#7c3aed', '#b91c1c', '#0f766e'];
/** Points of a line. */
const POINTS = 400;

/** An SVG document. */
export function migrationPlot(meta: MetaGame, { shares }: Migration): string {
  const last = shares.length - 1;
  const step = Math.max(1, Math.floor(last / POINTS));
  const times = Array.from({ length: Math.floor(last / step) + 1 }, (_, n) => n * step);
  const panels = meta.game.players.map((role, i): PlotOptions => {
    const points = meta.llms.flatMap((llm, j) => times.map((time) => ({ time, llm, j, share: shares[time][i][j] })));
    const colour = ({ j }: (typeof points)[number]): string => COLOURS[j % COLOURS.length];
    return {
      height: 240,
      marginRight: 90,
      y: { domain: [0, 1] },
      marks: [
        gridX(),
        gridY(),
        axisX({ label: 'period →' }),
        axisY({ label: `↑ share of ${role}` }),
        line(points, { x: 'time', y: 'share', z: 'llm', stroke: colour, strokeWidth: 2.5 }),
        text(
          points.filter(({ time }) => time === times[times.length - 1]),
          { x: 'time', y: 'share', text: 'llm', textAnchor: 'start', dx: 6, fill: colour },
        ),
      ],
    };
  });
  return renderPlot(panels, {
    title: `${meta.game.title}: clients move to the LLM that serves them better`,
    caption: 'one line per LLM, one panel per role',
  });
}
