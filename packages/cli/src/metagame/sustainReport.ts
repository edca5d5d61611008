/**
 * `folkways metagame sustain`.
 */
import { type MetaGame, type SustainResult, sustain } from '@folkways/metagame';
import type { MetagameSustainOptions } from '../commands/metagameCommand.js';
import type { Io } from '../io.js';
import { loadEngine } from '../loadEngine.js';
import { paragraph } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { metaOf } from './metaOf.js';
import { readMetaSubject } from './readMetaSubject.js';
import { refuseMeta } from './refuseMeta.js';
import { sustainBlocks } from './sustainBlocks.js';
import { type Target, targetAverages, targetOf } from './targetOf.js';

/** Whether payoffs can be sustained, and how. @throws InputError, FormatError when the input is wrong or too large. */
export async function sustainReport(argument: string, options: MetagameSustainOptions, io: Io): Promise<string> {
  const subject = await readMetaSubject(argument, io);
  const meta = metaOf(subject, options);
  const lp = await loadEngine(options.lp);
  const { epsilon, gamma, timeLimit } = options;
  const { target, result } = refuseMeta(
    subject.source,
    meta,
    { advice: 'a larger --gamma allows a shorter cycle' },
    () => {
      const wanted = targetOf(meta, options, lp);
      return { target: wanted, result: sustain(meta, wanted, { lp, epsilon, gamma, timeLimit }) };
    },
  );
  if (options.svg !== undefined) {
    const { sustainPlot } = await import('./sustainPlot.js');
    writeFileAtomically(options.svg, sustainPlot(meta, target, result));
  }
  if (options.json === true) return formatJson(sustainData(meta, target, result));
  return renderText([
    paragraph(
      `${visible(meta.game.title)}, read from ${visible(subject.source)}, played again and again by large populations whose members do what their LLM advises. Nobody sees who advised whom.`,
    ),
    ...sustainBlocks(meta, target, result, epsilon),
    ...(options.svg === undefined ? [] : [paragraph(`Drawn in ${visible(options.svg)}.`)]),
  ]);
}

/** The result for programs; times that are infinite are `null`. */
export function sustainData(meta: MetaGame, target: Target, result: SustainResult) {
  const { protocol, unobserved } = result;
  return {
    title: meta.game.title,
    roles: meta.game.players,
    actions: meta.game.actions,
    llms: meta.llms,
    shares: meta.exactShares,
    target: { sums: target, averages: targetAverages(meta, target) },
    ...result,
    unobserved: unobserved.map(({ llm, role }) => ({ llm: meta.llms[llm], role: meta.game.players[role] })),
    protocol: protocol && {
      ...protocol,
      detection: protocol.detection.map(({ periods, ...rest }) => ({
        ...rest,
        periods: Number.isFinite(periods) ? periods : null,
      })),
    },
  };
}
