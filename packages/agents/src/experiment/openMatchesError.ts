import type { ModelCallProblem } from '../languageModel/modelCallError.js';

/** A match that could not be played to its end, since a model gave no reply. */
export interface OpenMatch {
  readonly match: number;
  readonly problem: ModelCallProblem;
  /** One line. */
  readonly message: string;
}

/** Where in its match a player stopped, in which the matches that stopped for one reason differ. */
const PLACE = /^match \d+, round \d+, player \d+: /;

/** How many open matches a message names. */
const NAMED = 3;

/** An experiment has ended with open matches; all others are played, and a later run plays these. */
export class OpenMatchesError extends Error {
  override readonly name = 'OpenMatchesError';
  /** Those that were begun. */
  readonly open: readonly OpenMatch[];
  /** How many were not begun any more, since what stopped the others would have stopped them too. */
  readonly notBegun: number;

  constructor(open: readonly OpenMatch[], notBegun = 0) {
    const ordered = [...open].sort((a, b) => a.match - b.match);
    const reasons = new Map<string, number[]>();
    for (const { match, message } of ordered) {
      const reason = message.replace(PLACE, '');
      reasons.set(reason, [...(reasons.get(reason) ?? []), match]);
    }
    const named = [...reasons].map(([message, matches]) => {
      const more = matches.length > NAMED ? ` and ${matches.length - NAMED} more` : '';
      return `match ${matches.slice(0, NAMED).join(', ')}${more}: ${message}`;
    });
    const more = named.length > NAMED ? `; and ${named.length - NAMED} other reasons` : '';
    const rest = notBegun === 0 ? '' : `, and ${notBegun} not begun`;
    super(`experiment: ${open.length} stopped${rest}; ${named.slice(0, NAMED).join('; ')}${more}`);
    this.open = ordered;
    this.notBegun = notBegun;
  }
}
