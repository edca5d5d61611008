/**
 * Random meta-games and meta-actions for the laws, ties and empty shares included.
 */
import { type NormalFormGame, normalFormGame, type RandomStream, uniformInteger } from '@folkways/core';
import {
  lottery,
  type MetaAction,
  type MetaGame,
  metaActionCount,
  metaActionProfile,
  metaGame,
  type PureProfile,
  type Split,
} from '@folkways/metagame';

/** A game of 2 or 3 roles with 1 to `maxActions` actions each and payoffs from -5 to 5. */
export function randomGame(rng: RandomStream, roles: number, maxActions = 3): NormalFormGame {
  const sizes = Array.from({ length: roles }, () => uniformInteger(rng, 1, maxActions));
  const cells = sizes.reduce((product, size) => product * size, 1);
  return normalFormGame({
    actions: sizes.map((size) => Array.from({ length: size }, (_, a) => `${a}`)),
    payoffs: sizes.map(() => Array.from({ length: cells }, () => uniformInteger(rng, -5, 5))),
  });
}

/** Integer weights with a positive sum, as fractions with sum 1; about a fifth of them 0. */
export function randomWeights(rng: RandomStream, count: number): string[] {
  const list = Array.from({ length: count }, () => Math.max(0, uniformInteger(rng, -2, 9)));
  list[uniformInteger(rng, 0, count - 1)] += 1;
  const total = list.reduce((sum, weight) => sum + weight, 0);
  return list.map((weight) => `${weight}/${total}`);
}

/** A meta-game in which every LLM has clients. */
export function randomMetaGame(rng: RandomStream, { roles = uniformInteger(rng, 2, 3), llms = 3 } = {}): MetaGame {
  const game = randomGame(rng, roles);
  for (;;) {
    const shares = game.players.map(() => randomWeights(rng, llms));
    if (shares[0].every((_, j) => shares.some((row) => !row[j].startsWith('0/')))) return metaGame({ game, shares });
  }
}

/** A distribution on `count` points. */
export function randomDistribution(rng: RandomStream, count: number): Float64Array {
  return Float64Array.from(randomWeights(rng, count), (text) => {
    const [numerator, denominator] = text.split('/').map(Number);
    return numerator / denominator;
  });
}

/** A random split. */
export function randomSplit(rng: RandomStream, { game }: MetaGame): Split {
  return { kind: 'split', roles: game.actions.map((names) => randomDistribution(rng, names.length)) };
}

/** A random pure profile of the roles an LLM has clients in. */
export function randomPure(rng: RandomStream, meta: MetaGame, llm: number): PureProfile {
  return metaActionProfile(meta, llm, uniformInteger(rng, 0, metaActionCount(meta, llm) - 1));
}

/** A split, a lottery or a pure profile. */
export function randomMetaAction(rng: RandomStream, meta: MetaGame, llm: number): MetaAction {
  const kind = uniformInteger(rng, 0, 2);
  if (kind === 0) return randomSplit(rng, meta);
  if (kind === 1) return randomPure(rng, meta, llm);
  const weights = randomWeights(rng, metaActionCount(meta, llm));
  return lottery(weights.map((weight, index) => [metaActionProfile(meta, llm, index), weight]));
}
