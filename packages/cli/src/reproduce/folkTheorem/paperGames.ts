/**
 * The meta-games of the paper's examples.
 */
import { catalog } from '@folkways/core';
import { type MetaGame, metaGame, type Protocol } from '@folkways/metagame';

/** Two LLMs with shares p and q of every role of a catalogue game. */
export function twoLlms(slug: string, p: string, q: string): MetaGame {
  const game = catalog[slug];
  return metaGame({ game, shares: game.players.map(() => [p, q]), llms: ['large', 'small'] });
}

/** Each LLM advises .8 of its primary role and .1 of the others. */
export const HEIST_SHARES = [
  ['8/10', '1/10', '1/10'],
  ['1/10', '8/10', '1/10'],
  ['1/10', '1/10', '8/10'],
] as const;

/** The heist. */
export function heist(): MetaGame {
  const llms = ['planner LLM', 'burglar LLM', 'driver LLM'];
  return metaGame({ game: catalog.heist, shares: HEIST_SHARES, llms });
}

/** Everyone names the next role: the blame cycle. */
export const BLAME_CYCLE = [
  [0, 0, 0],
  [0, 0, 0],
  [0, 0, 0],
] as const;

/** What keeps LLM l down: the other two have its primary role named by both others. */
const HEIST_PUNISHERS = [
  [null, [0, 1, 0], [0, 1, 0]],
  [[0, 0, 1], null, [0, 0, 1]],
  [[1, 0, 0], [1, 0, 0], null],
] as const;

/** A review protocol for the blame cycle. */
export function heistProtocol(periods: number, tolerance: number, K: number, probe: number): Protocol {
  return {
    schedule: [{ profile: BLAME_CYCLE, periods }],
    tolerance,
    punishment: { periods: K, punishers: HEIST_PUNISHERS },
    probe,
  };
}

/** A review protocol for mutual cooperation in the dilemma, with defection as punishment. */
export function dilemmaProtocol(periods: number, tolerance: number, K: number, probe: number): Protocol {
  const [cooperate, defect] = [
    [0, 0],
    [1, 1],
  ];
  return {
    schedule: [{ profile: [cooperate, cooperate], periods }],
    tolerance,
    punishment: {
      periods: K,
      punishers: [
        [null, defect],
        [defect, null],
      ],
    },
    probe,
  };
}
