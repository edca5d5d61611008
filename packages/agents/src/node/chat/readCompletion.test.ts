/**
 * Replies as servers write them.
 */
import { expect, test } from 'vitest';
import { readCompletion } from './readCompletion.js';

const reply = (message: unknown, more: object = {}) => readCompletion({ choices: [{ message, ...more }] }, false);

test.each([
  [{ content: 'J' }, 'J'],
  [{ content: null }, ''],
  [{ content: '' }, ''],
  [{}, ''],
  [{ content: [{ type: 'text', text: 'J' }, { type: 'text', text: 'F' }, null, { type: 'image' }] }, 'JF'],
  [
    {
      content: [
        { type: 'thinking', text: 'F' },
        { type: 'text', text: 'J' },
      ],
    },
    'J',
  ],
  [{ content: 'J', reasoning_content: 'The other plays F.' }, 'J'],
  [{ content: null, reasoning_content: 'cut while thi' }, ''],
  [{ content: null, refusal: 'I cannot.' }, 'I cannot.'],
  [{ content: '<think>\nF?\n</think>\n\nJ' }, 'J'],
  [{ content: 'F? No.</think>J' }, 'J'],
  [{ content: '<think>F? And then' }, ''],
  [{ content: '<THINKING>F</THINKING> J' }, 'J'],
  [{ content: 'J <think' }, 'J <think'],
])('the text of %j', (message, text) => expect(reply(message)?.text).toBe(text));

test.each([
  ['length', 'length'],
  ['stop', 'stop'],
  ['eos_token', 'stop'],
  ['content_filter', 'stop'],
  [null, 'stop'],
  [undefined, 'stop'],
])('finish reason %j', (reason, finish) =>
  expect(reply({ content: 'J' }, { finish_reason: reason })?.finish).toBe(finish),
);

test.each([
  null,
  undefined,
  3,
  'text',
  [],
  {},
  { choices: null },
  { choices: [] },
  { choices: [{}] },
  { choices: [{ message: null }] },
])('%j is no completion', (body) => expect(readCompletion(body, false)).toBeUndefined());

test('usage is taken when it counts', () => {
  const choices = [{ message: { content: 'J' } }];
  expect(readCompletion({ choices, usage: { prompt_tokens: 9, completion_tokens: null } }, false)).toEqual({
    text: 'J',
    finish: 'stop',
    promptTokens: 9,
  });
  expect(readCompletion({ choices, usage: null }, false)).toEqual({ text: 'J', finish: 'stop' });
});

test('tokens begin where the answer begins', () => {
  const content = ['<think>', 'F', '</think>', '\n', 'J'].map((token, index) => ({
    token,
    logprob: -index,
    top_logprobs: null,
  }));
  const tokens = reply({ content: '<think>F</think>\nJ' }, { logprobs: { content } })?.tokens;
  expect(tokens).toEqual([{ token: 'J', logProbability: -4, alternatives: [] }]);
});

test('tokens that cannot be read are left out', () => {
  const content = [
    {
      token: 'J',
      logprob: -1,
      top_logprobs: [
        { token: 'F', logprob: null },
        { token: 'J', logprob: -1 },
      ],
    },
    { token: 'x' },
  ];
  expect(reply({ content: 'J' }, { logprobs: { content } })?.tokens).toEqual([
    { token: 'J', logProbability: -1, alternatives: [{ token: 'J', logProbability: -1 }] },
  ]);
  expect(reply({ content: 'J' }, { logprobs: { content: null } })?.tokens).toBeUndefined();
});

test.each([
  ['{"answer":"J"}', 'J'],
  [' {"answer": "J"} \n', 'J'],
  ['"J"', 'J'],
  ['J', 'J'],
  ['{"answer":"J', '{"answer":"J'],
  ['{"other":"J"}', '{"other":"J"}'],
  ['{"answer":["J"]}', '{"answer":["J"]}'],
  ['null', 'null'],
  ['7', '7'],
])('the choice in %j', (content, text) => {
  expect(readCompletion({ choices: [{ message: { content } }] }, true)?.text).toBe(text);
  expect(reply({ content })?.text).toBe(content);
});
