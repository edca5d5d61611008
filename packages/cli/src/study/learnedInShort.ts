/**
 * Where agents that learn end up, in a sentence.
 */

import { formatReal } from '../output/formatReal.js';
import { visible } from '../output/visible.js';
import type { LearnedOutcomes, LearnedPath } from './learningMatches.js';

/** Play is on a path when it is there in this share of the late rounds. */
export const NEARLY_ALWAYS = 0.9;

/** A share of the rounds. */
export const percent = (share: number): string => `${formatReal(100 * share, 0)} %`;

/** The paper's games. @param path - the cooperative path, such as `(J, J) in every round`. */
export function pathInShort(path: string, rows: readonly LearnedPath[]): string {
  const enough = rows.find(({ prescribed }) => prescribed >= NEARLY_ALWAYS);
  const [without] = rows;
  if (enough === without) {
    return `Agents that reason about each other find cooperation, ${path}, without expecting it: they are there in ${percent(without.prescribed)} of late rounds.`;
  }
  const weights = rows.flatMap(({ weight }) => (weight === null ? [] : [String(weight)]));
  if (enough === undefined) {
    const best = rows.reduce((a, b) => (b.prescribed > a.prescribed ? b : a));
    return `Agents that reason about each other do not keep to cooperation, ${path}, at any prior weight up to ${weights[weights.length - 1]} on it: at best they are there in ${percent(best.prescribed)} of late rounds.`;
  }
  return `Agents that reason about each other reach cooperation, ${path}, once they give it prior weight ${enough.weight}: then in ${percent(enough.prescribed)} of late rounds, without such an expectation in ${percent(without.prescribed)}.`;
}

/** Other games: without an expectation and with the first that the menus offer. @param weight - of that expectation. */
export function outcomesInShort(rows: readonly LearnedOutcomes[], weight: number): string {
  const likeliest = ({ outcomes }: LearnedOutcomes) => {
    const { profile, share } = outcomes.reduce((a, b) => (b.share > a.share ? b : a));
    return { outcome: `(${profile.map(visible).join(', ')})`, rate: `in ${percent(share)}` };
  };
  const [plain, expecting] = rows;
  const first = likeliest(plain);
  const start = `Agents that reason about each other, expecting nothing in particular, play ${first.outcome} ${first.rate} of late rounds`;
  if (expecting === undefined) return `${start}.`;
  const then = likeliest(expecting);
  const expected = visible(expecting.expects ?? 'anything');
  const same = then.outcome === first.outcome;
  const there = same ? `the same ${then.rate}` : `${then.outcome} ${then.rate} of late rounds`;
  return `${start}; when each gives prior weight ${weight} to the other being ${expected}, ${there}.`;
}
