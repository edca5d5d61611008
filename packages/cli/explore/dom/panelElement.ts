/**
 * A panel of the page: its question, what it is about, and where that comes from.
 */
import { type Child, element } from './element.js';

/** What a panel says before its content. */
export interface PanelText {
  readonly id: string;
  readonly title: string;
  /** What this is, for newcomers. */
  readonly what: string;
  /** The paper. */
  readonly source: string;
  readonly link: string;
}

/** A section with a heading. */
export function panelElement({ id, title, what, source, link }: PanelText, ...children: readonly Child[]): HTMLElement {
  const heading = `${id}-title`;
  return element(
    'section',
    { class: 'panel', id, 'aria-labelledby': heading, tabindex: -1 },
    element('h2', { id: heading }, title),
    element(
      'p',
      { class: 'what' },
      `${what} `,
      element('cite', {}, element('a', { href: link, rel: 'noreferrer' }, source), '.'),
    ),
    ...children,
  );
}
