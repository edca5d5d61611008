/** A folder of an experiment cannot be used as it is asked to: another spec's, in use, damaged. Its message is one line that names it. */
export class ExperimentFolderError extends Error {
  override readonly name = 'ExperimentFolderError';
}
