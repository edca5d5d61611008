/**
 * What a screen reader is told when something has changed: the answer, once the reader pauses.
 */
import { element } from './element.js';

/** Milliseconds of quiet before anything is said. */
const PAUSE = 500;

/** A live region and the way to speak in it. */
export interface Announcer {
  readonly root: HTMLElement;
  say(text: string): void;
}

/** A polite announcer; only the last of several announcements is made, and never the same one twice. */
export function announcer(): Announcer {
  const root = element('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    root,
    say(text) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (root.textContent !== text) root.textContent = text;
      }, PAUSE);
    },
  };
}
