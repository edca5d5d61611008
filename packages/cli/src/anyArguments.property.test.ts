/**
 * No arguments and no input make the command line crash: an exit code of 0, 1 or 2, and at most one line of complaint.
 */
import { anyText, cases, damagedJson } from '@folkways/testkit';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { runInMemory } from './runInMemory.js';

/**
 * Every command that neither writes files nor opens sockets nor runs for long, with operands and options that it takes. What is left
 * out: `agents experiment`, `agents beliefs` and `haze bench`, which do; `reproduce`, which computes for a minute.
 */
const GAMES = ['restart-table-1', 'prisoners-dilemma', 'chicken', 'pd-losses', 'promo', '-'];
const SHARES = [
  '--shares=0.9:0.1',
  '--shares=p:1-p',
  '--shares=1:0,0:1',
  '--shares=2/3:1/3,1/2:1/2',
  '--shares=.5:.5:.5',
  '--shares=:',
];
const META = [...SHARES, '--llms=large,small', '--llms=,', '--time-limit=0.05'];
const TARGETS = [
  '--target=-2,-2',
  '--target=0,0,0',
  '--target=a',
  '--maximize=welfare',
  '--maximize=min',
  '--epsilon=0.5',
  '--gamma=1',
  '--lp=highs',
];
const AGENTS = [
  'psbr',
  'scot',
  'tft',
  'uniform',
  'psbr:prior=.9',
  'habit:strength=.2',
  'expected',
  'haze',
  'mad0',
  'llm:base',
  'no.json',
];
const COMMANDS: Readonly<
  Record<string, { readonly operands: readonly string[]; readonly options: readonly string[] }>
> = {
  study: { operands: GAMES, options: [] },
  nash: { operands: GAMES, options: ['--one', '--time-limit=0.05', '--vertex-limit=10', '--vertex-limit=0'] },
  dominance: { operands: GAMES, options: ['--weak', '--mixed'] },
  minmax: {
    operands: GAMES,
    options: [
      '--player=1',
      '--player=Driver',
      '--punishers=pure',
      '--punishers=correlated',
      '--tolerance=0.1',
      '--time-limit=0.05',
      '--lp=highs',
    ],
  },
  correlated: { operands: GAMES, options: ['--coarse', '--for=1', '--for=nobody', '--lp=highs'] },
  payoffs: { operands: GAMES, options: ['--discount=0.5', '--discount=1', '--lp=highs'] },
  tournament: {
    operands: [...GAMES, 'tit-for-tat', 'grudger', 'random'],
    options: ['--turns=3', '--noise=0.1', '--noise=2', '--cooperate=J', '--self'],
  },
  catalog: { operands: GAMES, options: [] },
  convert: { operands: GAMES, options: ['--to=nfg', '--to=json', '--to=xml', ...SHARES, '--llms=a,b'] },
  help: { operands: ['haze', 'agents', 'metagame', 'nobody'], options: [] },
  haze: {
    operands: GAMES,
    options: [
      '--check=A*2',
      '--check=A,B',
      '--check',
      '--instance=-',
      '--algorithm=fptas',
      '--algorithm=ilp',
      '--epsilon=0.5',
      '--all',
      '--discount=0.8',
      '--patience',
      '--pairs',
      '--pool=4',
      '--rounds=5',
      '--replications=10',
      '--time-limit=0.05',
      '--lp=highs',
    ],
  },
  'agents play': {
    operands: GAMES,
    options: [
      ...AGENTS.flatMap((agent) => [`--p1=${agent}`, `--p2=${agent}`]),
      '--rounds=3',
      '--rounds=0',
      '--discount=0.5',
      '--noise=1',
      '--menus=generated',
      '--menus=promo',
      ...META.slice(0, 8),
      '--every-round',
    ],
  },
  'agents menu': {
    operands: GAMES,
    options: ['--role=1', '--role=3', '--menus=generated', '--menus=promo', '--menus=x'],
  },
  'agents check': { operands: GAMES, options: ['--menus=generated', '--menus=samaritan'] },
  'agents prompt': {
    operands: GAMES,
    options: [
      '--kind=label',
      '--kind=letter',
      '--kind=scot-choose',
      '--kind=scot-predict',
      '--role=2',
      '--rounds=2',
      '--history=J,F J,J',
      '--history=[["P","R"]]',
      '--history=x',
      '--prediction=F',
      '--expect=tft',
      '--expect=none',
      '--unknown-payoffs',
      '--keep=1',
      '--menus=generated',
    ],
  },
  'metagame solve': {
    operands: GAMES,
    options: [...META, '--find=pure', '--find=isolated', '--find=one', '--vertex-limit=10'],
  },
  'metagame sweep': {
    operands: GAMES,
    options: [...META, '--from=0', '--from=2/3', '--to=1', '--to=0', '--parameter=q', '--parameter=1'],
  },
  'metagame sustain': { operands: GAMES, options: [...META, ...TARGETS] },
  'metagame simulate': {
    operands: GAMES,
    options: [
      ...META.slice(0, 8),
      ...TARGETS,
      '--runs=2',
      '--periods=20',
      '--clients=50',
      '--deviator=1:full',
      '--deviator=9:stealth',
      '--deviator=x',
    ],
  },
};
const THOROUGH: readonly string[] = ['study', 'agents check'];
/** What makes a command small: the last value given of an option is the one that counts. */
const SMALL: Readonly<Record<string, readonly string[]>> = {
  'agents play': ['--rounds=3'],
  tournament: ['--turns=3'],
  'metagame simulate': ['--runs=1', '--periods=20'],
};
const ANYWHERE = [
  '--json',
  '--json',
  '--seed=2',
  '--seed=-1',
  '--help',
  '-h',
  '-x',
  '--',
  '--version',
  '--newcomer',
  '-',
  'A,B',
  '/',
  '/dev/null',
  '',
  '__proto__',
  '\u0000',
  '1e9',
  '--lp',
];

