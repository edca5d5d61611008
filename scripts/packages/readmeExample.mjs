/**
 * The first example of a package's README, run in the ways that users' projects would run it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { codeBlocks, consoleSteps, matchesOutput, promisedOutput } from '../../internal/testkit/dist/examples.js';
import { bundle } from './bundle.mjs';

const IMPORT = /^import \{([^}]+)\} from '([^']+)';$/gm;

/** The first block that runs, and what it promises to print. */
export function firstExample(readme) {
  const blocks = codeBlocks(readFileSync(readme, 'utf8'));
  const block = blocks.find(({ language }) => ['js', 'console'].includes(language));
  if (block === undefined) throw new Error('the README has no js or console block');
  if (block.language === 'console') return { steps: consoleSteps(block.code) };
  const promised = promisedOutput(block.code);
  if (promised === undefined) throw new Error('the first example promises no output');
  return { code: block.code, promised };
}

/** As an ES module, or as the commands that it shows. */
export function runAsModule({ steps, code, promised }, folder) {
  for (const { command, output } of steps ?? []) {
    compare(run('npx', ['--no-install', ...command.replace(/^npx /, '').split(' ')], folder), output);
  }
  if (code === undefined) return;
  writeFileSync(join(folder, 'example.mjs'), code);
  compare(run(process.execPath, ['example.mjs'], folder), promised);
}

/** As CommonJS, whose `require` loads ES modules. */
export function runAsCommonJs({ code, promised }, folder) {
  const body = code.replace(
    IMPORT,
    (_, names, source) => `const {${names.replaceAll(' as ', ': ')}} = require('${source}');`,
  );
  writeFileSync(join(folder, 'example.cjs'), `void (async () => {\n${body}\n})();\n`);
  compare(run(process.execPath, ['--no-warnings', 'example.cjs'], folder), promised);
}

/**
 * In a page, from a bundle.
 * @param browser - playwright's.
 */
export async function runInBrowser({ code, promised }, folder, browser) {
  const text = await bundle(folder, code, { external: [] });
  const page = await browser.newPage();
  try {
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.setContent('<!doctype html><title>example</title>');
    await page.evaluate(() => {
      globalThis.printed = [];
      console.log = (...values) => globalThis.printed.push(values);
    });
    await page.addScriptTag({ content: text, type: 'module' });
    await page.waitForFunction((lines) => globalThis.printed.length >= lines, countLogs(code), { timeout: 20_000 });
    const printed = await page.evaluate(() => globalThis.printed);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    compare(printed.map((values) => format(...values)).join('\n'), promised);
  } finally {
    await page.close();
  }
}

/** At least so many lines will be logged: fewer than that and the example has not come to its end. */
const countLogs = (code) => code.match(/console\.log/g)?.length ?? 0;

const run = (file, words, folder) => execFileSync(file, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

function compare(printed, promised) {
  const lines = printed
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
  if (!matchesOutput(lines, promised))
    throw new Error(`expected\n${promised.join('\n')}\nbut it printed\n${lines.join('\n')}`);
}
