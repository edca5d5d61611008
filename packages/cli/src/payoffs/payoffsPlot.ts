/**
 * The picture of a repeated game's payoff sets.
 */
import { type NormalFormGame, profileAt, profileCount } from '@folkways/core';
import { axisX, axisY, dot, gridX, gridY, line, type Markish, ruleX, ruleY, text } from '@observablehq/plot';
import { renderPlot } from '../plot/renderPlot.js';
import type { PayoffPair, PayoffSets } from './payoffsReport.js';

/** Outcomes that get a label; more would cover each other. */
const LABELLED = 16;

/** An SVG document: three nested sets, the outcomes of the stage game, and the minmax levels. */
export function payoffsPlot(game: NormalFormGame, sets: PayoffSets): string {
  const outcomes = Array.from({ length: profileCount(game) }, (_, k) => ({
    x: game.payoffs[0][k],
    y: game.payoffs[1][k],
    name: profileAt(game, k)
      .map((action, i) => game.actions[i][action])
      .join(', '),
  }));
  const marks: Markish[] = [
    gridX(),
    gridY(),
    axisX({ label: `${game.players[0]}, payoff per round` }),
    axisY({ label: `${game.players[1]}, payoff per round` }),
    region(sets.feasible, '#e5e7eb', '#9ca3af'),
    region(sets.individuallyRational, '#bfdbfe', '#3b82f6'),
    region(sets.equilibrium.vertices, '#1d4ed8', '#1e3a8a'),
    ruleX([sets.minmax[0]], { stroke: '#b91c1c', strokeDasharray: '4,3' }),
    ruleY([sets.minmax[1]], { stroke: '#b91c1c', strokeDasharray: '4,3' }),
    dot(outcomes, { x: 'x', y: 'y', fill: 'black', r: 3 }),
  ];
  if (outcomes.length <= LABELLED)
    marks.push(
      text(merged(outcomes), { x: 'x', y: 'y', text: 'name', dy: -10, stroke: 'white', strokeWidth: 3, fill: 'black' }),
    );
  return renderPlot([{ height: 480, x: { inset: 24, nice: true }, y: { inset: 24, nice: true }, marks }], {
    title: `${game.title}: payoffs of the repeated game, discount factor ${sets.discount}`,
    caption: `grey: feasible; light blue: individually rational; dark blue: in equilibrium${sets.equilibrium.vertices.length === 0 ? ' (none)' : ''}; dashed: minmax`,
  });
}

function region(points: readonly PayoffPair[], fill: string, stroke: string): Markish {
  const data = points.map(([x, y]) => ({ x, y }));
  if (data.length === 1) return dot(data, { x: 'x', y: 'y', r: 6, fill, stroke });
  return line(data, { x: 'x', y: 'y', curve: 'linear-closed', fill, stroke, strokeWidth: 2, fillOpacity: 0.7 });
}

/** Outcomes that pay the same share one label. */
function merged(outcomes: readonly { x: number; y: number; name: string }[]): { x: number; y: number; name: string }[] {
  const byPlace = new Map<string, { x: number; y: number; name: string }>();
  for (const outcome of outcomes) {
    const key = `${outcome.x},${outcome.y}`;
    const before = byPlace.get(key);
    byPlace.set(key, before === undefined ? outcome : { ...before, name: `${before.name}; ${outcome.name}` });
  }
  return [...byPlace.values()];
}
