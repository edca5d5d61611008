/**
 * Exact action probabilities against an independent enumeration over the posterior, and matches against the pure forms.
 */
import {
  catalog,
  followHistory,
  type NormalFormGame,
  profileIndex,
  randomStream,
  uniformInteger,
} from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logLikelihoods } from '../belief/logLikelihoods.js';
import type { PriorInput } from '../belief/prior.js';
import { samplingGaps } from '../measure/samplingGaps.js';
import type { MenuSlug } from '../menu/menus.js';
import { menus } from '../menu/menus.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import type { ReasonedAgent } from './agent.js';
import { fictitiousPlay } from './fictitiousPlay.js';
import { menuDraw } from './menuDraw.js';
import { myopicPsBr } from './myopicPsBr.js';
import { posteriorBestResponse } from './posteriorBestResponse.js';
import { psBr } from './psBr.js';
import { scot } from './scot.js';

const slugs = ['battle-of-the-sexes', 'prisoners-dilemma', 'promo', 'samaritan', 'lemons'] as const;

interface Setting {
  slug: MenuSlug;
  role: number;
  history: string[][];
  expects: number;
  weight: number;
  temperature: number;
  recency: number;
  horizon: number;
  discount: number;
}

const setting = fc
  .record({
    slug: fc.constantFrom(...slugs),
    role: fc.integer({ min: 0, max: 1 }),
    rounds: fc.array(fc.nat(8), { maxLength: 12 }),
    expects: fc.nat(7),
    weight: fc.constantFrom(0.125, 0.5, 0.9, 0.999),
    temperature: fc.constantFrom(0.2, 1, 3),
    recency: fc.constantFrom(1, 0.9),
    horizon: fc.integer({ min: 1, max: 6 }),
    discount: fc.constantFrom(0, 0.5, 0.95, 1),
  })
  .map(({ rounds, ...rest }): Setting => {
    const game = catalog[rest.slug];
    const history = rounds.map((k) => {
      const index = k % game.payoffs[0].length;
      return [
        game.actions[0][Math.floor(index / game.actions[1].length)],
        game.actions[1][index % game.actions[1].length],
      ];
    });
    return { ...rest, history };
  });

/** Plain recursion over the tree of what two automata may do: the value of one against the other. */
function value(
  game: NormalFormGame,
  role: number,
  own: StrategyMenu[number],
  other: StrategyMenu[number],
  history: string[][],
  rounds: number,
  discount: number,
): number {
  if (rounds === 0) return 0;
  const mine = followHistory(own.automaton, history, { player: role }).next;
  const theirs = followHistory(other.automaton, history, { player: 1 - role }).next;
  let sum = 0;
  mine.forEach((p, a) => {
    theirs.forEach((q, b) => {
      if (p * q === 0) return;
      const profile = role === 0 ? [a, b] : [b, a];
      const names = profile.map((action, i) => game.actions[i][action]);
      const now = game.payoffs[role][profileIndex(game, profile)];
      const then = discount === 0 ? 0 : value(game, role, own, other, [...history, names], rounds - 1, discount);
      sum += p * q * (now + discount * then);
    });
  });
  return sum;
}

/** Weights straight from their definition, in a way that cannot underflow here. */
function enumerated(menu: StrategyMenu, role: number, s: Setting): number[] {
  const scores = logLikelihoods(menu, s.history, role, { recency: s.recency });
  const logs = menu.map(({ label }, g) => {
    const prior = g === s.expects ? s.weight : (1 - s.weight) / (menu.length - 1);
    return Math.log(prior) + scores[label] / s.temperature;
  });
  const sums = logs.map((log) => logs.reduce((sum, other) => sum + Math.exp(other - log), 0));
  return sums.map((sum) => 1 / sum);
}

const optionsOf = (s: Setting) => ({
  game: catalog[s.slug],
  role: s.role,
  menu: menus[s.slug][s.role],
  opponentMenu: menus[s.slug][1 - s.role],
  prior: { label: menus[s.slug][1 - s.role][s.expects].label, weight: s.weight } as PriorInput,
  temperature: s.temperature,
  recency: s.recency,
});

