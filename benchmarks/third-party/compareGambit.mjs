/**
 * Gambit's exact enumeration of extreme equilibria (gambit-enummixed), as a process, beside ours.
 */
import { writeFileSync } from 'node:fs';
import { bimatrixGame, extremeEquilibria, writeNfg } from '../../packages/core/dist/index.js';
import { isPresent, median, run, shown, table, timed } from './measure.mjs';
import { randomGames } from './randomGames.mjs';

export function compareGambit() {
  console.log('\nextreme equilibria, gambit-enummixed in rationals, medians in ms');
  if (!isPresent('Gambit', 'gambit-enummixed', ['-v'], 'https://gambitproject.readthedocs.io')) return;
  const rows = [['n', 'gambit-enummixed, process', 'extremeEquilibria, warm', 'times faster']];
  for (const n of [5, 6, 7]) {
    const [theirs, ours] = [[], []];
    for (const { A, B, file } of randomGames(n)) {
      const game = bimatrixGame(A, B);
      writeFileSync(`${file}.nfg`, writeNfg(game));
      extremeEquilibria(game);
      ours.push(timed(() => extremeEquilibria(game)).ms);
      theirs.push(timed(() => run('gambit-enummixed', ['-q', `${file}.nfg`])).ms);
    }
    rows.push([n, shown(median(theirs)), shown(median(ours)), (median(theirs) / median(ours)).toFixed(0)]);
  }
  table(rows);
}
