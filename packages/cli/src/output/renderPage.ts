/**
 * Reports as one self-contained page.
 */
import type { Block } from './block.js';
import { escaped } from './escaped.js';
import { formatHtmlTable } from './formatHtmlTable.js';
import { pageStyle } from './pageStyle.js';

/** What a page shows. */
export interface Page {
  /** The heading of the page, and the name of its tab. */
  readonly title: string;
  /** Paragraphs under the title, quieter than the text. */
  readonly subtitle?: readonly string[];
  readonly blocks: readonly Block[];
}

/** A page with this many headings gets a table of contents. */
const LONG = 4;

/** Nothing is fetched and nothing runs, whatever a game's title may say. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * An HTML document that needs nothing beside it: no network, no script, no font of its own; light and dark, narrow and wide, and on
 * paper. All text is escaped; figures are taken as they are, from `renderPlot`.
 * @remarks Headings have ids made of their words, so that links to them last.
 */
export function renderPage({ title, subtitle = [], blocks }: Page): string {
  const ids = headingIds(blocks);
  const name = escaped(title);
  const idOf = new Map(blocks.map((block, k) => [block.kind === 'heading' ? block.text : '', ids[k]]));
  let section = title;
  const body = blocks.map((block, k) => {
    if (block.kind === 'heading') section = block.text;
    return htmlOf(block, ids[k], section, idOf);
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="folkways">
<title>${name}</title>
<link rel="icon" href="data:,">
<style>
${pageStyle}
</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div class="page">
<header>
<h1>${name}</h1>
${subtitle.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
</header>
${contents(blocks, ids)}<main id="content" tabindex="-1">
${body.join('\n')}
</main>
</div>
</body>
</html>
`;
}

function headingIds(blocks: readonly Block[]): string[] {
  // The content itself is the target of the skip link.
  const taken = new Set(['content']);
  return blocks.map((block) => {
    if (block.kind !== 'heading') return '';
    const words = block.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
    const stem = words.replace(/^-|-$/g, '') || 'section';
    let id = stem;
    for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`;
    taken.add(id);
    return id;
  });
}

function contents(blocks: readonly Block[], ids: readonly string[]): string {
  const links = blocks.flatMap((block, k) =>
    block.kind === 'heading' && block.level === 2 ? [`<li><a href="#${ids[k]}">${escaped(block.text)}</a></li>`] : [],
  );
  if (links.length < LONG) return '';
  return `<nav class="contents" aria-labelledby="contents-of-this-page"><h2 id="contents-of-this-page">On this page</h2>
<ul>
${links.join('\n')}
</ul></nav>
`;
}

function htmlOf(block: Block, id: string, section: string, idOf: ReadonlyMap<string, string>): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${id}">${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'answers':
      return `<dl class="answers">\n${pairs(block.answers.map(([question, answer]) => [linked(question, idOf), escaped(answer)]))}\n</dl>`;
    case 'commands':
      return `<dl class="commands">\n${pairs(block.commands.map(([command, purpose]) => [escaped(purpose), typed(command)]))}\n</dl>`;
    case 'figure':
      return `<figure>\n${block.svg.trim()}\n<figcaption>${escaped(block.caption)}</figcaption>\n</figure>`;
    case 'table':
      return `<div class="scroll" role="region" aria-label="${escaped(`Table: ${section}`)}" tabindex="0">\n${formatHtmlTable(block.table)}\n</div>`;
  }
}

function pairs(list: readonly (readonly [term: string, definition: string])[]): string {
  return list.map(([term, definition]) => `<div><dt>${term}</dt><dd>${definition}</dd></div>`).join('\n');
}

/** A question leads to the section that bears its words, if there is one. */
function linked(question: string, idOf: ReadonlyMap<string, string>): string {
  const id = idOf.get(question);
  return id === undefined ? escaped(question) : `<a href="#${id}">${escaped(question)}</a>`;
}

/** A command breaks between its words only. */
function typed(command: string): string {
  return `<code>${command
    .split(' ')
    .map((word) => `<span>${escaped(word)}</span>`)
    .join(' ')}</code>`;
}
