/**
 * Where the built page is. A package from the registry carries it; a clone of the repository builds it when it is needed.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CONFIGURATION = join(ROOT, 'explore/vite.config.ts');
const BUILT = join(ROOT, 'dist/explore-page');

/** What the page is made of, in a clone. */
const SOURCES = [
  ...['explore', 'src', '../core/dist', '../metagame/dist', '../hazing/dist', '../agents/dist'].map((name) =>
    join(ROOT, name),
  ),
];

/** The folder with the page's files; in a clone, built anew when a source is younger. */
export async function pageFolder(): Promise<string> {
  if (!existsSync(CONFIGURATION)) return BUILT;
  const index = statSync(join(BUILT, 'index.html'), { throwIfNoEntry: false });
  if (index === undefined || SOURCES.some((source) => isYounger(source, index.mtimeMs))) await build();
  return BUILT;
}

function isYounger(path: string, than: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (!stats.isDirectory()) return stats.mtimeMs > than && !/\.(test|bench)\.ts$|tsbuildinfo$/.test(path);
  return readdirSync(path).some((name) => name !== 'node_modules' && isYounger(join(path, name), than));
}

/** Two processes may build at once, so each builds beside and then puts its folder in place. */
async function build(): Promise<void> {
  const vite = await import('vite');
  const made = `${BUILT}.${process.pid}`;
  try {
    await vite.build({ configFile: CONFIGURATION, logLevel: 'error', build: { outDir: made } });
    rmSync(BUILT, { recursive: true, force: true });
    renameSync(made, BUILT);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
