/**
 * The picture of a sweep: what each LLM's clients get, over the parameter.
 */
import { type ShareSweep, type SweepBar, type SweepLine, sweepSeries } from '@folkways/metagame';
import { axisX, axisY, dot, gridX, gridY, line, link, type Markish, ruleX, text } from '@observablehq/plot';
import { type PlotForm, renderPlot } from '../plot/renderPlot.js';
import { placeInWords } from './formulaInWords.js';

/** The first LLM's lines are thick and the second's thin, so that both show where they coincide. */
const STYLES = [
  { color: '#1d4ed8', word: 'blue', width: 4.5 },
  { color: '#ea580c', word: 'orange', width: 2 },
] as const;

/** The part of the axis that a label takes. */
const ROOM = 0.12;

/** A picture of all equilibria along the parameter. */
export function sweepPlot(sweep: ShareSweep, form: PlotForm = 'file'): string {
  const { meta } = sweep.cells[0].result;
  const series = sweepSeries(sweep);
  // Equilibria that pay the same are one line.
  const lines = distinct(series.lines, ({ llm, points }) => `${llm} ${points.join(' ')}`);
  const bars = distinct(series.bars, ({ llm, at, lower, upper }) => `${llm} ${at} ${lower} ${upper}`);
  const labels = labelsOf(sweep);
  const marks: Markish[] = [
    gridX(),
    gridY(),
    axisX({ label: `${sweep.parameter} →` }),
    axisY({ label: '↑ average payoff per client' }),
    ruleX(labels, { x: 'x', stroke: '#6b7280', strokeDasharray: '4,3' }),
    ...[0, 1].flatMap((row) =>
      (['start', 'middle', 'end'] as const).map((textAnchor) =>
        text(
          labels.filter((label) => label.row === row && label.textAnchor === textAnchor),
          { x: 'x', text: 'label', frameAnchor: 'top', textAnchor, dy: -12 - 13 * row, fill: '#374151' },
        ),
      ),
    ),
    ...STYLES.flatMap((style, llm) => llmMarks(style, lines.filter(of(llm)), bars.filter(of(llm)))),
  ];
  return renderPlot(
    [{ height: 480, marginTop: 46, x: { nice: false }, y: { inset: 16, nice: true }, marks }],
    {
      title: `${meta.game.title}: what two LLMs' clients get`,
      caption: `${meta.llms.map((name, j) => `${STYLES[j].word}: ${name}`).join('; ')}; one line per equilibrium; dashed: where the equilibria change; bars: a continuum`,
    },
    form,
  );
}

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

interface BreakpointLabel {
  readonly x: number;
  readonly label: string;
  readonly row: number;
  readonly textAnchor: 'start' | 'middle' | 'end';
}

/** The breakpoints; one that is close to another has its label a row higher, one close to an end runs inwards. */
function labelsOf({ breakpoints, from, to }: ShareSweep): BreakpointLabel[] {
  const [left, right] = [from.toNumber(), to.toNumber()];
  const room = (right - left) * ROOM;
  const labels: BreakpointLabel[] = [];
  for (const { at } of breakpoints) {
    const x = at.lower.toNumber();
    const last = labels.at(-1);
    const row = last !== undefined && x - last.x < room ? 1 - last.row : 0;
    const textAnchor = x - left < room / 2 ? 'start' : right - x < room / 2 ? 'end' : 'middle';
    labels.push({ x, label: placeInWords(at), row, textAnchor });
  }
  return labels;
}

const of =
  (llm: number) =>
  (item: SweepLine | SweepBar): boolean =>
    item.llm === llm;

function llmMarks(
  { color, width }: (typeof STYLES)[number],
  lines: readonly SweepLine[],
  bars: readonly SweepBar[],
): Markish[] {
  const points = lines.flatMap((item, z) => item.points.map(([x, y]) => ({ x, y, z })));
  const ranges = bars.filter(({ lower, upper }) => upper > lower);
  return [
    line(points, { x: 'x', y: 'y', z: 'z', stroke: color, strokeWidth: width, strokeLinecap: 'round' }),
    link(ranges, {
      x1: 'at',
      x2: 'at',
      y1: 'lower',
      y2: 'upper',
      stroke: color,
      strokeWidth: width,
      strokeOpacity: 0.6,
    }),
    dot(
      bars.filter(({ lower, upper }) => upper === lower),
      { x: 'at', y: 'lower', r: width / 1.4, fill: color },
    ),
  ];
}
