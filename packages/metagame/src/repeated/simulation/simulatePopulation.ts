/**
 * The review protocol with finitely many clients, each LLM seeing its own clients' matches only.
 */
import { checkInteger, checkReal, profileAt, profileCount, type RandomStream, uniformReal } from '@folkways/core';
import { isPure } from '../../model/isPure.js';
import type { MetaAction, PureProfile, Split } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { checkProtocol } from '../checkProtocol.js';
import { type ScheduledAggregate, scheduledAggregate } from '../observedPeriod.js';
import type { Protocol } from '../protocol.js';
import { punishmentPayoffs } from '../punishmentPayoffs.js';
import { ClientPopulation } from './clientPopulation.js';
import type { Deviator } from './deviator.js';
import { leastPopulation, samplingDeviations } from './leastPopulation.js';
import { nextReview, type ReviewState, reviewStart } from './reviewState.js';
import { record } from './simulateContinuum.js';
import { RunRecorder, type SimulationRun } from './simulationRun.js';

/** Options of `simulatePopulation`. */
export interface SimulatePopulationOptions {
  /** N clients per role, >= `leastPopulation`. */
  readonly clients: number;
  /** Periods to play, >= 1. */
  readonly periods: number;
  readonly rng: RandomStream;
  /** LLMs that do not follow the protocol, at most one entry per LLM. @defaultValue none */
  readonly deviators?: readonly Deviator[];
  /** An aggregate is discrepant when its estimate is this many standard deviations from the scheduled one. @defaultValue 5 */
  readonly discrepancyDeviations?: number;
  /** It is an excess when it is this many above the allowance; half of the former, or framing is never exposed. @defaultValue 2.5 */
  readonly excessDeviations?: number;
  /** Let all LLMs adopt the majority's state when theirs differ, as a public aggregator would; without it each goes on alone. @defaultValue true */
  readonly synchronise?: boolean;
  /** Events to keep for a timeline, >= 0. @defaultValue 0 */
  readonly maxEvents?: number;
}

/** The record of one run of a finite population. Evidence only: nothing is proven for finitely many clients. */
export interface PopulationRun extends SimulationRun {
  /** Periods after which the LLMs disagreed on the public state. */
  readonly disagreements: number;
  /** The largest mass by which an estimate may miss the scheduled one without being discrepant, over LLMs and roles. */
  readonly threshold: number;
}

/**
 * Plays the protocol with N clients per role.
 * @throws RangeError when `clients` is below `leastPopulation` (the message says it), or another option is outside its domain.
 * @throws TypeError when the protocol is malformed.
 * @remarks Each period all clients are matched at random, one of each role. LLM j knows what it told its own clients and estimates the others' from matches in
 *   which it has a client in another role. The public record (`events`, counts) is the majority's state. Cost O(N m^2) per period.
 */
