/**
 * Reports as one self-contained page.
 */
import type { Block } from './block.js';
import type { Table } from './formatTable.js';
import { pageStyle } from './pageStyle.js';
import { visible } from './visible.js';

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
  let section = title;
  const body = blocks.map((block, k) => {
    if (block.kind === 'heading') section = block.text;
    return htmlOf(block, ids[k], section);
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

function htmlOf(block: Block, id: string, section: string): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${id}">${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'answers':
      return `<dl class="answers">\n${pairs(block.answers, escaped)}\n</dl>`;
    case 'commands':
      return `<dl class="commands">\n${pairs(
        block.commands.map(([command, purpose]) => [purpose, command]),
        (command) => `<code>${escaped(command)}</code>`,
      )}\n</dl>`;
    case 'figure':
      return `<figure>\n${block.svg.trim()}\n<figcaption>${escaped(block.caption)}</figcaption>\n</figure>`;
    case 'table':
      return `<div class="scroll" role="region" aria-label="${escaped(`Table: ${section}`)}" tabindex="0">\n${tableOf(block.table)}\n</div>`;
  }
}

function pairs(list: readonly (readonly [string, string])[], definition: (text: string) => string): string {
  return list.map(([term, text]) => `<div><dt>${escaped(term)}</dt><dd>${definition(text)}</dd></div>`).join('\n');
}

function tableOf({ header, rows, align }: Table): string {
  const side = (column: number): string => (align?.[column] === 'right' ? ' class="right"' : '');
  const head = header.map((text, column) =>
    text === '' ? '<td></td>' : `<th scope="col"${side(column)}>${escaped(text)}</th>`,
  );
  const lines = rows.map((cells) =>
    cells.map((text, column) =>
      column === 0
        ? `<th scope="row"${side(column)}>${escaped(text)}</th>`
        : `<td${side(column)}>${escaped(text)}</td>`,
    ),
  );
  return `<table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${lines.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n')}\n</tbody></table>`;
}

const MEANING: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => MEANING[character]);
}
