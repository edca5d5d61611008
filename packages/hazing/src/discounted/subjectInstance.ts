/**
 * What the functions of this room are asked about: a game, or the instance it was reduced to.
 */
import { describeValue, type NormalFormGame } from '@folkways/core';
import { type HazingInstance, hazingInstance } from '../instance/hazingInstance.js';
import { restartGame } from '../instance/restartGame.js';

/** A symmetric two-player game, or an instance; costs and thresholds are all that stability needs. */
export type HazingSubject = NormalFormGame | HazingInstance;

/** Which action is played for ever; only a game can be asked about another goal than its best. */
export interface GoalOption {
  /** @defaultValue the goal of `restartGame(game)` */
  readonly goal?: string;
}

/** The instance behind a subject. */
export function subjectInstance(where: string, subject: HazingSubject, { goal }: GoalOption): HazingInstance {
  if (subject !== null && typeof subject === 'object' && 'payoffs' in subject) return restartGame(subject, { goal });
  const instance = hazingInstance(subject);
  if (goal !== undefined && goal !== instance.goal) {
    throw new RangeError(
      `${where}: "goal" expected the goal of the instance (${instance.goal ?? 'unnamed'}), got ${describeValue(goal)}`,
    );
  }
  return instance;
}
