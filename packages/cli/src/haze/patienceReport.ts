/**
 * `folkways haze GAME --patience`: how the best sequence changes with the discount factor.
 */
import { type PatiencePiece, type PatienceSweep, patienceSweep } from '@folkways/hazing';
import { axisX, axisY, gridY, line, type Markish, text } from '@observablehq/plot';
import type { HazeOptions } from '../commands/hazeCommand.js';
import { requireModerate } from '../game/requireModerate.js';
import { InputError, refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatSignificant } from '../output/formatReal.js';
import { progressOn } from '../output/progress.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { renderPlot } from '../plot/renderPlot.js';
import type { HazeSubject } from './hazeSubject.js';
import { runsInWords } from './hazingSteps.js';
import { subjectLine } from './hazingWords.js';

/** Discount factors computed before the breakpoints are narrowed down. */
const POINTS = 49;
/** Seconds for each of them: beyond, a point is bracketed instead of solved. */
const SECONDS = 1;

/** Ranges shorter than this have no label in the plot. */
const LABELLED = 0.03;
/** Ranges shorter than this have no row of their own beside others like it. */
const NARROW = 0.004;

/** The pieces of (0, 1) on which one sequence is best, with `--svg` also drawn. */
export function patienceReport(subject: HazeSubject, options: HazeOptions, io: Io): string {
  const { game, source } = subject;
  if (game === undefined) throw new InputError('--patience: expected a GAME, found an instance');
  requireModerate(game, source);
  const progress = progressOn(io, 'discount factors');
  const sweep = refuseInput(source, () =>
    patienceSweep(game, {
      points: POINTS,
      timeLimit: options.timeLimit ?? SECONDS,
      onProgress: (computed) => progress.report(computed),
    }),
  );
  progress.end();
  if (options.svg !== undefined) writeFileAtomically(options.svg, patiencePlot(game.title, sweep));
  if (options.json === true) return formatJson(sweep);
  return renderText([
    paragraph(subjectLine(subject)),
    paragraph('The best stable sequence at every discount factor: how it changes with the players’ patience.'),
    table({
      header: ['discount factor', 'best stable sequence', 'worth per round'],
      align: ['left', 'left', 'left'],
      rows: rowsOf(sweep),
    }),
    paragraph(
      `Computed at ${sweep.points.length} discount factors; between the ranges the sequence changes. A range narrower than the grid can be missed.`,
    ),
    ...(options.svg === undefined ? [] : [paragraph(`Drawn in ${visible(options.svg)}.`)]),
  ]);
}

/** One row per range; runs of narrow ranges, which pile up where a goal is barely worth its hazing, share one. */
function rowsOf(sweep: PatienceSweep): string[][] {
  const rows: string[][] = [];
  let narrow: PatiencePiece[] = [];
  const flush = (): void => {
    if (narrow.length > 1) {
      const whole = { ...narrow[0], to: narrow[narrow.length - 1].to };
      rows.push([rangeInWords(whole), `${narrow.length} short ranges, which --json lists`, worthInWords(sweep, whole)]);
    } else rows.push(...narrow.map(row));
    narrow = [];
  };
  const row = (piece: PatiencePiece): string[] => [
    rangeInWords(piece),
    pieceInWords(piece),
    worthInWords(sweep, piece),
  ];
  for (const piece of sweep.pieces) {
    if (piece.to - piece.from < NARROW) narrow.push(piece);
    else {
      flush();
      rows.push(row(piece));
    }
  }
  flush();
  return rows;
}

function rangeInWords({ from, to }: PatiencePiece): string {
  const [low, high] = [formatSignificant(from), formatSignificant(to)];
  return low === high ? low : `${low} to ${high}`;
}

function pieceInWords({ status, goal, sequence }: PatiencePiece): string {
  if (goal === null) return status === 'none' ? 'none is stable' : 'not settled';
  return `${runsInWords(sequence, goal)}${status === 'unproven' ? ' (not proven best)' : ''}`;
}

function worthInWords({ points }: PatienceSweep, { from, to }: PatiencePiece): string {
  const worth = (beta: number): string => {
    const value = points.find((point) => point.beta === beta)?.lower ?? null;
    return value === null ? '-' : formatSignificant(value, 5);
  };
  return worth(from) === worth(to) ? worth(from) : `${worth(from)} to ${worth(to)}`;
}

function patiencePlot(title: string, { points, pieces }: PatienceSweep): string {
  const pieceOf = (beta: number): number => pieces.findIndex(({ from, to }) => from <= beta && beta <= to);
  const known = points.flatMap(({ beta, lower }) =>
    lower === null ? [] : [{ beta, worth: lower, piece: pieceOf(beta) }],
  );
  const labels = pieces.flatMap((piece, k) => {
    if (piece.to - piece.from < LABELLED) return [];
    const own = known.filter((point) => point.piece === k);
    if (own.length === 0) return [];
    const middle = own[own.length >> 1];
    return [{ ...middle, name: pieceInWords(piece), row: k }];
  });
  const marks: Markish[] = [
    gridY(),
    axisX({ label: 'discount factor' }),
    axisY({ label: 'worth per round of the best stable sequence' }),
    line(known, { x: 'beta', y: 'worth', z: 'piece', stroke: 'piece', strokeWidth: 2.5, marker: 'dot' }),
    text(labels, {
      x: 'beta',
      y: 'worth',
      text: 'name',
      textAnchor: 'end',
      dx: -10,
      dy: -4,
      stroke: 'white',
      strokeWidth: 3,
      fill: 'black',
    }),
  ];
  return renderPlot(
    [{ x: { domain: [0, 1] }, height: 460, y: { inset: 24, nice: true }, color: { type: 'categorical' }, marks }],
    {
      title: `${title}: the best stable sequence against patience`,
    },
  );
}
