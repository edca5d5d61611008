/**
 * Many matches at once: the same records, nothing lost when a model fails, nothing asked in vain.
 */
import { uniformInteger } from '@folkways/core';
import { describe, expect, it } from 'vitest';
import { ModelCallError, type ModelCallProblem } from '../languageModel/modelCallError.js';
import type { AgentKind } from './agentSpec.js';
import type { ExperimentSpec } from './experimentSpec.js';
import { inProcessExecutor } from './inProcessExecutor.js';
import { OpenMatchesError } from './openMatchesError.js';
import type { RecordBlock } from './records.js';
import { runExperiment } from './runExperiment.js';

const spec: ExperimentSpec = {
  game: 'prisoners-dilemma',
  agents: { slow: 'slow', quick: 'uniform' },
  pairings: 'all',
  rounds: 6,
  matches: 8,
  seed: 3,
};

/** Plays uniformly, after a while that depends on the match; `fail` says which calls fail. */
function slow(fail?: (match: number, round: number) => ModelCallProblem | undefined, begun: number[] = []) {
  const place = { playing: 0, most: 0 };
  const kind: AgentKind = {
    options: [],
    make: (_, { role }) => ({
      name: 'slow',
      role,
      start(rng, { match, signal } = { match: 0 }) {
        begun.push(match);
        place.most = Math.max(place.most, ++place.playing);
        let round = 0;
        return {
          async act() {
            await new Promise((resolve) => setTimeout(resolve, (match * 7) % 3));
            if (signal?.aborted) throw new Error('asked after the end');
            const problem = fail?.(match, round);
            if (problem !== undefined) throw new ModelCallError(`model: ${problem}`, problem);
            if (++round === spec.rounds) place.playing--;
            return uniformInteger(rng, 0, 1);
          },
          observe() {},
        };
      },
    }),
  };
  return { kinds: { slow: kind }, place, begun };
}

describe('matches that wait', () => {
  it('are played many at once, with the records of one after another', async () => {
    const alone = slow();
    const expected = await runExperiment(spec, {
      kinds: alone.kinds,
      executor: inProcessExecutor({ concurrency: 1 }),
    });
    expect(alone.place.most).toBe(2); // both players of one match
    const many = slow();
    const found = await runExperiment(spec, { kinds: many.kinds, executor: inProcessExecutor({ concurrency: 5 }) });
    expect(found).toEqual(expected);
    expect(many.place.most).toBeGreaterThan(4);
    const fromSpec = slow();
    await runExperiment({ ...spec, concurrency: 2 }, { kinds: fromSpec.kinds });
    expect(fromSpec.place.most).toBeLessThanOrEqual(4);
  });

  it('fail without losing the others, and are played by a later run', async () => {
    const broken = slow((match, round) => (match % 5 === 3 && round === 2 ? 'unavailable' : undefined));
    const blocks: RecordBlock[] = [];
    const keep = (block: RecordBlock) => void blocks.push(block);
    const run = runExperiment(spec, { kinds: broken.kinds, onBlock: keep });
    const error = await run.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(OpenMatchesError);
    const { open, notBegun, message } = error as OpenMatchesError;
    expect(open.map(({ match }) => match)).toEqual([3, 8, 13, 18, 23].filter((match) => match < 24));
    expect(notBegun).toBe(0);
    expect(message).toBe('experiment: 5 stopped; match 3, 8, 13 and 2 more: model: unavailable');
    const { kinds, begun } = slow();
    const records = await runExperiment(spec, { kinds, done: blocks });
    expect([...new Set(begun)].sort((a, b) => a - b)).toEqual(open.map(({ match }) => match));
    expect(records).toEqual(await runExperiment(spec, { kinds: slow().kinds }));
  });

  it.each(['spent', 'refused', 'unknown'] as const)('begin no more when the model is %s', async (problem) => {
    const begun: number[] = [];
    const { kinds } = slow((match) => (match === 4 ? problem : undefined), begun);
    const run = runExperiment(spec, { kinds, executor: inProcessExecutor({ concurrency: 2 }) });
    await expect(run).rejects.toThrow(/1 stopped, and 2\d not begun; match 4: model: /);
    expect(Math.max(...begun)).toBeLessThan(10);
  });

  it('begin no more after as many failures in a row as play at once', async () => {
    const begun: number[] = [];
    const { kinds } = slow(() => 'unavailable', begun);
    const run = runExperiment(spec, { kinds, executor: inProcessExecutor({ concurrency: 3 }) });
    await expect(run).rejects.toThrow(/stopped, and \d+ not begun/);
    expect(Math.max(...begun)).toBeLessThan(8);
  });

  it('stop with their signal, with the reader, and on a mistake', async () => {
    const controller = new AbortController();
    const stopped = runExperiment(spec, {
      kinds: slow().kinds,
      signal: controller.signal,
      onBlock: () => controller.abort(),
    });
    await expect(stopped).rejects.toThrow(/stopped by its signal|asked after the end/);
    const flag = { aborted: false };
    const flagged = runExperiment(spec, {
      kinds: slow().kinds,
      signal: flag,
      onBlock: () => {
        flag.aborted = true;
      },
    });
    await expect(flagged).rejects.toThrow(/stopped by its signal|asked after the end/);
    const begun: number[] = [];
    const mistaken = slow((match) => {
      if (match === 1) throw new Error('a mistake');
      return undefined;
    }, begun);
    const run = runExperiment(spec, { kinds: mistaken.kinds, executor: inProcessExecutor({ concurrency: 2 }) });
    await expect(run).rejects.toThrow('a mistake');
    const count = begun.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(begun.length).toBe(count);
  });
});
