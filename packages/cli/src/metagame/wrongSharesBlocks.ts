/**
 * What becomes of a protocol when shares are not what the LLMs believe, in words.
 */
import type { MetaGame, WrongSharesResult } from '@folkways/metagame';
import { type Block, heading, paragraph, table } from '../output/block.js';
import { formatReal, formatSignificant } from '../output/formatReal.js';
import { visible } from '../output/visible.js';

/** The exact long-run effect on honest play. */
export function wrongSharesBlocks(meta: MetaGame, { phases, punishedShare, payoffs }: WrongSharesResult): Block[] {
  const most = Math.max(...phases.map(({ excess }) => excess));
  const percent = (value: number): string => `${formatReal(100 * value, 2)} %`;
  return [
    heading('If shares are not what the LLMs believe'),
    paragraph(
      `With the actual shares and everybody honest, exactly and in the long run: ${percent(punishedShare)} of the periods go to punishments nobody deserves${most > 1e-9 ? `, and in ${percent(most)} of the blocks of a review an honest probe looks like more than its LLM could do` : ''}.`,
      most > 1e-9
        ? 'Such a review is over by mistake, and its LLM goes unwatched until its turn comes again; --threshold absorbs small errors.'
        : '',
    ),
    table({
      header: ['LLM', 'honest review ends by an excess', 'by a punishment', 'gets, in sum'],
      align: ['left', 'right', 'right', 'right'],
      rows: phases.map(({ excess, punished }, j) => [
        visible(meta.llms[j]),
        percent(Math.abs(excess)),
        percent(punished),
        formatSignificant(payoffs[j], 5),
      ]),
    }),
  ];
}
