/**
 * Records do not depend on how matches are split, what is asked is checked first, and shares are counted right.
 */
import { catalog, gameToJson, randomStream } from '@folkways/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { automatonAgent } from '../agent/automatonAgent.js';
import { matchRounds, playMatch } from '../match/playMatch.js';
import { menus } from '../menu/menus.js';
import type { AgentKind } from './agentSpec.js';
import type { Executor } from './executor.js';
import { experimentDifferences } from './experimentDifferences.js';
import { experimentKey } from './experimentKey.js';
import { checkExperiment, type ExperimentSpec } from './experimentSpec.js';
import { followRate } from './followRate.js';
import { inProcessExecutor } from './inProcessExecutor.js';
import { type RecordBlock, recordsFromBlocks } from './records.js';
import { missingRanges, runExperiment } from './runExperiment.js';
import { runMatches } from './runMatches.js';

const spec: ExperimentSpec = {
  game: 'promo',
  agents: { learner: { kind: 'ps-br', payoffs: 'sample' }, mad: 'mad0', noisy: 'soft_allR' },
  pairings: 'all',
  rounds: 25,
  matches: 3,
  seed: 11,
  payoffNoise: 'smallest gap',
  record: { payoffs: true, beliefs: true },
};

describe('runExperiment', () => {
  it('gives the same records however the matches are split and in whatever order they come', async () => {
    const whole = await runExperiment(spec);
    expect(whole.matchCount).toBe(27);
    const backwards: Executor = {
      async *run({ spec: sent, ranges }) {
        const single = ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
        for (const m of single.reverse())
          yield await runMatches(JSON.parse(JSON.stringify(sent)), { from: m, to: m + 1 });
      },
    };
    for (const executor of [backwards, inProcessExecutor({ blockSize: 7 })]) {
      expect(await runExperiment(spec, { executor })).toEqual(whole);
    }
  });

  it('goes on from what is done, and plays nothing twice', async () => {
    const whole = await runExperiment(spec);
    const blocks: RecordBlock[] = [];
    const signal = { aborted: false };
    const stopping = runExperiment(spec, {
      executor: inProcessExecutor({ blockSize: 4 }),
      signal,
      onBlock: (block) => {
        blocks.push(block);
        signal.aborted = blocks.length === 3;
      },
    });
    await expect(stopping).rejects.toThrow(/stopped by its signal/);
    expect(blocks.length).toBe(3);
    const seen: number[] = [];
    const rest = await runExperiment(spec, { done: blocks, onProgress: ({ done }) => seen.push(done) });
    expect(rest).toEqual(whole);
    expect(seen).toEqual([27]);
  });

  it('a match is a function of seed and index', async () => {
    const { game, agents } = checkExperiment(spec);
    const alone = await playMatch(agents(4), {
      game,
      rounds: 25,
      rng: randomStream(11, 13),
      payoffNoise: 'smallest gap',
    });
    const records = await runExperiment(spec);
    expect([...alone.profiles]).toEqual([...records.profiles.slice(13 * 25, 14 * 25)]);
  });

  it('lost and repeated matches are noticed', () => {
    const experiment = checkExperiment(spec);
    const block = (from: number, to: number): RecordBlock => ({ from, to, profiles: new Uint8Array((to - from) * 25) });
    expect(() => recordsFromBlocks(experiment, [block(0, 5), block(6, 27)])).toThrow(/match 5 is missing/);
    expect(() => recordsFromBlocks(experiment, [block(0, 6), block(5, 27)])).toThrow(/match 5 comes twice/);
    expect(() => recordsFromBlocks(experiment, [block(0, 20)])).toThrow(/match 20 is missing/);
    expect(missingRanges([{ from: 4, to: 6 }], 9)).toEqual([
      { from: 0, to: 4 },
      { from: 6, to: 9 },
    ]);
  });

  it('outsiders’ agents, also ones that answer later', async () => {
    const slow: AgentKind = {
      options: ['action'],
      make: ({ action }, { role, game }) => ({
        name: 'slow',
        role,
        start: () => ({ act: () => Promise.resolve(game.actions[role].indexOf(action as string)), observe() {} }),
      }),
    };
    const outside = { ...spec, record: {}, pairings: [['slow', 'mad']] as const, matches: 1 };
    const made = { ...outside, agents: { slow: { kind: 'slow', action: 'Z' }, mad: 'mad0' } };
    const records = await runExperiment(made, { kinds: { slow } });
    expect(records.profiles[0]).toBe(7); // Z against P
    const bad = { ...made, agents: { ...made.agents, slow: { kind: 'slow', action: 'Q' } } };
    await expect(runExperiment(bad, { kinds: { slow } })).rejects.toThrow(/"slow" expected to play an action index/);
  });
});

