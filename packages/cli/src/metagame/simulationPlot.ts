/**
 * The timeline of a simulated run.
 */
import type { MetaGame, ReviewEvent, SimulationRun } from '@folkways/metagame';
import { axisX, axisY, barX, dot, gridX, type Markish, tickX } from '@observablehq/plot';
import { type PlotForm, renderPlot } from '../plot/renderPlot.js';
import { TIMELINE_EVENTS } from './timelineEvents.js';

/** An SVG document, or an element for a page: one lane per LLM. */
export function simulationPlot(
  meta: MetaGame,
  { events, periods }: Pick<SimulationRun, 'events' | 'periods'>,
  form: PlotForm = 'file',
): string {
  // A long run keeps its first events only, and the axis ends with them.
  const last = events.length < TIMELINE_EVENTS ? periods : events[events.length - 1].period + 1;
  const lane = (event: ReviewEvent) => ({ period: event.period, lane: meta.llms[event.llm] });
  const of = (kind: ReviewEvent['kind']) => events.filter((event) => event.kind === kind).map(lane);
  const marks: Markish[] = [
    gridX(),
    axisX({ label: 'period →' }),
    axisY({ label: null }),
    barX(punishments(meta, events, last), {
      x1: 'from',
      x2: 'to',
      y: 'lane',
      fill: '#b91c1c',
      fillOpacity: 0.75,
      stroke: '#b91c1c',
      strokeOpacity: 0.75,
      insetTop: 10,
      insetBottom: 10,
    }),
    tickX(of('excess'), { x: 'period', y: 'lane', stroke: '#1d4ed8', strokeWidth: 1.5 }),
    dot(of('probe'), { x: 'period', y: 'lane', r: 2, fill: '#6b7280' }),
  ];
  const options = {
    height: 80 + 70 * meta.llms.length,
    marginLeft: 110,
    x: { domain: [0, last] },
    y: { domain: [...meta.llms] },
    marks,
  };
  const words = {
    title: `${meta.game.title}: one simulated run of the review protocol`,
    caption: 'grey dot: the LLM under review probes; blue: its review ends, the blame moves on; red: it is punished',
  };
  return renderPlot([options], words, form);
}

/** Each punishment from its beginning to its release, or to the end of the record. */
function punishments(meta: MetaGame, events: readonly ReviewEvent[], last: number) {
  return events.flatMap((event, k) => {
    if (event.kind !== 'punishment') return [];
    const release = events.slice(k + 1).find(({ kind, llm }) => kind === 'release' && llm === event.llm);
    return [{ from: event.period + 1, to: (release?.period ?? last - 1) + 1, lane: meta.llms[event.llm] }];
  });
}