describe('psBr', () => {
  it('mixes the plays of the best candidates in proportion to the posterior', () => {
    fc.assert(
      fc.property(setting, (s) => {
        const { game, role, menu, opponentMenu, ...rest } = optionsOf(s);
        const horizon = Math.min(s.horizon, 3);
        const wanted: Record<string, number> = Object.fromEntries(game.actions[role].map((action) => [action, 0]));
        const weights = enumerated(opponentMenu, 1 - role, s);
        opponentMenu.forEach((other, g) => {
          const values = menu.map((own) => value(game, role, own, other, s.history, horizon, s.discount));
          const best = values.findIndex((v) => v >= Math.max(...values) - 1e-9);
          const play = followHistory(menu[best].automaton, s.history, { player: role }).next;
          play.forEach((p, a) => {
            wanted[game.actions[role][a]] += weights[g] * p;
          });
        });
        const agent = psBr({ game, role, menu, opponentMenu, ...rest, horizon, discount: s.discount });
        const given = agent.actionProbabilities(s.history);
        for (const action of game.actions[role]) expect(given[action]).toBeCloseTo(wanted[action], 10);
      }),
      { numRuns: cases(25, 1000) },
    );
  });

  it('loses less with more lookahead: the whole horizon is the best there is under the belief', () => {
    // Value of a policy under the prior, by expanding every history; the beliefs of the agent are its own business.
    const evaluate = (agent: ReasonedAgent, s: Setting, rounds: number): number => {
      const { game, role, opponentMenu } = optionsOf(s);
      const prior = enumerated(opponentMenu, 1 - role, { ...s, history: [], temperature: 1, recency: 1 });
      const walk = (history: string[][], mass: number[], left: number): number => {
        if (left === 0) return 0;
        const own = agent.actionProbabilities(history);
        let sum = 0;
        game.payoffs[role].forEach((payoff, k) => {
          const names = [Math.floor(k / game.actions[1].length), k % game.actions[1].length].map(
            (a, i) => game.actions[i][a],
          );
          if (own[names[role]] === 0) return;
          const other = game.actions[1 - role].indexOf(names[1 - role]);
          const then = mass.map(
            (m, g) => m * followHistory(opponentMenu[g].automaton, history, { player: 1 - role }).next[other],
          );
          const total = then.reduce((all, m) => all + m, 0);
          if (total === 0) return;
          sum += own[names[role]] * (total * payoff + s.discount * walk([...history, names], then, left - 1));
        });
        return sum;
      };
      return walk([], prior, rounds);
    };
    fc.assert(
      fc.property(setting, (drawn) => {
        const s = {
          ...drawn,
          slug: drawn.slug === 'promo' ? 'lemons' : drawn.slug,
          temperature: 1,
          recency: 1,
        } as const;
        const rounds = 3;
        const { game, role, opponentMenu, prior } = optionsOf(s);
        const base = { ...optionsOf(s), discount: s.discount, horizon: rounds, lastRound: rounds };
        const greedy = evaluate(posteriorBestResponse(base), s, rounds);
        const full = evaluate(posteriorBestResponse({ ...base, lookahead: rounds }), s, rounds);
        expect(full).toBeGreaterThanOrEqual(greedy - 1e-4);
        if (s.discount === 1) return;
        const { best } = samplingGaps({ game, role, opponentMenu, prior, discount: s.discount, horizon: rounds });
        // The agent's likelihoods are clipped, so its beliefs are off by about 1e-6.
        expect(Math.abs((1 - s.discount) * full - best)).toBeLessThan(1e-3);
      }),
      { numRuns: cases(6, 200) },
    );
  });

  it('plays matches as its pure form says: each action has the probability of the history before it', () => {
    fc.assert(
      fc.property(setting, fc.constantFrom('first', 'last', 'hash', 'random'), (s, tie) => {
        const options = { ...optionsOf(s), tie: tie as 'first', horizon: s.horizon };
        const agents: ReasonedAgent[] = [
          psBr(options),
          psBr({ ...options, planner: 'unrestricted' }),
          psBr({ ...options, sampling: 'commit' }),
          psBr({ ...options, sampling: 'commit', commitRounds: 2 }),
          psBr({ ...options, sampling: 'commit', commitRounds: 3, planner: 'unrestricted' }),
          myopicPsBr(options),
          scot(options),
          posteriorBestResponse(options),
          posteriorBestResponse({ ...options, lookahead: 2, horizon: 4 }),
          fictitiousPlay(options),
          menuDraw(options),
        ];
        for (const agent of agents) {
          const rng = randomStream(s.horizon, 3);
          const player = agent.start(rng);
          const played: string[][] = [];
          for (let t = 0; t < 8; t++) {
            const own = player.act() as number;
            const probability = agent.actionProbabilities(played)[options.game.actions[s.role][own]];
            expect(probability, `${agent.name} in round ${t + 1}`).toBeGreaterThan(0);
            const other = uniformInteger(rng, 0, options.game.actions[1 - s.role].length - 1);
            const profile = s.role === 0 ? [own, other] : [other, own];
            played.push(profile.map((a, i) => options.game.actions[i][a]));
            player.observe(profileIndex(options.game, profile), 0);
          }
        }
      }),
      { numRuns: cases(15, 500) },
    );
  });

  it('draws as its probabilities say, with known, sampled, mean and likeliest payoffs', () => {
    const game = catalog['prisoners-dilemma'];
    const [menu, opponentMenu] = menus['prisoners-dilemma'];
    const history = [
      ['J', 'J'],
      ['F', 'J'],
      ['J', 'F'],
      ['J', 'J'],
    ];
    const seen = { payoffs: [4.1, 6, -3.5, 1.2] };
    for (const payoffs of ['known', 'sample', 'mean', 'map'] as const) {
      const agent = psBr({ game, role: 0, menu, opponentMenu, payoffs, temperature: 12, horizon: 3 });
      const { J } = agent.actionProbabilities(history, seen);
      const rng = randomStream(5, 5);
      const draws = cases(600, 40_000);
      let count = 0;
      for (let i = 0; i < draws; i++) if (agent.act(history, rng, seen) === 'J') count++;
      expectFrequency(count, draws, J, payoffs);
    }
  });

  it('once committed, acts later as the probabilities given its first action say', () => {
    const game = catalog['prisoners-dilemma'];
    const [menu, opponentMenu] = menus['prisoners-dilemma'];
    const seen = { payoffs: [-3.5] };
    for (const payoffs of ['known', 'sample', 'mean', 'map'] as const) {
      for (const planner of payoffs === 'sample' ? (['menu'] as const) : (['menu', 'unrestricted'] as const)) {
        const commit = { sampling: 'commit', payoffs, planner, tie: 'random', temperature: 12, horizon: 3 } as const;
        const agent = psBr({ game, role: 0, menu, opponentMenu, ...commit });
        const { J } = agent.actionProbabilities([['J', 'F']], seen);
        const rng = randomStream(6, 6);
        let draws = 0;
        let count = 0;
        for (let i = 0; i < cases(1500, 40_000); i++) {
          const player = agent.start(rng);
          if ((player.act() as number) !== 0) continue;
          player.observe(profileIndex(game, [0, 1]), seen.payoffs[0]);
          draws++;
          if ((player.act() as number) === 0) count++;
        }
        expectFrequency(count, draws, J, `${payoffs}, ${planner}`);
      }
    }
  });
});

function expectFrequency(count: number, draws: number, probability: number, what: string): void {
  const sigma = Math.sqrt((probability * (1 - probability)) / draws);
  expect(Math.abs(count / draws - probability), `${what}: ${probability}`).toBeLessThan(5 * sigma + 1e-9);
}
