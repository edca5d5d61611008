/**
 * The review protocol as a strategy of core, for one LLM in the game among the LLMs.
 *
 * Source: the paper's protocol S^{p,T,K} (appendix); see `Protocol`.
 */
import { type Automaton, automatonFromTables, checkInteger, decimalOf, Fraction, SizeError } from '@folkways/core';
import { metaActionCount, metaActionIndex, metaActionProfile } from '../../model/actionProfiles.js';
import { isPure } from '../../model/isPure.js';
import type { MetaAction, PureProfile } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { metaActionName } from '../../model/toNormalForm.js';
import { checkProtocol } from '../checkProtocol.js';
import { observedPeriod } from '../observedPeriod.js';
import type { Protocol } from '../protocol.js';
import { punishmentPayoffs } from '../punishmentPayoffs.js';
import { nextReview, type ReviewState, reviewStart } from '../simulation/reviewState.js';

const WHERE = 'reviewAutomaton';

/** Options of `reviewAutomaton`. */
export interface ReviewAutomatonOptions {
  /** @defaultValue `"review"` */
  readonly label?: string;
  /** The most transitions: states times joint actions of the LLMs, at least 1. @defaultValue 2^22 */
  readonly maxTransitions?: number;
}

/**
 * What LLM j does under a review protocol, as an automaton for role j of `toNormalForm(meta)`: the k automata of a protocol play it.
 *
 * It moves on what LLMs observe, the aggregate of a round's advice, and on nothing else. While it punishes, a split is played as the
 * lottery over profiles with the same payoffs for everybody (punishers are not watched).
 * @param llm - index in [0, k).
 * @returns the states that play can reach, at most k times (the sum over positions s = 0 .. T - 1 of min(s, tolerance + 1) + 1, plus T - 1 with
 * an excess behind them, plus K). The deviators that it can meet are those of the game among the LLMs: pure advice and lotteries, not splits.
 * @throws TypeError, RangeError when the protocol, the LLM or an option is refused; RangeError too when the schedule holds splits or its own
 * shares, which are no actions of one game among the LLMs.
 * @throws SizeError when there would be more than `maxTransitions` transitions, with the number of states; nothing was built.
 * @remarks O(states * joint actions), after O(k * entries * joint actions) judgements of aggregates.
 * @example
 * ```ts
 * import { catalog, discountedPayoffs } from '@folkways/core';
 * import { metaGame, reviewAutomaton, toNormalForm } from '@folkways/metagame';
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]] });
 * const protocol = {
 *   schedule: [{ profile: [[0, 0], [0, 0]], periods: 1 }],
 *   tolerance: 0,
 *   punishment: { periods: 3, punishers: [[null, [1, 1]], [[1, 1], null]] },
 *   probe: 0.01,
 * };
 * const both = [0, 1].map((llm) => reviewAutomaton(meta, protocol, llm));
 * const { payoffs } = discountedPayoffs(toNormalForm(meta), both, { discount: 0.999 });
 * console.log(both[0].states.length, payoffs[0].toFixed(4)); // 8 -3.6220
 * ```
 */
