/**
 * The map of a share: which advice is an equilibrium where, and what it pays.
 */
import type { NormalFormGame } from '@folkways/core';
import { type ShareSweep, type SweepBar, type SweepLine, shareSweep, sweepSeries } from '@folkways/metagame';
import { supportInWords } from '../../src/metagame/adviceWords.js';
import { placeInWords } from '../../src/metagame/formulaInWords.js';
import { breakpointSentence } from '../../src/metagame/sweepBlocks.js';
import { claimBlocks, effectBlocks } from '../../src/metagame/sweepWords.js';

/** Seconds of searching for the places where the equilibria change. */
const SECONDS = 8;
/** Points per line and cell; the lines are nearly straight. */
const POINTS = 24;

/** Where one kind of advice is an equilibrium. */
export interface SweepStrip {
  /** Each LLM's advice; alternatives of a lottery are joined by "or". */
  readonly advice: readonly string[];
  /** Intervals of the share, ascending. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
}

/** The map. */
export interface SweepView {
  readonly lines: readonly SweepLine[];
  readonly bars: readonly SweepBar[];
  readonly breakpoints: readonly { readonly at: number; readonly label: string }[];
  /** Those without lotteries first, then the widest first. */
  readonly strips: readonly SweepStrip[];
  /** Where the equilibria change, who does better, what size does: one sentence or more each. */
  readonly words: readonly string[];
}

/** The sweep of p from 0 to 1; `shares` are linear in p. */
export function sweepView(game: NormalFormGame, shares: readonly (readonly string[])[]): SweepView {
  const sweep = shareSweep({ game, shares, from: 0, to: 1, timeLimit: SECONDS });
  if (sweep.cells.length === 0) return { lines: [], bars: [], breakpoints: [], strips: [], words: [] };
  const words = [...claimBlocks(sweep), ...(sweep.complete ? effectBlocks(sweep) : [])];
  return {
    ...sweepSeries(sweep, { points: POINTS }),
    breakpoints: sweep.breakpoints.map(({ at }) => ({ at: at.lower.toNumber(), label: placeInWords(at) })),
    strips: stripsOf(sweep),
    words: [breakpointSentence(sweep), ...words.map((block) => (block.kind === 'paragraph' ? block.text : ''))],
  };
}

function stripsOf(sweep: ShareSweep): SweepStrip[] {
  const strips = new Map<string, { advice: string[]; spans: { from: number; to: number }[] }>();
  for (const { from, to, result } of sweep.cells) {
    const span = { from: from.lower.toNumber(), to: to.upper.toNumber() };
    const seen = new Set<string>();
    for (const equilibrium of result.equilibria) {
      const advice = result.meta.llms.map((_, j) => supportInWords(result.meta, j, equilibrium));
      const key = advice.join(' / ');
      if (seen.has(key)) continue;
      seen.add(key);
      const strip = strips.get(key) ?? { advice, spans: [] };
      strips.set(key, strip);
      const last = strip.spans.at(-1);
      if (last !== undefined && last.to === span.from) last.to = span.to;
      else strip.spans.push({ ...span });
    }
  }
  const width = ({ spans }: SweepStrip): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);
  const lotteries = ({ advice }: SweepStrip): number => (advice.some((words) => words.includes(' or ')) ? 1 : 0);
  return [...strips.values()].sort((a, b) => lotteries(a) - lotteries(b) || width(b) - width(a));
}
