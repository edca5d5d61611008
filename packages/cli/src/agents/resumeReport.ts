/**
 * `folkways agents experiment resume`: goes on where a run was, with nothing but its folder.
 */
import { join } from 'node:path';
import type { AgentsExperimentOptions } from '../commands/experimentCommands.js';
import type { Io } from '../io.js';
import { aboutFolder } from './aboutFolder.js';
import { playedReport } from './experimentReport.js';
import { readExperimentSpec } from './readExperimentSpec.js';
import { withLimits } from './withLimits.js';

/** Plays what is missing in a folder. @throws InputError, ExperimentFolderError when it holds no experiment. */
export async function resumeReport(folder: string, options: AgentsExperimentOptions, io: Io): Promise<string> {
  const { readFolderSpec } = await import('@folkways/agents/node');
  await aboutFolder(folder, () => readFolderSpec(folder));
  const experiment = await readExperimentSpec(join(folder, 'spec.json'), io, withLimits(options));
  return playedReport(experiment, folder, options, io);
}
