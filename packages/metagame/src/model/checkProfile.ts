/**
 * The boundary check of meta-action profiles.
 */
import { checkInteger, describeValue } from '@folkways/core';
import { isPure } from './isPure.js';
import type { MetaAction, PureProfile } from './metaAction.js';
import type { MetaGame } from './metaGame.js';

const SUM_TOLERANCE = 1e-9;

/**
 * Requires one well-formed meta-action per LLM.
 * @throws TypeError when one is of no known kind.
 * @throws RangeError when the number of meta-actions, a length, an action index or a weight is wrong.
 */
export function checkProfile(where: string, meta: MetaGame, profile: readonly MetaAction[]): void {
  if (!Array.isArray(profile)) {
    throw new TypeError(`${where}: "profile" expected an array of meta-actions, got ${describeValue(profile)}`);
  }
  if (profile.length !== meta.llms.length) {
    throw new RangeError(`${where}: "profile" expected ${meta.llms.length} meta-actions, got ${profile.length}`);
  }
  profile.forEach((action, j) => {
    checkAction(where, `profile[${j}]`, meta, j, action);
  });
}

/** Requires one well-formed meta-action of LLM j; throws as `checkProfile` does. */
export function checkAction(where: string, name: string, meta: MetaGame, j: number, action: MetaAction): void {
  if (isPure(action)) {
    checkPure(where, name, meta, j, action);
  } else if (action?.kind === 'split') {
    checkLength(where, `${name}.roles`, action.roles, meta.game.players.length);
    for (const r of meta.governed[j]) {
      const row = action.roles[r];
      checkLength(where, `${name}.roles[${r}]`, row, meta.game.actions[r].length);
      checkWeights(where, `${name}.roles[${r}]`, row);
    }
  } else if (action?.kind === 'lottery') {
    action.outcomes.forEach(({ profile }, o) => {
      checkPure(where, `${name}.outcomes[${o}].profile`, meta, j, profile);
    });
    checkWeights(
      where,
      name,
      action.outcomes.map(({ weight }) => weight),
    );
  } else {
    throw new TypeError(
      `${where}: "${name}" expected a pure profile, a split or a lottery, got ${describeValue(action)}`,
    );
  }
}

function checkPure(where: string, name: string, meta: MetaGame, j: number, profile: PureProfile): void {
  checkLength(where, name, profile, meta.game.players.length);
  for (const r of meta.governed[j]) {
    checkInteger(where, `${name}[${r}]`, profile[r], 0, meta.game.actions[r].length - 1);
  }
}

function checkLength(where: string, name: string, list: ArrayLike<unknown> | undefined, length: number): void {
  if (list?.length !== length) {
    throw new RangeError(`${where}: "${name}" expected ${length} entries, got ${list?.length ?? 'none'}`);
  }
}

function checkWeights(where: string, name: string, weights: ArrayLike<number>): void {
  let sum = 0;
  for (let a = 0; a < weights.length; a++) {
    if (!(weights[a] >= 0 && weights[a] <= 1)) {
      throw new RangeError(`${where}: "${name}" expected weights in [0, 1], got ${weights[a]}`);
    }
    sum += weights[a];
  }
  if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
    throw new RangeError(`${where}: "${name}" expected weights with sum 1, got ${sum}`);
  }
}
