/**
 * The answer is printed, and yet the run failed: a check in it did not hold. Exit code 1.
 */

/** What failed; unlike any other error it leaves standard output as it is. */
export class FailedCheck extends Error {
  override readonly name = 'FailedCheck';
}
