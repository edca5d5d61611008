/**
 * Language-model agents in play, with models made of a few lines.
 */
import { catalog, type NormalFormGame, randomStream, uniformReal } from '@folkways/core';
import { cases } from '@folkways/testkit';
import { describe, expect, it } from 'vitest';
import type { Agent } from '../agent/agent.js';
import { automatonAgent } from '../agent/automatonAgent.js';
import { psBr } from '../agent/psBr.js';
import { posterior } from '../belief/posterior.js';
import type { PriorInput } from '../belief/prior.js';
import { matchRounds, playMatch } from '../match/playMatch.js';
import { type MenuSlug, menus } from '../menu/menus.js';
import type { ChatModel, ChatReply, ChatRequest } from './chatModel.js';
import { type LanguageModelAgentOptions, languageModelAgent } from './languageModelAgent.js';
import { ModelCallError } from './modelCallError.js';
import type { ModelTurn } from './modelTurn.js';

const game = catalog['prisoners-dilemma'];
const [menu, opponentMenu] = menus['prisoners-dilemma'];

type Answerer = (request: ChatRequest, call: number) => string | ChatReply | ModelCallError;

/** A model that answers by a function and keeps what it was asked. */
function scripted(answer: Answerer): ChatModel & { readonly requests: ChatRequest[] } {
  const requests: ChatRequest[] = [];
  return {
    name: 'scripted',
    requests,
    async complete(request) {
      requests.push(request);
      const reply = answer(request, requests.length - 1);
      if (reply instanceof Error) throw reply;
      return typeof reply === 'string' ? { text: reply, finish: 'stop' } : reply;
    },
  };
}

const agentOf = (model: ChatModel, options: Partial<LanguageModelAgentOptions> = {}): Agent =>
  languageModelAgent({ game, role: 0, model, mode: 'base', menu, opponentMenu, ...options });

const opponent = (label: string, role = 1): Agent =>
  automatonAgent({
    game,
    role,
    automaton: opponentMenu.find((entry) => entry.label === label)?.automaton ?? opponentMenu[0].automaton,
  });

async function play(agent: Agent, rounds: number, other = 'tft', seed = 1): Promise<string> {
  const match = await playMatch([agent, opponent(other)], { game, rounds, rng: randomStream(seed, 0), match: 12 });
  return matchRounds(game, match)
    .map((pair) => pair.join(''))
    .join(' ');
}

