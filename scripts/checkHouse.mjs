/**
 * The rules of the house that no linter knows: who may import whom, where `node:` may stand, how long a file may be,
 * which names say nothing, and that every dependency comes from the catalog.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const MIDDLE = ['metagame', 'agents', 'hazing'];
const LONGEST_SOURCE = 300;

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
const files = listed.split('\n').filter((file) => file !== '' && existsSync(file));
const faults = [];

for (const file of files.filter((name) => /^(packages|internal)\/.*\.ts$/.test(name))) {
  const text = readFileSync(file, 'utf8');
  const isTest = /\.(test|bench)\.ts$/.test(file);
  const owner = /^packages\/(\w+)\//.exec(file)?.[1];
  const imported = [...text.matchAll(/^\s*(?:import|export)[^'"`\n]*from ['"]([^'"]+)['"]/gm)].map((match) => match[1]);
  if (!isTest && text.split('\n').length > LONGEST_SOURCE) faults.push(`${file}: longer than ${LONGEST_SOURCE} lines`);
  if (MIDDLE.includes(owner)) {
    for (const other of MIDDLE.filter((name) => name !== owner)) {
      if (imported.some((from) => from.startsWith(`@folkways/${other}`)))
        faults.push(`${file}: imports @folkways/${other}`);
    }
  }
  if (
    owner === 'core' &&
    imported.some((from) => from.startsWith('@folkways/') && from !== '@folkways/testkit' && from !== '@folkways/core')
  ) {
    faults.push(`${file}: core imports a package above it`);
  }
  const mayUseNode = isTest || owner === undefined || owner === 'cli' || file.startsWith('packages/agents/src/node/');
  if (!mayUseNode && imported.some((from) => from.startsWith('node:')))
    faults.push(`${file}: node: import where a browser must run`);
  if (!isTest && imported.includes('@folkways/testkit')) faults.push(`${file}: a published source imports the testkit`);
}

for (const file of files.filter((name) => /(^|\/)(utils?|helpers?|common|misc|lib)(\/|\.ts$)/.test(name))) {
  faults.push(`${file}: a name that says nothing`);
}

// What is outside the workspace has no catalog.
const isOutside = (name) => name.startsWith('benchmarks/') || name.startsWith('internal/local-model/');
for (const file of files.filter((name) => /(^|\/)package\.json$/.test(name) && !isOutside(name))) {
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (!/^(catalog:|workspace:)/.test(version)) faults.push(`${file}: ${name} is pinned here, not in the catalog`);
  }
}

for (const file of files.filter((name) => /^\.changeset\/.*\.md$/.test(name))) {
  if (!/^---\n((?:'[^']+'|\w+): (major|minor|patch)\n)+---\n\n\S/.test(readFileSync(file, 'utf8')))
    faults.push(`${file}: not a changeset`);
}

for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? 'house rules: no fault' : `house rules: ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
