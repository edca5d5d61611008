/**
 * What all figures of the page have in common. Colours are the style sheet's, so that they follow light and dark.
 */
import type { PlotOptions } from '@observablehq/plot';

/** Colours by meaning. */
export const ink = {
  text: 'var(--ink)',
  soft: 'var(--soft)',
  line: 'var(--line)',
  llms: ['var(--first)', 'var(--second)'],
  good: 'var(--good)',
  bad: 'var(--bad)',
  region: 'var(--region)',
  feasible: 'var(--feasible)',
} as const;

/** Margins that the share slider lines up with. */
export const plotMargins = { left: 44, right: 14 } as const;

/** Size and type of a figure. */
export function plotStyle(width: number, height: number): PlotOptions {
  return {
    width,
    height,
    marginLeft: plotMargins.left,
    marginRight: plotMargins.right,
    marginTop: 20,
    marginBottom: 36,
    style: { fontSize: '12px', fontFamily: 'inherit', color: ink.text, background: 'transparent', overflow: 'visible' },
  };
}