describe('matches of automata', () => {
  it('take the fast path with the same result as players that act one by one', async () => {
    const slugs = ['battle-of-the-sexes', 'promo', 'samaritan'] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...slugs), fc.nat(7), fc.nat(7), fc.nat(99), async (slug, i, j, seed) => {
        const game = catalog[slug];
        const pair = [i, j].map((at, role) =>
          automatonAgent({ game, role, automaton: menus[slug][role][at].automaton }),
        );
        const slow = pair.map((agent) => ({ ...agent, automaton: undefined }));
        const options = { game, rounds: 61 };
        const fast = await playMatch([pair[0], pair[1]], { ...options, rng: randomStream(seed, 0) });
        const plain = await playMatch([slow[0], slow[1]], { ...options, rng: randomStream(seed, 0) });
        expect([...fast.profiles]).toEqual([...plain.profiles]);
      }),
    );
  });
});

describe('followRate', () => {
  it('counts the window, the dates and the shifts', async () => {
    const game = catalog['battle-of-the-sexes'];
    const records = await runExperiment({
      game: 'battle-of-the-sexes',
      agents: { a: 'alternate_phase1', j: 'insist_j' },
      pairings: [
        ['a', 'a'],
        ['j', 'a'],
      ],
      rounds: 10,
      matches: 2,
      seed: 0,
    });
    expect(matchRounds(game, { profiles: records.profiles.slice(0, 2) })).toEqual([
      ['F', 'F'],
      ['J', 'J'],
    ]);
    const rate = (metric: 'anyNash' | 'prescribed' | 'parityFree', pairing?: number, window?: [number, number]) =>
      followRate(records, { metric, pairing, window }).rate;
    expect([rate('anyNash', 0), rate('prescribed', 0), rate('parityFree', 0)]).toEqual([1, 0, 1]);
    expect([rate('anyNash', 1), rate('anyNash', 1, [1, 3]), rate('prescribed', 1, [2, 2])]).toEqual([0.5, 1 / 3, 0]);
    const all = followRate(records, { metric: 'anyNash' });
    expect(all.rate).toBe(0.75);
    expect(all.standardError).toBeCloseTo(Math.sqrt((4 * 0.25 ** 2) / 3 / 4), 12);
    expect(() => followRate(records, { metric: 'anyNash', window: [5, 11] })).toThrow(/window\[1\]/);
    expect(() => followRate(records, { metric: 'prescribed', cycle: [['J', 'X']] })).toThrow(/J, X/);
  });

  it('Z, Z counts only when asked for', async () => {
    const records = await runExperiment({ game: 'promo', agents: { z: 'allZ' }, rounds: 4, matches: 1, seed: 0 });
    expect(followRate(records, { metric: 'anyNash' }).rate).toBe(0);
    expect(followRate(records, { metric: 'anyNash', countZZ: true }).rate).toBe(1);
  });
});

