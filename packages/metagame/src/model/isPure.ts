/**
 * Telling the kinds of meta-action apart.
 */
import type { MetaAction, PureProfile } from './metaAction.js';

/** Whether a meta-action is a pure profile. */
export function isPure(action: MetaAction): action is PureProfile {
  return Array.isArray(action);
}
