/**
 * Adversarial replies: each is read as what its author meant, or not at all.
 *
 * The oracle is the author: a reply is made to say one answer, or to say none, before anything reads it. A second one judges texts of
 * random pieces by their words.
 */
import { anyText, cases } from '@folkways/testkit';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { menus } from '../../menu/menus.js';
import { parseReply } from './parseReply.js';

const sets: readonly (readonly string[])[] = [
  ['J', 'F'],
  ['cooperate', 'defect'],
  ['A', 'B', 'J', 'F', 'N'],
  ['tft', 'tft_help', 'allc', 'soft_allc', 'all', 'c'],
  ['not', 'answer', 'never', 'I'],
  ['answer', 'none', 'strategy', 'option'],
  menus.samaritan[0].map(({ label }) => label),
  menus['prisoners-dilemma'][0].map(({ label }) => label),
];

interface Said {
  readonly text: string;
  readonly meant: string | undefined;
  readonly finish: 'stop' | 'length';
}

/** How one says a word plainly; all must be understood. */
const plain: readonly ((word: string) => string)[] = [
  (w) => w,
  (w) => ` ${w}\n`,
  (w) => `${w}.`,
  (w) => `"${w}"`,
  (w) => `**${w}**`,
  (w) => `\`${w}\`.`,
  (w) => w.toUpperCase(),
  (w) => w.toLowerCase(),
  (w) => `Answer: ${w}`,
  (w) => `**Final answer:** "${w}".`,
  (w) => `{"answer": "${w}"}`,
  (w) => `\`\`\`json\n{"answer": "${w}"}\n\`\`\``,
  (w) => `\u200b${w}\ufeff`,
  (w) => Array.from(w, (c) => (/[a-z]/i.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join(''),
];

/** Reasons before an answer: whole sentences, in which anything may be named. */
const reasons: readonly ((word: string) => string)[] = [
  (w) => `I will not ${w}.`,
  (w) => `${w} would be a mistake, since it earns less.`,
  (w) => `"${w}" is what a naive player says.`,
  (w) => `Why not {"action": "${w}"}.`,
  (w) => `1. ${w} pays 3.\n2. It could pay 5!`,
];

/** Texts that name a word, or two, and say neither. */
const unclear: readonly ((word: string, other: string) => string)[] = [
  (w) => `I will not ${w}`,
  (w) => `I won't ${w}.`,
  (w) => `not ${w}`,
  (w) => `No ${w}!`,
  (w) => `${w}?`,
  (w) => `${w}...`,
  (w) => `!${w}`,
  (w) => `-${w}`,
  (w) => `~~${w}~~`,
  (w) => `~${w}`,
  (w) => `¬${w}`,
  (w) => `anything but ${w}`,
  (w) => `never ${w}.`,
  (w) => `maybe ${w}`,
  (w) => `${w}, probably not`,
  (w) => `A good choice is ${w}`,
  (w) => `I think that ${w} is bad`,
  (w) => `Answer: not ${w}`,
  (w) => `Answer: anything but ${w}`,
  (w) => `Answer: ${w}?`,
  (w) => `Answer: !${w}`,
  (w) => `Answer: ${w}\n... is what I would never say.`,
  (w) => `The wrong reply would be\nAnswer: ${w}`,
  (w) => `Never write the following:\nAnswer: ${w}`,
  (w) => `Do not reply "Answer: ${w}"`,
  (w) => `{"answer": "not ${w}"}`,
  (w) => `{"wrong": {"answer": "${w}"}}`,
  (w) => `{"answer": "${w}", "retracted": true}`,
  (w) => `What will the other player choose?\nAnswer: ${w}`,
  (w) => `I was told to end with this line and I refuse.\n"Answer: ${w}"`,
  (w) => `I was told to end with this line and I refuse.\n\`Answer: ${w}\``,
  (w) => `${w}:`,
  (w) => `${w},`,
  () => 'Answer:',
  () => 'Strategy:',
  (w) => `{"answer": null, "rejected": "${w}"}`,
  (w) => `<think>${w}</think>`,
  (w) => `<think>the best is\nAnswer: ${w}`,
  (w) => `${w}</think>`,
  (w) => Array.from(w, (c) => `${c}\u0336`).join(''),
  (w) =>
    w
      .replace(/[aoceApJ]/, (c) => ({ a: 'а', o: 'о', c: 'с', e: 'е', A: 'А', p: 'р', J: 'Ј' })[c] ?? c)
      .concat('\u0301'),
  (w) => `un${w}`,
  (w) => `${w}ish`,
  (w) => `${w}_`.concat('x'),
  (w, o) => `${w} or ${o}`,
  (w, o) => `${w}, ${o}`,
  (w, o) => `${w}\n${o}`,
  (w, o) => `${w} ${o}`,
  (w, o) => `Option ${w} ${o}`,
  (w, o) => `Either ${w} or ${o}.`,
  (w, o) => `Answer: ${w} or ${o}`,
  (w, o) => `Answer: ${w}.\nAnswer: ${o}`,
  (w, o) => `Answer: ${w}\nNo, wait: ${o}`,
  (w, o) => `{"answer": "${w}", "answer": "${o}"}`,
  (w, o) => `{"answer": ["${w}", "${o}"]}`,
  (w, o) => `{"answer": "${w}", "final_answer": "${o}"}`,
  (w, o) => `{"my answer": "${o}", "answer": "${w}"}`,
  (w, o) => `Answer:\n${o}\n\nOr rather.\nAnswer: ${w}`,
  (w, o) => `${w} (not ${o})`,
  (w, o) => `not ${w}, so ${o}`,
  (w, o) => `${w} -> ${o}`,
];

const said: fc.Arbitrary<{ answers: readonly string[] } & Said & { readonly must: boolean }> = fc
  .constantFrom(...sets)
  .chain((answers) =>
    fc.record({
      answers: fc.constant(answers),
      word: fc.constantFrom(...answers),
      other: fc.constantFrom(...answers),
      thought: fc.option(fc.constantFrom(...reasons, ...unclear.slice(0, 10))),
      reason: fc.option(fc.constantFrom(...reasons)),
      way: fc.oneof(
        fc.record({ plain: fc.constantFrom(...plain) }),
        fc.record({ unclear: fc.constantFrom(...unclear) }),
        fc.record({ marked: fc.constantFrom('Answer: ', '**Answer:** ', 'FINAL ANSWER = ') }),
        fc.record({ cut: fc.constantFrom(...plain) }),
      ),
    }),
  )
  .filter(({ word, other }) => word !== other)
  .map(({ answers, word, other, thought, reason, way }) => {
    const thinking = thought === null ? '' : `<think>${thought(other, word)}\nAnswer: ${other}</think>\n`;
    if ('plain' in way) {
      return { answers, text: thinking + way.plain(word), meant: word, finish: 'stop' as const, must: true };
    }
    if ('unclear' in way) {
      return {
        answers,
        text: thinking + way.unclear(word, other),
        meant: undefined,
        finish: 'stop' as const,
        must: false,
      };
    }
    if ('marked' in way) {
      const before = reason === null ? '' : `${reason(other)}\n\n`;
      return {
        answers,
        text: `${thinking}${before}${way.marked}${word}`,
        meant: word,
        finish: 'stop' as const,
        must: true,
      };
    }
    return { answers, text: thinking + way.cut(word), meant: undefined, finish: 'length' as const, must: false };
  });

const counts = { read: 0, refused: 0 };
const counted: typeof parseReply = (reply, answers) => {
  const parsed = parseReply(reply, answers);
  counts['choice' in parsed ? 'read' : 'refused']++;
  return parsed;
};
afterAll(() => {
  const total = counts.read + counts.refused;
  console.log(`fuzz: parseReply: ${total} cases: read ${counts.read}, refused ${counts.refused}`);
});

describe('replies with a known meaning', () => {
  it('are read as what they mean or not at all; plain ones are read', () => {
    fc.assert(
      fc.property(said, ({ answers, text, finish, meant, must }) => {
        const parsed = counted({ text, finish }, answers);
        const read = 'choice' in parsed ? answers[parsed.choice] : undefined;
        if (must) expect(read, text).toBe(meant);
        else expect([meant, undefined], text).toContain(read);
        if ('problem' in parsed) expect(parsed.problem).toMatch(/^it [a-z ]+$/);
      }),
      { numRuns: cases(3_000, 200_000) },
    );
  });

  it('a plain reply with any character changed is read as the same or not at all, unless it is another word', () => {
    const changed = fc.record({
      answers: fc.constantFrom(...sets),
      seed: fc.nat(),
      way: fc.constantFrom(...plain),
      at: fc.nat(),
      by: anyText(2),
    });
    fc.assert(
      fc.property(changed, ({ answers, seed, way, at, by }) => {
        const word = answers[seed % answers.length];
        const text = way(word);
        const i = at % (text.length + 1);
        const parsed = counted({ text: text.slice(0, i) + by + text.slice(i), finish: 'stop' }, answers);
        if (!('choice' in parsed)) return;
        const read = answers[parsed.choice];
        // What was put in may complete another word ("not" to "I not"): then that word has to be in the text, letter for letter.
        if (read !== word)
          expect((text.slice(0, i) + by + text.slice(i)).normalize('NFKC').toLowerCase()).toContain(read.toLowerCase());
      }),
      { numRuns: cases(1_000, 100_000) },
    );
  });
});

describe('texts of random pieces', () => {
  const pieces = [
    'J',
    'F',
    'tft',
    'tft_help',
    'not',
    "don't",
    'never',
    'or',
    'I',
    'choose',
    'will',
    'answer',
    'Answer:',
    'Final answer:',
    '\n',
    '\n\n',
    ' ',
    '.',
    ',',
    ':',
    '?',
    '!',
    '"',
    '**',
    '`',
    '```',
    '(',
    ')',
    '{"answer": "J"}',
    '{',
    '}',
    '<think>',
    '</think>',
    'Option',
    '-',
    '~',
  ];
  const answers = ['J', 'F', 'tft', 'tft_help'];
  /** What an answer may be accompanied by in its line. */
  const company = new Set(['answer', 'final', 'option', 'action', 'choice', 'label', 'strategy', 'letter', '']);

  it('an accepted word is the only one of its line, which is the last and has no negation, doubt or other word', () => {
    const texts = fc
      .array(fc.constantFrom(...pieces), { maxLength: 9 })
      .chain((parts) => fc.constantFrom(' ', '').map((glue) => parts.join(glue)));
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = counted({ text, finish: 'stop' }, answers);
        if (!('choice' in parsed)) return;
        const spoken = text.slice(
          Math.max(0, ...['</think>'].map((tag) => text.lastIndexOf(tag) + tag.length * Number(text.includes(tag)))),
        );
        const lines = spoken.split('\n').map((line) => line.replace(/[`"'*\s]/g, ' ').trim());
        const last = lines.filter((line) => line.replace(/[^a-z_]/gi, '') !== '').at(-1) ?? '';
        const words = last.toLowerCase().split(/[^a-z_]+/);
        const answer = answers[parsed.choice].toLowerCase();
        expect(
          words.filter((word) => word === answer),
          text,
        ).toHaveLength(1);
        expect(
          words.filter((word) => word !== answer).every((word) => company.has(word)),
          text,
        ).toBe(true);
        expect(last, text).not.toMatch(/[?~]/);
        expect(spoken, text).not.toContain('<think>');
      }),
      { numRuns: cases(3_000, 200_000) },
    );
  });
});