/** A tenth of the cases of the others for those that take a third of a second. */
const name = fc.oneof(
  { weight: 170, arbitrary: fc.constantFrom(...Object.keys(COMMANDS).filter((name) => !THOROUGH.includes(name))) },
  { weight: 2, arbitrary: fc.constantFrom(...THOROUGH) },
);

/** A command with its operand and options; sometimes one from elsewhere, doubled, left out, or noise. */
const lines = fc
  .tuple(
    name,
    fc.nat(),
    fc.array(fc.nat(), { maxLength: 4 }),
    fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.nat(), anyText(12)), {
      maxLength: 2,
    }),
  )
  .map(([name, operand, chosen, faults]) => {
    const { operands, options } = COMMANDS[name];
    const line = [...name.split(' '), operands[operand % operands.length]];
    if (options.length > 0) line.push(...chosen.map((index) => options[index % options.length]));
    for (const [kind, at, index, noise] of faults) {
      const place = Math.min(at, line.length);
      if (kind < 2) line.splice(place, 1);
      else if (kind < 4) line.splice(place, 0, line[index % line.length] ?? '');
      else if (kind < 8) line.splice(place, 0, ANYWHERE[index % ANYWHERE.length]);
      else line.splice(place, 0, noise.replaceAll('/', ''));
    }
    if (line.join(' ').startsWith(name)) line.splice(name.split(' ').length, 0, ...(SMALL[name] ?? []));
    return line;
  })
  .filter(isHarmless);

/** Nothing here may write a file, ask an endpoint or take a minute. */
function isHarmless(line: readonly string[]): boolean {
  const words = line.filter((word) => !word.startsWith('-') || word === '-');
  if (words[0] === 'convert' && words.length > 2) return false;
  if (words.some((word) => ['experiment', 'beliefs', 'bench', 'reproduce', 'worker'].includes(word))) return false;
  return !line.some((word) => /^--(svg|html|out|transcript|endpoint)/.test(word));
}

const documents: readonly unknown[] = [
  { actions: [['C', 'D'], ['C', 'D']], payoffs: [[[3, 3], [0, 5]], [[5, 0], [1, 1]]] }, // biome-ignore format: matrices
  { game: 'pd-losses', shares: [[0.9, 0.1], ['9/10', '1/10']] }, // biome-ignore format: a matrix
  { game: 'pd-losses', shares: [['p', '1 - p'], ['p', '1 - p']], sweep: { from: '1/2', to: 1 } }, // biome-ignore format: a matrix
  { goalThreshold: 6, actions: [{ name: 'A', cost: 4, threshold: -4 }, { name: 'B', cost: 3, threshold: 3 }] }, // biome-ignore format: data
];
const stdin = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...documents).map((value) => JSON.stringify(value)) },
  {
    weight: 3,
    arbitrary: damagedJson(fc.constantFrom(...documents), ['a\nb', 'C', 'p']).map((value) => JSON.stringify(value)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '{', 'NFG 1 R "" { "a" } { 1 } 0', '{"actions":[["a"]],"payoffs":[[1]]}'),
  },
);

const answered = new Map<string, number>(Object.keys(COMMANDS).map((name) => [name, 0]));
let total = 0;

test('any arguments, any bytes on standard input', async () => {
  await fc.assert(
    fc.asyncProperty(lines, stdin, async (line, bytes) => {
      const { code, stdout, stderr } = await runInMemory(line, bytes);
      expect([0, 2]).toContain(code);
      total++;
      if (code === 0) {
        expect(stderr).toMatch(/^(folkways: [^\n]+\n)*$/); // progress, on a slow machine
        expect(stdout).not.toMatch(/\bNaN\b|\[object |\bundefined\b/);
        const name = answered.has(line[0]) ? line[0] : line.slice(0, 2).join(' ');
        if (answered.has(name)) answered.set(name, (answered.get(name) as number) + 1);
      } else {
        expect(stdout).toBe('');
        expect(stderr).toMatch(/^folkways: [^\n]+\n$/);
        expect(stderr).not.toMatch(/\bat .*\.[jt]s:\d+|undefined|\[object|Cannot read|is not (a function|iterable)/);
      }
    }),
    { numRuns: cases(150, 100_000) },
  );
});

afterAll(() => {
  const counts = [...answered].sort().map(([name, count]) => `${name} ${count}`);
  console.log(`fuzz: command line: ${total} cases, answered: ${counts.join(', ')}`);
});
