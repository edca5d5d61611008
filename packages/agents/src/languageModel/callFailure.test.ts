/**
 * Errors in the words of the servers that say them.
 */
import { describe, expect, test } from 'vitest';
import { callFailure, messageIn, oneLine } from './callFailure.js';

const error = (message: string, more: object = {}): string => JSON.stringify({ error: { message, ...more } });

describe('a prompt that is too long', () => {
  test.each([
    [
      'OpenAI',
      400,
      error("This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.", {
        code: 'context_length_exceeded',
      }),
    ],
    ['OpenAI, newer', 400, error('Your input exceeds the context window of this model.')],
    [
      'vLLM',
      400,
      JSON.stringify({
        object: 'error',
        message: "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens",
      }),
    ],
    ['vLLM, newer', 400, error('The decoder prompt (length 5000) is longer than the maximum model length of 4096.')],
    [
      'vLLM, reply',
      400,
      error(
        "'max_tokens' or 'max_completion_tokens' is too large: 2000. This model's maximum context length is 4096 tokens",
      ),
    ],
    [
      'llama.cpp',
      400,
      error('request (4390 tokens) exceeds the available context size (4096 tokens), try increasing it', {
        type: 'exceed_context_size_error',
      }),
    ],
    [
      'llama.cpp, older',
      500,
      error('the request exceeds the available context size. try increasing the context size or enable context shift'),
    ],
    ['llama.cpp, oldest', 500, error('Context size has been exceeded.')],
    ['llama-cpp-python', 500, error('Requested tokens (2285) exceed context window of 2048')],
    ['Ollama', 400, JSON.stringify({ error: 'the input length exceeds the context length' })],
    ['Ollama, newer', 400, JSON.stringify({ error: 'prompt too long; exceeded max context length by 12 tokens' })],
    ['Anthropic', 400, error('prompt is too long: 210000 tokens > 200000 maximum')],
    ['Gemini', 400, error('The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).')],
    [
      'Mistral',
      400,
      JSON.stringify({
        message:
          'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
      }),
    ],
    [
      'text-generation-inference',
      422,
      JSON.stringify({ error: '`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000' }),
    ],
    ['a proxy', 413, '<html><title>413 Request Entity Too Large</title></html>'],
  ])('%s', (_, status, body) => expect(callFailure(status, body)).toMatchObject({ problem: 'too long', again: false }));
});

describe('other errors', () => {
  test.each([
    ['wrong key', 401, error('Incorrect API key provided'), 'refused', false],
    ['wrong key, Gemini', 400, error('API key not valid. Please pass a valid API key.'), 'refused', false],
    ['no credit', 429, error('You exceeded your current quota', { code: 'insufficient_quota' }), 'refused', false],
    [
      'no such model, OpenAI',
      404,
      error('The model `x` does not exist', { code: 'model_not_found' }),
      'unknown',
      false,
    ],
    ['no such model, Ollama', 404, error('model "x" not found, try pulling it first'), 'unknown', false],
    ['no such model, LiteLLM', 400, error('Invalid model name passed in model=x'), 'unknown', false],
    ['no such path', 404, '404 page not found', 'unknown', false],
    ['wrong method', 405, '', 'unknown', false],
    ['too many requests', 429, error('Rate limit reached: too many tokens per minute'), 'unavailable', true],
    ['overloaded', 503, error('Loading model', { type: 'unavailable_error' }), 'unavailable', true],
    ['a proxy', 502, '<html><body><h1>502 Bad Gateway</h1></body></html>', 'unavailable', true],
    ['a bad setting', 400, error("Unsupported value: 'temperature' does not support 0"), 'unavailable', false],
  ])('%s', (_, status, body, problem, again) => expect(callFailure(status, body)).toMatchObject({ problem, again }));
});

test.each([
  [error('plain'), 'plain'],
  ['{"error":"text"}', 'text'],
  ['{"detail":"not found"}', 'not found'],
  ['{"detail":[{"loc":["body"]}]}', '[{"loc":["body"]}]'],
  ['{"message":"m"}', 'm'],
  ['<html><style>p{}</style><h1>502</h1>\n<p>Bad\tGateway</p></html>', '502 Bad Gateway'],
  ['null', 'null'],
  ['', ''],
])('what %j says', (body, said) => expect(messageIn(body)).toBe(said));

test('one line, however long the text and whatever is in it', () => {
  expect(oneLine(' a\n\r\tb\u0000\u001b[31mc\u2028d ')).toBe('a b [31mc d');
  expect(oneLine('x'.repeat(500))).toBe(`${'x'.repeat(200)}...`);
});
