/**
 * Folders that hold parts of one experiment, as one.
 */
import { experimentDifferences } from '../../experiment/experimentDifferences.js';
import { checkExperiment, type Experiment } from '../../experiment/experimentSpec.js';

import {
  type ExperimentRecords,
  type MatchRange,
  type RecordBlock,
  recordsFromBlocks,
} from '../../experiment/records.js';
import { missingRanges } from '../../experiment/runExperiment.js';
import type { RecordedCall } from '../calls/callLog.js';
import { experimentKinds } from '../experimentKinds.js';
import { ExperimentFolderError } from './experimentFolderError.js';
import { blockToLines } from './matchLines.js';
import { openExperimentStore } from './openExperimentStore.js';
import { readFolderSpec } from './readFolderSpec.js';

/** Ranges that a message names. */
const NAMED = 5;

/** What was put together. */
export interface MergedExperiment {
  readonly experiment: Experiment;
  readonly records: ExperimentRecords;
  /** Matches that more than one folder held, with the same records. */
  readonly twice: number;
}

/**
 * Puts the parts of an experiment, say its shards, together in a folder of their own.
 * @param folders - at least one, each with results of the same spec.
 * @param out - the folder that gets all records and calls; it is made where it is missing, and must be empty or hold this spec's results.
 * @throws ExperimentFolderError when two specs differ (and in what), a match is missing everywhere (and which), or two folders hold
 * different records of a match or different replies to a call.
 */
export async function mergeExperiments(folders: readonly string[], out: string): Promise<MergedExperiment> {
  const spec = readFolderSpec(folders[0]);
  for (const folder of folders.slice(1)) {
    const [difference] = experimentDifferences(spec, readFolderSpec(folder));
    if (difference === undefined) continue;
    throw new ExperimentFolderError(
      `${folder}: expected results of the same spec as ${folders[0]}, found others: they differ in "${difference.path}"`,
    );
  }
  const experiment = checkExperiment(spec, experimentKinds(spec));
  const { blocks, twice } = matchesOf(folders, experiment);
  const missing = missingRanges(blocks, experiment.matchCount);
  if (missing.length > 0) {
    throw new ExperimentFolderError(
      `${folders.join(', ')}: expected all ${experiment.matchCount} matches together, found none of ${listed(missing)}`,
    );
  }
  const store = openExperimentStore(out, experiment);
  try {
    for (const range of missingRanges(store.done, experiment.matchCount)) {
      for (const block of blocks) if (block.from >= range.from && block.to <= range.to) store.keep(block);
    }
    for (const folder of folders) {
      const source = openExperimentStore(folder, experiment, { readOnly: true });
      try {
        const writing: Promise<void>[] = [];
        for (const call of source.calls?.calls() ?? []) {
          const known = store.calls?.find(call.key);
          if (known === undefined) writing.push(store.calls?.append(call) ?? Promise.resolve());
          else if (!sameReply(known, call)) {
            throw new ExperimentFolderError(
              `${folder}: call "${call.key}" has another reply than in the other folders`,
            );
          }
        }
        await Promise.all(writing);
      } finally {
        await source.close();
      }
    }
    store.finish();
    return { experiment, records: recordsFromBlocks(experiment, blocks), twice };
  } finally {
    await store.close();
  }
}

/** Every match once, as a block of its own. */
function matchesOf(folders: readonly string[], experiment: Experiment): { blocks: RecordBlock[]; twice: number } {
  const lines = new Map<number, { readonly line: string; readonly folder: string }>();
  const blocks = new Map<number, RecordBlock>();
  let twice = 0;
  for (const folder of folders) {
    const { done } = openExperimentStore(folder, experiment, { readOnly: true });
    for (const block of done.flatMap((whole) => singles(experiment, whole))) {
      const line = blockToLines(experiment, block);
      const known = lines.get(block.from);
      if (known === undefined) {
        lines.set(block.from, { line, folder });
        blocks.set(block.from, block);
      } else if (known.line === line) twice++;
      else {
        throw new ExperimentFolderError(`${folder}: match ${block.from} has other records than in ${known.folder}`);
      }
    }
  }
  return { blocks: [...blocks.values()].sort((a, b) => a.from - b.from), twice };
}

/** The matches of a block. */
function singles({ spec }: Experiment, { from, to, profiles, payoffs, beliefs }: RecordBlock): RecordBlock[] {
  return Array.from({ length: to - from }, (_, m) => {
    const [start, end] = [m * spec.rounds, (m + 1) * spec.rounds];
    return {
      from: from + m,
      to: from + m + 1,
      profiles: profiles.slice(start, end),
      ...(payoffs && { payoffs: [payoffs[0].slice(start, end), payoffs[1].slice(start, end)] as const }),
      ...(beliefs && { beliefs: [beliefs[m]] }),
    };
  });
}

/** Latencies and attempts may differ: that of two calls of two machines, one is kept. */
function sameReply(a: RecordedCall, b: RecordedCall): boolean {
  if (a.request !== b.request || 'problem' in a !== 'problem' in b) return false;
  return 'problem' in a || 'problem' in b || a.text === b.text;
}

function listed(ranges: readonly MatchRange[]): string {
  const named = ranges.slice(0, NAMED).map(({ from, to }) => (to - from === 1 ? `${from}` : `${from} to ${to - 1}`));
  const more = ranges.length > NAMED ? ` and of ${ranges.length - NAMED} more ranges` : '';
  return `${named.join(', ')}${more}`;
}
