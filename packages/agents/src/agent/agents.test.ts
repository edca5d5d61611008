/**
 * Small cases by hand, and what bad input gets.
 */
import { catalog, randomStream } from '@folkways/core';
import { describe, expect, it } from 'vitest';
import { menus } from '../menu/menus.js';
import { automatonAgent } from './automatonAgent.js';
import { habitAgent, uniformAgent } from './baselines.js';
import { fictitiousPlay } from './fictitiousPlay.js';
import { menuDraw } from './menuDraw.js';
import { myopicPsBr } from './myopicPsBr.js';
import { psBr } from './psBr.js';
import { scot } from './scot.js';
import { scriptAutomaton } from './scriptAutomaton.js';

const game = catalog['prisoners-dilemma'];
const [menu, opponentMenu] = menus['prisoners-dilemma'];
const base = { game, role: 0, menu, opponentMenu };

describe('by hand', () => {
  it('round 1 of the prisoner’s dilemma with a uniform prior: J is best only against the four conditional strategies', () => {
    expect(psBr(base).actionProbabilities([])).toEqual({ J: 0.5, F: 0.5 });
    expect(psBr({ ...base, sampling: 'commit' }).actionProbabilities([])).toEqual({ J: 0.5, F: 0.5 });
  });

  it('a committed plan shows in later rounds: after J it was a cooperative one', () => {
    const agent = psBr({ ...base, sampling: 'commit' });
    expect(agent.actionProbabilities([['J', 'F']])).toEqual({ J: 1, F: 0 }); // the first of the tied best plans is allc
    expect(agent.actionProbabilities([['J', 'J']])).toEqual({ J: 1, F: 0 });
    expect(agent.actionProbabilities([['F', 'J']])).toEqual({ J: 0, F: 1 });
  });

  it('dominated actions are never taken by one-step agents', () => {
    for (const agent of [myopicPsBr(base), scot(base), fictitiousPlay(base)]) {
      expect(agent.actionProbabilities([['J', 'J']]).J).toBe(0);
    }
  });

  it('MAP-SCoT answers the likelier action and mixes over tied predictions', () => {
    const slug = 'battle-of-the-sexes';
    const agent = scot({ game: catalog[slug], role: 1, opponentMenu: menus[slug][0] });
    expect(agent.actionProbabilities([])).toEqual({ J: 0.5, F: 0.5 });
    expect(agent.actionProbabilities([['J', 'F']])).toEqual({ J: 1, F: 0 });
  });

  it('fictitious play counts each action once before play', () => {
    const agent = fictitiousPlay({ game: catalog['battle-of-the-sexes'], role: 0 });
    expect(agent.actionProbabilities([])).toEqual({ J: 1, F: 0 });
    expect(agent.actionProbabilities([['J', 'F']])).toEqual({ J: 0, F: 1 }); // 10 * 1/3 < 7 * 2/3
  });

  it('baselines', () => {
    expect(uniformAgent({ game: catalog.promo, role: 0 }).actionProbabilities([]).Z).toBeCloseTo(1 / 3, 15);
    expect(habitAgent({ game, role: 0 }).actionProbabilities([['F', 'J']]).F).toBeCloseTo(0.95, 15);
    expect(menuDraw(base).actionProbabilities([]).J).toBeCloseTo((4 + 1 + 0.9 + 0.1) / 8, 15);
    expect(
      menuDraw(base).actionProbabilities([
        ['J', 'F'],
        ['F', 'J'],
      ]).J,
    ).toBeCloseTo(0.5, 15); // tft and wsls forgive, the two grim ones do not
  });

  it('scripts and menu strategies', () => {
    const hazing = scriptAutomaton(game, 1, { actions: ['F', 'F', 'J'] });
    const agent = automatonAgent({ game, role: 1, automaton: hazing });
    expect(
      agent.actionProbabilities([
        ['J', 'F'],
        ['J', 'F'],
      ]),
    ).toEqual({ J: 1, F: 0 });
    expect(agent.act([['J', 'F']], randomStream(1, 1))).toBe('F');
  });

  it('plans end with the last round: in it, nothing deters', () => {
    const lastRound = 3;
    const agent = psBr({ ...base, prior: { label: 'grim_trigger', weight: 1 }, lastRound });
    const clean = Array.from({ length: 2 }, () => ['J', 'J']);
    expect(agent.actionProbabilities(clean.slice(0, 1)).J).toBe(1);
    expect(agent.actionProbabilities(clean)).toEqual({ J: 0, F: 1 });
  });
});

describe('bad input', () => {
  it.each([
    [{ prior: 'grim_triger' }, /did you mean "grim_trigger"/],
    [{ prior: { allc: 0.5, alld: 0.4 } }, /sum to 1/],
    [{ prior: [0.5, 0.5] }, /8 weights/],
    [{ prior: { label: 'tft', weight: 1.5 } }, /prior.weight/],
    [{ temperature: 0 }, /"temperature" expected a number in \(0, /],
    [{ recency: 0 }, /recency/],
    [{ horizon: 0 }, /"horizon" expected an integer in \[1/],
    [{ lastRound: 0 }, /lastRound/],
    [{ discount: 1.1 }, /discount/],
    [{ payoffs: { plan: 'sample', noise: 0 } }, /"noise" expected a number in \(0, /],
    [{ payoffs: 'guess' }, /known, sample, mean, map/],
    [{ role: 2 }, /"role" expected an integer in \[0, 1\]/],
    [{ game: catalog['public-goods'] }, /two players/],
    [
      { game: catalog.samaritan, role: 0, menu: menus.samaritan[1], opponentMenu: menus.samaritan[1] },
      /the other role/,
    ],
    [{ opponentMenu: [] }, /at least one strategy/],
    [{ planner: 'unrestricted', rollouts: 3 }, /rollouts/],
    [{ sampling: 'commit', commitRounds: 0 }, /commitRounds/],
  ])('%o', (change, message) => {
    expect(() => psBr({ ...base, ...(change as object) } as typeof base)).toThrow(message);
  });

  it('histories and missing private payoffs', () => {
    expect(() => psBr(base).actionProbabilities([['J']])).toThrow(/"history\[0\]" expected 2 actions/);
    expect(() => psBr(base).actionProbabilities([['J', 'X']])).toThrow(/history\[0\]\[1\]/);
    expect(() => psBr({ ...base, payoffs: 'mean' }).actionProbabilities([['J', 'J']])).toThrow(
      /"payoffs" expected 1 own/,
    );
    expect(() => psBr({ ...base, rollouts: 2 }).actionProbabilities([])).toThrow(/rollouts/);
  });

  it('a history that no label explains keeps finite beliefs', () => {
    const constant = menu.slice(0, 1);
    const agent = psBr({ ...base, opponentMenu: constant });
    const probabilities = agent.actionProbabilities([['J', 'F']]);
    expect(probabilities.J + probabilities.F).toBe(1);
  });

  it('the other role’s automaton is named as such', () => {
    const recipient = menus.samaritan[1][0].automaton;
    expect(() => automatonAgent({ game: catalog.samaritan, role: 0, automaton: recipient })).toThrow(/the other role/);
  });
});
