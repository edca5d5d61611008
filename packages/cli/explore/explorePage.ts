/**
 * The whole page.
 */

import { afterPause } from './dom/afterPause.js';
import { element } from './dom/element.js';
import { advisersPanel } from './panels/advisersPanel.js';
import { gamePanel } from './panels/gamePanel.js';
import { hazingPanel } from './panels/hazingPanel.js';
import { matchPanel } from './panels/matchPanel.js';
import type { PageState } from './state/pageState.js';
import { pageStore } from './state/pageStore.js';
import { hashOfState, stateOfHash } from './state/stateHash.js';

/** Milliseconds of quiet before the address is changed: browsers allow so many changes a second only. */
const PAUSE = 250;

/** Builds the page into a place and keeps the address in step with it. @param first - the state when the address names none. */
export function explorePage(place: HTMLElement, first: () => PageState): void {
  const store = pageStore(stateOfHash(location.hash, first));
  const keep = afterPause(() => history.replaceState(null, '', hashOfState(store.state())), PAUSE);
  store.subscribe(keep);
  addEventListener('hashchange', ({ newURL }) => {
    // By the time of the event the address may already have been written over with the state of before.
    const { hash } = new URL(newURL);
    store.change({ slug: undefined, file: undefined, ...stateOfHash(hash, first) });
  });
  const jump = (id: string, text: string): HTMLElement => {
    // A link would change the address, which holds the state.
    const button = element('button', { type: 'button', class: 'jump' }, text);
    button.addEventListener('click', () => {
      const target = document.getElementById(id);
      target?.scrollIntoView({ block: 'start' });
      target?.focus({ preventScroll: true });
    });
    return button;
  };
  place.replaceChildren(
    element(
      'header',
      { class: 'top' },
      element('p', { class: 'brand' }, 'folkways'),
      element('h1', {}, 'How can cooperation be sustained?'),
      element(
        'p',
        { class: 'lead' },
        'Three answers to one question, for any game. Choose a game, change its payoffs, and everything here is computed anew, in this page.',
      ),
      element(
        'nav',
        { 'aria-label': 'Panels' },
        jump('advisers', 'Two shared advisers'),
        jump('strangers', 'Strangers who can leave'),
        jump('agents', 'Against an agent that learns'),
      ),
    ),
    element(
      'div',
      { class: 'layout' },
      element('aside', { 'aria-label': 'The game' }, gamePanel(store)),
      element('main', { id: 'main' }, advisersPanel(store), hazingPanel(store), matchPanel(store)),
    ),
    element(
      'footer',
      {},
      element(
        'p',
        {},
        'The address of this page holds all you set: copy it to share a view. Nothing is sent anywhere.',
      ),
      element('p', {}, element('a', { href: './licences.md' }, 'Licences of what is inside')),
    ),
  );
}
