/**
 * All extreme equilibria: lrsnash (C, GMP) as a process; extremeEquilibria as a process and in a warm one.
 */
import { fileURLToPath } from 'node:url';
import { bimatrixGame, extremeEquilibria } from '../../packages/core/dist/index.js';
import { isPresent, median, run, shown, table, timed } from './measure.mjs';
import { GAMES, randomGames } from './randomGames.mjs';

const solver = fileURLToPath(new URL('./solve.mjs', import.meta.url));
/** Runs of each kind, in turn, of which the fastest counts: other work on the machine only ever adds. */
const ROUNDS = 5;

const countOf = (output) => Number(/Number of equilibria found: (\d+)/.exec(output)?.[1]);

/** Prints the comparison; returns its figures in milliseconds, none without lrsnash. */
export function compareLrsnash() {
  console.log(
    `\nextreme equilibria of ${GAMES} random games n x n: ms (ratio to lrsnash), best of ${ROUNDS}, median of games`,
  );
  const hasPeer = isPresent('lrsnash', 'lrsnash', [randomGames(2)[0].file], 'Debian: lrslib');
  const figures = [];
  const rows = [['n', 'lrsnash', 'bare node', 'process', 'two modules', 'less bare node', 'warm']];
  for (const n of [7, 8, 9, 10, 11, 12]) {
    const best = randomGames(n).map(({ A, B, file }) => {
      const game = bimatrixGame(A, B);
      const count = extremeEquilibria(game).equilibria.length;
      if (hasPeer && countOf(run('lrsnash', [file])) !== count)
        throw new Error(`${file}: lrsnash does not find ${count}`);
      const kinds = [
        () => (hasPeer ? run('lrsnash', [file]) : undefined),
        () => run('node', ['-e', '0']),
        () => run('node', [solver, file]),
        () => run('node', [solver, file, 'light']),
        () => extremeEquilibria(game),
      ];
      const least = kinds.map(() => Infinity);
      for (let round = 0; round < ROUNDS; round++) {
        kinds.forEach((kind, k) => {
          least[k] = Math.min(least[k], timed(kind).ms);
        });
      }
      return least;
    });
    const [peer, bare, whole, light, warm] = best[0].map((_, k) => median(best.map((least) => least[k])));
    if (hasPeer) figures.push({ n, peer, warm, process: whole });
    const cell = (ms) => (hasPeer ? `${shown(ms)} (${(ms / peer).toFixed(2)})` : shown(ms));
    rows.push([n, hasPeer ? shown(peer) : '-', shown(bare), ...[whole, light, light - bare, warm].map(cell)]);
  }
  table(rows);
  return figures;
}
