/**
 * A figure that is drawn anew whenever its width changes.
 */
import { type Child, element } from './element.js';

/** A figure and its way to be drawn. */
export interface Figure {
  readonly root: HTMLElement;
  /** Draws it, now and at every new width. @param summary - what it shows, for those who cannot see it. */
  draw(make: (width: number) => Element, summary: string): void;
  /** Nothing to draw: a reason instead. */
  clear(reason: string): void;
}

/** An empty figure, with a caption where one is given. */
export function figureElement(name: string, ...caption: readonly Child[]): Figure {
  const canvas = element('div', { class: 'canvas', role: 'img', 'aria-label': name });
  const root = element('figure', { class: name }, canvas, caption.length > 0 && element('figcaption', {}, ...caption));
  let current: ((width: number) => Element) | undefined;
  let drawnAt = 0;
  const redraw = (): void => {
    const width = canvas.clientWidth;
    if (current === undefined || width === 0) return;
    drawnAt = width;
    canvas.replaceChildren(current(width));
  };
  new ResizeObserver(() => {
    if (canvas.clientWidth !== drawnAt) redraw();
  }).observe(canvas);
  return {
    root,
    draw(make, summary) {
      current = make;
      canvas.setAttribute('aria-label', summary);
      redraw();
    },
    clear(reason) {
      current = undefined;
      drawnAt = 0;
      canvas.setAttribute('aria-label', reason);
      canvas.replaceChildren(element('p', { class: 'empty' }, reason));
    },
  };
}
