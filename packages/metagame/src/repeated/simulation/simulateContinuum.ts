/**
 * The review protocol with a continuum of clients: aggregates are observed without error.
 */
import { checkInteger, profileAt, profileCount, type RandomStream, uniformReal } from '@folkways/core';
import type { MetaAction, PureProfile, Split } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import { checkProtocol } from '../checkProtocol.js';
import { type ObservedPeriod, observedPeriod } from '../observedPeriod.js';
import type { Protocol } from '../protocol.js';
import { punishmentPayoffs } from '../punishmentPayoffs.js';
import type { Deviator } from './deviator.js';
import { nextReview, type ReviewState, reviewStart } from './reviewState.js';
import { RunRecorder, type SimulationRun } from './simulationRun.js';

/** Options of one run. */
export interface ContinuumRunOptions {
  /** Periods to play, >= 1. */
  readonly periods: number;
  readonly rng: RandomStream;
  /** Events to keep for a timeline, >= 0. @defaultValue 0 */
  readonly maxEvents?: number;
}

/** Options of `simulateContinuum`. */
export interface SimulateContinuumOptions extends ContinuumRunOptions {
  /** LLMs that do not follow the protocol, at most one entry per LLM. @defaultValue none */
  readonly deviators?: readonly Deviator[];
}

/** What one period looks like and pays. */
interface Stage {
  readonly seen: ObservedPeriod;
  readonly payoffs: Float64Array;
}

const UNWATCHED: ObservedPeriod = { discrepant: false, excess: false };

/**
 * Plays the protocol once, with or without deviators.
 * @returns one run's record. Several deviators may act at once: what the theorem says nothing about is measured, not guaranteed.
 * @throws TypeError or RangeError when the protocol or an option is wrong.
 * @remarks For many runs of the same, `continuumSimulator` prepares once.
 */
export function simulateContinuum(
  meta: MetaGame,
  protocol: Protocol,
  { deviators, ...options }: SimulateContinuumOptions,
): SimulationRun {
  return continuumSimulator(meta, protocol, deviators)(options);
}

/**
 * A function that plays the protocol, each call a run of its own.
 * @throws TypeError or RangeError when the protocol is wrong.
 * @remarks Each different period (entry, phase, probe, plays) is evaluated once and remembered, so a run costs O(1) per period after the first few
 *   thousand; lotteries of punishers count by their expected payoffs.
 */
export function continuumSimulator(
  meta: MetaGame,
  protocol: Protocol,
  deviators: readonly Deviator[] = [],
): (options: ContinuumRunOptions) => SimulationRun {
  const where = 'simulateContinuum';
  const { metas, entryAt } = checkProtocol(where, meta, protocol);
  for (const [n, { llm }] of deviators.entries())
    checkInteger(where, `deviators[${n}].llm`, llm, 0, meta.llms.length - 1);
  const count = meta.llms.length;
  const rules = {
    llms: count,
    blockLength: entryAt.length,
    punishmentLength: protocol.punishment.periods,
    tolerance: protocol.tolerance,
    endOnExcess: protocol.endOnExcess ?? false,
  };
  const { replies } = punishmentPayoffs(meta, protocol.punishment);
  const profiles = profileCount(meta.game);
  const known = new Map<number, Stage>();
  const stageOf = (state: ReviewState, entry: number, probe: number, plays: readonly number[]): Stage => {
    let key = ((state.kind === 'review' ? 0 : 1) * count + state.phase) * entryAt.length + entry;
    key = key * (profiles + 1) + probe + 1;
    deviators.forEach((deviant, n) => {
      key = key * (deviant.plays.length + 1) + plays[n] + 1;
    });
    const found = known.get(key);
    if (found !== undefined) return found;
    const stage =
      state.kind === 'review'
        ? review(state.phase, entry, probe, plays)
        : { seen: UNWATCHED, payoffs: punish(state.phase, plays) };
    known.set(key, stage);
    return stage;
  };
  const review = (l: number, entry: number, probe: number, plays: readonly number[]): Stage => {
    const { profile } = protocol.schedule[entry];
    const played: (PureProfile | Split)[] = [...profile];
    if (probe >= 0) played[l] = profileAt(meta.game, probe);
    deviators.forEach((deviant, n) => {
      if (plays[n] >= 0) played[deviant.llm] = deviant.plays[plays[n]];
    });
    return { seen: observedPeriod(metas[entry], profile, l, played), payoffs: utilities(metas[entry], played) };
  };
  const punish = (l: number, plays: readonly number[]): Float64Array => {
    const played: MetaAction[] = meta.llms.map((_, q) =>
      q === l ? replies[l] : (protocol.punishment.punishers[l][q] ?? replies[l]),
    );
    deviators.forEach((deviant, n) => {
      if (plays[n] >= 0) played[deviant.llm] = deviant.plays[plays[n]];
    });
    return utilities(meta, played);
  };

  return ({ periods, rng, maxEvents = 0 }) => {
    checkInteger(where, 'periods', periods, 1, Number.MAX_SAFE_INTEGER);
    checkInteger(where, 'maxEvents', maxEvents, 0, 2 ** 24);
    const recorder = new RunRecorder(count, maxEvents);
    let state = reviewStart(0);
    const plays = deviators.map(() => -1);
    for (let period = 0; period < periods; period++) {
      const reviewing = state.kind === 'review';
      const entry = state.kind === 'review' ? entryAt[state.position] : 0;
      let deviates = false;
      for (let n = 0; n < plays.length; n++) {
        plays[n] = deviators[n].choose(state, entry);
        if (plays[n] >= 0 && deviators[n].llm === state.phase) deviates = true;
      }
      const probes = reviewing && uniformReal(rng) < protocol.probe;
      const probe = probes ? Math.floor(uniformReal(rng) * profiles) : -1;
      const { seen, payoffs } = stageOf(state, entry, deviates ? -1 : probe, plays);
      for (let j = 0; j < count; j++) recorder.totals[j] += payoffs[j];
      if (probes && !deviates) recorder.event(period, 'probe', state.phase);
      if (reviewing && seen.discrepant) recorder.discrepantPeriods++;
      const next = nextReview(state, seen, rules);
      record(recorder, period, state, next);
      state = next;
    }
    return recorder.result(periods);
  };
}

/** Notes what changed from one public state to the next. */
export function record(recorder: RunRecorder, period: number, state: ReviewState, next: ReviewState): void {
  if (state.kind === 'punishment') {
    if (next.kind === 'review') recorder.event(period, 'release', state.phase);
    return;
  }
  if (next.kind === 'review' && next.position > 0) return;
  recorder.blocks++;
  if (next.kind === 'punishment') recorder.event(period, 'punishment', state.phase);
  else if (next.phase !== state.phase) recorder.event(period, 'excess', state.phase);
}
