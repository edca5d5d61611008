/**
 * Checks what users get: packs every published package and, on the tarballs, runs publint and attw, bundles each library
 * for a browser, installs each package with the workspace packages it depends on into an empty folder, and runs its
 * README's first example there. Prints `N passed, N failed` as its last line.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeBlocks, consoleSteps, matchesOutput, promisedOutput } from '../internal/testkit/dist/examples.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'folkways-packages-'));
const tools = join(root, 'node_modules/.bin');
let passed = 0;
let failed = 0;

/** Runs one check and counts it; a check fails by throwing. */
async function check(name, run) {
  try {
    await run();
    passed++;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}\n${[error.message, error.stdout, error.stderr].filter(Boolean).join('\n')}`);
  }
}

const run = (file, words, options = {}) =>
  execFileSync(file, words, { cwd: root, encoding: 'utf8', stdio: 'pipe', ...options });

const packages = readdirSync(join(root, 'packages'))
  .filter((directory) => existsSync(join(root, 'packages', directory, 'package.json')))
  .map((directory) => {
    const folder = join(root, 'packages', directory);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { directory, folder, manifest, name: manifest.name };
  });

for (const item of packages) {
  await check(`${item.name}: packs`, () => {
    const out = run('npx', ['-y', 'pnpm@10.34.9', 'pack', '--json', '--pack-destination', scratch], {
      cwd: item.folder,
    });
    const packed = JSON.parse(out.slice(out.indexOf('{')));
    item.tarball = resolve(scratch, packed.filename);
    const names = packed.files.map(({ path }) => path);
    const pages = item.manifest.bin === undefined ? [] : ['index.html', 'explore.js', 'explore.css', 'engine.js'];
    const built = pages.map((page) => `dist/explore-page/${page}`);
    for (const wanted of ['README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', ...built]) {
      if (!names.includes(wanted)) throw new Error(`${wanted} is not in the tarball`);
    }
    const stray = names.filter((path) => /\.(test|bench)\.|tsbuildinfo|^src\//.test(path));
    if (stray.length > 0) throw new Error(`stray files in the tarball: ${stray.join(', ')}`);
  });
}

/** The tarballs of a package and of the workspace packages below it. */
function tarballs(item, seen = new Set()) {
  if (seen.has(item.tarball)) return seen;
  seen.add(item.tarball);
  for (const name of Object.keys(item.manifest.dependencies ?? {})) {
    const below = packages.find((other) => other.name === name);
    if (below !== undefined) tarballs(below, seen);
  }
  return seen;
}

/** Every file that a value of "exports" names under a condition. */
const entryPoints = (item) => Object.keys(item.manifest.exports).map((key) => item.name + key.slice(1));

for (const item of packages.filter(({ tarball }) => tarball !== undefined)) {
  await check(`${item.name}: publint`, () => run(join(tools, 'publint'), ['run', '--strict', item.tarball]));
  await check(`${item.name}: attw`, () => run(join(tools, 'attw'), [item.tarball, '--profile', 'esm-only']));

  const folder = join(scratch, item.directory);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'reader', private: true, type: 'module' }));
  await check(`${item.name}: installs from its tarball`, () => {
    run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs(item)], { cwd: folder });
  });
  await check(`${item.name}: first example of the README`, () => runFirstExample(item, folder));
  if (item.manifest.bin === undefined) {
    for (const entry of entryPoints(item).filter((name) => !name.endsWith('/node'))) {
      await check(`${entry}: bundles for a browser`, () => bundle(entry, folder));
    }
  }
}

function runFirstExample(item, folder) {
  const blocks = codeBlocks(readFileSync(join(item.folder, 'README.md'), 'utf8'));
  const first = blocks.find(({ language }) => ['js', 'console'].includes(language));
  if (first === undefined) throw new Error('the README has no js or console block');
  if (first.language === 'console') {
    for (const { command, output } of consoleSteps(first.code)) {
      compare(run('npx', ['--no-install', ...command.replace(/^npx /, '').split(' ')], { cwd: folder }), output);
    }
  } else {
    writeFileSync(join(folder, 'example.mjs'), first.code);
    const promised = promisedOutput(first.code);
    if (promised === undefined) throw new Error('the first example promises no output');
    compare(run(process.execPath, ['example.mjs'], { cwd: folder }), promised);
  }
}

function compare(printed, promised) {
  const lines = printed
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
  if (!matchesOutput(lines, promised))
    throw new Error(`expected\n${promised.join('\n')}\nbut it printed\n${lines.join('\n')}`);
}

async function bundle(entry, folder) {
  const { build } = await import('vite');
  const main = join(folder, 'browser.js');
  writeFileSync(main, `import * as everything from '${entry}';\nglobalThis.folkways = everything;\n`);
  const result = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: { input: main, external: ['glpk.js', 'glpk.js/node', 'highs'] },
    },
  });
  const chunks = [result].flat().flatMap(({ output }) => output);
  // Vite puts an empty module in the place of what only Node has; named by its id, or left as an import.
  const left = chunks
    .filter(({ type }) => type === 'chunk')
    .flatMap(({ imports, moduleIds, code }) => [
      ...[...imports, ...moduleIds].filter((id) => id.startsWith('node:') || id.includes('__vite-browser-external')),
      ...(code.match(/["'`]node:[a-z_/]+["'`]/g) ?? []),
    ]);
  if (left.length > 0) throw new Error(`left in the bundle: ${[...new Set(left)].join(', ')}`);
}

rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
