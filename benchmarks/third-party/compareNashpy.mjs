/**
 * All equilibria of nondegenerate games: Nashpy's vertex enumeration in floats, timed inside Python; extremeEquilibria in a warm process.
 */
import { bimatrixGame, extremeEquilibria } from '../../packages/core/dist/index.js';
import { isPresent, median, run, shown, table, timed } from './measure.mjs';
import { GAMES, randomGames } from './randomGames.mjs';

const SCRIPT = `
import json, sys, time, warnings
import numpy, nashpy
warnings.simplefilter("ignore")
A, B = (numpy.array(M) for M in json.loads(sys.argv[1]))
start = time.perf_counter()
found = list(nashpy.Game(A, B).vertex_enumeration())
print(json.dumps([1000 * (time.perf_counter() - start), len(found)]))
`;

export function compareNashpy(python) {
  console.log('\nall equilibria, medians in ms');
  if (!isPresent('Nashpy', python, ['-c', 'import nashpy'], 'pip install nashpy')) return;
  const rows = [['n', 'Nashpy', 'extremeEquilibria', 'times faster', 'games with other counts']];
  for (const n of [5, 6, 7, 8]) {
    const [theirs, ours] = [[], []];
    let different = 0;
    for (const { A, B } of randomGames(n)) {
      const game = bimatrixGame(A, B);
      const count = extremeEquilibria(game).equilibria.length;
      ours.push(timed(() => extremeEquilibria(game)).ms);
      const [ms, found] = JSON.parse(run(python, ['-c', SCRIPT, JSON.stringify([A, B])]));
      theirs.push(ms);
      if (found !== count) different++;
    }
    const ratio = median(theirs) / median(ours);
    rows.push([n, shown(median(theirs)), shown(median(ours)), ratio.toFixed(0), `${different} of ${GAMES}`]);
  }
  table(rows);
}
