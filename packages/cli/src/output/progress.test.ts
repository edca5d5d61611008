/**
 * Progress on a terminal and in a log.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Io } from '../io.js';
import { progressOn } from './progress.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listener(isTerminal: boolean): { io: Io; said: string[] } {
  const said: string[] = [];
  const sink = { isTerminal, write: async (text: string) => void said.push(text) };
  return { io: { stdin: (async function* () {})(), stdout: sink, stderr: sink, environment: {} }, said };
}

test('a quick computation says nothing', () => {
  const { io, said } = listener(true);
  const progress = progressOn(io, 'solves', 10);
  for (let done = 1; done <= 10; done++) progress.report(done);
  progress.end();
  expect(said).toEqual([]);
});

test('a bar on a terminal, taken away at the end', () => {
  const { io, said } = listener(true);
  const progress = progressOn(io, 'solves', 10);
  vi.advanceTimersByTime(3000);
  progress.report(5);
  progress.report(6);
  progress.end();
  expect(said).toEqual([`\r[${'='.repeat(15)}${' '.repeat(15)}] 5 of 10 solves`, '\r\u001b[2K']);
});

test('plain lines in a log, seldom', () => {
  const { io, said } = listener(false);
  const progress = progressOn(io, 'solves');
  for (let done = 1; done <= 30; done++) {
    vi.advanceTimersByTime(1000);
    progress.report(done);
  }
  progress.end();
  expect(said.every((line) => /^folkways: \d+ solves\n$/.test(line))).toBe(true);
  expect(said.length).toBeLessThan(5);
});

test('what comes next, where the units have names', () => {
  const { io, said } = listener(true);
  const progress = progressOn(io, 'computations', 2);
  vi.advanceTimersByTime(3000);
  progress.report(1, 'Lemma 2');
  expect(said).toEqual([`\r[${'='.repeat(15)}${' '.repeat(15)}] 1 of 2 computations; Lemma 2\u001b[K`]);
});
