/**
 * Tables of the reports as HTML.
 */
import type { Table } from '../../src/output/formatTable.js';
import { element } from './element.js';

/** A table that scrolls sideways when it is too wide, reachable by keyboard. */
export function tableElement({ header, rows, align }: Table, caption: string): HTMLElement {
  const side = (column: number): string | undefined => (align?.[column] === 'right' ? 'number' : undefined);
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', { class: 'unseen' }, caption),
      element(
        'thead',
        {},
        element('tr', {}, ...header.map((text, c) => element('th', { scope: 'col', class: side(c) }, text))),
      ),
      element(
        'tbody',
        {},
        ...rows.map((cells) => element('tr', {}, ...cells.map((text, c) => element('td', { class: side(c) }, text)))),
      ),
    ),
  );
}
