/**
 * Exact forms against the slower ones they replace, in the same run.
 */
import { bench, describe } from 'vitest';
import { symmetricGame } from '../game/index.js';
import { randomStream, uniformInteger } from '../random/index.js';
import {
  type Automaton,
  automataProduct,
  automatonFromTables,
  criticalDiscount,
  discountedPayoffs,
  namedStrategy,
  playProfiles,
  roundRobin,
  type StrategyName,
} from './index.js';

const actions = ['C', 'D'];
const game = symmetricGame(
  [
    [3, 0],
    [5, 1],
  ],
  { actions },
);

/** A 50-state automaton; `mixing` of 100 states' outputs are random. */
function drawn(seed: number, random: boolean): Automaton {
  const rng = randomStream(seed, 0);
  const count = 50;
  return automatonFromTables({
    actions,
    outputs: Array.from({ length: count }, () => {
      const p = random ? uniformInteger(rng, 1, 99) / 100 : uniformInteger(rng, 0, 1);
      return [p, 1 - p];
    }),
    transitions: Array.from({ length: count }, (_, s) => [
      (s + 1) % count,
      ...Array.from({ length: 3 }, () => uniformInteger(rng, 0, count - 1)),
    ]),
  });
}

/** What anyone would write first: iterate v = (1 - d) r + d P v until it is within 1e-13. */
function valueIteration(automata: Automaton[], discount: number): number {
  const { stateCount, rowStarts, targets, probabilities, payoffs } = automataProduct(game, automata);
  let v = new Float64Array(stateCount);
  for (let t = 0; t < Math.log(1e-13) / Math.log(discount); t++) {
    const w = new Float64Array(stateCount);
    for (let s = 0; s < stateCount; s++) {
      let sum = 0;
      for (let e = rowStarts[s]; e < rowStarts[s + 1]; e++) sum += probabilities[e] * v[targets[e]];
      w[s] = (1 - discount) * payoffs[0][s] + discount * sum;
    }
    v = w;
  }
  return v[0];
}

describe('discounted values of 50 x 50 states (2,500 joint states), discount .99', () => {
  const random = [drawn(1, true), drawn(2, true)];
  const sure = [drawn(3, false), drawn(4, false)];
  bench('both players, randomising', () => {
    discountedPayoffs(game, random, { discount: 0.99 });
  });
  bench('both players, deterministic, from every reachable joint state', () => {
    discountedPayoffs(game, sure, { discount: 0.99, reach: 'all' });
  });
  bench('value iteration, one player, randomising', () => {
    valueIteration(random, 0.99);
  });
});

describe('a tournament of 12 automata, 200 turns, 1 % noise', () => {
  const names: StrategyName[] = [
    'cooperator',
    'defector',
    'titForTat',
    'suspiciousTitForTat',
    'titForTwoTats',
    'generousTitForTat',
    'grudger',
    'softGrudger',
    'winStayLoseShift',
    'alternator',
    'bully',
    'random',
  ];
  const strategies = names.map((name) => namedStrategy(name, { actions }));
  bench('exact', () => {
    roundRobin(game, strategies, { turns: 200, noise: 0.01 });
  });
  bench('sampled 10 times (a hundredth of 1,000)', () => {
    const rng = randomStream(1, 0);
    let total = 0;
    for (let m = 0; m < 10; m++) {
      for (let i = 0; i < 12; i++) {
        for (let j = i; j < 12; j++) {
          const played = playProfiles([strategies[i], strategies[j]], { game, rounds: 200, rng, noise: 0.01 });
          for (const k of played) total += game.payoffs[0][k];
        }
      }
    }
    if (!Number.isFinite(total)) throw new Error('unreachable');
  });
});

describe('critical discount factor of Grudger against itself, subgame perfect', () => {
  const grim = namedStrategy('grudger', { actions });
  bench('exact', () => {
    criticalDiscount(game, [grim, grim], { kind: 'subgame-perfect' });
  });
  bench('sampled', () => {
    criticalDiscount(game, [grim, grim], { kind: 'subgame-perfect', method: 'sampled' });
  });
});
