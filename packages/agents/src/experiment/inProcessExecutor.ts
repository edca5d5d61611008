/**
 * Experiments in this process: one match after another, or many at once where agents wait for an answer from elsewhere.
 */
import { checkInteger } from '@folkways/core';
import { ModelCallError, STOPS_ALL } from '../languageModel/modelCallError.js';
import type { Executor } from './executor.js';
import { checkExperiment, type Experiment } from './experimentSpec.js';
import { linkedStop } from './linkedStop.js';
import { type OpenMatch, OpenMatchesError } from './openMatchesError.js';
import { joinedBlocks, type MatchRange, type RecordBlock } from './records.js';
import { runMatches } from './runMatches.js';

/** Matches in a block, where agents answer at once. */
const BLOCK = 64;
/** Matches at once, where they do not. */
const CONCURRENCY = 64;

/** Options of `inProcessExecutor`. */
export interface InProcessExecutorOptions {
  /** Matches between two hand-overs where agents answer at once, at least 1. @defaultValue 64 */
  readonly blockSize?: number;
  /** Matches at once where agents answer later, at least 1. @defaultValue the spec's `concurrency`, or 64 */
  readonly concurrency?: number;
}

/** How one match ended. */
type Outcome = { readonly match: number } & ({ readonly block: RecordBlock } | { readonly error: unknown });

/**
 * The executor that plays everything here. Matches whose agents answer later (`act` returns a promise) are played many at once and
 * handed over one by one as they end; each has its own players and its own random streams.
 * @throws OpenMatchesError, after all that could be played was handed over, when a model gave no reply in some matches. Where asking
 * again is no use (a wrong key, an unknown model, the limit is spent, or as many failures in a row as matches are played at once), no
 * further match is begun.
 */
export function inProcessExecutor({ blockSize = BLOCK, concurrency }: InProcessExecutorOptions = {}): Executor {
  checkInteger('inProcessExecutor', 'blockSize', blockSize, 1, 1_000_000);
  if (concurrency !== undefined) checkInteger('inProcessExecutor', 'concurrency', concurrency, 1, 65_536);
  return {
    async *run({ spec, ranges, kinds, signal: outer }) {
      const experiment = checkExperiment(spec, kinds);
      const most = concurrency ?? spec.concurrency ?? CONCURRENCY;
      const { signal, stop } = linkedStop(outer);
      const playing = new Map<number, Promise<Outcome>>();
      const open: OpenMatch[] = [];
      let notBegun = 0;
      let failuresInARow = 0;
      let futile = false;
      /** What was played at once and is not handed over yet: consecutive, `quickCount` matches. */
      let quick: RecordBlock[] = [];
      let quickCount = 0;
      const handOver = (): RecordBlock => {
        const block = joinedBlocks(experiment.game, quick);
        quick = [];
        quickCount = 0;
        return block;
      };
      const next = async (): Promise<RecordBlock | undefined> => {
        const outcome = await Promise.race(playing.values());
        playing.delete(outcome.match);
        if ('block' in outcome) {
          failuresInARow = 0;
          return outcome.block;
        }
        const { match, error } = outcome;
        if (!(error instanceof ModelCallError)) throw error;
        open.push({ match, problem: error.problem, message: error.message });
        futile ||= STOPS_ALL.has(error.problem) || ++failuresInARow >= most;
        return undefined;
      };
      try {
        for (const { from, to } of withinPairings(experiment, ranges)) {
          if (quick.length > 0 && quick[quick.length - 1].to !== from) yield handOver();
          // Known once the pairing's first match has begun.
          let waits: boolean | undefined;
          for (let at = from; at < to; ) {
            if (waits === false) {
              const end = Math.min(to, at + blockSize - quickCount);
              quick.push(await runMatches(experiment, { from: at, to: end }, { signal }));
              quickCount += end - at;
              at = end;
              if (quickCount === blockSize) yield handOver();
              continue;
            }
            if (futile) {
              notBegun += to - at;
              break;
            }
            let waiting = false;
            const onWait = (): void => {
              waiting = true;
            };
            const match = at++;
            const run = runMatches(experiment, { from: match, to: at }, { signal, onWait });
            if (waits === undefined) waits = waiting;
            if (!waits) {
              quick.push(await run);
              quickCount++;
              if (quickCount === blockSize) yield handOver();
              continue;
            }
            const ended = (block: RecordBlock): Outcome => ({ match, block });
            playing.set(
              match,
              run.then(ended, (error: unknown) => ({ match, error })),
            );
            if (quick.length > 0) yield handOver();
            while (playing.size >= most) {
              const block = await next();
              if (block !== undefined) yield block;
            }
          }
        }
        if (quick.length > 0) yield handOver();
        while (playing.size > 0) {
          const block = await next();
          if (block !== undefined) yield block;
        }
      } finally {
        stop();
        await Promise.all(playing.values());
      }
      if (open.length > 0) throw new OpenMatchesError(open, notBegun);
    },
  };
}

/** Ranges cut where another pairing begins. */
function withinPairings({ spec }: Experiment, ranges: readonly MatchRange[]): MatchRange[] {
  const parts: MatchRange[] = [];
  for (const { from, to } of ranges) {
    for (let at = from; at < to; at = parts[parts.length - 1].to) {
      parts.push({ from: at, to: Math.min(to, (Math.floor(at / spec.matches) + 1) * spec.matches) });
    }
  }
  return parts;
}
