/**
 * Medians of wall times, and peers that may be missing.
 */
import { spawnSync } from 'node:child_process';

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Milliseconds that a call takes, and what it returns. */
export const timed = (call) => {
  const start = performance.now();
  const result = call();
  return { ms: performance.now() - start, result };
};

/** Runs a program to its end; its output is one string. */
export const run = (command, args) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error !== undefined || status !== 0)
    throw new Error(`${command}: ${error?.message ?? stderr.trim().split('\n').pop()}`);
  return stdout;
};

/** Can this program be run at all? A missing one is said once, on one line. */
export const isPresent = (name, command, args, where) => {
  const { error, status } = spawnSync(command, args, { stdio: 'ignore' });
  if (error === undefined && status === 0) return true;
  console.log(`skipped: ${name} is not installed (${where})`);
  return false;
};

export const table = (rows) => {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => String(row[c]).length)));
  for (const row of rows) console.log(row.map((cell, c) => String(cell).padStart(widths[c])).join('  '));
};

export const shown = (ms) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0));
