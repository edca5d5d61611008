/**
 * What a sweep says about the LLMs' size, in words.
 */
import {
  type ClaimSegment,
  claimRegion,
  type EnvelopeEffect,
  type ShareEffect,
  type ShareSweep,
} from '@folkways/metagame';
import { type Block, paragraph } from '../output/block.js';
import { formatSignificant } from '../output/formatReal.js';
import { listInWords } from '../output/listInWords.js';
import { visible } from '../output/visible.js';
import { placeInWords } from './formulaInWords.js';

/** Where the first LLM's clients get less than the second's, and where more. */
export function claimBlocks(sweep: ShareSweep): Block[] {
  const [first, second] = sweep.cells[0].result.meta.llms.map(visible);
  const less = regionInWords(claimRegion(sweep, [1, -1]), sweep.parameter);
  const more = regionInWords(claimRegion(sweep, [-1, 1]), sweep.parameter);
  return [
    paragraph(
      `Who does better: the clients of ${first} get less each than those of ${second} ${less}.`,
      `They get more ${more}.`,
    ),
  ];
}

/** `in every equilibrium for p between 2/3 and 1, in none for p between 1/2 and 2/3`. */
function regionInWords(segments: readonly ClaimSegment[], parameter: string): string {
  const verdicts = [
    ['always', 'in every equilibrium'],
    ['sometimes', 'in some equilibria'],
    ['never', 'in none'],
    ['unknown', 'undecided'],
  ] as const;
  const parts = verdicts.flatMap(([verdict, words]) => {
    const places = segments.filter((segment) => segment.verdict === verdict).map((s) => segmentInWords(s, parameter));
    return places.length === 0 ? [] : [{ words, places, verdict }];
  });
  if (parts.length === 1) return parts[0].verdict === 'never' ? 'nowhere' : `${parts[0].words} everywhere`;
  return parts.map(({ words, places }) => `${words} ${listInWords(places)}`).join('; ');
}

function segmentInWords({ from, to }: ClaimSegment, parameter: string): string {
  if (from === to) return `at ${parameter} = ${placeInWords(from)}`;
  return `for ${parameter} between ${placeInWords(from)} and ${placeInWords(to)}`;
}

/** What a larger share does to each LLM's clients. */
export function effectBlocks({ effects, cells, parameter }: ShareSweep): Block[] {
  const { llms } = cells[0].result.meta;
  const each = effects.map(
    (effect, j) => `For the clients of ${visible(llms[j])} ${effectInWords(effect, parameter)}.`,
  );
  return [paragraph(`Is size good for an LLM's clients?`, ...each)];
}

function effectInWords({ kind, best, worst }: ShareEffect, parameter: string): string {
  if (kind !== 'depends on the equilibrium') return envelopeInWords(best, parameter);
  return `it depends on the equilibrium: in their best one ${envelopeInWords(best, parameter)}; in their worst one ${envelopeInWords(worst, parameter)}`;
}

function envelopeInWords({ kind, peak }: EnvelopeEffect, parameter: string): string {
  switch (kind) {
    case 'beneficial':
      return 'a larger share is good (it never pays less, and somewhere more)';
    case 'harmful':
      return 'a larger share is bad (it never pays more, and somewhere less)';
    case 'neutral':
      return 'the share makes no difference';
    case 'interior optimum':
      return `more is better up to a point: the best is ${formatSignificant(peak!.value)} at ${parameter} = ${placeInWords(peak!.at)}`;
    case 'non-monotone':
      return 'a larger share is sometimes good and sometimes bad';
  }
}
