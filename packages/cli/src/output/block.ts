/**
 * A report as a list of blocks, so that the same content can become text or a page.
 */
import type { Table } from './formatTable.js';

/** One piece of a report. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 2 | 3 }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: Table }
  /** Questions, each with its answer in a sentence or two. */
  | { readonly kind: 'answers'; readonly answers: readonly (readonly [question: string, answer: string])[] }
  /** A picture; text has no room for it and leaves it out. */
  | { readonly kind: 'figure'; readonly svg: string; readonly caption: string }
  /** Commands to type next, each with what it does. */
  | { readonly kind: 'commands'; readonly commands: readonly (readonly [command: string, purpose: string])[] };

/** A heading; level 3 stands under the last one of level 2. */
export const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', text, level });

/** A paragraph; the parts are joined by blanks. */
export const paragraph = (...parts: readonly string[]): Block => ({
  kind: 'paragraph',
  text: parts.filter((part) => part !== '').join(' '),
});

/** A table. */
export const table = (content: Table): Block => ({ kind: 'table', table: content });

/** Commands to type next. */
export const commands = (...list: readonly (readonly [string, string])[]): Block => ({
  kind: 'commands',
  commands: list,
});

/** Questions with their answers. */
export const answers = (...list: readonly (readonly [string, string])[]): Block => ({ kind: 'answers', answers: list });

/**
 * A picture.
 * @param svg - an element as `renderPlot` draws it for a page.
 * @param caption - what it shows, its colours included.
 */
export const figure = (svg: string, caption: string): Block => ({ kind: 'figure', svg, caption });
