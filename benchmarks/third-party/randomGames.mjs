/**
 * The games everyone gets: payoffs independent and uniform on 0..99, from a fixed seed.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const GAMES = 5;

/** Marsaglia's xorshift32: enough to draw payoffs, and the same everywhere. */
const stream = (seed) => {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state;
  };
};

/** Five games n x n, each as matrices and as a file that lrsnash reads. */
export const randomGames = (n) => {
  const folder = mkdtempSync(join(tmpdir(), 'third-party-'));
  return Array.from({ length: GAMES }, (_, g) => {
    const next = stream(100 * n + g + 1);
    const matrix = () => Array.from({ length: n }, () => Array.from({ length: n }, () => next() % 100));
    const [A, B] = [matrix(), matrix()];
    const text = [[`${n} ${n}`], ...[A, B].map((M) => M.map((row) => row.join(' ')))].map((lines) => lines.join('\n'));
    const file = join(folder, `${n}-${g}.txt`);
    writeFileSync(file, `${text.join('\n\n')}\n`);
    return { A, B, file };
  });
};
