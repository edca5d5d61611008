/**
 * All extreme equilibria: lrsnash (C, GMP) as a process; extremeEquilibria as a process and in a warm one.
 */
import { fileURLToPath } from 'node:url';
import { bimatrixGame, extremeEquilibria } from '../../packages/core/dist/index.js';
import { isPresent, median, run, shown, table, timed } from './measure.mjs';
import { GAMES, randomGames } from './randomGames.mjs';

const solver = fileURLToPath(new URL('./solve.mjs', import.meta.url));
const ROUNDS = 3;

export async function compareLrsnash() {
  console.log(`\nextreme equilibria of ${GAMES} random games n x n, medians in ms (ratio to lrsnash)`);
  const hasPeer = isPresent('lrsnash', 'lrsnash', [randomGames(2)[0].file], 'Debian: lrslib');
  const times = (call) => Array.from({ length: ROUNDS }, () => timed(call).ms);
  const bare = median([...times(() => run('node', ['-e', '0'])), ...times(() => run('node', ['-e', '0']))]);
  const rows = [
    ['n', 'lrsnash', 'process', 'ratio', 'core part only', 'ratio', 'less bare node', 'ratio', 'warm', 'ratio'],
  ];
  for (const n of [7, 8, 9, 10, 11, 12]) {
    const measured = { lrsnash: [], whole: [], light: [], warm: [] };
    for (const { A, B, file } of randomGames(n)) {
      const game = bimatrixGame(A, B);
      const count = extremeEquilibria(game).equilibria.length; // and warms up
      measured.warm.push(...times(() => extremeEquilibria(game)));
      for (let k = 0; k < ROUNDS; k++) {
        measured.whole.push(timed(() => run('node', [solver, file])).ms);
        measured.light.push(timed(() => run('node', [solver, file, 'light'])).ms);
        if (!hasPeer) continue;
        const { ms, result } = timed(() => run('lrsnash', [file]));
        measured.lrsnash.push(ms);
        const found = Number(/Number of equilibria found: (\d+)/.exec(result)?.[1]);
        if (found !== count)
          throw new Error(`${n} x ${n}: lrsnash found ${found} equilibria, extremeEquilibria ${count}`);
      }
    }
    const peer = hasPeer ? median(measured.lrsnash) : NaN;
    const ratio = (ms) => (hasPeer ? (ms / peer).toFixed(2) : '-');
    const [whole, light, warm] = [measured.whole, measured.light, measured.warm].map(median);
    const columns = [whole, light, Math.max(0, light - bare), warm].flatMap((ms) => [shown(ms), ratio(ms)]);
    rows.push([n, hasPeer ? shown(peer) : '-', ...columns]);
  }
  table(rows);
  console.log(`bare node (node -e 0): ${shown(bare)} ms, part of both process columns`);
}
