/**
 * Pages, as text.
 */
import { expect, test } from 'vitest';
import { answers, commands, figure, heading, paragraph, table } from './block.js';
import { renderPage } from './renderPage.js';
import { renderText } from './renderText.js';

const SVG = '<svg role="img" aria-label="a line" viewBox="0 0 10 10"><path d="M0,0L10,10"/></svg>';
const blocks = [
  answers(['Who?', 'A & B.'], ['Why?', 'Because.']),
  heading('Played once'),
  paragraph('One', 'two.'),
  table({ header: ['', 'pays'], align: ['left', 'right'], rows: [['A', '1/3']] }),
  figure(SVG, 'A line.'),
  heading('Played once', 3),
  commands(['folkways nash x', 'all of them']),
];

test('one document with everything in it', () => {
  const page = renderPage({ title: 'A study', subtitle: ['of a game'], blocks });
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page).toContain('<h1>A study</h1>\n<p>of a game</p>');
  expect(page).toContain('<dt>Who?</dt><dd>A &amp; B.</dd>');
  expect(page).toContain('<h2 id="played-once">Played once</h2>');
  expect(page).toContain('<h3 id="played-once-2">Played once</h3>');
  expect(page).toContain('<td></td><th scope="col" class="right">pays</th>');
  expect(page).toContain('<th scope="row">A</th><td class="right">1/3</td>');
  expect(page).toContain(`<figure>\n${SVG}\n<figcaption>A line.</figcaption>`);
  expect(page).toContain(
    '<dt>all of them</dt><dd><code><span>folkways</span> <span>nash</span> <span>x</span></code></dd>',
  );
  expect(page).not.toMatch(/<script|src=|url\(|@import|https?:/);
});

test('a table of contents for long pages only, and every link of it leads somewhere', () => {
  expect(renderPage({ title: 'x', blocks })).not.toContain('<nav');
  const long = ['A', 'Contents', 'Content', '???', '???'].map((text) => heading(text));
  const page = renderPage({ title: 'x', blocks: long });
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets).toEqual(['content', 'a', 'contents', 'content-2', 'section', 'section-2']);
  for (const id of targets) expect(page.match(new RegExp(`id="${id}"`, 'g'))).toHaveLength(1);
});

test('text from outside is text', () => {
  const evil = '</title><script>alert("1")</script>\u0000\u202e\n\'&amp;';
  const page = renderPage({
    title: evil,
    subtitle: [evil],
    blocks: [
      heading(evil),
      paragraph(evil),
      answers([evil, evil]),
      commands([evil, evil]),
      figure(SVG, evil),
      table({ header: [evil], rows: [[evil]] }),
    ],
  });
  expect(page).not.toContain('<script');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none
  expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(page.match(/&lt;script&gt;alert\(&quot;1&quot;\)/g)?.length).toBe(13);
});

test('the same blocks as plain text: answers a paragraph each, figures left out', () => {
  expect(renderText(blocks)).toBe(
    'Who?: A & B.\n\nWhy?: Because.\n\nPLAYED ONCE\n\nOne two.\n\n     pays\n  A   1/3\n\nPlayed once\n\n  folkways nash x  all of them\n',
  );
});
