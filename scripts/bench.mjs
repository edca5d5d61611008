/**
 * All benchmarks in one command, and the table of the README: each figure as a ratio to a peer or a slower form in the same run.
 *
 * `node scripts/bench.mjs [--keep]`; with `--keep` the results of the last run are used again. Peers that are not installed are skipped
 * with one line.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareLrsnash } from '../benchmarks/third-party/compareLrsnash.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, '.bench/results.json');
const peers = join(root, '.bench/peers.json');

/** What the README shows: a benchmark of ours beside another of the same group. Groups are found by their last title. */
const ROWS = [
  {
    what: 'cheapest hazing, five games, 100 actions, payoffs to 1e6',
    group: 'n = 100, MPD = 1e6',
    ours: 'auto',
    peer: 'dp',
    named: "the paper's dynamic program",
  },
  {
    what: 'one of costs to 1e5, T = 3e5',
    group: 'n = 100, costs to 1e5, T = 3e5',
    ours: 'residue',
    peer: 'dp',
    named: "the paper's dynamic program",
  },
  {
    what: 'all equilibria, five games 8 x 8',
    group: '5 random games 8 x 8',
    ours: 'extremeEquilibria',
    peer: 'double description in BigInts only',
    named: 'the same without floating filters',
  },
  {
    what: 'discounted values, 2,500 random joint states',
    group: 'discounted values of 50 x 50 states (2,500 joint states), discount .99',
    ours: 'both players, randomising',
    peer: 'value iteration, one player, randomising',
    named: 'value iteration, for one player of the two',
  },
  {
    what: 'tournament of 12, 200 turns, 1 % noise, exact',
    group: 'a tournament of 12 automata, 200 turns, 1 % noise',
    ours: 'exact',
    peer: 'sampled 10 times (a hundredth of 1,000)',
    times: 100,
    named: 'sampling it 1,000 times',
  },
  {
    what: 'utilities of a meta-game, 5 roles, 4 LLMs',
    group: 'utilities of 5 roles, 4 actions, 4 LLMs (goal: 50 times the naive sum)',
    ours: 'folkways',
    peer: 'the k^m sum',
    named: 'the sum over governing vectors',
  },
  {
    what: 'reading 180,000 payoffs (.nfg)',
    group: '180,000 integer payoffs',
    ours: 'readNfg',
    peer: 'split into tokens, one fraction each',
    named: 'a plain tokeniser',
  },
];

mkdirSync(join(root, '.bench'), { recursive: true });
if (!process.argv.includes('--keep') || !existsSync(results)) {
  execFileSync(join(root, 'node_modules/.bin/vitest'), ['bench', '--run', '--outputJson', results], {
    cwd: root,
    stdio: 'inherit',
  });
  writeFileSync(peers, JSON.stringify(compareLrsnash()));
}
const groups = JSON.parse(readFileSync(results, 'utf8')).files.flatMap((file) => file.groups);
const lrsnash = JSON.parse(readFileSync(peers, 'utf8'));

const lines = ['| what | time | times faster than |', '| --- | ---: | --- |'];
for (const { what, group, ours, peer, times = 1, named } of ROWS) {
  const found = groups.find(({ fullName }) => fullName.endsWith(group));
  const mine = found?.benchmarks.find(({ name }) => name === ours);
  const theirs = found?.benchmarks.find(({ name }) => (typeof peer === 'string' ? name === peer : peer.test(name)));
  if (mine === undefined || theirs === undefined) throw new Error(`bench: no results for ${group}: ${ours}, ${peer}`);
  lines.push(`| ${what} | ${shown(mine.median)} | ${ratio((times * theirs.median) / mine.median)} x ${named} |`);
}
for (const { n, peer, warm } of lrsnash.filter(({ n: size }) => [8, 10, 12].includes(size))) {
  lines.push(
    `| all equilibria, one game ${n} x ${n} | ${shown(warm)} | ${ratio(peer / warm)} x lrsnash (C and GMP, its process included) |`,
  );
}
if (lrsnash.length === 0) console.log('the table has no lrsnash: it is not installed');
const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();
const machine = `${cpus().length} x ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
const caption = `\`pnpm bench\` on ${new Date().toISOString().slice(0, 10)}, commit ${git('rev-parse', '--short', 'HEAD')}, ${machine}; medians.`;
const block = [...lines, '', caption].join('\n');
console.log(`\n${block}`);

const readme = join(root, 'README.md');
const text = readFileSync(readme, 'utf8');
const [begin, end] = ['<!-- bench -->', '<!-- /bench -->'];
const [from, to] = [text.indexOf(begin), text.indexOf(end)];
if (from < 0 || to < from) throw new Error(`bench: README.md has no ${begin} ... ${end}`);
writeFileSync(readme, `${text.slice(0, from + begin.length)}\n\n${block}\n\n${text.slice(to)}`);

function shown(ms) {
  const two = (value) => Number(value.toPrecision(2));
  if (ms >= 1000) return `${two(ms / 1000)} s`;
  return two(ms) >= 1 ? `${two(ms)} ms` : `${two(1000 * ms)} µs`;
}

function ratio(value) {
  return value >= 10 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}
