/**
 * What gives an experiment's matches to the queue and collects what workers made of them.
 *
 * Nothing here trusts that a message arrives: what is wanted is a list of ranges, what is there is looked at, and what is neither there nor
 * on its way is given out again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { checkRunning } from '../../checkRunning.js';
import type { ExperimentWork } from '../../experiment/executor.js';
import type { Experiment } from '../../experiment/experimentSpec.js';
import { type OpenMatch, OpenMatchesError } from '../../experiment/openMatchesError.js';
import type { MatchRange, RecordBlock } from '../../experiment/records.js';
import { runMatches } from '../../experiment/runMatches.js';
import { STOPS_ALL } from '../../languageModel/modelCallError.js';
import type { CallFile } from '../calls/callFile.js';
import { rangesLeft } from '../rangesLeft.js';
import { roundsPerBlock } from '../roundsPerBlock.js';
import { taken } from '../taken.js';
import { type WorkSize, workSize } from '../workSize.js';
import { type CollectorLease, collectorLease } from './collectorLease.js';
import { QueueError, within } from './connectRedis.js';
import { jobId, type MatchJob } from './matchJob.js';
import { outcomeFromBytes } from './outcome.js';
import { KEPT, type QueueKeys, queueKeys, rangeField, rangeOf, specHash } from './queueKeys.js';
import { setAccount } from './redisAccount.js';
import { redisCallLog } from './redisCallLog.js';

/** Seconds that a job should take, and should take at least. */
const SECONDS = 1;
const LEAST = 0.5;
/** Seconds that the coordinator plays by itself to learn how large jobs should be. */
const PILOT = 0.05;
/** Seconds between two looks at the outcomes: soon after one came, then, doubling, as rarely as jobs of a second need it. */
const LOOK = 0.01;
const SELDOM = 0.16;
/** Seconds between two looks at jobs that may be lost. */
const CHECK = 2;
/** Seconds that Redis may be away. */
const PATIENCE = 120;
/** So many failures in a row, or one in this way, stop every other match too. */
const FAILURES = 64;

/** What a coordinator works with. */
export interface CoordinatorTools {
  readonly experiment: Experiment;
  readonly redis: Redis;
  readonly queue: Queue;
  readonly calls: CallFile | undefined;
  readonly onWait: ((line: string) => void) | undefined;
  /** What messages name: host and port. */
  readonly shown: string;
}

/** Gives ranges of one experiment's matches to the queue and collects their blocks. */
export class Coordinator {
  readonly #experiment: Experiment;
  readonly #redis: Redis;
  readonly #queue: Queue;
  readonly #calls: CallFile | undefined;
  readonly #onWait: ((line: string) => void) | undefined;
  readonly #shown: string;
  readonly #hash: string;
  readonly #keys: QueueKeys;
  /** Given out and not collected, by field. */
  readonly #pending = new Map<string, MatchRange>();
  readonly #open: OpenMatch[] = [];
  #notBegun = 0;
  #failuresInARow = 0;
  #lastCall = '0-0';

  constructor({ experiment, redis, queue, calls, onWait, shown }: CoordinatorTools) {
    this.#experiment = experiment;
    this.#redis = redis;
    this.#queue = queue;
    this.#calls = calls;
    this.#onWait = onWait;
    this.#shown = shown;
    this.#hash = specHash(experiment.spec);
    this.#keys = queueKeys(this.#hash);
  }

  async *run(work: ExperimentWork): AsyncIterable<RecordBlock> {
    const lease = await this.#ask(collectorLease(this.#redis, this.#keys.collector, this.#shown));
    try {
      yield* this.#run(work, lease);
    } finally {
      await within(1, lease.release()).catch(() => {});
    }
  }

