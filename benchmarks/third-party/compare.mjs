/**
 * folkways beside lrsnash, Nashpy, Axelrod and Gambit on the same inputs, in one run. `node compare.mjs [--python PYTHON]`
 */
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { compareAxelrod } from './compareAxelrod.mjs';
import { compareGambit } from './compareGambit.mjs';
import { compareLrsnash } from './compareLrsnash.mjs';
import { compareNashpy } from './compareNashpy.mjs';

if (!existsSync(new URL('../../packages/core/dist/index.js', import.meta.url))) {
  console.error('compare: packages/core is not built; run: npx tsc -b');
  process.exit(2);
}
const at = process.argv.indexOf('--python');
const python = at < 0 ? 'python3' : process.argv[at + 1];
console.log(`node ${process.version}, ${cpus().length} x ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
compareLrsnash();
compareNashpy(python);
compareGambit();
compareAxelrod(python);
