/**
 * `folkways metagame solve`.
 */
import { type OneShotEquilibria, observability, oneShotEquilibria } from '@folkways/metagame';
import type { MetagameSolveOptions } from '../commands/metagameCommand.js';
import type { Io } from '../io.js';
import { commands, paragraph } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { renderText } from '../output/renderText.js';
import { shellWord } from '../output/shellWord.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { baseEquilibria, clientAverage, comparisonBlocks } from './baseEquilibria.js';
import { equilibriaBlocks, type Sought } from './equilibriaBlocks.js';
import { metaOf } from './metaOf.js';
import { observabilityBlocks } from './observabilityBlocks.js';
import { readMetaSubject } from './readMetaSubject.js';
import { refuseMeta } from './refuseMeta.js';
import { sharesTable } from './sharesTable.js';
import { sizeEffect, sizeEffectBlocks } from './sizeEffect.js';

/** What the LLMs will advise. @throws InputError, FormatError when the input is wrong or too large. */
export async function solveReport(argument: string, options: MetagameSolveOptions, io: Io): Promise<string> {
  const subject = await readMetaSubject(argument, io);
  const meta = metaOf(subject, options);
  const sought = options.find ?? (meta.llms.length > 2 ? 'pure' : 'all');
  const { find, timeLimit, vertexLimit } = options;
  const result = refuseMeta(subject.source, meta, { advice: adviceFor(sought) }, () =>
    oneShotEquilibria(meta, { find, timeLimit, vertexLimit }),
  );
  if (options.svg !== undefined) {
    const { equilibriaPlot } = await import('./equilibriaPlot.js');
    writeFileAtomically(options.svg, equilibriaPlot(result));
  }
  const base = baseEquilibria(meta.game);
  if (options.json === true) return formatJson({ ...solveData(result, sought), base });
  return renderText([
    paragraph(
      `${visible(meta.game.title)}, read from ${visible(subject.source)}, played once by large populations whose members do what their LLM advises. Each LLM wants the most for its own clients.`,
    ),
    sharesTable(meta),
    ...equilibriaBlocks(result, sought),
    ...sizeEffectBlocks(result),
    ...comparisonBlocks(base, result),
    ...observabilityBlocks(meta),
    ...(options.svg === undefined ? [] : [paragraph(`Drawn in ${visible(options.svg)}.`)]),
    ...(meta.exact
      ? []
      : [paragraph('Note: payoffs or shares were given as floats and count as the decimals they print as.')]),
    ...(sought === 'all' && meta.llms.length === 2 && subject.scenario === undefined
      ? [
          commands([
            `folkways metagame sweep ${shellWord(argument)} --shares p:1-p`,
            'at which shares does this change?',
          ]),
        ]
      : []),
  ]);
}

function adviceFor(sought: Sought): string {
  return sought === 'all'
    ? '--find pure lists those without lotteries, --find one finds one, --vertex-limit raises the limit'
    : '--find pure lists those without lotteries, --find one finds one';
}

/** The result for programs. */
export function solveData(result: OneShotEquilibria, sought: Sought) {
  const { meta, game, equilibria, components, complete, notes } = result;
  return {
    title: meta.game.title,
    roles: meta.game.players,
    actions: meta.game.actions,
    llms: meta.llms,
    shares: meta.exactShares,
    clients: meta.masses,
    exact: meta.exact,
    metaActions: game.actions,
    sought,
    complete,
    equilibria: equilibria.map(({ advice, profile, averages, utilities, regret, exact }) => ({
      advice,
      lotteries: profile.map(({ outcomes }) =>
        outcomes.map((outcome) => ({
          profile: outcome.profile.map((action, i) => meta.game.actions[i][action]),
          probability: outcome.weight,
        })),
      ),
      averages,
      sums: utilities,
      regret,
      exact: exact && { strategies: exact.strategies, averages: exact.averages, sums: exact.utilities },
    })),
    components,
    notes,
    size: sizeEffect(result) ?? null,
    clientAverage: clientAverage(result) ?? null,
    observability: observability(meta),
  };
}