describe('base', () => {
  it('plays what the model names; keys name match, role, round, kind and attempt', async () => {
    const model = scripted(({ messages }) => (/Rounds played: [13]/.test(messages[0].content) ? 'F' : 'J'));
    expect(await play(agentOf(model), 4)).toBe('JJ FJ JF FJ');
    expect(model.requests.map(({ key }) => key)).toEqual([1, 2, 3, 4].map((round) => `m12.p0.r${round}.base.0`));
    expect(model.requests[0].choices).toEqual(['J', 'F']);
    expect(new Set(model.requests.map(({ seed }) => seed)).size).toBe(4);
  });

  it('offers the actions in an order that the seed shuffles, or as they come', async () => {
    const first = async (seed: number, optionOrder?: 'fixed'): Promise<string> => {
      const model = scripted(() => 'J');
      await play(agentOf(model, { optionOrder }), 30, 'tft', seed);
      return model.requests.map(({ messages }) => /do you choose: (\w)/.exec(messages[0].content)?.[1] ?? '?').join('');
    };
    const shuffled = await first(1);
    expect(shuffled).toMatch(/^[JF]{30}$/);
    expect((shuffled.match(/F/g) ?? []).length).toBeGreaterThan(5);
    expect((shuffled.match(/J/g) ?? []).length).toBeGreaterThan(5);
    expect(await first(1)).toBe(shuffled);
    expect(await first(2)).not.toBe(shuffled);
    expect(await first(1, 'fixed')).toBe('J'.repeat(30));
  });

  it('asks again with the reply and what is wrong with it, and tells of it', async () => {
    const replies = ['I will not play J', 'J or F', 'F'];
    const turns: ModelTurn[] = [];
    const model = scripted((_, call) => replies[call]);
    expect(await play(agentOf(model, { onTurn: (turn) => turns.push(turn) }), 1)).toBe('FJ');
    expect(model.requests.map(({ key }) => key)).toEqual(['m12.p0.r1.base.0', 'm12.p0.r1.base.1', 'm12.p0.r1.base.2']);
    expect(model.requests[1].messages.slice(1)).toEqual([
      { role: 'assistant', content: 'I will not play J' },
      { role: 'user', content: expect.stringContaining('it has more than the one word') },
    ]);
    expect(model.requests[2].messages[1].content).toBe('J or F');
    expect(model.requests[2].messages).toHaveLength(3);
    expect(turns).toEqual([
      {
        match: 12,
        role: 0,
        round: 1,
        kind: 'base',
        answer: 'F',
        attempts: [
          { key: 'm12.p0.r1.base.0', reply: 'I will not play J', problem: 'it has more than the one word' },
          { key: 'm12.p0.r1.base.1', reply: 'J or F', problem: 'it has more than one of the words' },
          { key: 'm12.p0.r1.base.2', reply: 'F' },
        ],
      },
    ]);
  });

  it('stops the match after five re-asks, and when a call fails: neither is ever play', async () => {
    const mute = scripted(() => 'hmm');
    await expect(play(agentOf(mute), 3)).rejects.toThrow(
      'match 12, round 1, player 1: scripted: no reply of 6 could be read; of the last, it has none of the words',
    );
    expect(mute.requests).toHaveLength(6);
    for (const problem of ['refused', 'unknown', 'unavailable', 'spent'] as const) {
      const down = scripted((_, call) => (call < 2 ? 'J' : new ModelCallError('no luck', problem)));
      const turns: ModelTurn[] = [];
      const failed = play(agentOf(down, { onTurn: (turn) => turns.push(turn) }), 5);
      await expect(failed).rejects.toMatchObject({
        name: 'ModelCallError',
        problem,
        message: expect.stringContaining('round 3'),
      });
      expect(turns[2]).toMatchObject({ round: 3, attempts: [{ problem: 'no luck' }] });
      expect(turns[2].answer).toBeUndefined();
    }
  });

  it('passes on what is no failed call', async () => {
    const broken: ChatModel = {
      name: 'broken',
      complete: () => Promise.reject(new TypeError('a fault of the client')),
    };
    await expect(play(agentOf(broken), 1)).rejects.toThrow(TypeError);
  });

  it('a match played again asks the same again, whatever happened to the first', async () => {
    const noisy: Answerer = (_, call) => (call % 3 === 1 ? 'perhaps J' : call % 2 === 0 ? 'J' : 'F');
    const [one, two] = [scripted(noisy), scripted(noisy)];
    expect(await play(agentOf(one), 12)).toBe(await play(agentOf(two), 12));
    expect(one.requests).toEqual(two.requests);
    expect(new Set(one.requests.map(({ key }) => key)).size).toBe(one.requests.length);
  });
});

