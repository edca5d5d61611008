/**
 * The published JSON Schema is the one of the code, and refuses what `checkExperiment` refuses.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkExperiment } from '../experiment/experimentSpec.js';
import { experimentKinds } from './experimentKinds.js';
import { experimentJsonSchema, experimentSchema } from './experimentSchema.js';

const spec = {
  $schema: 'https://example.org/experiment.schema.json',
  title: 'all keys',
  game: 'promo',
  agents: { a: 'mad0', b: { kind: 'ps-br', horizon: 5 }, c: { kind: 'llm-base', model: 'small' } },
  pairings: [['a', 'b']],
  rounds: 5,
  matches: 2,
  seed: 1,
  payoffNoise: 'smallest gap',
  record: { payoffs: true, beliefs: false },
  models: {
    small: {
      baseUrl: 'http://localhost:8080/v1',
      model: 'm',
      temperature: 0,
      seed: 1,
      topP: 0.9,
      maxTokens: 10,
      keyVariable: 'KEY',
      timeout: 5,
      retries: 0,
      concurrency: 3,
      structuredOutput: 'off',
      cache: true,
    },
  },
  limits: { calls: 10, tokens: 1000 },
  concurrency: 8,
};
const check = (given: unknown) => checkExperiment(given, experimentKinds(given as object));

test('the checked-in schema is current: npx vitest run experimentSchema -u writes it', async () => {
  const text = `${JSON.stringify(experimentJsonSchema(), undefined, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../experiment.schema.json');
  expect(JSON.parse(text).properties.rounds).toMatchObject({ type: 'integer', minimum: 1 });
  expect(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).files).toContain(
    'experiment.schema.json',
  );
});

test('both take every key', () => {
  expect(experimentSchema.parse(spec)).toEqual(spec);
  expect(check(spec).matchCount).toBe(2);
});

describe('both refuse', () => {
  const model = (change: object) => ({ models: { small: { ...spec.models.small, ...change } } });
  test.each<[string, object, RegExp]>([
    ['an unknown key', { round: 3 }, /"round" \(did you mean "rounds"\?\)/],
    ['no rounds', { rounds: 0 }, /"rounds" expected an integer/],
    ['a negative seed', { seed: -1 }, /"seed"/],
    ['a pair of three', { pairings: [['a', 'b', 'c']] }, /"pairings\[0\]"/],
    ['no pairs', { pairings: [] }, /"pairings"/],
    ['a record of something', { record: { belief: true } }, /did you mean "beliefs"/],
    ['concurrency 0', { concurrency: 0 }, /"concurrency" expected an integer in \[1, 65536\], got 0/],
    ['a limit of -1', { limits: { calls: -1 } }, /"limits.calls" expected an integer/],
    ['a limit of money', { limits: { dollars: 3 } }, /"limits" expected the keys calls, tokens, got "dollars"/],
    ['a model without a name', model({ model: '' }), /"models.small.model" expected a model's name, got ""/],
    ['a model without a URL', model({ baseUrl: 'localhost:80' }), /"models.small.baseUrl" expected a URL such as/],
    ['a password in a URL', model({ baseUrl: 'http://me:pw@host/v1' }), /expected no password in the URL/],
    ['a key instead of a variable', model({ keyVariable: 'sk-abc' }), /keyVariable" expected the name of an env/],
    ['a temperature of 11', model({ temperature: 11 }), /"models.small.temperature" expected/],
    ['a top-p of 0', model({ topP: 0 }), /"models.small.topP" expected/],
    ['half a token', model({ maxTokens: 0.5 }), /"models.small.maxTokens" expected an integer/],
    ['a timeout of 0', model({ timeout: 0 }), /"models.small.timeout" expected/],
    ['structure', model({ structuredOutput: true }), /"models.small.structuredOutput" expected one of/],
    ['a cache of yes', model({ cache: 'yes' }), /"models.small.cache" expected true or false/],
    ['a key as text', model({ apiKey: 'sk-abc' }), /"models.small" expected the keys .*, got "apiKey"/],
  ])('%s', (_, change, line) => {
    expect(experimentSchema.safeParse({ ...spec, ...change }).success).toBe(false);
    expect(() => check({ ...spec, ...change })).toThrow(line);
    expect(() => check({ ...spec, ...change })).toThrow(/^(experiment|agent [a-z-]+): [^\n]+$/);
    expect(() => check({ ...spec, ...change })).not.toThrow(/sk-abc|pw@/);
  });
});
