/**
 * Language models on the command line, against the test server.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  adversarialText,
  type ChatScript,
  type ChatServerOptions,
  chatServer,
  flaky,
  randomChoice,
} from '@folkways/chatserver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../main.js';
import { type Run, runInMemory } from '../runInMemory.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-models-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command whose `URL` is a server's address. */
async function served(
  options: ChatScript | ChatServerOptions,
  argv: readonly string[],
  environment: Record<string, string> = {},
): Promise<Run & { readonly keys: readonly string[] }> {
  const server = await chatServer(typeof options === 'function' ? { script: options } : options);
  try {
    const [stdout, stderr]: [string[], string[]] = [[], []];
    const words = argv.map((word) => (word === 'URL' ? server.url : word));
    const code = await main(['agents', ...words], {
      stdin: (async function* () {
        yield new Uint8Array();
      })(),
      stdout: { write: async (text) => void stdout.push(text) },
      stderr: { write: async (text) => void stderr.push(text) },
      environment,
    });
    return { code, stdout: stdout.join(''), stderr: stderr.join(''), keys: server.requests.map(({ key }) => key) };
  } finally {
    await server.close();
  }
}

const PLAY = ['play', 'prisoners-dilemma', '--p1', 'llm:base', '--p2', 'tft', '--rounds', '5', '--endpoint', 'URL'];

describe('play', () => {
  test('a transcript, and the same match again', async () => {
    const path = join(folder, 'calls.txt');
    const run = await served(randomChoice(3), [...PLAY, '--transcript', path]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('Player 1 is test,\nbase; Player 2 is tft');
    expect(run.stdout).toMatch(
      /test was called five times \(prompts v1\), [\d,]+ tokens in and 5 out\. Every reply\s+could be read/,
    );
    expect(run.keys).toEqual([1, 2, 3, 4, 5].map((round) => `m0.p0.r${round}.base.0`));
    const calls = readFileSync(path, 'utf8');
    expect(calls.match(/^==== /gm)).toHaveLength(5);
    expect(calls).toContain('Which action do you choose');
    expect(calls).toMatch(/---- reply\n[JF]\n---- read as [JF]/);
    const again = await served(randomChoice(3), [...PLAY, '--transcript', path]);
    expect(again.stdout).toBe(run.stdout);
  });

  test('scot against psbr: predictions and labels are told', async () => {
    const argv = ['play', 'lemons', '--p1', 'llm:scot', '--p2', 'llm:psbr:prior=.9,horizon=5,keep=4,history=summarise'];
    const run = await served(randomChoice(3), [...argv, '--rounds', '4', '--endpoint', 'URL', '--model', 'test']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/Seller's model +Buyer's model/);
    expect(run.stdout).toMatch(/predicts [BD] +\w+/);
    expect(run.keys).toHaveLength(12);
    expect(run.keys).toContain('m0.p1.r4.label.0');
  });

  test('re-asks and fallbacks are shown; no adversarial reply is play', async () => {
    const argv = ['play', 'prisoners-dilemma', '--p1', 'llm:psbr', '--p2', 'tft', '--rounds', '8', '--endpoint', 'URL'];
    const run = await served(adversarialText(1), argv);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/calls\s+gave\s+no\s+answer/);
    expect(run.stdout).toMatch(/it (is empty|has more than)/);
    const mute = await served(() => 'As a language model I have no opinion.', [...argv, '--json']);
    const { model, play } = JSON.parse(mute.stdout);
    expect(model.turns).toHaveLength(8);
    expect(
      model.turns.every(
        ({ fallback, attempts }: { fallback?: object; attempts: object[] }) => fallback && attempts.length === 6,
      ),
    ).toBe(true);
    expect(model.prompts).toBe('v1');
    expect(play).toHaveLength(8);
    const base = await served(() => 'No idea', PLAY);
    expect(base).toMatchObject({ code: 1, stdout: '' });
    expect(base.stderr).toBe(
      'folkways: match 0, round 1, player 1: test: no reply of 6 could be read; of the last, it has none of the words\n',
    );
  });

  test('faults of the endpoint change nothing', async () => {
    const sound = await served(randomChoice(1), PLAY);
    const broken = await served(flaky(randomChoice(1), 0.3, 5), PLAY);
    expect(broken.stdout.split('\n').slice(2, 9)).toEqual(sound.stdout.split('\n').slice(2, 9));
  });

  test('a limit of calls stops it, and the transcript tells of the calls until then', async () => {
    const path = join(folder, 'stopped.txt');
    const run = await served(randomChoice(1), [...PLAY, '--max-calls', '3', '--transcript', path]);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/^folkways: match 0, round 4, player 1: .*the limit of 3 calls is reached.*\n$/);
    expect(run.keys).toHaveLength(3);
    expect(readFileSync(path, 'utf8')).toMatch(/m0\.p0\.r4\.base\.0[\s\S]*---- no answer: .*limit of 3 calls/);
  });

  test('a key comes from the environment and shows nowhere', async () => {
    const key = 'sk-super-secret-0123456789';
    const path = join(folder, 'key.txt');
    const options = { script: randomChoice(1), key };
    const argv = [...PLAY, '--key-variable', 'MY_KEY', '--transcript', path];
    const run = await served(options, argv, { MY_KEY: key });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout + readFileSync(path, 'utf8')).not.toContain(key);
    const named = await served(options, [...argv, '--model', 'test'], { MY_KEY: `${key}-wrong` });
    expect(named).toMatchObject({ code: 2, stdout: '' });
    expect(named.stderr).toMatch(/^folkways: --endpoint: match 0, round 1.*MY_KEY.*\n$/);
    expect(named.stderr).not.toContain('sk-super');
  });
});

