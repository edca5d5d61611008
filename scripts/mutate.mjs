/**
 * Mutation testing of the exact solvers: changes one operator or constant at a time and sees whether a test notices.
 *
 * `node scripts/mutate.mjs [NAME...]` runs all groups, or those named, and prints a table; every survivor is listed with its place in
 * `.stryker/NAME.json` and on the screen.
 */
import { execFileSync } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const each = (folder, names) => names.map((name) => `packages/${folder}/${name}.ts`);

/** What is mutated, and the tests that should notice. */
const GROUPS = {
  hazing: {
    mutate: each('hazing/src/solve', ['residueTable', 'reachableBits', 'boundedList', 'reduceOptRep']),
    tests: ['packages/hazing/src/solve/{solveHazing,exactKernels}*.test.ts'],
  },
  fractions: {
    mutate: each('core/src/rational', ['fraction', 'parseFraction']),
    tests: ['packages/core/src/rational/*.test.ts'],
  },
  equilibria: {
    mutate: each('core/src/equilibrium', [
      'pureEquilibria',
      'regret',
      'nullVector',
      'vertexBound',
      'iteratedDominance',
    ]),
    tests: ['packages/core/src/equilibrium/{pureEquilibria,regret,nullVector,vertexBound,iteratedDominance}*.test.ts'],
  },
  vertices: {
    mutate: each('core/src/equilibrium', ['matchLabels', 'exactVertex', 'nashSubsets', 'tableau']),
    tests: [
      'packages/core/src/equilibrium/{extremeEquilibria,matchLabels,nashSubsets,exactVertex,tableau}*.test.ts',
      'packages/core/src/equilibrium/lemkeHowson.test.ts',
    ],
  },
  repeated: {
    mutate: each('core/src/repeated', ['algebraicNumber', 'polynomial', 'deviationPolynomial', 'discountSet']),
    tests: ['packages/core/src/repeated/{algebraicNumber,polynomial,discountSet,criticalDiscount}*.test.ts'],
  },
  sweep: {
    mutate: each('metagame/src/sweep', ['polynomial', 'rationalFunction', 'realRoots', 'simplestBetween']),
    tests: ['packages/metagame/src/sweep/{realRoots,polynomial,rationalFunction,simplestBetween}*.test.ts'],
  },
};

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(GROUPS);
const unknown = names.filter((name) => !Object.hasOwn(GROUPS, name));
if (unknown.length > 0) {
  console.error(`mutate: expected ${Object.keys(GROUPS).join(', ')}, found ${unknown.join(', ')}`);
  process.exit(2);
}
const rows = [];
for (const name of names) {
  const began = performance.now();
  const { mutate, tests } = GROUPS[name];
  const report = join(root, `.stryker/${name}.json`);
  const config = JSON.parse(readFileSync(join(root, 'stryker.config.json'), 'utf8'));
  const own = join(root, `.stryker/${name}.config.json`);
  execFileSync('mkdir', ['-p', join(root, '.stryker')]);
  writeFileSync(own, JSON.stringify({ ...config, mutate, jsonReporter: { fileName: report } }));
  execFileSync(join(root, 'node_modules/.bin/stryker'), ['run', own], {
    cwd: root,
    stdio: ['ignore', openSync(join(root, `.stryker/${name}.log`), 'w'), 'inherit'],
    env: {
      ...process.env,
      CI: 'true',
      FOLKWAYS_MUTATION_TESTS: tests.join(' '),
      FOLKWAYS_CASES: '0.2',
      FOLKWAYS_SLOW: '',
    },
  });
  rows.push(summary(name, (performance.now() - began) / 1000, JSON.parse(readFileSync(report, 'utf8'))));
}
console.log('\ngroup        mutants  killed  timed out  survived  uncovered   score  seconds');
for (const { name, seconds, counts, score, survivors } of rows) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const cells = [total, counts.Killed, counts.Timeout, counts.Survived, counts.NoCoverage].map((count) =>
    String(count ?? 0).padStart(8),
  );
  console.log(
    `${name.padEnd(11)} ${cells.join(' ')}  ${score.toFixed(1).padStart(5)} % ${seconds.toFixed(0).padStart(8)}`,
  );
  for (const survivor of survivors) console.log(`  ${survivor}`);
}

function summary(name, seconds, { files }) {
  const counts = {};
  const survivors = [];
  for (const [file, { mutants, source }] of Object.entries(files)) {
    for (const { status, location, replacement, mutatorName } of mutants) {
      counts[status] = (counts[status] ?? 0) + 1;
      if (status !== 'Survived' && status !== 'NoCoverage') continue;
      const { start, end } = location;
      const lines = source.split('\n').slice(start.line - 1, end.line);
      const original =
        lines.length === 1
          ? lines[0].slice(start.column - 1, end.column - 1)
          : `${lines[0].slice(start.column - 1)} ...`;
      survivors.push(
        `${file}:${start.line}:${start.column} ${mutatorName}: ${original} -> ${(replacement ?? '').split('\n')[0]}`,
      );
    }
  }
  const caught = (counts.Killed ?? 0) + (counts.Timeout ?? 0);
  const judged = caught + (counts.Survived ?? 0) + (counts.NoCoverage ?? 0);
  return { name, seconds, counts, survivors, score: (100 * caught) / judged };
}
