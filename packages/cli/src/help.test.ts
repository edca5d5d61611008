/**
 * Help and version.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runInMemory } from './runInMemory.js';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

test.each([[['--help']], [['-h']], [['help']], [[]]])('folkways %j is help', async (argv) => {
  const { code, stdout, stderr } = await runInMemory(argv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('folkways study prisoners-dilemma');
});

test.each(['--version', '-V'])('%s', async (flag) => {
  expect(await runInMemory([flag])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
});

describe('every command', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'folkways-help-'));
  afterAll(() => rmSync(scratch, { recursive: true }));

  test('has help with examples, and it is no wider than a page', async () => {
    const { stdout } = await runInMemory(['--help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) .*(?:\[options\]|<|\[)/gm)].map((match) => match[1]);
    expect(commands).toEqual(expect.arrayContaining(['study', 'haze', 'catalog', 'convert']));
    for (const command of commands.filter((name) => name !== 'help')) {
      const help = await runInMemory([command, '--help']);
      expect(help).toMatchObject({ code: 0, stderr: '' });
      expect(help.stdout).toMatch(new RegExp(`Examples:\\n(  .*:\\n  )?  folkways ${command} `));
      for (const line of help.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(82);
    }
  });

  test('what the examples show is true: they run', async () => {
    for (const command of ['study', 'haze', 'catalog', 'convert']) {
      const { stdout } = await runInMemory([command, '--help']);
      const examples = [...stdout.matchAll(/^ {2}folkways (\S.*?)(?: {2,}.*)?$/gm)].map((match) => match[1]);
      // Only those that need no file of the reader's own.
      for (const example of examples.filter((line) => !/my-game|game\.|costs|pd\.json|</.test(line))) {
        // What an example writes belongs into a folder of ours.
        const words = example.split(' ').map((word) => (/\.(html|svg|nfg)$/.test(word) ? join(scratch, word) : word));
        expect({ example, ...(await runInMemory(words)) }).toMatchObject({ code: 0, stderr: '' });
        for (const word of words.filter((one) => one.startsWith(scratch))) expect(existsSync(word), word).toBe(true);
      }
    }
  });
});
