/**
 * No arguments and no input make the command line crash: an exit code of 0, 1 or 2, and at most one line of complaint.
 */
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runInMemory } from './runInMemory.js';

const COMMANDS = [
  ...['study', 'haze', 'catalog', 'convert', 'nash', 'dominance', 'minmax', 'correlated', 'payoffs', 'tournament'],
  'help',
];
const OPTIONS = [
  ...['--json', '--check', '--instance', '--to', '--help', '--version', '--newcomer', '--', '-h', '-x', '--check=A*2'],
  ...['--all', '--patience', '--pairs', '--pool', '--seed', '--algorithm', '--epsilon', '--discount=0.5', '--discount'],
  ...['--one', '--weak', '--mixed', '--coarse', '--for', '--player', '--turns=3', '--noise=0.1', '--lp', '--cooperate'],
  ...['--time-limit=0.01', '--rounds=5', '--replications=10'],
];
const VALUES = [
  ...['-', 'restart-table-1', 'prisoners-dilemma', 'heist', 'A,B', 'nfg', '/', '/dev/null', '', '__proto__', '\u0000'],
  ...['1e9', '4', '0.5', 'fptas', 'tit-for-tat', 'highs', 'Driver'],
];

const argument = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...COMMANDS) },
  { weight: 3, arbitrary: fc.constantFrom(...OPTIONS) },
  { weight: 4, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !text.includes('/')) },
);
/** `convert IN OUT` writes OUT, and nothing may be written here: convert gets one operand only. */
const argv = fc
  .array(argument, { maxLength: 6 })
  .filter((list) => !list.includes('convert') || list.filter((item) => !OPTIONS.includes(item)).length <= 2);

test('any arguments, any bytes on standard input', async () => {
  const stdin = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.constantFrom('', '{', 'NFG 1 R "" { "a" } { 1 } 0', '{"actions":[["a"]],"payoffs":[[1]]}'),
  );
  await fc.assert(
    fc.asyncProperty(argv, stdin, async (list, bytes) => {
      const { code, stdout, stderr } = await runInMemory(list, bytes);
      expect([0, 2]).toContain(code);
      if (code === 0) expect(stderr).toBe('');
      else {
        expect(stdout).toBe('');
        expect(stderr).toMatch(/^folkways: [^\n]+\n$/);
        expect(stderr).not.toMatch(/\bat .*\.[jt]s:\d+|undefined|\[object|NaN/);
      }
    }),
    { numRuns: cases(300, 20_000) },
  );
});
