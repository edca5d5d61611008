/**
 * Hazing among strangers, in a sentence.
 */
import { criticalDiscount, type HazingResult, type LimitStability } from '@folkways/hazing';
import type { HazeSubject } from '../haze/hazeSubject.js';
import { sequenceInWords } from '../haze/hazingSteps.js';
import { formatExact } from '../output/formatExact.js';
import { visible } from '../output/visible.js';
import { discountInWords } from './discountInWords.js';

/** How much it takes, and what. */
export function hazingInShort(
  { instance, inPayoffs }: HazeSubject,
  { status, totalHazing, sequence, reason }: HazingResult,
  stability: LimitStability | undefined,
): string {
  const goal = visible(instance.goal ?? 'the goal');
  if (stability === undefined || totalHazing === null) {
    if (status !== 'none')
      return `How much hazing strangers need was not found: ${visible(reason ?? 'the search stopped')}.`;
    const why =
      instance.actions.length === 0
        ? 'no action costs anything against it'
        : 'no action can open a partnership, for betraying it in the first round pays at least as much as the goal';
    return `No hazing, however long, keeps strangers at ${goal}: ${why}.`;
  }
  if (totalHazing === 0) return `Strangers need no hazing: ${goal} is a best reply to itself.`;
  const total = formatExact(inPayoffs(totalHazing));
  const { upper } = criticalDiscount(instance, sequence);
  const patience = upper === undefined ? 'when they are patient enough' : discountInWords(upper);
  const least = status === 'optimal' ? `need hazing worth ${total}` : `get by with hazing worth ${total}`;
  return `Strangers ${least}: ${sequenceInWords(stability.rows)}, which holds ${patience}.`;
}
