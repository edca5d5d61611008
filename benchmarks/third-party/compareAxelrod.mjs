/**
 * A noisy tournament: Axelrod-Python samples it, timed inside Python; roundRobin computes the expectations that the samples scatter around.
 */
import { namedStrategy, roundRobin, symmetricGame } from '../../packages/core/dist/index.js';
import { isPresent, median, run, shown, timed } from './measure.mjs';

const TURNS = 200;
const NOISE = 0.01;
const REPETITIONS = 10;
const PAIRS = [
  ['cooperator', 'Cooperator'],
  ['defector', 'Defector'],
  ['titForTat', 'TitForTat'],
  ['suspiciousTitForTat', 'SuspiciousTitForTat'],
  ['titForTwoTats', 'TitFor2Tats'],
  ['grudger', 'Grudger'],
  ['winStayLoseShift', 'WinStayLoseShift'],
  ['alternator', 'Alternator'],
];
const SCRIPT = `
import json, sys, time
import axelrod
names, turns, noise, repetitions = json.loads(sys.argv[1])
players = [getattr(axelrod, name)() for name in names]
start = time.perf_counter()
results = axelrod.Tournament(players, turns=turns, noise=noise, repetitions=repetitions, seed=1).play(progress_bar=False)
seconds = time.perf_counter() - start
print(json.dumps([1000 * seconds, results.payoff_matrix]))
`;

export function compareAxelrod(python) {
  console.log(`\ntournament of ${PAIRS.length}, ${TURNS} turns, ${100 * NOISE} % noise`);
  if (!isPresent('Axelrod', python, ['-c', 'import axelrod'], 'pip install axelrod')) return;
  const game = symmetricGame(
    [
      [3, 0],
      [5, 1],
    ],
    { actions: ['C', 'D'] },
  );
  const strategies = PAIRS.map(([name]) => namedStrategy(name, { actions: ['C', 'D'] }));
  const solve = () => roundRobin(game, strategies, { turns: TURNS, noise: NOISE });
  const { perTurn } = solve();
  const ours = median(Array.from({ length: 5 }, () => timed(solve).ms));
  const [theirs, sampled] = JSON.parse(
    run(python, ['-c', SCRIPT, JSON.stringify([PAIRS.map(([, name]) => name), TURNS, NOISE, REPETITIONS])]),
  );
  const furthest = Math.max(
    ...perTurn.flatMap((row, i) => [...row].map((x, j) => (i === j ? 0 : Math.abs(x - sampled[i][j])))),
  );
  console.log(`Axelrod, ${REPETITIONS} samples: ${shown(theirs)} ms; roundRobin, exact: ${shown(ours)} ms`);
  console.log(`the samples' means are within ${furthest.toFixed(2)} per turn of the exact expectations`);
}
