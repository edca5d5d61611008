/**
 * A report as a list of blocks, so that the same content can become text or a page.
 */
import type { Table } from './formatTable.js';

/** One piece of a report. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: Table }
  /** Commands to type next, each with what it does. */
  | { readonly kind: 'commands'; readonly commands: readonly (readonly [command: string, purpose: string])[] };

/** A heading. */
export const heading = (text: string): Block => ({ kind: 'heading', text });

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
