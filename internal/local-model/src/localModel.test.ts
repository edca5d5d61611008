/**
 * A real llama.cpp, end to end: a tiny model of random weights, asked in this process and over HTTP. Slow suite, where it is installed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  automatonAgent,
  type ChatModel,
  type ChatRequest,
  languageModelAgent,
  type ModelTurn,
  matchRounds,
  menus,
  playMatch,
} from '@folkways/agents';
import { chatEndpoint } from '@folkways/agents/node';
import { type ChatServer, chatServer } from '@folkways/chatserver';
import { catalog, randomStream } from '@folkways/core';
import { isSlow } from '@folkways/testkit';
import { afterAll, describe, expect, test } from 'vitest';
import { type LocalModel, localModel } from './localModel.js';
import { nodeLlama } from './nodeLlama.js';
import { servedModel } from './servedModel.js';
import { tinyGguf } from './tinyGguf.js';

test('the model file begins as GGUF does, and is a function of the seed', () => {
  const file = tinyGguf(1);
  const header = new DataView(file.buffer, file.byteOffset);
  expect(Buffer.from(file.subarray(0, 4)).toString()).toBe('GGUF');
  expect([header.getUint32(4, true), header.getBigUint64(8, true)]).toEqual([3, 21n]);
  expect(file.length % 32).toBe(0);
  expect(Buffer.compare(file, tinyGguf(1))).toBe(0);
  expect(Buffer.compare(file, tinyGguf(2))).not.toBe(0);
});

const module = isSlow ? await nodeLlama() : undefined;
if (isSlow && module === undefined) {
  console.log('llama.cpp is left out: node-llama-cpp is not installed (node internal/local-model/install.mjs)');
}

if (module !== undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'folkways-model-'));
  const path = join(folder, 'tiny.gguf');
  writeFileSync(path, tinyGguf(1));
  const local: LocalModel = await localModel(module, path);
  const server: ChatServer = await chatServer({ script: servedModel(local), models: ['tiny'] });
  afterAll(async () => {
    await server.close();
    await local.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  const remote = chatEndpoint({ baseUrl: server.url, model: 'tiny', retries: 0, temperature: 1 });
  const choices = ['cooperate', 'defect', 'say "no"'];
  const question = (seed: number, more: Partial<ChatRequest> = {}): ChatRequest => ({
    key: `call ${seed}`,
    messages: [
      { role: 'system', content: 'You play a game.' },
      { role: 'user', content: 'Cooperate or defect? é' },
    ],
    temperature: 1,
    seed,
    ...more,
  });
  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  const ask = (model: ChatModel, more: Partial<ChatRequest>) =>
    Promise.all(seeds.map((seed) => model.complete(question(seed, more))));

  describe.each([
    ['in this process', local],
    ['over HTTP', remote],
  ])('llama.cpp %s', (_, model) => {
    test('keeps to the choices, all of which it makes, and repeats itself for a seed', async () => {
      const replies = await ask(model, { choices });
      const texts = replies.map(({ text }) => text);
      expect(replies.every(({ finish }) => finish === 'stop')).toBe(true);
      expect([...new Set(texts)].sort()).toEqual([...choices].sort());
      expect((await ask(model, { choices })).map(({ text }) => text)).toEqual(texts);
    });

    test('gives the log-probabilities of its tokens', async () => {
      const reply = await model.complete(question(1, { topLogProbabilities: 5, maxTokens: 8 }));
      expect(reply.tokens?.length).toBe(reply.completionTokens);
      for (const { token, logProbability, alternatives } of reply.tokens ?? []) {
        const levels = alternatives.map((other) => other.logProbability);
        expect(levels).toEqual([...levels].sort((a, b) => b - a));
        expect(levels.reduce((sum, level) => sum + Math.exp(level), 0)).toBeLessThanOrEqual(1 + 1e-6);
        expect(alternatives).toHaveLength(5);
        expect(logProbability).toBeLessThanOrEqual(levels[0]);
        const same = alternatives.find((other) => other.token === token);
        if (same !== undefined) expect(same.logProbability).toBe(logProbability);
      }
    });

    test('draws tokens as often as it says it does', async () => {
      const draws = 400;
      const first = await model.complete(question(0, { topLogProbabilities: 3, maxTokens: 1 }));
      const counts = new Map<string, number>();
      for (let seed = 0; seed < draws; seed++) {
        const { tokens = [] } = await model.complete(question(seed, { topLogProbabilities: 0, maxTokens: 1 }));
        counts.set(tokens[0]?.token, (counts.get(tokens[0]?.token) ?? 0) + 1);
      }
      for (const { token, logProbability } of first.tokens?.[0].alternatives ?? []) {
        const p = Math.exp(logProbability);
        const tolerance = 4 * Math.sqrt((p * (1 - p)) / draws);
        expect(Math.abs((counts.get(token) ?? 0) / draws - p)).toBeLessThan(tolerance);
      }
    });

    test('plays a match', async () => {
      const game = catalog['prisoners-dilemma'];
      const { automaton } = menus['prisoners-dilemma'][1].find(({ label }) => label === 'tft')!;
      const turns: ModelTurn[] = [];
      const player = languageModelAgent({ game, role: 0, model, mode: 'base', onTurn: (turn) => turns.push(turn) });
      const tft = automatonAgent({ game, role: 1, automaton });
      const match = await playMatch([player, tft], { game, rounds: 10, rng: randomStream(1, 0) });
      const rounds = matchRounds(game, match);
      expect(rounds.slice(1).map(([, other]) => other)).toEqual(rounds.slice(0, -1).map(([own]) => own));
      expect(turns.map(({ answer }) => answer)).toEqual(rounds.map(([own]) => own));
      expect(turns.every(({ attempts }) => attempts.length === 1)).toBe(true);
    });

    test('says that a reply was cut', async () => {
      const reply = await model.complete(question(3, { maxTokens: 3 }));
      expect(reply).toMatchObject({ finish: 'length', completionTokens: 3 });
    });

    test('says that a prompt is too long', async () => {
      const messages = [{ role: 'user', content: 'x'.repeat(5000) }] as const;
      await expect(model.complete(question(0, { messages }))).rejects.toMatchObject({
        name: 'ModelCallError',
        problem: 'too long',
      });
    });
  });

  test('it is the same model on both ways', async () => {
    const plain = { maxTokens: 12 };
    const replies = await ask(remote, plain);
    // Only a client counts how often it asked.
    expect(replies.map(({ attempts, ...reply }) => reply)).toEqual(await ask(local, plain));
    expect(replies.map(({ attempts }) => attempts)).toEqual(replies.map(() => 1));
    const constrained = (await ask(local, { choices })).map(({ text }) => text);
    expect((await ask(remote, { choices })).map(({ text }) => text)).toEqual(constrained);
  });
}
