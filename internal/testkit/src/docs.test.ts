/**
 * Every code block of the READMEs, the docs and the docstrings runs, and prints what it says it prints.
 *
 * `js` and `ts` blocks are modules; `console` blocks are commands of the built command line with their output.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import {
  type CodeBlock,
  codeBlocks,
  consoleSteps,
  docstringBlocks,
  matchesOutput,
  promisedOutput,
} from './examples.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', '*.ts'], {
  cwd: root,
  encoding: 'utf8',
});
const files = listed.split('\n').filter((file) => file !== '' && !file.startsWith('.changeset/'));
const scratchParent = join(root, '.examples');
mkdirSync(scratchParent, { recursive: true });
const scratch = mkdtempSync(join(scratchParent, 'run-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const examples = files.flatMap((file) => {
  const isMarkdown = file.endsWith('.md');
  if (!isMarkdown && (/\.(test|bench)\.ts$/.test(file) || !file.includes('/src/'))) return [];
  let text: string;
  try {
    text = readFileSync(join(root, file), 'utf8');
  } catch {
    return []; // deleted, not yet committed
  }
  const blocks = isMarkdown ? codeBlocks(text) : docstringBlocks(text);
  return blocks
    .filter(({ language }) => ['js', 'ts', 'console'].includes(language))
    .map((block) => ({ name: `${file}:${block.line}`, block }));
});

describe('examples in READMEs, docs and docstrings', () => {
  it('exist', () => expect(examples.length).toBeGreaterThan(5));

  for (const [index, { name, block }] of examples.entries()) {
    it(name, async () => (block.language === 'console' ? runConsole(block) : await runModule(block, index)));
  }
});

async function runModule(block: CodeBlock, index: number): Promise<void> {
  const file = join(scratch, `example${index}.ts`);
  writeFileSync(file, block.code);
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...values: unknown[]) => {
    printed.push(...format(...values).split('\n'));
  });
  try {
    await import(/* @vite-ignore */ `/${relative(root, file)}`);
  } finally {
    log.mockRestore();
  }
  const promised = promisedOutput(block.code);
  if (promised !== undefined) expect(printed.map((line) => line.trimEnd())).toEqual(promised);
}

function runConsole(block: CodeBlock): void {
  for (const { command, output } of consoleSteps(block.code)) {
    const [program, ...words] = command.replace(/^npx /, '').split(' ');
    expect(program, `a console block may run folkways only: ${command}`).toBe('folkways');
    const bin = join(root, 'packages/cli/dist/bin.js');
    const printed = execFileSync(process.execPath, [bin, ...words], { cwd: root, encoding: 'utf8' });
    const lines = printed
      .trimEnd()
      .split('\n')
      .map((line) => line.trimEnd());
    if (!matchesOutput(lines, output)) expect(lines.join('\n')).toBe(output.join('\n'));
  }
}
