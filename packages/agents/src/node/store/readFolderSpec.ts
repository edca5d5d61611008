import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExperimentSpec } from '../../experiment/experimentSpec.js';
import { experimentSchema } from '../experimentSchema.js';
import { ExperimentFolderError } from './experimentFolderError.js';

/**
 * The spec whose results a folder holds.
 * @throws ExperimentFolderError when it holds none.
 */
export function readFolderSpec(folder: string): ExperimentSpec {
  const path = join(folder, 'spec.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new ExperimentFolderError(`${folder}: expected the folder of an experiment, found no spec.json in it`);
  }
  try {
    return experimentSchema.parse(JSON.parse(text)) as ExperimentSpec;
  } catch {
    throw new ExperimentFolderError(`${path}: expected the spec of an experiment, found something else`);
  }
}
