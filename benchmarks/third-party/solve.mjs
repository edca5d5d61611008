/**
 * What lrsnash does, as a process: reads `m n` and two matrices from a file, prints the number of extreme equilibria.
 */
import { readFileSync } from 'node:fs';

const { bimatrixGame, extremeEquilibria } = await import(
  process.argv[3] === 'light' ? './lightCore.mjs' : '../../packages/core/dist/index.js'
);
const [m, n, ...numbers] = readFileSync(process.argv[2], 'utf8').trim().split(/\s+/).map(Number);
const matrix = (start) => Array.from({ length: m }, (_, a) => numbers.slice(start + a * n, start + (a + 1) * n));
console.log(extremeEquilibria(bimatrixGame(matrix(0), matrix(m * n))).equilibria.length);
