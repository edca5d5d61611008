/**
 * The named strategies against action sequences of the Axelrod library (its own tests, and matches recorded with 4.13.0).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { symmetricGame } from '../game/index.js';
import { type Automaton, followHistory, namedStrategy, playAutomata, roundRobin, type StrategyName } from './index.js';

interface Fixture {
  testCases: { player: string; opponent: string; playerActions: string; opponentActions: string }[];
  gtftStochastic: { playerActions: string; opponentActions: string }[];
  fourVectors: { expectedGTFT: { CC: number; CD: number; DC: number; DD: number } };
  matches: { players: [string, string]; turns: number; actions: [string, string]; finalScore: number[] }[];
  tournament: {
    players: string[];
    turns: number;
    scores: number[][];
    rankedNames: string[];
    payoffMatrixPerTurn: number[][];
  };
}
const fixture: Fixture = JSON.parse(
  readFileSync(new URL('./fixtures/axelrod-sequences.golden.json', import.meta.url), 'utf8'),
);
const names: Record<string, StrategyName> = {
  Cooperator: 'cooperator',
  Defector: 'defector',
  TitForTat: 'titForTat',
  SuspiciousTitForTat: 'suspiciousTitForTat',
  TitFor2Tats: 'titForTwoTats',
  Grudger: 'grudger',
  SoftGrudger: 'softGrudger',
  WinStayLoseShift: 'winStayLoseShift',
  Alternator: 'alternator',
  Bully: 'bully',
};
const actions = ['C', 'D'];
const game = symmetricGame(
  [
    [3, 0],
    [5, 1],
  ],
  { actions },
);
const strategy = (name: string): Automaton => {
  const alternator = namedStrategy('alternator', { actions });
  return name === 'CyclerDC' ? { ...alternator, initial: 1 } : namedStrategy(names[name], { actions });
};

describe("the library's own test cases", () => {
  it.each(fixture.testCases)('$player against $opponent', ({ player, playerActions, opponentActions }) => {
    const history = [...playerActions].map((own, t) => [own, opponentActions[t]]);
    const { probabilities } = followHistory(strategy(player), history);
    expect(probabilities.every((p) => p === 1)).toBe(true);
  });
});

describe('Generous Tit For Tat', () => {
  const generous = namedStrategy('generousTitForTat', { actions });
  it('can play the recorded sequences', () => {
    for (const { playerActions, opponentActions } of fixture.gtftStochastic) {
      const history = [...playerActions].map((own, t) => [own, opponentActions[t]]);
      expect(followHistory(generous, history).probabilities.every((p) => p > 0)).toBe(true);
    }
  });
  it('has the four probabilities of Axelrod’s game', () => {
    const wanted = fixture.fourVectors.expectedGTFT;
    for (const last of ['CC', 'CD', 'DC', 'DD'] as const) {
      expect(followHistory(generous, [[...last]]).next[0]).toBeCloseTo(wanted[last], 15);
    }
  });
});

describe('matches', () => {
  it.each(fixture.matches)('$players', ({ players, turns, actions: wanted, finalScore }) => {
    const { rounds } = playAutomata(players.map(strategy), { game, rounds: turns });
    expect([0, 1].map((i) => rounds.map((row) => row[i]).join(''))).toEqual(wanted);
    const exact = roundRobin(game, players.map(strategy), { turns });
    expect([exact.scores[0][1], exact.scores[1][0]]).toEqual(finalScore);
  });
});

describe('the tournament', () => {
  const { players, turns, scores, rankedNames, payoffMatrixPerTurn } = fixture.tournament;
  const result = roundRobin(game, players.map(strategy), { turns });
  it('has the recorded scores', () => {
    expect([...result.totals]).toEqual(scores.map(([score]) => score));
    result.perTurn.forEach((row, i) => {
      row.forEach((score, j) => {
        expect(score).toBeCloseTo(payoffMatrixPerTurn[i][j], 12);
      });
    });
  });
  it('has the recorded ranking', () => {
    expect(result.ranking.map((i) => strategy(players[i]).label)).toEqual(rankedNames);
  });
});
