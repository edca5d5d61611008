/**
 * Matches of two posterior-sampling agents, as a study plays them: few, short and always the same.
 */

import { followRate, type MenuSlug, playMatch, psBr, runExperiment, type StrategyMenu } from '@folkways/agents';
import { type NormalFormGame, profileAt, pureEquilibria, randomStream } from '@folkways/core';

/** What a study plays: enough to tell 90 % from 99 %, in well under a second. */
export const LEARNING = { matches: 100, window: [81, 100], seed: 1 } as const;

/** Prior weights of the cooperative strategy, from none in particular to near certainty. */
const WEIGHTS = [null, 0.9, 0.99, 0.999, 0.9999] as const;

/** What a strategy is expected with in games without the paper's menus. */
export const STRONG = 0.999;

/** Strategies worth expecting, by label: the first that a menu has of each kind. */
const EXPECTED = [/^grudger$|^grim-/, /^haze$/];

/** Late play of a pair that expects the prescribed strategy with this weight, or nothing in particular. */
export interface LearnedPath {
  readonly weight: number | null;
  /** Shares of the late rounds. */
  readonly anyNash: number;
  readonly prescribed: number;
}

/** One of the paper's games: by prior weight, how often late play is on a path. */
export async function learnedPaths(slug: MenuSlug): Promise<LearnedPath[]> {
  const rows: LearnedPath[] = [];
  for (const weight of WEIGHTS) {
    const prior = weight === null ? {} : { prior: { label: 'prescribed', weight } };
    const { matches, window, seed } = LEARNING;
    const agents = { learner: { kind: 'ps-br', ...prior } };
    const records = await runExperiment({ game: slug, agents, rounds: window[1], matches, seed });
    const rate = (metric: 'anyNash' | 'prescribed'): number => followRate(records, { metric, window }).rate;
    rows.push({ weight, anyNash: rate('anyNash'), prescribed: rate('prescribed') });
  }
  return rows;
}

/** Late play of a pair, outcome by outcome. */
export interface LearnedOutcomes {
  /** What both expect at first; null for nothing in particular. */
  readonly expects: string | null;
  readonly outcomes: readonly {
    readonly profile: readonly string[];
    readonly equilibrium: boolean;
    /** Of the late rounds. */
    readonly share: number;
  }[];
}

/** Any game of two players: how often each outcome is played late, without and with an expectation. */
export async function learnedOutcomes(
  game: NormalFormGame,
  menus: readonly [StrategyMenu, StrategyMenu],
): Promise<LearnedOutcomes[]> {
  const equilibria = new Set(pureEquilibria(game).profiles.map((profile) => profile.join(' ')));
  const rows: LearnedOutcomes[] = [];
  const labels = menus[0].map(({ label }) => label).filter((label) => menus[1].some((entry) => entry.label === label));
  const expected = EXPECTED.flatMap((kind) => labels.find((label) => kind.test(label)) ?? []);
  for (const expects of [null, ...expected]) {
    const prior = expects === null ? 'uniform' : { label: expects, weight: STRONG };
    const learner = (role: number) => psBr({ game, role, menu: menus[role], opponentMenu: menus[1 - role], prior });
    const agents = [learner(0), learner(1)] as const;
    const counts = new Float64Array(game.payoffs[0].length);
    const [from, to] = LEARNING.window;
    for (let m = 0; m < LEARNING.matches; m++) {
      const { profiles } = await playMatch(agents, { game, rounds: to, rng: randomStream(LEARNING.seed, m) });
      for (let t = from - 1; t < to; t++) counts[profiles[t]]++;
    }
    rows.push({
      expects: expects === 'grudger' ? 'a grudger' : expects,
      outcomes: Array.from(counts, (count, k) => {
        const profile = profileAt(game, k);
        return {
          profile: profile.map((action, i) => game.actions[i][action]),
          equilibrium: equilibria.has(profile.join(' ')),
          share: count / (LEARNING.matches * (to - from + 1)),
        };
      }),
    });
  }
  return rows;
}
