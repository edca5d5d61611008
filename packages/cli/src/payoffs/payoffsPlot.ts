/**
 * The picture of a repeated game's payoff sets.
 */
import { type NormalFormGame, profileAt, profileCount } from '@folkways/core';
import { axisX, axisY, dot, gridX, gridY, line, type Markish, ruleX, ruleY, text } from '@observablehq/plot';
import { type Labelled, placeLabels } from '../plot/placeLabels.js';
import { plotLabel } from '../plot/plotLabel.js';
import { type PlotForm, renderPlot } from '../plot/renderPlot.js';
import type { PayoffPair, PayoffSets } from './payoffsReport.js';

/** Outcomes that get a label; more would cover each other. */
const LABELLED = { file: 16, page: 9 };
/** Longest label of one. */
const LABEL_WIDTH = 22;
/** The plot without margins and insets, in pixels. */
const INSIDE = { file: { width: 578, height: 358 }, page: { width: 304, height: 195 } };
/** Outcomes that get a dot; more are a cloud. */
const DOTS = 400;

/** What to draw: at least what is feasible. */
export interface DrawnPayoffs extends Partial<PayoffSets> {
  readonly feasible: readonly PayoffPair[];
  /** Payoffs of equilibria of the game played once. */
  readonly once?: readonly PayoffPair[];
}

/** A picture of up to three nested sets, the outcomes of the stage game, and the minmax levels. */
export function payoffsPlot(game: NormalFormGame, sets: DrawnPayoffs, form: PlotForm = 'file'): string {
  const outcomes = merged(
    Array.from({ length: profileCount(game) }, (_, k) => ({
      x: game.payoffs[0][k],
      y: game.payoffs[1][k],
      name: profileAt(game, k)
        .map((action, i) => game.actions[i][action])
        .join(', '),
    })),
  );
  const { minmax, equilibrium, once = [] } = sets;
  const unit = sets.discount === undefined ? 'payoff' : 'payoff per round';
  const marks: Markish[] = [
    gridX(),
    gridY(),
    axisX({ label: `${plotLabel(game.players[0])}, ${unit}` }),
    axisY({ label: `${plotLabel(game.players[1])}, ${unit}` }),
    region(sets.feasible, '#e5e7eb', '#9ca3af'),
    region(sets.individuallyRational ?? [], '#bfdbfe', '#3b82f6'),
    region(equilibrium?.vertices ?? [], '#1d4ed8', '#1e3a8a'),
    ruleX(minmax?.slice(0, 1) ?? [], { stroke: '#b91c1c', strokeDasharray: '4,3' }),
    ruleY(minmax?.slice(1) ?? [], { stroke: '#b91c1c', strokeDasharray: '4,3' }),
    dot(
      once.map(([x, y]) => ({ x, y })),
      { x: 'x', y: 'y', r: 8, stroke: '#ea580c', strokeWidth: 2.5 },
    ),
    ...(outcomes.length <= DOTS ? [dot(outcomes, { x: 'x', y: 'y', fill: 'black', r: 3 })] : []),
    ...(outcomes.length <= LABELLED[form] ? labels(outcomes, INSIDE[form]) : []),
  ];
  const inset = { inset: 24, nice: true };
  return renderPlot(
    [{ height: 480, x: inset, y: { ...inset, insetTop: 30, insetBottom: 28 }, marks }],
    {
      title: `${game.title}: payoffs of the repeated game${sets.discount === undefined ? '' : `, discount factor ${sets.discount}`}`,
      caption: `grey: feasible; light blue: individually rational; dark blue: in equilibrium${equilibrium?.vertices.length === 0 ? ' (none)' : ''}; dashed: minmax`,
    },
    form,
  );
}

function region(points: readonly PayoffPair[], fill: string, stroke: string): Markish {
  const data = points.map(([x, y]) => ({ x, y }));
  if (data.length === 1) return dot(data, { x: 'x', y: 'y', r: 6, fill, stroke });
  return line(data, { x: 'x', y: 'y', curve: 'linear-closed', fill, stroke, strokeWidth: 2, fillOpacity: 0.7 });
}

function labels(outcomes: readonly Labelled[], inside: { readonly width: number; readonly height: number }): Markish[] {
  // Plot takes the place of a label from its mark, not from its data.
  return placeLabels(outcomes, inside).map(({ x, y, name, ...place }) =>
    text([{ x, y, name }], { x: 'x', y: 'y', text: 'name', stroke: 'white', strokeWidth: 3, fill: 'black', ...place }),
  );
}

/** Outcomes that pay the same share one dot and one label. */
function merged(outcomes: readonly Labelled[]): Labelled[] {
  const byPlace = new Map<string, Labelled>();
  for (const outcome of outcomes) {
    const key = `${outcome.x},${outcome.y}`;
    const before = byPlace.get(key);
    byPlace.set(key, before === undefined ? outcome : { ...before, name: `${before.name}; ${outcome.name}` });
  }
  return [...byPlace.values()].map((outcome) => ({ ...outcome, name: plotLabel(outcome.name, LABEL_WIDTH) }));
}
