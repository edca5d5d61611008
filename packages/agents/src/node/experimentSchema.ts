/**
 * Spec files of experiments: the shape, which editors and other programs can check with the JSON Schema that is made from it.
 */
import { z } from 'zod';

const integer = (low: number, high: number, about: string) => z.int().min(low).max(high).describe(about);
const real = (low: number, high: number, about: string) => z.number().min(low).max(high).describe(about);
const NAME = /^[A-Za-z_]\w*$/;

const model = z
  .strictObject({
    baseUrl: z
      .string()
      .regex(/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i)
      .describe('the endpoint up to /chat/completions, such as http://localhost:8080/v1; no password in it'),
    model: z.string().min(1).describe('what the endpoint calls the model'),
    temperature: real(0, 10, "default: the endpoint's").optional(),
    seed: integer(0, Number.MAX_SAFE_INTEGER, "default: the endpoint's").optional(),
    topP: z.number().gt(0).max(1).describe("default: the endpoint's").optional(),
    maxTokens: integer(1, 1_000_000_000, 'of one reply').optional(),
    keyVariable: z.string().regex(NAME).describe('the environment variable that holds the key').optional(),
    timeout: z.number().gt(0).max(300).describe('seconds for one attempt; default 120').optional(),
    retries: integer(0, 100, 'attempts after a failed one; default 5').optional(),
    concurrency: integer(1, 10_000, 'calls at once, in each process; default 64').optional(),
    structuredOutput: z
      .enum(['auto', 'json-schema', 'off'])
      .describe('how replies are kept to their choices; default auto')
      .optional(),
    cache: z.boolean().describe('reuse replies although they are drawn; default: at temperature 0 only').optional(),
  })
  .describe('a language model behind an OpenAI-compatible endpoint');

const agent = z.union([
  z.string().describe("a kind, or a label of the role's menu"),
  z.looseObject({ kind: z.string(), name: z.string().optional() }).describe('a kind with its options'),
]);

/**
 * The shape of a spec, for zod. What a shape cannot say (names that fit each other, options of each kind of agent) `checkExperiment` checks.
 * @example
 * ```ts
 * import { experimentSchema } from '@folkways/agents/node';
 * const spec = { game: 'promo', agents: { a: 'mad0' }, rounds: 10, matches: 1, seed: -1 };
 * console.log(experimentSchema.safeParse(spec).error?.issues[0].path.join('.')); // seed
 * ```
 */
export const experimentSchema = z
  .strictObject({
    $schema: z.string().optional(),
    title: z.string().optional(),
    game: z.union([z.string(), z.looseObject({})]).describe('a game of the catalogue by name, or a game as data'),
    menus: z
      .union([z.literal('generated'), z.tuple([z.array(z.looseObject({})), z.array(z.looseObject({}))])])
      .describe("strategies to plan with, one list for each role, or generated; default: the game's own")
      .optional(),
    agents: z.record(z.string(), agent).describe('the agents by name, at least one'),
    pairings: z
      .union([z.enum(['self', 'all']), z.array(z.tuple([z.string(), z.string()])).min(1)])
      .describe('who meets whom, the agent in role 0 first; default self')
      .optional(),
    rounds: integer(1, 1_000_000_000, 'rounds of a match'),
    matches: integer(1, 1_000_000_000, 'matches of each pairing'),
    seed: integer(0, Number.MAX_SAFE_INTEGER, 'of all chance'),
    payoffNoise: z
      .union([z.number().min(0), z.literal('smallest gap')])
      .describe('standard deviation of the noise on the payoffs that players see; default 0')
      .optional(),
    record: z
      .strictObject({ payoffs: z.boolean().optional(), beliefs: z.boolean().optional() })
      .describe('what is kept beside the joint actions')
      .optional(),
    models: z.record(z.string(), model).describe('language models by the names that agents call them by').optional(),
    limits: z
      .strictObject({
        calls: integer(0, Number.MAX_SAFE_INTEGER, 'calls of models').optional(),
        tokens: integer(0, Number.MAX_SAFE_INTEGER, 'tokens of prompts and replies together').optional(),
      })
      .describe('what the whole experiment may spend')
      .optional(),
    concurrency: integer(1, 65_536, 'matches at once where agents wait for models; default 64').optional(),
  })
  .describe('an experiment of folkways');

/** The JSON Schema (draft 2020-12) of spec files, as published under `@folkways/agents/experiment.schema.json`. */
export function experimentJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(experimentSchema);
  return { $schema, title: 'Experiment of folkways', ...rest };
}
