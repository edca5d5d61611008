/**
 * What a user is told of a call that failed for good.
 */
import type { CallFailure } from '../../languageModel/callFailure.js';

/** What was tried. */
export interface FailedCall {
  readonly attempts: number;
  readonly model: string;
  readonly keyVariable: string | undefined;
  /** Seconds. */
  readonly longestWait: number;
}

/** What happened and what to do, in words that follow the name of the endpoint. */
export function failureLine({ problem, reason, again, wait = 0 }: CallFailure, call: FailedCall): string {
  const { attempts, model, keyVariable, longestWait } = call;
  switch (problem) {
    case 'refused': {
      const advice = keyVariable === undefined ? 'name a variable that holds a key' : `check the key in ${keyVariable}`;
      return `refused the call (${reason}); ${advice}`;
    }
    case 'unknown':
      return `does not know the path or the model "${model}" (${reason}); check both, base URLs mostly end in /v1`;
    case 'too long':
      return `has no room for the prompt in the context of "${model}" (${reason}); shorten the history or enlarge the context`;
    default: {
      const times = attempts === 1 ? '' : ` after ${attempts} attempts`;
      if (wait > longestWait) return `asks to wait ${Math.ceil(wait)} s (${reason}); go on later`;
      return `gave no reply${times} (${reason}); ${again ? 'see that it is up, and go on later' : 'change the settings of the model'}`;
    }
  }
}
