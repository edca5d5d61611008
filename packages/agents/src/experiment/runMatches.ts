/**
 * A range of an experiment's matches, one after another.
 */
import { randomStream, type StopSignal } from '@folkways/core';
import { automataOf, beliefColumns, playInto } from '../match/playMatch.js';
import { profileColumn } from '../match/profileColumn.js';
import type { AgentKind } from './agentSpec.js';
import { checkExperiment, type Experiment, type ExperimentSpec } from './experimentSpec.js';
import type { MatchRange, RecordBlock } from './records.js';

/** Options of `runMatches`. */
export interface RunMatchesOptions {
  readonly kinds?: Readonly<Record<string, AgentKind>>;
  readonly signal?: StopSignal;
  /** Called, before the promise is returned, when an agent of the first match answers later instead of at once. */
  readonly onWait?: () => void;
}

/**
 * Plays a range of an experiment's matches: what a worker does. Match m draws from `randomStream(seed, m)` alone.
 * @throws what `checkExperiment` throws; RangeError when the range is not inside the experiment.
 * @throws Error named `AbortError` when the signal is aborted.
 */
export async function runMatches(
  spec: ExperimentSpec | Experiment,
  { from, to }: MatchRange,
  { kinds, signal, onWait }: RunMatchesOptions = {},
): Promise<RecordBlock> {
  const experiment = 'matchCount' in spec ? (spec as Experiment) : checkExperiment(spec, kinds);
  const { game, noise, matchCount } = experiment;
  const { rounds, matches, seed, record = {} } = experiment.spec;
  if (!(Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= matchCount)) {
    throw new RangeError(`runMatches: expected a range inside [0, ${matchCount}], got [${from}, ${to}]`);
  }
  const profiles = profileColumn(game, (to - from) * rounds);
  const payoffs = record.payoffs
    ? ([new Float64Array(profiles.length), new Float64Array(profiles.length)] as const)
    : undefined;
  const beliefs: [Float64Array, Float64Array][] = [];
  let pairing = Math.floor(from / matches);
  let agents = experiment.agents(pairing);
  let automata = automataOf(game, agents);
  for (let m = from; m < to; m++) {
    const next = Math.floor(m / matches);
    if (next !== pairing) {
      pairing = next;
      agents = experiment.agents(pairing);
      automata = automataOf(game, agents);
    }
    const start = (m - from) * rounds;
    const rng = randomStream(seed, m);
    if (!record.beliefs) {
      await playInto(agents, {
        game,
        noise,
        rng,
        signal,
        match: m,
        rounds,
        start,
        profiles,
        payoffs,
        automata,
        onWait,
      });
      continue;
    }
    const columns = beliefColumns(agents, rounds);
    beliefs.push(columns);
    const part = <T extends { subarray(from: number, to: number): T }>(column: T): T =>
      column.subarray(start, start + rounds);
    await playInto(agents, {
      game,
      noise,
      rng,
      signal,
      match: m,
      rounds,
      start: 0,
      profiles: part(profiles as Uint8Array),
      payoffs: payoffs && [part(payoffs[0]), part(payoffs[1])],
      beliefs: columns,
      onWait,
    });
  }
  return { from, to, profiles, ...(payoffs && { payoffs }), ...(record.beliefs && { beliefs }) };
}
