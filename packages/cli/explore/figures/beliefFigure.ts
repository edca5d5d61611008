/**
 * What PS-BR believes, round by round: one bar per round, divided among the strategies.
 */
import { axisX, axisY, barY, type Markish, plot } from '@observablehq/plot';
import { ink, plotStyle } from './plotStyle.js';

/** How many strategies get a colour of their own; the style sheet has as many. */
export const BELIEF_COLOURS = 6;
/** Bars drawn at the least, so that the first ones are not as wide as the page. */
const ROUNDS = 11;

/** The colour of a strategy by its rank; those beyond share one. */
export const beliefColour = (rank: number): string =>
  rank < BELIEF_COLOURS ? `var(--belief-${rank + 1})` : 'var(--belief-rest)';

/** The figure. @param ranks - `[labels]`: 0 for the strategy that was ever believed most. */
export function beliefFigure(
  beliefs: readonly (readonly number[])[],
  ranks: readonly number[],
  width: number,
): SVGSVGElement {
  const bars = beliefs.flatMap((weights, round) => {
    // Strategies without a colour are one part of the bar.
    const parts = new Array<number>(BELIEF_COLOURS + 1).fill(0);
    weights.forEach((weight, g) => {
      parts[Math.min(ranks[g], BELIEF_COLOURS)] += weight;
    });
    return parts.flatMap((weight, rank) => (weight === 0 ? [] : [{ round, weight, rank }]));
  });
  const rounds = Math.max(ROUNDS, beliefs.length);
  const domain = Array.from({ length: rounds }, (_, round) => round);
  const step = Math.ceil(rounds / (width < 420 ? 12 : 24));
  const marks: Markish[] = [
    barY(bars, {
      x: 'round',
      y: 'weight',
      fill: ({ rank }: { rank: number }) => beliefColour(rank),
      order: 'rank',
      inset: 0.5,
    }),
    axisX({
      label: 'before round',
      labelAnchor: 'center',
      labelArrow: 'none',
      tickSize: 0,
      color: ink.soft,
      ticks: domain.filter((round) => round % step === 0),
      tickFormat: (round: number) => String(round + 1),
    }),
    axisY({ label: null, ticks: [0, 0.5, 1], tickFormat: '.0%', tickSize: 0, color: ink.soft }),
  ];
  return plot({
    ...plotStyle(width, 220),
    x: { domain, padding: 0.12, type: 'band' },
    y: { domain: [0, 1] },
    color: { type: 'identity' },
    marks,
  }) as SVGSVGElement;
}
