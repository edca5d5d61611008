/**
 * What the goal is and how to read the table of steps: said the same way everywhere.
 */
import { type Block, paragraph } from '../output/block.js';
import { formatExact } from '../output/formatExact.js';
import { visible } from '../output/visible.js';
import type { HazeSubject } from './hazeSubject.js';

/** Title and source. */
export function subjectLine({ game, source }: HazeSubject): string {
  return game === undefined
    ? `Instance read from ${visible(source)}.`
    : `${visible(game.title)}, read from ${visible(source)}.`;
}

/** What the players try to reach, and what threatens it. */
export function goalInWords({ instance, goalPayoff, inPayoffs }: HazeSubject): string {
  const goal = visible(instance.goal ?? 'goal');
  const gain = formatExact(inPayoffs(instance.goalThreshold));
  if (goalPayoff === undefined) {
    return `The goal is to play ${goal} for ever; betraying it once gains ${gain}, the goal threshold.`;
  }
  const best = goalPayoff.add(inPayoffs(instance.goalThreshold));
  const payoff = formatExact(goalPayoff);
  const reach = `The goal is ${goal} for ever: it pays both partners ${payoff} a round, and no other action they could share pays more.`;
  return instance.goalThreshold <= 0
    ? `${reach} Betraying it gains nothing: ${goal} is a best reply to itself.`
    : `${reach} Betraying it pays ${formatExact(best)} once, a gain of ${gain}; then the betrayed partner leaves and the betrayer starts over with a stranger.`;
}

/** How to read the table. */
export function stepsExplained(): Block {
  return paragraph(
    'Hazing so far is what each partner has given up before the step, measured against the goal.',
    'The threshold is the best a betrayer can get in that step less what the goal pays: what there is to gain.',
    'A step holds when hazing so far exceeds its threshold, for a betrayer must pay all that hazing again with the next partner;',
    'slack is by how much. In a run of repeated plays the first is the tightest.',
  );
}

/** A note that payoffs were fractions, when they were. */
export function scaleNote({ instance: { scale = 1 } }: HazeSubject): Block[] {
  if (scale === 1) return [];
  return [
    paragraph(
      `Amounts are in the game's own payoffs. The solver works in integers, ${scale.toLocaleString('en')} times as large; --json prints those.`,
    ),
  ];
}
