/**
 * The equilibria along a sweep, in words.
 */
import { payoffRectangles, type ShareSweep, type SweepBreakpoint, type SweepCell } from '@folkways/metagame';
import { type Block, paragraph, table } from '../output/block.js';
import { countInWords, listInWords } from '../output/listInWords.js';
import { visible } from '../output/visible.js';
import { supportInWords } from './adviceWords.js';
import { rangeInWords } from './formatAmount.js';
import { courseInWords, placeInWords } from './formulaInWords.js';

/** Equilibria listed per interval. */
const LISTED = 8;
/** Longest list of combinations written out. */
const SUPPORT_WIDTH = 24;

/** The breakpoints, then each interval with its equilibria, and what happens at the points between them. */
export function sweepBlocks(sweep: ShareSweep): Block[] {
  return [
    paragraph(breakpointSentence(sweep)),
    ...sweep.cells.flatMap((cell, c) => [
      ...cellBlocks(cell, sweep.parameter),
      ...(sweep.breakpoints[c] === undefined ? [] : breakpointBlocks(sweep.breakpoints[c], sweep.parameter)),
    ]),
  ];
}

/** `The equilibria change at p = 3/5 and 2/3, and nowhere else between 1/2 and 1.` */
export function breakpointSentence({ breakpoints, parameter, from, to, complete }: ShareSweep): string {
  const range = `between ${from} and ${to}`;
  if (!complete) {
    const found = breakpoints.length === 0 ? 'no change' : `changes at ${parameter} = ${places(breakpoints)}`;
    return `The search was stopped before its end: it found ${found} ${range}, and there may be more.`;
  }
  if (breakpoints.length === 0) return `The equilibria are the same for every ${parameter} ${range}.`;
  return `The equilibria change at ${parameter} = ${places(breakpoints)}, and nowhere else ${range}.`;
}

const places = (breakpoints: readonly SweepBreakpoint[]): string =>
  listInWords(breakpoints.map(({ at }) => placeInWords(at)));

function cellBlocks({ from, to, result, averages }: SweepCell, parameter: string): Block[] {
  const { meta, equilibria, components } = result;
  const names = meta.llms.map(visible);
  const isolated = components.every((component) => component.equilibria.length === 1);
  const kind = isolated ? 'equilibri' : 'extreme equilibri';
  const count = countInWords(equilibria.length, `${kind}um`, `${kind}a`);
  const rest = equilibria.length - LISTED;
  return [
    paragraph(
      `For ${parameter} between ${placeInWords(from)} and ${placeInWords(to)}: ${count}${isolated ? '' : ', and what they span'}.`,
    ),
    table({
      header: [...names.map((name) => `${name} advises`), ...names.map((name) => `average ${name}`)],
      rows: equilibria
        .slice(0, LISTED)
        .map((equilibrium, e) => [
          ...names.map((_, j) => shortened(supportInWords(meta, j, equilibrium))),
          ...averages[e].map((f) => courseInWords(f, from, to, parameter)),
        ]),
    }),
    ...(rest > 0 ? [paragraph(`and ${rest.toLocaleString('en')} more, which --json lists.`)] : []),
  ];
}

/** Lotteries over many combinations would make the table unreadable. */
function shortened(support: string): string {
  const count = support.split(' or ').length;
  return support.length <= SUPPORT_WIDTH || count === 1 ? support : `a lottery over ${count}`;
}

function breakpointBlocks({ at, result }: SweepBreakpoint, parameter: string): Block[] {
  const place = `At ${parameter} = ${placeInWords(at)}`;
  if (result === undefined) return [paragraph(`${place}, an irrational number, they change.`)];
  const rectangles = payoffRectangles(result);
  const each = result.meta.llms.map((name, j) => {
    const lower = rectangles.map(({ averages }) => averages[j][0]).reduce((a, b) => (b.compare(a) < 0 ? b : a));
    const upper = rectangles.map(({ averages }) => averages[j][1]).reduce((a, b) => (b.compare(a) > 0 ? b : a));
    return `the clients of ${visible(name)} average ${rangeInWords(lower, upper)}`;
  });
  const infinite = result.components.some(({ equilibria }) => equilibria.length > 1);
  const count = infinite
    ? 'infinitely many equilibria'
    : countInWords(result.equilibria.length, 'equilibrium', 'equilibria');
  return [paragraph(`${place}: ${count}; ${listInWords(each)}.`)];
}