describe('a history that is too long', () => {
  const short = (limit: number): ReturnType<typeof scripted> =>
    scripted(({ messages }) => {
      const listed = (messages[0].content.match(/^Round \d+:/gm) ?? []).length;
      return listed > limit ? new ModelCallError('prompt has too many tokens', 'too long') : 'J';
    });

  it('stops the match with advice', async () => {
    await expect(play(agentOf(short(10)), 20)).rejects.toThrow(
      /round 12, player 1: prompt has too many tokens \(11 rounds; history: .*"summarise"/,
    );
  });

  it('is counted but for the last rounds when the policy says so, and stays so', async () => {
    const turns: ModelTurn[] = [];
    const model = short(10);
    const history = { keep: 6, rest: 'summarise' } as const;
    await play(agentOf(model, { history, onTurn: (turn) => turns.push(turn) }), 20);
    expect(turns.map(({ keep }) => keep)).toEqual([...Array(11).fill(undefined), ...Array(9).fill(6)]);
    expect(turns[11].attempts.map(({ key }) => key)).toEqual(['m12.p0.r12.base.0', 'm12.p0.r12.base.1']);
    expect(model.requests.at(-1)?.messages[0].content).toContain(
      'Rounds 1 to 13, by pair of actions:\n- (J, J): count 13',
    );
  });

  it('is shortened again where that is not enough, and stops when nothing is left to shorten', async () => {
    const turns: ModelTurn[] = [];
    const onTurn = (turn: ModelTurn): void => void turns.push(turn);
    await play(agentOf(short(2), { history: { keep: 8, rest: 'summarise' }, onTurn }), 12);
    expect(turns.at(-1)?.keep).toBeLessThanOrEqual(2);
    await expect(play(agentOf(short(-1), { history: { rest: 'summarise' } }), 12)).rejects.toMatchObject({
      problem: 'too long',
    });
  });
});

describe('scot', () => {
  it('predicts, then chooses knowing the prediction', async () => {
    const model = scripted(({ messages, key }) => {
      if (key.includes('predict')) return /Round \d+: \(F, .\)$/m.test(messages[0].content) ? 'F' : 'J';
      return /will choose F in it/.test(messages[0].content) ? 'F' : 'J';
    });
    expect(await play(agentOf(model, { mode: 'scot' }), 2, 'alld')).toBe('JF JF');
    expect(model.requests.map(({ key }) => key)).toEqual(
      [1, 2].flatMap((round) => [`m12.p0.r${round}.scot-predict.0`, `m12.p0.r${round}.scot-choose.0`]),
    );
  });

  it('the prediction is among the other player’s actions', async () => {
    const lemons = catalog.lemons;
    const model = scripted(({ choices = [] }) => choices[0]);
    const seller = languageModelAgent({ game: lemons, role: 0, model, mode: 'scot' });
    const buyer = languageModelAgent({ game: lemons, role: 1, model, mode: 'scot' });
    const match = await playMatch([seller, buyer], { game: lemons, rounds: 1, rng: randomStream(1, 0) });
    expect(matchRounds(lemons, match)).toEqual([['HQ', 'B']]);
    expect(Object.fromEntries(model.requests.map(({ key, choices }) => [key, choices?.join()]))).toEqual({
      'm0.p0.r1.scot-predict.0': 'B,D',
      'm0.p0.r1.scot-choose.0': 'HQ,LQ',
      'm0.p1.r1.scot-predict.0': 'HQ,LQ',
      'm0.p1.r1.scot-choose.0': 'B,D',
    });
  });
});

/** A model that samples labels exactly from the Bayesian posterior, which it works out from the prompt alone. */
function bayesian(slug: MenuSlug, of: NormalFormGame, role: number, prior: PriorInput): ChatModel {
  return scripted(({ messages, seed = 0 }) => {
    const pairs = [...messages[0].content.matchAll(/^Round \d+: \((\w+), (\w+)\)/gm)].map(([, a, b]) => [a, b]);
    const history = pairs.map((pair) => (role === 1 ? pair : [...pair].reverse()));
    expect(history.every((row) => of.actions[0].includes(row[0]) && of.actions[1].includes(row[1]))).toBe(true);
    let rest = uniformReal(randomStream(seed, 0));
    for (const [label, weight] of Object.entries(posterior(menus[slug][1 - role], history, 1 - role, { prior }))) {
      rest -= weight;
      if (rest < 0) return label;
    }
    return 'nothing left';
  });
}

describe('ps-br', () => {
  const settings: readonly (readonly [MenuSlug, number, PriorInput, readonly string[]])[] = [
    ['prisoners-dilemma', 0, 'uniform', ['JJ', 'JJ', 'JJ']],
    ['prisoners-dilemma', 1, { label: 'grim_trigger', weight: 0.5 }, ['JJ', 'FJ', 'JF', 'JJ', 'JJ']],
    ['battle-of-the-sexes', 0, 'uniform', ['JJ', 'FF', 'JF']],
    ['samaritan', 0, 'uniform', ['HW', 'HW', 'NW', 'HS']],
    ['samaritan', 1, 'uniform', ['HW', 'HS']],
    ['promo', 0, 'uniform', ['PR', 'RP']],
    ['promo', 1, { label: 'mad0', weight: 0.6 }, ['PR', 'RR', 'ZZ', 'ZZ']],
    ['lemons', 1, 'uniform', []],
  ];

  it.each(settings)(
    '%s, role %i: a model that samples the posterior plays as likelihood mode does',
    async (slug, role, prior, rounds) => {
      const of = catalog[slug];
      const history = rounds.map((pair) => Array.from(pair));
      const options = { game: of, role, menu: menus[slug][role], opponentMenu: menus[slug][1 - role], prior };
      const exact = psBr(options).actionProbabilities(history);
      const agent = languageModelAgent({ ...options, model: bayesian(slug, of, role, prior), mode: 'ps-br' });
      const times = cases(250, 4000);
      const counts: Record<string, number> = {};
      for (let m = 0; m < times; m++) {
        const player = agent.start(randomStream(7, m), { match: m });
        for (const pair of history) {
          player.observe(of.actions[0].indexOf(pair[0]) * of.actions[1].length + of.actions[1].indexOf(pair[1]), 0);
        }
        const action = of.actions[role][await player.act()];
        counts[action] = (counts[action] ?? 0) + 1;
      }
      for (const [action, p] of Object.entries(exact)) {
        const error = Math.sqrt((p * (1 - p)) / times);
        expect(Math.abs((counts[action] ?? 0) / times - p), action).toBeLessThanOrEqual(4 * error + 1e-9);
      }
    },
  );

  it('whole matches against itself: cooperation as often as in likelihood mode', async () => {
    const rounds = 15;
    const share = async (make: (role: number) => Agent, matches: number): Promise<number> => {
      const agents = [make(0), make(1)] as const;
      let together = 0;
      for (let m = 0; m < matches; m++) {
        const match = await playMatch(agents, { game, rounds, rng: randomStream(3, m), match: m });
        together += match.profiles.filter((k) => k === 0).length / rounds / matches;
      }
      return together;
    };
    const prior = { label: 'grim_trigger', weight: 0.99 };
    const likelihood = await share((role) => psBr({ game, role, menu, opponentMenu, prior }), 400);
    const model = await share(
      (role) =>
        languageModelAgent({
          game,
          role,
          menu,
          opponentMenu,
          prior,
          mode: 'ps-br',
          model: bayesian('prisoners-dilemma', game, role, prior),
        }),
      cases(40, 400),
    );
    expect(likelihood).toBeGreaterThan(0.7);
    expect(Math.abs(model - likelihood)).toBeLessThan(cases(0.16, 0.06)); // a match’s share has a standard deviation of about 0.2
  });

  it('an unavailable or unreadable model is replaced for the round by a draw from the posterior, and told', async () => {
    const turns: ModelTurn[] = [];
    const model = scripted(({ key }) => {
      if (key.includes('.r2.')) return new ModelCallError('the endpoint is down', 'unavailable');
      return key.includes('.r3.') ? 'no idea' : 'grim_trigger';
    });
    const agent = agentOf(model, { mode: 'ps-br', prior: 'grim_trigger', onTurn: (turn) => turns.push(turn) });
    expect(await play(agent, 4, 'grim_trigger')).toBe('JJ JJ JJ JJ');
    expect(turns.map(({ answer, fallback }) => answer ?? fallback?.answer)).toEqual(Array(4).fill('grim_trigger'));
    expect(turns[1].fallback?.reason).toBe('the endpoint is down');
    expect(turns[2].attempts).toHaveLength(6);
    expect(turns[2].fallback?.reason).toContain('no reply of 6 could be read');
  });

  it.each(['refused', 'unknown', 'too long', 'spent'] as const)(
    '%s stops it: every round would be the same',
    async (problem) => {
      const model = scripted(() => new ModelCallError('no', problem));
      await expect(play(agentOf(model, { mode: 'ps-br' }), 2)).rejects.toMatchObject({ problem });
    },
  );

  it('answers a strategy from where the real history has brought it', async () => {
    // Against grim trigger that has been provoked, the best response is F.
    const agent = agentOf(
      scripted(() => 'grim_trigger'),
      { mode: 'ps-br' },
    );
    const player = agent.start(randomStream(1, 0));
    expect(await player.act()).toBe(0);
    player.observe(2, 5);
    expect(await player.act()).toBe(1);
  });

  it('learned payoffs: those received are shown, the matrix is not', async () => {
    const model = scripted(() => 'tft');
    const agent = agentOf(model, { mode: 'ps-br', payoffs: 'mean' });
    await playMatch([agent, opponent('tft')], { game, rounds: 3, rng: randomStream(1, 0), payoffNoise: 2 });
    expect(model.requests[2].messages[0].content).toMatch(/Round 2: .* and you received -?\d/);
    expect(model.requests[2].messages[0].content).not.toContain('5, -5');
  });
});

describe('refuses', () => {
  const model = scripted(() => 'J');
  it.each<[string, Partial<LanguageModelAgentOptions>]>([
    ['"mode" expected one of', { mode: 'cot' as 'base' }],
    ['"opponentMenu" expected a menu for mode "ps-br"', { mode: 'ps-br', opponentMenu: undefined }],
    ['"menu" expected', { mode: 'ps-br', menu: undefined }],
    ['"prior" expected "opponentMenu" beside it', { prior: 'tft', opponentMenu: undefined }],
    ['"prior" expected one of', { prior: 'tfd' }],
    ['"history" expected the keys keep, rest', { history: { last: 3 } as object }],
    ['"history.rest" expected one of', { history: { rest: 'drop' as 'stop' } }],
    ['"history.keep" expected an integer', { history: { keep: -1 } }],
    ['"optionOrder" expected one of', { optionOrder: 'random' as 'fixed' }],
    ['"model" expected a chat model', { model: 'gpt' as unknown as ChatModel }],
    ['"role" expected an integer', { role: 2 }],
  ])('%s', (message, options) => {
    expect(() => agentOf(model, options)).toThrow(message);
  });
});
