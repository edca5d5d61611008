/**
 * Splits: which fraction of its clients an LLM tells what.
 */

import { describeValue } from '@folkways/core';
import { distribution } from './distribution.js';
import type { Split } from './metaAction.js';
import type { ShareInput } from './shareFraction.js';

/**
 * The split with these distributions, one per role.
 * @param roles - `[m][actions of role r]` numbers in [0, 1]; each row sums to 1 within 1e-9 and is then normalised.
 * @throws TypeError when a weight is no number.
 * @throws RangeError when a weight is outside [0, 1] or a row does not sum to 1.
 * @example
 * ```ts
 * import { split } from '@folkways/metagame';
 * console.log(split([['1/2', '1/2'], [1, 0]]).roles[0]); // Float64Array(2) [ 0.5, 0.5 ]
 * ```
 */
export function split(roles: readonly ArrayLike<ShareInput>[]): Split {
  if (!Array.isArray(roles)) {
    throw new TypeError(`split: "roles" expected an array of distributions, got ${describeValue(roles)}`);
  }
  return { kind: 'split', roles: roles.map((row, r) => distribution(`split: "roles[${r}]"`, row)) };
}
