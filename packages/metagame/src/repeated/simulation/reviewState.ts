/**
 * The protocol as a state machine: who is under review, or punished, and what was counted so far.
 */
import type { ObservedPeriod } from '../observedPeriod.js';

/** The public state. Honest play never leaves phase 0 but for punishments of LLM 0. */
export type ReviewState =
  | {
      readonly kind: 'review';
      /** The LLM under review, from 0. */
      readonly phase: number;
      /** Periods of the block that are over. */
      readonly position: number;
      /** How many of these were discrepant. */
      readonly discrepant: number;
      /** Whether one of these was an excess. */
      readonly excess: boolean;
    }
  | {
      readonly kind: 'punishment';
      readonly phase: number;
      /** Periods of punishment left, >= 1. */
      readonly remaining: number;
    };

/** The numbers of a protocol that drive its states. */
export interface ReviewRules {
  readonly llms: number;
  /** T and K. */
  readonly blockLength: number;
  readonly punishmentLength: number;
  readonly tolerance: number;
  readonly endOnExcess: boolean;
}

/** The start of a review of an LLM. */
export function reviewStart(phase: number): ReviewState {
  return { kind: 'review', phase, position: 0, discrepant: 0, excess: false };
}

/**
 * The state after a period. What is seen in a punishment does not matter.
 * @remarks At the end of a block an excess clears the LLM under review and the next one follows (the last is followed by the first, which the paper leaves
 *   open); without one, more than `tolerance` discrepant periods lead to punishment and then back to the same phase.
 */
export function nextReview(state: ReviewState, seen: ObservedPeriod, rules: ReviewRules): ReviewState {
  const { phase } = state;
  if (state.kind === 'punishment') {
    return state.remaining === 1 ? reviewStart(phase) : { kind: 'punishment', phase, remaining: state.remaining - 1 };
  }
  const position = state.position + 1;
  const excess = state.excess || seen.excess;
  const discrepant = state.discrepant + (seen.discrepant ? 1 : 0);
  if (excess && (position === rules.blockLength || rules.endOnExcess)) return reviewStart((phase + 1) % rules.llms);
  if (position < rules.blockLength) return { kind: 'review', phase, position, discrepant, excess };
  return discrepant > rules.tolerance
    ? { kind: 'punishment', phase, remaining: rules.punishmentLength }
    : reviewStart(phase);
}
