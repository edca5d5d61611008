/**
 * Builds the page into `dist/explore-page`: plain scripts, no modules, so that it opens from a server and from a file alike.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

/** The linear-program engine as one script that the page loads when it first needs it. */
function engineScript(): Plugin {
  return {
    name: 'folkways-engine',
    generateBundle() {
      const script = createRequire(import.meta.url)
        .resolve('highs/runtime')
        .replace(/\.wasm$/, '.js');
      const wasm = gzipSync(readFileSync(script.replace(/\.js$/, '.wasm')), { level: 9 }).toString('base64');
      const parts = { script: readFileSync(script, 'utf8'), wasm };
      const licence = readFileSync(join(dirname(script), '../LICENSE'), 'utf8').trim();
      const source = `/* HiGHS, compiled by highs-js.\n${licence}\n*/\nglobalThis.folkwaysEngine = ${JSON.stringify(parts)};\n`;
      this.emitFile({ type: 'asset', fileName: 'engine.js', source });
    },
  };
}

/** The worker is handed the engine, so that the package it would import stays out of its script. */
function withoutEngine(): Plugin {
  return {
    name: 'folkways-without-engine',
    enforce: 'pre',
    resolveId: (id) => (id === 'highs' ? '\0no-engine' : undefined),
    load: (id) => (id === '\0no-engine' ? 'export {}' : undefined),
  };
}

export default defineConfig({
  root: here,
  base: './',
  publicDir: join(here, 'public'),
  logLevel: 'warn',
  plugins: [engineScript()],
  worker: { format: 'iife', plugins: () => [withoutEngine()] },
  build: {
    outDir: join(here, '../dist/explore-page'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    chunkSizeWarningLimit: 1000,
    license: { fileName: 'licences.md' },
    rolldownOptions: {
      input: join(here, 'main.ts'),
      output: { format: 'iife', entryFileNames: 'explore.js' },
    },
  },
});
