/**
 * Lines of files that are larger than what is read at a time.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf } from './linesOf.js';

const CHUNK = 1 << 20;

test('lines shorter, as long as and longer than a chunk; half a line at the end is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkways-lines-'));
  const path = join(folder, 'lines');
  for (const lengths of [[], [0], [0, 0, 3], [CHUNK - 1, 5], [CHUNK, 0, CHUNK + 1], [3 * CHUNK + 7, CHUNK - 8, 2]]) {
    for (const rest of ['', 'half']) {
      const lines = lengths.map((length, n) => String.fromCharCode(97 + n).repeat(length));
      writeFileSync(path, lines.map((line) => `${line}\n`).join('') + rest);
      const descriptor = openSync(path, 'r');
      const found = [...linesOf(descriptor)];
      closeSync(descriptor);
      expect(found.map(([line]) => line.toString()).join('|') === lines.join('|')).toBe(true);
      const starts = lengths.map((_, n) => lengths.slice(0, n).reduce((sum, length) => sum + length + 1, 0));
      expect(found.map(([, place]) => place)).toEqual(starts.map((start, n) => [start, lengths[n]]));
    }
  }
  rmSync(folder, { recursive: true });
});
