/**
 * `folkways agents merge`: the parts of an experiment as one.
 */
import { paragraph } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { countInWords } from '../output/listInWords.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { aboutFolder } from './aboutFolder.js';
import { writeSummary } from './experimentReport.js';

/** Options of `folkways agents merge`. */
export interface AgentsMergeOptions {
  readonly out: string;
  readonly json?: true;
}

/** Puts folders together. @throws InputError, ExperimentFolderError when they do not fit or lack matches. */
export async function mergeReport(folders: readonly string[], { out, json }: AgentsMergeOptions): Promise<string> {
  const { mergeExperiments } = await import('@folkways/agents/node');
  const { experiment, records, twice } = await aboutFolder(out, () => mergeExperiments(folders, out));
  const { files } = await writeSummary(out, records);
  const matches = experiment.matchCount;
  if (json === true) return formatJson({ folder: out, files, matches, twice });
  const again = twice === 0 ? '' : `${twice.toLocaleString('en')} came more than once, with the same records.`;
  return renderText([
    paragraph(`${countInWords(matches, 'match', 'matches')} from ${countInWords(folders.length, 'folder')}.`, again),
    paragraph(`In ${visible(out)}: ${files.join(', ')}.`),
  ]);
}
