/**
 * Replies by hand: what counts as an answer and what does not.
 */
import { describe, expect, it } from 'vitest';
import { parseReply } from './parseReply.js';

const read = (text: string, answers: readonly string[], finish: 'stop' | 'length' = 'stop'): string | undefined => {
  const parsed = parseReply({ text, finish }, answers);
  return 'choice' in parsed ? answers[parsed.choice] : undefined;
};

describe('answers', () => {
  it.each([
    'defect',
    ' defect\n',
    'Defect.',
    '"defect"',
    "'Defect'",
    '**defect**',
    '__defect__',
    '`defect`',
    '```\ndefect\n```',
    '```text\ndefect\n```',
    '(defect)',
    '[defect]',
    'DEFECT!',
    '“defect”',
    'ｄｅｆｅｃｔ',
    '\ufeffdefect',
    'Answer: defect',
    '**Answer:** defect',
    'answer = "defect"',
    'Final answer: defect.',
    'Option defect',
    'Action: defect',
    '**Action:** defect',
    '{"answer": "defect"}',
    '```json\n{ "answer": "Defect" }\n```',
    '{"reason": "cooperate loses", "answer": "defect"}',
    '<think>I should cooperate.\nAnswer: cooperate</think>defect',
    '<think></think>\n\n**defect**',
    'reasoning</think> defect',
    'The other will cooperate, so I get 5.\n\nAnswer: defect',
    'Answer: defect.\n\nAnswer: defect',
    'I will not cooperate.\n**Final answer: defect**',
  ])('%j', (text) => {
    expect(read(text, ['cooperate', 'defect'])).toBe('defect');
  });
});

describe('no answers', () => {
  it.each([
    '',
    '   ',
    '.',
    '""',
    'I will not defect',
    'not defect',
    "don't defect",
    'defect?',
    'defect...',
    'defect…',
    '!defect',
    '-defect',
    '~~defect~~',
    '<s>defect</s>',
    '¬defect',
    'non-defect',
    'defect or cooperate',
    'cooperate, defect',
    'defect\ncooperate',
    'maybe defect',
    'I choose defect',
    'defection',
    'defec',
    'Answer: not defect',
    'Answer: defect?',
    'Answer: defect or cooperate',
    'Answer: defect (not cooperate)',
    'Answer: defect\nActually, cooperate.',
    'Answer: cooperate.\nAnswer: defect',
    'I would never say:\nAnswer: defect',
    'Ich würde nie sagen\nAnswer: defect',
    'Do not write "Answer: defect"',
    'Answer:',
    'The answer: let me see.\nAnswer: defect',
    '{"answer": "not defect"}',
    '{"answer": "defect", "answer": "cooperate"}',
    '{"answer":"cooperate","\\u0061nswer":"defect"}',
    '{"answer": ["defect"]}',
    '{"not_answer": "defect"}',
    '{"example": {"answer": "defect"}}',
    '{"answer": "defect"',
    '<think>defect',
    'defect <think>',
    '<think>x</think>',
    '<think>a</think>defect<think>',
    'd\u0335efect',
    'dеfect',
    'tcefed',
    'defect 👎',
    'defect, not',
    '```not\ndefect\n```',
    'Option: cooperate is worse than defect',
    'As a language model I cannot choose.',
    'null',
    'undefined',
    '__proto__',
    '1',
    '\u202edefect',
  ])('%j', (text) => {
    expect(read(text, ['cooperate', 'defect'])).toBeUndefined();
  });

  it('a reply that was cut off, whatever it says', () => {
    expect(read('tft', ['tft', 'tft_help'], 'length')).toBeUndefined();
    expect(read('defect', ['cooperate', 'defect'], 'length')).toBeUndefined();
  });

  it('a very long reply', () => {
    expect(read(`${'x.\n'.repeat(40_000)}Answer: J`, ['J', 'F'])).toBeUndefined();
    expect(read(`${' '.repeat(99_000)}J`, ['J', 'F'])).toBe('J');
  });
});

describe('words that contain each other', () => {
  const labels = ['tft', 'tft_help', 'allc', 'soft_allc', 'not', 'answer', 'A', 'option-1'];
  it.each(labels)('%s is itself only', (label) => {
    expect(read(label, labels)).toBe(label);
    expect(read(`Answer: ${label}`, labels)).toBe(label);
    expect(read(`Strategy: **${label}**`, labels)).toBe(label);
  });

  it('single letters in prose', () => {
    const letters = ['A', 'B', 'J', 'F', 'N'];
    expect(read('A good choice is B', letters)).toBeUndefined();
    expect(read('A', letters)).toBe('A');
    expect(read('a.', letters)).toBe('A');
    expect(read('I', letters)).toBeUndefined();
    expect(read('N/A', letters)).toBeUndefined();
    expect(read('Plan B', letters)).toBeUndefined();
  });
});
