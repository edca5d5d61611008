/**
 * The ladder of a hazing sequence: what each partner has given up so far, against what betraying would gain.
 */
import { axisX, axisY, dot, gridY, line, type Markish, plot, ruleY, text } from '@observablehq/plot';
import type { HazingStep } from '../compute/hazingView.js';
import { ink, plotStyle } from './plotStyle.js';

/** The goal's endless run is drawn this much of the hazing's length, and at least this many rounds. */
const TAIL_SHARE = 0.25;
const TAIL_ROUNDS = 2;
const HEIGHT = 280;
/** Names fit under the steps up to here. */
const NAMED = 14;

/** The figure. */
export function hazingFigure(steps: readonly HazingStep[], width: number): SVGSVGElement {
  const hazing = steps[steps.length - 1].round;
  const end = hazing + Math.max(TAIL_ROUNDS, Math.ceil(hazing * TAIL_SHARE));
  const runs = steps.map((step) => ({
    step,
    from: step.round,
    to: step.repeat === null ? end : step.round + step.repeat,
  }));
  const soFar = runs.flatMap(({ step, from, to }) => [
    { x: from, y: step.before },
    { x: to, y: step.after },
  ]);
  const bars = runs.flatMap(({ step, from, to }, z) => [from, to].map((x) => ({ x, y: step.threshold, z })));
  const last = runs[runs.length - 1];
  const colour = (stable: boolean): string => (stable ? ink.good : ink.bad);
  const marks: Markish[] = [
    gridY({ stroke: ink.line, strokeOpacity: 1 }),
    ruleY([0], { stroke: ink.soft }),
    axisX({
      label: 'rounds played together',
      labelAnchor: 'center',
      labelArrow: 'none',
      color: ink.soft,
      tickSize: 4,
      ticks: Math.min(end, width < 420 ? 6 : 12),
      tickFormat: (round: number) => (Number.isInteger(round) ? round.toLocaleString('en') : ''),
    }),
    axisY({ label: 'payoff units', labelAnchor: 'top', labelArrow: 'none', ticks: 6, tickSize: 0, color: ink.soft }),
    line(bars, {
      x: 'x',
      y: 'y',
      z: 'z',
      stroke: ({ z }: { z: number }) => colour(runs[z].step.stable),
      strokeWidth: 3,
      strokeLinecap: 'round',
    }),
    line(soFar, { x: 'x', y: 'y', stroke: ink.llms[0], strokeWidth: 2.5 }),
    dot(
      runs.map(({ step, from }) => ({ x: from, y: step.before })),
      { x: 'x', y: 'y', r: 4, fill: ink.llms[0], stroke: 'var(--paper)', strokeWidth: 1.5 },
    ),
    ...(runs.length > NAMED
      ? []
      : [
          text(
            runs.map(({ step, from, to }) => ({ x: (from + to) / 2, name: step.action })),
            { x: 'x', text: 'name', frameAnchor: 'top', dy: -14, fill: ink.text, fontWeight: 600 },
          ),
        ]),
    text([{ x: last.to, y: last.step.after, name: 'given up so far' }], {
      ...{ x: 'x', y: 'y', text: 'name', textAnchor: 'end', dy: -10, fill: ink.llms[0] },
    }),
    text([{ x: last.to, y: last.step.threshold, name: 'gain from betraying' }], {
      ...{ x: 'x', y: 'y', text: 'name', textAnchor: 'end', dy: 13, fill: colour(last.step.stable) },
    }),
  ];
  const options = plotStyle(width, HEIGHT);
  return plot({
    ...options,
    marginTop: 34,
    marginBottom: 40,
    x: { domain: [0, end] },
    y: { inset: 18, nice: true },
    color: { type: 'identity' },
    marks,
  }) as SVGSVGElement;
}