  async *#run({ ranges, signal }: ExperimentWork, lease: CollectorLease): AsyncIterable<RecordBlock> {
    const { spec } = this.#experiment;
    const most =
      spec.models === undefined ? Math.max(1, Math.floor(roundsPerBlock(this.#experiment) / spec.rounds)) : 1;
    const size = workSize({ seconds: SECONDS, least: LEAST, most, workers: 2 });
    const left = await this.#ask(this.#begin(ranges));
    if (spec.models === undefined) yield* this.#pilot(left, size);
    let futile = false;
    let look = LOOK;
    let checked = performance.now();
    let warned = false;
    while (this.#pending.size > 0 || left.length > 0) {
      checkRunning('queueExecutor', signal);
      if (!futile) await this.#giveOut(left, size);
      let collected = 0;
      for (const field of await this.#ask(this.#redis.hkeys(this.#keys.outcomes))) {
        const block = await this.#collect(field, size);
        if (block === undefined) continue;
        collected++;
        yield block;
        await this.#forget(field);
      }
      if (!futile && (this.#failuresInARow >= FAILURES || this.#open.some(({ problem }) => STOPS_ALL.has(problem)))) {
        futile = true;
        await this.#callBack(left);
      }
      if (performance.now() - checked > 1000 * CHECK) {
        checked = performance.now();
        await this.#ask(lease.renew());
        await this.#recover();
        if (!warned && (await this.#ask(this.#queue.getWorkersCount())) === 0) {
          warned = true;
          this.#onWait?.(`no worker at ${this.#shown} yet: start "folkways agents worker --queue" on any machine`);
        }
      }
      look = collected > 0 ? LOOK : Math.min(SELDOM, 2 * look);
      if (collected === 0) await sleep(1000 * look);
    }
    await this.#copyCalls();
    // What is copied is needed here no more, also when matches are open: a later run brings its calls along.
    const copied = spec.models === undefined || this.#calls !== undefined;
    if (copied) await this.#ask(this.#redis.del(...Object.values(this.#keys)));
    if (this.#open.length > 0) throw new OpenMatchesError(this.#open, this.#notBegun);
  }

  /** Puts the spec and what is recorded into Redis, and takes over what an earlier coordinator gave out. @returns what nobody has yet. */
  async #begin(ranges: readonly MatchRange[]): Promise<{ from: number; to: number }[]> {
    const keys = this.#keys;
    const { spec } = this.#experiment;
    await this.#putSpec();
    if (spec.models !== undefined) {
      await this.#copyCalls();
      const log = redisCallLog(this.#redis, keys);
      for (const call of this.#calls?.calls() ?? []) await log.append(call);
      for (const [key, times] of this.#calls?.forgotten ?? []) await this.#redis.hset(keys.again, key, times);
      if (this.#calls !== undefined) await setAccount(this.#redis, keys, this.#calls.spent);
    }
    const given = [...(await this.#redis.smembers(keys.ranges)), ...(await this.#redis.hkeys(keys.outcomes))];
    const taken: MatchRange[] = [];
    for (const range of [...new Set(given)].map(rangeOf)) {
      const inside = ranges.some(({ from, to }) => range.from >= from && range.to <= to);
      const free = taken.every(({ from, to }) => range.to <= from || range.from >= to);
      if (!inside || !free) continue;
      taken.push(range);
      this.#pending.set(rangeField(range), range);
    }
    await this.#dropFailures();
    await this.#recover();
    return rangesLeft(ranges, taken);
  }

  async #putSpec(): Promise<void> {
    const { spec, spent, again } = this.#keys;
    const text = JSON.stringify(this.#experiment.spec);
    await this.#redis.multi().set(spec, text, 'EX', KEPT).expire(spent, KEPT).expire(again, KEPT).exec();
  }

  /** What failed for an earlier coordinator is tried again. */
  async #dropFailures(): Promise<void> {
    for (const [field, range] of this.#pending) {
      const bytes = await this.#redis.hgetBuffer(this.#keys.outcomes, field);
      if (bytes === null) continue;
      const outcome = outcomeFromBytes(bytes, this.#experiment, range);
      if (outcome === undefined || 'message' in outcome) await this.#redis.hdel(this.#keys.outcomes, field);
    }
  }

  /** Plays the first matches here to learn how long one takes. */
  async *#pilot(left: { from: number; to: number }[], size: WorkSize): AsyncIterable<RecordBlock> {
    const start = performance.now();
    for (let count = 1; performance.now() - start < 1000 * PILOT; count *= 2) {
      const range = taken(left, count);
      if (range === undefined) return;
      const begun = performance.now();
      const block = await runMatches(this.#experiment, range);
      // The first match also pays for what is made once.
      if (count > 1) size.learn(range.to - range.from, (performance.now() - begun) / 1000);
      yield block;
    }
  }

  /** Keeps a few jobs waiting for each that is being played. */
  async #giveOut(left: { from: number; to: number }[], size: WorkSize): Promise<void> {
    if (left.length === 0) return;
    const { waiting = 0, active = 0 } = await this.#ask(this.#queue.getJobCounts('waiting', 'active'));
    let remaining = left.reduce((sum, { from, to }) => sum + to - from, 0);
    for (let wanted = active + 4 - waiting; wanted > 0; wanted--) {
      const range = taken(left, size.next(remaining));
      if (range === undefined) return;
      remaining -= range.to - range.from;
      this.#pending.set(rangeField(range), range);
      await this.#add(range);
    }
  }

  async #add(range: MatchRange): Promise<void> {
    const { from, to } = range;
    const job: MatchJob = { spec: this.#hash, from, to };
    await this.#ask(
      this.#redis.multi().sadd(this.#keys.ranges, rangeField(range)).expire(this.#keys.ranges, KEPT).exec(),
    );
    const options = { jobId: jobId(this.#hash, range), removeOnComplete: true };
    await this.#ask(this.#queue.add('matches', job, options));
  }

  /** The block of a range that is still wanted. */
  async #collect(field: string, size: WorkSize): Promise<RecordBlock | undefined> {
    const range = this.#pending.get(field);
    if (range === undefined) return undefined;
    const bytes = await this.#ask(this.#redis.hgetBuffer(this.#keys.outcomes, field));
    if (bytes === null) return undefined;
    const outcome = outcomeFromBytes(bytes, this.#experiment, range);
    if (outcome === undefined) {
      await this.#forget(field);
      await this.#add(range);
      return undefined;
    }
    if (this.#experiment.spec.models !== undefined) await this.#copyCalls();
    this.#pending.delete(field);
    if ('block' in outcome) {
      this.#failuresInARow = 0;
      size.learn(range.to - range.from, outcome.seconds);
      return outcome.block;
    }
    await this.#forget(field);
    const { message, problem } = outcome;
    if (problem === undefined) throw new QueueError(`queue: a worker could not play matches ${field}: ${message}`);
    this.#failuresInARow++;
    for (let match = range.from; match < range.to; match++) this.#open.push({ match, problem, message });
    return undefined;
  }

  async #forget(field: string): Promise<void> {
    await this.#ask(this.#redis.multi().hdel(this.#keys.outcomes, field).srem(this.#keys.ranges, field).exec());
  }

  /** Takes back the jobs that no worker has begun. */
  async #callBack(left: { from: number; to: number }[]): Promise<void> {
    for (const [field, range] of this.#pending) {
      const removed = await this.#ask(this.#queue.remove(jobId(this.#hash, range))).catch(() => 0);
      if (removed !== 1) continue;
      this.#pending.delete(field);
      this.#notBegun += range.to - range.from;
      await this.#forget(field);
    }
    for (const { from, to } of left.splice(0)) this.#notBegun += to - from;
  }

  /** Gives ranges out again whose job is gone although there is no outcome: lost with its server, or given up by its workers. */
  async #recover(): Promise<void> {
    await this.#ask(this.#putSpec());
    const there = new Set(await this.#ask(this.#redis.hkeys(this.#keys.outcomes)));
    for (const [field, range] of this.#pending) {
      if (there.has(field)) continue;
      const job = await this.#ask(this.#queue.getJob(jobId(this.#hash, range)));
      if (job !== undefined) {
        if (!(await this.#ask(job.isFailed()))) continue;
        if (/stalled/.test(job.failedReason)) {
          throw new QueueError(`queue: matches ${field} have ended every worker that played them: ${job.failedReason}`);
        }
        await this.#ask(job.remove());
      }
      if ((await this.#ask(this.#redis.hexists(this.#keys.outcomes, field))) === 0) await this.#add(range);
    }
  }

  /** Copies calls that are new in Redis into the folder. */
  async #copyCalls(): Promise<void> {
    const calls = this.#calls;
    if (calls === undefined) return;
    const writing: Promise<void>[] = [];
    for await (const [id, call] of redisCallLog(this.#redis, this.#keys).since(this.#lastCall)) {
      this.#lastCall = id;
      if (!calls.has(call.key)) writing.push(calls.append(call));
    }
    await Promise.all(writing);
  }

  /** An answer of Redis, which may be away for a while. */
  async #ask<T>(answer: Promise<T>): Promise<T> {
    const message = `queue: Redis at ${this.#shown} has been away for ${PATIENCE} s; start this run again to go on`;
    return within(PATIENCE, answer, message);
  }
}