export function simulatePopulation(
  meta: MetaGame,
  protocol: Protocol,
  options: SimulatePopulationOptions,
): PopulationRun {
  const where = 'simulatePopulation';
  const { metas, entryAt } = checkProtocol(where, meta, protocol);
  const { periods, rng, deviators = [], synchronise = true, maxEvents = 0 } = options;
  checkInteger(where, 'periods', periods, 1, Number.MAX_SAFE_INTEGER);
  checkInteger(where, 'maxEvents', maxEvents, 0, 2 ** 24);
  const z = checkReal(where, 'discrepancyDeviations', options.discrepancyDeviations ?? 5, { low: 0, open: 'low' });
  const zExcess = checkReal(where, 'excessDeviations', options.excessDeviations ?? z / 2, { low: 0, open: 'low' });
  const clients = checkInteger(where, 'clients', options.clients, 1, 2 ** 24);
  const least = leastPopulation(meta, z);
  if (clients < least.clients) {
    throw new RangeError(
      `${where}: "clients" expected at least ${least.clients} per role, so that ${meta.llms[least.llm]} can see a probe of ${least.share} of "${meta.game.players[least.role]}", got ${clients}`,
    );
  }
  const deviations = samplingDeviations(meta).map((row) => row.map((deviation) => deviation / Math.sqrt(clients)));
  const count = meta.llms.length;
  const rules = {
    llms: count,
    blockLength: entryAt.length,
    punishmentLength: protocol.punishment.periods,
    tolerance: protocol.tolerance,
    endOnExcess: protocol.endOnExcess ?? false,
  };
  const { replies } = punishmentPayoffs(meta, protocol.punishment);
  const expected = protocol.schedule.map(({ profile }, h) =>
    meta.llms.map((_, l) => scheduledAggregate(metas[h], profile, l)),
  );
  const populations = new Map(metas.map((at) => [at, new ClientPopulation(at, clients)]));
  const profiles = profileCount(meta.game);
  const recorder = new RunRecorder(count, maxEvents);
  let states: ReviewState[] = meta.llms.map(() => reviewStart(0));
  let disagreements = 0;
  for (let period = 0; period < periods; period++) {
    const before = majority(states);
    const entryOf = (state: ReviewState): number => (state.kind === 'review' ? entryAt[state.position] : 0);
    const played = states.map((state, q): PureProfile | Split => {
      const deviant = deviators.find(({ llm }) => llm === q);
      const choice = deviant?.choose(state, entryOf(state)) ?? -1;
      if (deviant !== undefined && choice >= 0) return deviant.plays[choice];
      if (state.kind === 'punishment') {
        return state.phase === q ? replies[q] : drawn(protocol.punishment.punishers[state.phase][q] ?? replies[q], rng);
      }
      if (state.phase === q && uniformReal(rng) < protocol.probe) {
        recorder.event(period, 'probe', q);
        return profileAt(meta.game, Math.floor(uniformReal(rng) * profiles));
      }
      return protocol.schedule[entryOf(state)].profile[q];
    });
    const population =
      populations.get(before.kind === 'review' ? metas[entryOf(before)] : meta) ?? new ClientPopulation(meta, clients);
    const { estimates, payoffs } = population.play(played, rng);
    for (let j = 0; j < count; j++) recorder.totals[j] += payoffs[j];
    states = states.map((state, j) => {
      const aggregate = expected[entryOf(state)][state.phase];
      return nextReview(state, judged(estimates[j], aggregate, deviations[j], z, zExcess), rules);
    });
    const after = majority(states);
    if (states.some((state) => key(state) !== key(after))) {
      disagreements++;
      if (synchronise) states = states.map((state) => (key(state) === key(after) ? state : after));
    }
    if (
      before.kind === 'review' &&
      after.kind === 'review' &&
      after.position > 0 &&
      after.discrepant > before.discrepant
    ) {
      recorder.discrepantPeriods++;
    }
    record(recorder, period, before, after);
  }
  const threshold = z * Math.max(...deviations.flat());
  return { ...recorder.result(periods), disagreements, threshold };
}

function judged(
  seen: readonly Float64Array[],
  { scheduled, allowed }: ScheduledAggregate,
  deviations: readonly number[],
  z: number,
  zExcess: number,
) {
  let [discrepant, excess] = [false, false];
  seen.forEach((row, i) => {
    for (let a = 0; a < row.length; a++) {
      if (Math.abs(row[a] - scheduled[i][a]) > z * deviations[i] + 1e-9) discrepant = true;
      if (row[a] > allowed[i][a] + zExcess * deviations[i] + 1e-9) excess = true;
    }
  });
  return { discrepant, excess };
}

function drawn(action: MetaAction, rng: RandomStream): PureProfile | Split {
  if (isPure(action) || action.kind === 'split') return action;
  let left = uniformReal(rng);
  for (const { profile, weight } of action.outcomes) {
    left -= weight;
    if (left < 0) return profile;
  }
  return action.outcomes[action.outcomes.length - 1].profile;
}

/** What makes two LLMs' states the same state of play; their counts may differ. */
function key(state: ReviewState): string {
  return `${state.kind} ${state.phase} ${state.kind === 'review' ? state.position : state.remaining}`;
}

/** The state held by most LLMs; of equally many, by the first. */
function majority(states: readonly ReviewState[]): ReviewState {
  let [best, most] = [states[0], 0];
  for (const state of states) {
    const held = states.filter((other) => key(other) === key(state)).length;
    if (held > most) [best, most] = [state, held];
  }
  return best;
}
