/**
 * The picture of one-shot equilibria: what each LLM's clients get in them, among all that pure advice can pay.
 */
import { profileCount } from '@folkways/core';
import { type OneShotEquilibria, payoffRectangles } from '@folkways/metagame';
import { axisX, axisY, barX, dot, gridX, link, type Markish, text } from '@observablehq/plot';
import { renderPlot } from '../plot/renderPlot.js';

/** The equilibria numbered; more labels nobody can read. */
const LABELLED = 12;

/** An SVG document: one lane per LLM, a grey bar for what is possible, a dot for each equilibrium. */
export function equilibriaPlot(result: OneShotEquilibria): string {
  const { meta, equilibria } = result;
  const points = placesOf(result);
  const ranges = payoffRectangles(result).flatMap(({ averages }) =>
    averages.map(([low, high], j) => ({ low: low.toNumber(), high: high.toNumber(), llm: meta.llms[j] })),
  );
  const several = equilibria.length > 1 && equilibria.length <= LABELLED;
  const marks: Markish[] = [
    gridX(),
    axisX({ label: 'average payoff per client →' }),
    axisY({ label: null }),
    barX(possible(result), { x1: 'low', x2: 'high', y: 'llm', fill: '#d1d5db', insetTop: 24, insetBottom: 24 }),
    link(
      ranges.filter(({ low, high }) => high > low),
      { x1: 'low', x2: 'high', y1: 'llm', y2: 'llm', stroke: '#1d4ed8', strokeWidth: 5, strokeOpacity: 0.5 },
    ),
    dot(points, { x: 'average', y: 'llm', r: 5, fill: '#1d4ed8', stroke: 'white' }),
    ...(several ? [text(points, { x: 'average', y: 'llm', text: 'numbers', dy: -14, fill: '#1d4ed8' })] : []),
  ];
  const options = {
    height: 80 + 72 * meta.llms.length,
    marginLeft: 110,
    x: { inset: 16, nice: true },
    y: { domain: [...meta.llms] },
    marks,
  };
  return renderPlot([options], {
    title: `${meta.game.title}: what LLMs' clients get in one-shot equilibria`,
    caption: `blue: equilibria${several ? ', numbered as in the report' : ''}${ranges.some(({ low, high }) => high > low) ? '; band: a continuum' : ''}; grey: all that pure advice can pay`,
  });
}

/** The least and the most that an LLM's clients get at any joint pure advice. */
function possible({ meta, game }: OneShotEquilibria): { llm: string; low: number; high: number }[] {
  const count = profileCount(game);
  return meta.llms.map((llm, j) => {
    let [low, high] = [Infinity, -Infinity];
    for (let index = 0; index < count; index++) {
      low = Math.min(low, game.payoffs[j][index]);
      high = Math.max(high, game.payoffs[j][index]);
    }
    const mass = meta.masses[j].toNumber();
    return { llm, low: low / mass, high: high / mass };
  });
}

/** One place for equilibria that pay an LLM's clients the same, with their numbers. */
function placesOf({ meta, equilibria }: OneShotEquilibria): { average: number; llm: string; numbers: string }[] {
  return meta.llms.flatMap((llm, j) => {
    const places = new Map<string, { average: number; numbers: number[] }>();
    equilibria.forEach(({ averages }, e) => {
      const known = places.get(averages[j].toPrecision(9));
      if (known === undefined) places.set(averages[j].toPrecision(9), { average: averages[j], numbers: [e + 1] });
      else known.numbers.push(e + 1);
    });
    return Array.from(places.values(), ({ average, numbers }) => ({ average, llm, numbers: numbers.join(', ') }));
  });
}