describe('bad input, in one line', () => {
  const refused: [string, readonly string[], RegExp, ChatServerOptions?][] = [
    ['no endpoint', PLAY.slice(0, -2), /--p1: expected --endpoint URL beside llm:base/],
    [
      'no model plays',
      ['play', 'promo', '--endpoint', 'URL'],
      /--endpoint: expected an agent that asks a language model/,
    ],
    ['no mode', ['play', 'promo', '--p1', 'llm', '--endpoint', 'URL'], /--p1: expected llm:base, llm:scot or llm:psbr/],
    ['a wrong mode', ['play', 'promo', '--p1', 'llm:cot', '--endpoint', 'URL'], /found "llm:cot"/],
    ['a wrong option', [...PLAY, '--p2', 'llm:base:horizon=3'], /found "horizon"/],
    ['a wrong prior', [...PLAY, '--p2', 'llm:psbr:expect=tfd'], /--p2: .*did you mean "tft"/],
    ['a wrong history', [...PLAY, '--p2', 'llm:base:history=drop'], /"history.rest" expected one of/],
    ['a wrong keep', [...PLAY, '--p2', 'llm:base:keep=many'], /"history.keep" expected an integer/],
    [
      'no key',
      [...PLAY, '--key-variable', 'NOT_SET'],
      /--key-variable: expected a key in the environment variable NOT_SET/,
    ],
    [
      'no key, with a model',
      [...PLAY, '--key-variable', 'NOT_SET', '--model', 'test'],
      /set the environment variable NOT_SET/,
    ],
    [
      'a key for a variable',
      [...PLAY, '--key-variable', 'sk-123'],
      /"keyVariable" expected the name of an environment variable/,
    ],
    ['an unknown model', [...PLAY, '--model', 'qwen'], /--endpoint: match 0, round 1, player 1: .*qwen/],
    [
      'several models',
      PLAY,
      /--model: expected the name of a model.*"a", "b"/,
      { script: randomChoice(1), models: ['a', 'b'] },
    ],
    ['a wrong URL', [...PLAY.slice(0, -1), 'localhost:1'], /--endpoint: "baseUrl" expected/],
    ['nobody there', [...PLAY.slice(0, -1), 'http://127.0.0.1:9/v1'], /found nobody who answers at 127\.0\.0\.1:9/],
    ['options of no endpoint', ['play', 'promo', '--model', 'x'], /--model: expected --endpoint URL beside it/],
    ['beliefs without an endpoint', ['beliefs', 'promo'], /--endpoint: expected the address of a language model/],
    [
      'beliefs of a model that plays',
      ['beliefs', 'promo', '--p1', 'llm:base', '--endpoint', 'URL'],
      /--p1: expected an agent that plays without/,
    ],
    [
      'beliefs expecting nothing',
      ['beliefs', 'promo', '--expect', 'mad', '--endpoint', 'URL'],
      /--expect: expected one of/,
    ],
    [
      'a prior of nothing',
      ['beliefs', 'promo', '--prior', '.5', '--endpoint', 'URL'],
      /--prior: expected --expect LABEL/,
    ],
    [
      'a prompt after wrong rounds',
      ['prompt', 'lemons', '--history', 'HQ,X'],
      /--history: expected one of B, D for player 2 in round 1, found "X"/,
    ],
    [
      'a prompt after half rounds',
      ['prompt', 'lemons', '--history', 'HQ B'],
      /--history: expected two actions in round 1/,
    ],
    ['a prompt after other JSON', ['prompt', 'lemons', '--history', '["HQ"]'], /--history: expected an array of pairs/],
    [
      'a prompt with a wrong prediction',
      ['prompt', 'lemons', '--kind', 'scot-choose', '--prediction', 'HQ'],
      /--prediction: expected one of B, D/,
    ],
    ['a prompt expecting nothing', ['prompt', 'lemons', '--expect', 'tft'], /--expect: .*expected one of/],
  ];
  test.each(refused)('%s', async (...[, argv, message, options]: (typeof refused)[number]) => {
    const run = await served(options ?? randomChoice(1), argv);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).toMatch(/^folkways: [^\n]+\n$/);
  });

  test('an endpoint that goes away', async () => {
    const gone = await served(() => ({ fault: 'reset' }), [...PLAY, '--model', 'test', '--retries', '0']);
    expect(gone).toMatchObject({ code: 1, stdout: '' });
    expect(gone.stderr).toMatch(/^folkways: match 0, round 1, player 1: [^\n]+\n$/);
  });
});

