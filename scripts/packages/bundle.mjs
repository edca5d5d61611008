/**
 * What a web project makes of our packages: one minified file, built by vite from an installed folder.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ENGINES = ['glpk.js', 'glpk.js/node', 'highs'];

/**
 * Bundles a module for a browser.
 * @param code - the module; its imports are looked up from `folder`.
 * @param external - left out, when nobody needs the bundle to run.
 * @returns the code of all chunks.
 * @throws when something that only Node has is left in the bundle.
 */
export async function bundle(folder, code, { external = ENGINES, minify = true } = {}) {
  const { build } = await import('vite');
  const main = join(folder, 'browser.js');
  writeFileSync(main, code);
  const result = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify, target: 'es2022', rolldownOptions: { input: main, external } },
  });
  const chunks = [result]
    .flat()
    .flatMap(({ output }) => output)
    .filter(({ type }) => type === 'chunk');
  // Vite puts an empty module in the place of what only Node has; named by its id, or left as an import.
  const left = chunks.flatMap(({ imports, moduleIds, code: text }) => [
    ...[...imports, ...moduleIds].filter((id) => id.startsWith('node:') || id.includes('__vite-browser-external')),
    ...(text.match(/["'`]node:[a-z_/]+["'`]/g) ?? []),
  ]);
  if (left.length > 0) throw new Error(`left in the bundle: ${[...new Set(left)].join(', ')}`);
  return chunks.map(({ code: text }) => text).join('');
}