export function reviewAutomaton(
  meta: MetaGame,
  protocol: Protocol,
  llm: number,
  options: ReviewAutomatonOptions = {},
): Automaton {
  const { label = 'review', maxTransitions = 2 ** 22 } = options;
  const count = meta.llms.length;
  checkInteger(WHERE, 'llm', llm, 0, count - 1);
  checkInteger(WHERE, 'maxTransitions', maxTransitions, 1, Infinity);
  const sizes = meta.llms.map((_, q) => metaActionCount(meta, q));
  const joint = sizes.reduce((product, size) => product * size, 1);
  const { entryAt } = checkProtocol(WHERE, meta, protocol, (periods) => {
    const states = stateCount(count, periods, protocol);
    if (states * joint <= maxTransitions) return;
    throw new SizeError(
      `${WHERE}: the protocol takes ${states} states of ${joint} joint actions each, ${states * joint} transitions, over the limit of ${maxTransitions}`,
      states * joint,
      maxTransitions,
    );
  });
  const scheduled = protocol.schedule.map(({ profile, shares }, h) => {
    if (shares !== undefined) {
      throw new RangeError(`${WHERE}: "schedule[${h}].shares" expected none, since they change the game, got some`);
    }
    return profile.map((action, q): PureProfile => {
      if (isPure(action)) return action;
      throw new RangeError(
        `${WHERE}: "schedule[${h}].profile[${q}]" expected a pure profile, since a split is no action of the game among the LLMs, got a split`,
      );
    });
  });
  const rules = {
    llms: count,
    blockLength: entryAt.length,
    punishmentLength: protocol.punishment.periods,
    tolerance: protocol.tolerance,
    endOnExcess: protocol.endOnExcess ?? false,
  };
  const opponents = meta.llms.flatMap((_, q) => (q === llm ? [] : [q]));
  const rounds = jointProfiles(meta, [llm, ...opponents], sizes, joint);
  const judged = new Map<number, ReturnType<typeof observedPeriod>[]>();
  const judgements = (phase: number, entry: number) => {
    const key = phase * scheduled.length + entry;
    const before = judged.get(key);
    if (before !== undefined) return before;
    const seen = rounds.map((played) => observedPeriod(meta, scheduled[entry], phase, played));
    judged.set(key, seen);
    return seen;
  };
  const { replies } = punishmentPayoffs(meta, protocol.punishment);
  const states: ReviewState[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (raw: ReviewState): number => {
    const state = canonical(raw, protocol.tolerance);
    const name = stateName(meta, state);
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, states.length);
    return states.push(state) - 1;
  };
  numberOf(reviewStart(0));
  const nothing = { discrepant: false, excess: false };
  const transitions: number[][] = [];
  const outputs: Fraction[][] = [];
  for (const state of states) {
    if (state.kind === 'review') {
      const entry = entryAt[state.position];
      transitions.push(judgements(state.phase, entry).map((seen) => numberOf(nextReview(state, seen, rules))));
      const own = metaActionIndex(meta, llm, scheduled[entry][llm]);
      outputs.push(reviewOutput(sizes[llm], own, state.phase === llm ? decimalOf(protocol.probe) : Fraction.ZERO));
    } else {
      transitions.push(new Array<number>(joint).fill(numberOf(nextReview(state, nothing, rules))));
      const { phase } = state;
      const action = phase === llm ? replies[llm] : protocol.punishment.punishers[phase][llm];
      outputs.push(actionOutput(meta, llm, sizes[llm], action as MetaAction));
    }
  }
  const names = (q: number): string[] => Array.from({ length: sizes[q] }, (_, a) => metaActionName(meta, q, a));
  return automatonFromTables({
    label,
    actions: names(llm),
    opponents: opponents.map(names),
    states: [...numbers.keys()],
    outputs,
    transitions,
  });
}

/** A bound that is attained when every count can occur. */
function stateCount(llms: number, periods: number, { tolerance, punishment, endOnExcess = false }: Protocol): number {
  const full = Math.min(periods, tolerance + 2);
  // Position s has the counts 0 .. min(s, tolerance + 1).
  const counts = (full * (full + 1)) / 2 + (periods - full) * (tolerance + 2);
  return llms * (counts + (endOnExcess ? 0 : periods - 1) + punishment.periods);
}

/** States that can no longer differ in what follows are one. */
function canonical(state: ReviewState, tolerance: number): ReviewState {
  if (state.kind === 'punishment') return state;
  return { ...state, discrepant: state.excess ? 0 : Math.min(state.discrepant, tolerance + 1) };
}

function stateName({ llms }: MetaGame, state: ReviewState): string {
  const who = llms[state.phase];
  if (state.kind === 'punishment') return `punish ${who}, ${state.remaining} left`;
  const seen = state.excess ? 'excess' : `${state.discrepant} discrepant`;
  return `review ${who}, period ${state.position + 1}, ${seen}`;
}

/** `[joint actions]` the profiles that all LLMs advise, in LLM order, the joint actions as an automaton counts them. */
function jointProfiles(meta: MetaGame, order: readonly number[], sizes: readonly number[], joint: number) {
  return Array.from({ length: joint }, (_, index) => {
    const played: PureProfile[] = [];
    let rest = index;
    for (const q of [...order].reverse()) {
      played[q] = metaActionProfile(meta, q, rest % sizes[q]);
      rest = Math.floor(rest / sizes[q]);
    }
    return played;
  });
}

/** The scheduled action, but for a probe that draws all alike. */
function reviewOutput(size: number, own: number, probe: Fraction): Fraction[] {
  const each = probe.divide(Fraction.of(size));
  return Array.from({ length: size }, (_, a) => (a === own ? each.add(Fraction.ONE.subtract(probe)) : each));
}

/** The probabilities with which a meta-action plays each pure one. */
function actionOutput(meta: MetaGame, llm: number, size: number, action: MetaAction): Fraction[] {
  const output = new Array<Fraction>(size).fill(Fraction.ZERO);
  const add = (index: number, weight: number): void => {
    output[index] = output[index].add(decimalOf(weight));
  };
  if (isPure(action)) add(metaActionIndex(meta, llm, action), 1);
  else if (action.kind === 'lottery') {
    for (const { profile, weight } of action.outcomes) add(metaActionIndex(meta, llm, profile), weight);
  } else {
    output.forEach((_, index) => {
      const profile = metaActionProfile(meta, llm, index);
      add(
        index,
        meta.governed[llm].reduce((product, r) => product * action.roles[r][profile[r]], 1),
      );
    });
  }
  return output;
}
