/**
 * Where the matches of an experiment are played.
 */
import { type Experiment, inProcessExecutor } from '@folkways/agents';
import type { PlayExperimentOptions } from '@folkways/agents/node';
import type { AgentsExperimentOptions } from '../commands/experimentCommands.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { checkQueue } from './checkQueue.js';

/** Matches between two files where one thread plays. */
const BLOCK = 16;

/** The executor that the options ask for. */
export async function executorOf(
  { spec }: Experiment,
  { workers, queue }: AgentsExperimentOptions,
  io: Io,
): Promise<PlayExperimentOptions['executor']> {
  const hasModels = spec.models !== undefined;
  if (queue !== undefined) {
    if (workers !== undefined) throw new InputError('--workers: expected none with --queue: workers say it themselves');
    const { queueExecutor } = await import('@folkways/agents/queue');
    checkQueue(queue);
    const onWait = (line: string): void => void io.stderr.write(`folkways: ${line}\n`).catch(() => {});
    return ({ calls }) => queueExecutor({ connection: queue, calls, onWait });
  }
  if (hasModels && workers !== undefined && workers > 1) {
    throw new InputError(
      '--workers: expected none with language models, whose matches are played at once in one thread',
    );
  }
  if (hasModels) return undefined;
  if (workers === 1) return inProcessExecutor({ blockSize: BLOCK });
  const { adaptiveExecutor, workerExecutor } = await import('@folkways/agents/node');
  return workers === undefined ? adaptiveExecutor() : workerExecutor({ workers });
}
