/**
 * `folkways agents experiment status`: how far it is, and what it has cost.
 */
import type { ExperimentStatus } from '@folkways/agents/node';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { countInWords } from '../output/listInWords.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { aboutFolder } from './aboutFolder.js';

/** Open matches that are named. */
const NAMED = 5;

/** Looks into a folder. @throws InputError, ExperimentFolderError when it holds no experiment. */
export async function statusReport(folder: string, { json }: { readonly json?: true }): Promise<string> {
  const { experimentStatus } = await import('@folkways/agents/node');
  const status = await aboutFolder(folder, () => experimentStatus(folder));
  const { experiment, done, missing, owner, spent, open } = status;
  const { spec, matchCount } = experiment;
  if (json === true) {
    return formatJson({
      folder,
      title: spec.title,
      game: experiment.game.title,
      matches: matchCount,
      done,
      missing: missing.map(({ from, to }) => [from, to - 1]),
      running: owner,
      calls: spent?.calls,
      promptTokens: spent?.promptTokens,
      completionTokens: spent?.completionTokens,
      limits: spec.limits,
      open,
    });
  }
  return renderText(blocks(status, folder));
}

function blocks({ experiment, done, owner, spent, open }: ExperimentStatus, folder: string): Block[] {
  const { spec, matchCount, game } = experiment;
  const state =
    owner !== undefined
      ? `process ${owner.pid} of ${visible(owner.host)} works on it`
      : done === matchCount
        ? 'finished'
        : `nobody works on it: "folkways agents experiment resume ${visible(folder)}" goes on`;
  const rows: [string, string][] = [
    ['matches', `${done.toLocaleString('en')} of ${matchCount.toLocaleString('en')} are done`],
    ['state', state],
  ];
  if (spent !== undefined) {
    const { calls, promptTokens, completionTokens } = spent;
    const { calls: most, tokens } = spec.limits ?? {};
    const of = (limit: number | undefined): string => (limit === undefined ? '' : ` of ${limit.toLocaleString('en')}`);
    const all = promptTokens + completionTokens;
    rows.push(['calls', `${calls.toLocaleString('en')}${of(most)} recorded`]);
    rows.push([
      'tokens',
      `${all.toLocaleString('en')}${of(tokens)} (${completionTokens.toLocaleString('en')} of replies)`,
    ]);
  }
  const found: Block[] = [
    paragraph(
      `${visible(spec.title ?? game.title)}: ${countInWords(matchCount, 'match', 'matches')} of ${countInWords(spec.rounds, 'round')}, seed ${spec.seed}.`,
    ),
    table({ header: ['folder', visible(folder)], align: ['left', 'left'], rows }),
  ];
  if (open.length > 0) {
    const named = open.slice(0, NAMED).map(({ match, message }) => `match ${match}: ${visible(message)}`);
    const more = open.length > NAMED ? `and ${open.length - NAMED} more` : '';
    const unread = open.some(({ problem }) => problem === 'unreadable');
    const cure = `Replies that could not be read are replayed: "folkways agents experiment resume ${visible(folder)} --ask-again" asks again.`;
    found.push(paragraph('The last run left open:', ...named, more), ...(unread ? [paragraph(cure)] : []));
  }
  return found;
}
