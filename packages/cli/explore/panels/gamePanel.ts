/**
 * The game: chosen, opened from a file, edited.
 */
import { catalogEntries } from '@folkways/core';
import { visible } from '../../src/output/visible.js';
import { element } from '../dom/element.js';
import { uniqueId } from '../dom/uniqueId.js';
import { openedGame } from '../state/openedGame.js';
import { catalogState, isSymmetric, openedState, type PageState } from '../state/pageState.js';
import type { PageStore } from '../state/pageStore.js';
import { payoffEditor } from './payoffEditor.js';

/** The value of the chooser for a game that is not of the catalogue. */
const OWN = '';

/** The panel; it follows the state. */
export function gamePanel(store: PageStore): HTMLElement {
  const id = uniqueId('game');
  const own = element('option', { value: OWN });
  const chooser = element(
    'select',
    { id },
    own,
    ...catalogEntries.map(({ slug, title }) => element('option', { value: slug }, title)),
  );
  chooser.addEventListener('change', () => {
    const opened = catalogState(chooser.value);
    if (opened !== undefined) replaceGame(store, opened);
  });
  const fault = element('p', { class: 'fault', role: 'alert' });
  const file = element('input', {
    type: 'file',
    id: uniqueId('file'),
    accept: '.json,.nfg,application/json,text/plain',
  });
  file.addEventListener('change', async () => {
    const given = file.files?.[0];
    if (given === undefined) return;
    const opened = await openedGame(given);
    fault.textContent = typeof opened === 'string' ? `Not opened: ${opened} The game on the page stays.` : '';
    if (typeof opened !== 'string') replaceGame(store, openedState(opened, { file: given.name }));
    file.value = '';
  });
  const mirror = element('input', { type: 'checkbox', id: uniqueId('mirror') });
  mirror.addEventListener('change', () => store.change({ mirrored: mirror.checked }));
  const mirrorChoice = element(
    'div',
    { class: 'choice' },
    mirror,
    element('label', { for: mirror.id }, 'keep it symmetric: edit for both players'),
  );
  const reset = element('button', { type: 'button' }, 'Undo all edits');
  reset.addEventListener('click', () => {
    const opened = catalogState(store.state().slug ?? '');
    if (opened !== undefined) store.change({ game: opened.game, edited: false, mirrored: opened.mirrored });
  });
  const about = element('p', { class: 'note' });
  const show = (state: PageState): void => {
    const entry = catalogEntries.find(({ slug }) => slug === state.slug);
    own.hidden = entry !== undefined;
    own.textContent = visible(state.file ?? state.game.title);
    chooser.value = entry?.slug ?? OWN;
    mirrorChoice.hidden = !isSymmetric(state.game) && !state.mirrored;
    mirror.checked = state.mirrored;
    reset.hidden = !state.edited || entry === undefined;
    about.replaceChildren(
      ...(entry === undefined
        ? [`${visible(state.game.title)}${state.file === undefined ? '' : `, read from ${visible(state.file)}`}.`]
        : [state.edited ? 'Edited from: ' : `${entry.note} `, element('cite', {}, entry.citation)]),
    );
  };
  store.subscribe(show);
  show(store.state());
  return element(
    'section',
    { class: 'game', 'aria-labelledby': 'game-title' },
    element('h2', { id: 'game-title' }, 'The game'),
    element('div', { class: 'field' }, element('label', { for: id }, 'Game'), chooser),
    element(
      'div',
      { class: 'field file' },
      element('label', { for: file.id, class: 'button' }, 'Open a .json or .nfg file'),
      file,
    ),
    fault,
    payoffEditor(store),
    mirrorChoice,
    reset,
    about,
  );
}

/** Another game: what belongs to the old one is forgotten, what the reader set stays where it fits. */
function replaceGame(store: PageStore, opened: PageState): void {
  const { common, shares, prior, seed } = store.state();
  store.change({
    ...opened,
    slug: opened.slug,
    file: opened.file,
    prior,
    seed,
    ...(common && { shares: opened.shares.map(() => shares[0]) }),
  });
}
