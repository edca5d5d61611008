/**
 * Checks what users get: packs every published package and, on the tarballs, runs publint and attw, installs each with the workspace
 * packages it depends on into an empty folder, runs its README's first example there (as a module, in CommonJS, in a browser), checks all
 * examples against the published types, and bundles each library for the web, within its size. Prints `N passed, N failed` as its last line.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { codeBlocks } from '../internal/testkit/dist/examples.js';
import { bundle } from './packages/bundle.mjs';
import { firstExample, runAsCommonJs, runAsModule, runInBrowser } from './packages/readmeExample.mjs';
import { SIZES, usageOf } from './packages/sizes.mjs';

/** Entries that need Node. */
const NODE_ONLY = /\/(node|queue)$/;

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

/** A package and the workspace packages below it. */
function used(item, seen = new Set()) {
  if (seen.has(item)) return seen;
  seen.add(item);
  for (const name of Object.keys(item.manifest.dependencies ?? {})) {
    const below = packages.find((other) => other.name === name);
    if (below !== undefined) used(below, seen);
  }
  return seen;
}

const install = (what, folder) =>
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...what], { cwd: folder });

/** Every file that a value of "exports" names under a condition. */
const entryPoints = (item) =>
  Object.keys(item.manifest.exports)
    .filter((key) => !key.endsWith('.json'))
    .map((key) => item.name + key.slice(1));

const browser = await openBrowser();
if (browser === undefined) console.log('skipped the examples in a browser: no chromium is installed');

for (const item of packages.filter(({ tarball }) => tarball !== undefined)) {
  await check(`${item.name}: publint`, () => run(join(tools, 'publint'), ['run', '--strict', item.tarball]));
  await check(`${item.name}: attw`, () => run(join(tools, 'attw'), [item.tarball, '--profile', 'esm-only']));

  const folder = join(scratch, item.directory);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'reader', private: true }));
  await check(`${item.name}: installs from its tarball`, () => {
    install(
      [...used(item)].map(({ tarball }) => tarball),
      folder,
    );
  });
  const example = firstExample(join(item.folder, 'README.md'));
  await check(`${item.name}: first example of the README`, () => runAsModule(example, folder));
  if (item.manifest.bin !== undefined) {
    await check(`${item.name}: types of all examples of the README`, () => checkTypes(item, folder));
    continue;
  }
  await check(`${item.name}: first example in CommonJS`, () => runAsCommonJs(example, folder));
  if (browser !== undefined) {
    await check(`${item.name}: first example in a browser`, () => runInBrowser(example, folder, browser));
  }
  // From here on with the optional peers, which nothing above may need.
  await check(`${item.name}: types of all examples of the README`, () => checkTypes(item, folder));
  for (const entry of entryPoints(item).filter((name) => !NODE_ONLY.test(name))) {
    await check(`${entry}: bundles for a browser`, () => bundle(folder, usageOf({ from: entry, names: '*' })));
  }
  for (const row of SIZES.filter(({ from }) => from === item.name)) {
    const what = row.names === '*' ? 'everything' : row.names.join(', ');
    await check(`${item.name}: ${what} stays under ${row.limit / 1000} kB`, async () => {
      const code = await bundle(folder, usageOf(row));
      const [minified, zipped] = [code.length, gzipSync(code).length].map((bytes) => `${(bytes / 1000).toFixed(1)} kB`);
      console.log(`size    ${item.name} ${what}: ${minified} minified, ${zipped} gzipped`);
      if (code.length > row.limit) throw new Error(`${minified} minified`);
    });
  }
}
await browser?.close();

/** The code of the README against the published types; `ts` blocks as strictly as a project can. */
function checkTypes(item, folder) {
  const peers = [...used(item)].flatMap(({ manifest }) => Object.entries(manifest.peerDependencies ?? {}));
  if (peers.length > 0)
    install(
      peers.map(([name, version]) => `${name}@${version}`),
      folder,
    );
  const blocks = codeBlocks(readFileSync(join(item.folder, 'README.md'), 'utf8'));
  for (const kind of ['js', 'ts']) {
    const files = blocks
      .filter(({ language }) => language === kind)
      .map(({ code }, index) => {
        writeFileSync(join(folder, `${kind}${index}.mts`), `${code}\nexport {};\n`);
        return `${kind}${index}.mts`;
      });
    if (files.length === 0) continue;
    const options = { module: 'nodenext', target: 'es2022', lib: ['es2023', 'dom'], noEmit: true, types: [] };
    const compilerOptions = { ...options, strict: kind === 'ts' };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    run(join(tools, 'tsc'), ['-p', 'tsconfig.json'], { cwd: folder });
  }
}

/** Chromium, where it is installed. */
async function openBrowser() {
  const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (path === undefined) {
    if (/chromium/.test(process.env.FOLKWAYS_REQUIRE ?? '')) throw new Error('chromium is required and not installed');
    return undefined;
  }
  const { chromium } = createRequire(join(root, 'packages/cli/package.json'))('playwright-core');
  return await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
}

rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
