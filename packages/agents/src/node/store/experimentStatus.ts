/**
 * How far an experiment is.
 */
import { checkExperiment, type Experiment } from '../../experiment/experimentSpec.js';
import type { OpenMatch } from '../../experiment/openMatchesError.js';
import type { MatchRange } from '../../experiment/records.js';
import { missingRanges } from '../../experiment/runExperiment.js';
import type { Spending } from '../../languageModel/withSpendLimit.js';
import { experimentKinds } from '../experimentKinds.js';
import { type LockOwner, lockOwner } from './folderLock.js';
import { openExperimentStore } from './openExperimentStore.js';
import { openMatches } from './openMatches.js';
import { readFolderSpec } from './readFolderSpec.js';

/** What a folder holds. */
export interface ExperimentStatus {
  readonly experiment: Experiment;
  readonly done: number;
  readonly missing: readonly MatchRange[];
  /** The process that works in it; undefined when none does. */
  readonly owner: LockOwner | undefined;
  /** What the recorded calls have cost; undefined for experiments without language models. */
  readonly spent: Spending | undefined;
  /** Matches that the last run could not end. */
  readonly open: readonly OpenMatch[];
}

/**
 * Looks into the folder of an experiment, also while a run works in it.
 * @throws ExperimentFolderError when it holds no experiment, or damaged records.
 */
export async function experimentStatus(folder: string): Promise<ExperimentStatus> {
  const spec = readFolderSpec(folder);
  const experiment = checkExperiment(spec, experimentKinds(spec));
  const store = openExperimentStore(folder, experiment, { readOnly: true });
  try {
    const missing = missingRanges(store.done, experiment.matchCount);
    const lacking = missing.reduce((sum, { from, to }) => sum + to - from, 0);
    return {
      experiment,
      done: experiment.matchCount - lacking,
      missing,
      owner: lockOwner(folder),
      spent: store.calls?.spent,
      open: lacking === 0 ? [] : openMatches(folder),
    };
  } finally {
    await store.close();
  }
}