describe('prompt', () => {
  test('word for word, and as JSON', async () => {
    const argv = ['agents', 'prompt', 'lemons', '--role', '2', '--history', 'HQ,B LQ,B', '--expect', 'always_hq'];
    const { stdout } = await runInMemory(argv);
    expect(stdout).toContain('Round 1: (B, HQ)\nRound 2: (B, LQ)\n');
    expect(stdout).toContain('You strongly expect the other player to follow the strategy always_hq.');
    const json = JSON.parse((await runInMemory([...argv, '--json', '--kind', 'label'])).stdout);
    expect(json).toMatchObject({ version: 'v1', kind: 'label' });
    expect(json.answers).toContain('always_hq');
    expect(json.messages[0].content).toContain('Round 1: (HQ, B)');
  });

  test('unknown payoffs, a kept history, no history', async () => {
    const unknown = await runInMemory([
      'agents',
      'prompt',
      'promo',
      '--unknown-payoffs',
      '--rounds',
      '9',
      '--keep',
      '2',
    ]);
    expect(unknown.stdout).toMatch(/Rounds 1 to 7, by pair/);
    expect(unknown.stdout).toMatch(/Round 9: \(.*\), and you received -?\d/);
    expect(unknown.stdout).not.toContain('Payoffs of a round');
    const bare = await runInMemory(['agents', 'prompt', 'restart-table-1', '--rounds', '0']);
    expect(bare.stdout).toContain('No round has been played yet.');
  });
});

describe('beliefs', () => {
  const BELIEFS = ['beliefs', 'prisoners-dilemma', '--p2', 'tft', '--rounds', '4', '--endpoint', 'URL'];

  test('a table, a picture, JSON', async () => {
    const svg = join(folder, 'beliefs.svg');
    const run = await served(randomChoice(1), [...BELIEFS, '--svg', svg]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('The strategy really was tft.');
    expect(run.keys).toHaveLength(80);
    expect(run.keys[0]).toBe('belief.r1.s0.0');
    expect(readFileSync(svg, 'utf8')).toContain('total-variation distance');
    const json = JSON.parse((await served(randomChoice(1), [...BELIEFS, '--json', '--samples', '3'])).stdout);
    expect(json.rounds).toHaveLength(4);
    expect(json.rounds[0].elicited.answers).toBe(3);
    expect(json).toMatchObject({ truth: 'tft', model: { name: 'test', prompts: 'v1' } });
    expect(json.labels).toContain('tft');
  });

  test('by log-probabilities, where the endpoint has them', async () => {
    const argv = [...BELIEFS, '--method', 'log-probabilities', '--samples', '2', '--expect', 'tft', '--prior', '.5'];
    const run = await served(randomChoice(1), argv);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.keys).toHaveLength(8);
    expect(run.stdout).not.toContain('chance');
    const without = await served(() => 'C', argv);
    expect(without).toMatchObject({ code: 1, stdout: '' });
    expect(without.stderr).toMatch(/has no log-probabilities/);
  });
});