describe('bad specs', () => {
  it.each([
    [{ round: 5 }, /got "round" \(did you mean "rounds"\?\)/],
    [{ game: 'prisoner-dilemma' }, /did you mean "prisoners-dilemma"/],
    [{ agents: { x: 'mad2' } }, /got "mad2" \(did you mean "mad0"\?\)/],
    [{ agents: { x: { kind: 'psbr' } } }, /did you mean "ps-br"/],
    [{ agents: { x: { kind: 'ps-br', horzon: 3 } } }, /did you mean "horizon"/],
    [{ agents: { x: { kind: 'ps-br', temperature: -1 } } }, /temperature/],
    [{ agents: { x: { kind: 'ps-br', prior: 'mad2' } } }, /did you mean "mad/],
    [{ agents: {} }, /at least one agent/],
    [{ pairings: [['learner', 'med']] }, /did you mean "mad"/],
    [{ pairings: [] }, /at least one pair/],
    [{ rounds: 0 }, /"rounds" expected an integer in \[1/],
    [{ matches: 1.5 }, /matches/],
    [{ seed: -1 }, /seed/],
    [{ payoffNoise: -1 }, /payoffNoise/],
    [{ record: { belief: true } }, /did you mean "beliefs"/],
    [{ record: { beliefs: 1 } }, /true or false/],
    [{ game: 'stag-hunt', agents: { x: 'ps-br' } }, /comes with none: give "menus"/],
    [{ menus: 'generate' }, /"menus" expected two menus or "generated", got "generate"/],
    [{ game: 'public-goods' }, /two players/],
  ])('%o', (change, message) => {
    expect(() => checkExperiment({ ...spec, ...change })).toThrow(message);
  });

  it('a game without menus can still name core’s strategies', async () => {
    const agents = { t: 'titForTat', g: { kind: 'automaton', label: 'grudger' } };
    const records = await runExperiment({ game: 'chicken', agents, rounds: 4, matches: 1, seed: 0, pairings: 'all' });
    expect([...records.profiles]).toEqual(new Array(16).fill(0));
    expect(() => checkExperiment({ ...spec, game: 'chicken', agents: { t: 'titForTatt' } })).toThrow(
      /did you mean "titForTat"/,
    );
  });

  it('generated menus for any numbers of actions', async () => {
    const agents = { learner: 'ps-br', grim: 'grim-C' };
    const spec = { game: 'restart-table-1', menus: 'generated', agents, rounds: 20, matches: 2, seed: 1 } as const;
    const records = await runExperiment({ ...spec, pairings: [['grim', 'grim']] });
    expect([...records.profiles]).toEqual(new Array(40).fill(8));
    expect((await runExperiment(spec)).profiles).toHaveLength(80);
  });

  it('is not an object at all', () => {
    expect(() => checkExperiment('spec')).toThrow(TypeError);
    expect(() => checkExperiment(null)).toThrow(TypeError);
  });

  it('a game and menus as data, and the key of a spec', async () => {
    const states = (play: string) => ({ s: { play, next: 's' } });
    const menu = [
      { label: 'brave', initial: 's', actions: ['Stag', 'Hare'], states: states('Stag') },
      { label: 'shy', initial: 's', actions: ['Stag', 'Hare'], states: states('Hare') },
    ];
    const game = JSON.parse(gameToJson(catalog['stag-hunt'])) as Record<string, unknown>;
    const made = { game, menus: [menu, menu] as const, agents: { x: 'ps-br' }, rounds: 30, matches: 2, seed: 3 };
    const records = await runExperiment(made);
    expect(
      followRate(records, {
        metric: 'anyNash',
        anyNash: [
          ['Stag', 'Stag'],
          ['Hare', 'Hare'],
        ],
        window: [20, 30],
      }).rate,
    ).toBe(1);
    const { seed, ...rest } = made;
    expect(experimentKey({ seed, ...rest })).toBe(experimentKey(made));
    expect(experimentKey({ ...made, seed: 4 })).not.toBe(experimentKey(made));
    expect(experimentDifferences(made, { ...made, seed: 4 })).toEqual([{ path: 'seed', before: 3, after: 4 }]);
  });
});
