/**
 * Who advises what share: a slider and a field for all roles together, or for each role.
 */
import { parseFraction } from '@folkways/core';
import { visible } from '../../src/output/visible.js';
import { element } from '../dom/element.js';
import { uniqueId } from '../dom/uniqueId.js';
import type { PageState } from '../state/pageState.js';
import type { PageStore } from '../state/pageStore.js';
import { isShare } from '../state/stateHash.js';

/** Steps of the slider. */
const STEP = 0.005;

/** The controls of one share. */
interface ShareControl {
  readonly root: HTMLElement;
  show(state: PageState): void;
}

/** All controls; they follow the state. */
export function shareControls(store: PageStore): HTMLElement {
  const list = element('div', { class: 'shares' });
  const box = element('input', { type: 'checkbox', id: uniqueId('common') });
  box.addEventListener('change', () => {
    const { shares, mapped } = store.state();
    const p = insideShare(shares[mapped]);
    store.change({ common: box.checked, ...(box.checked && { shares: shares.map(() => p) }) });
  });
  let controls: ShareControl[] = [];
  const rebuild = (state: PageState): void => {
    controls = (state.common ? [0] : state.shares.map((_, i) => i)).map((role) => shareControl(store, role, state));
    list.replaceChildren(...controls.map(({ root }) => root));
  };
  const show = (state: PageState): void => {
    box.checked = state.common;
    for (const control of controls) control.show(state);
  };
  store.subscribe((state, before) => {
    if (state.common !== before.common || state.game.players.join() !== before.game.players.join()) rebuild(state);
    show(state);
  });
  rebuild(store.state());
  show(store.state());
  return element(
    'div',
    { class: 'controls' },
    element('div', { class: 'choice' }, box, element('label', { for: box.id }, 'the same share of every role')),
    list,
  );
}

function shareControl(store: PageStore, role: number, first: PageState): ShareControl {
  const id = uniqueId('share');
  const label = first.common
    ? 'Share that LLM 1 advises'
    : `Share of ${visible(first.game.players[role])} that LLM 1 advises`;
  const slider = element('input', { type: 'range', id, min: 0, max: 1, step: STEP });
  const field = element('input', {
    type: 'text',
    class: 'short',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': `${label}, as a number or a fraction`,
    'aria-describedby': `${id}-fault`,
  });
  const rest = element('output', { for: id, class: 'rest' });
  const fault = element('span', { class: 'fault', id: `${id}-fault`, role: 'alert' });
  const set = (text: string): void => {
    const { common, shares } = store.state();
    store.change({ shares: shares.map((old, i) => (common || i === role ? text : old)), mapped: role });
  };
  const mark = (reason: string): void => {
    field.setAttribute('aria-invalid', String(reason !== ''));
    fault.textContent = reason;
  };
  slider.addEventListener('input', () => {
    mark('');
    set(store.state().common ? insideShare(slider.value) : slider.value);
  });
  field.addEventListener('input', () => {
    const text = field.value.trim();
    const reason = whyNot(text, store.state(), role);
    mark(reason);
    if (reason === '') set(text);
  });
  return {
    root: element(
      'div',
      { class: 'share', role: 'group', 'aria-label': label },
      element('div', { class: 'share-head' }, element('label', { for: id }, label), field, rest),
      slider,
      fault,
    ),
    show({ shares }) {
      const text = shares[role];
      const value = parseFraction(text)!.toNumber();
      if (document.activeElement !== slider || Number(slider.value) !== value) slider.value = String(value);
      slider.setAttribute('aria-valuetext', `${text}, LLM 2 advises ${percent(1 - value)}`);
      if (document.activeElement !== field) {
        field.value = text;
        mark('');
      }
      rest.textContent = `LLM 2: ${percent(1 - value)}`;
    },
  };
}

/** Why the text is no share here; empty when it is. */
function whyNot(text: string, { common, shares }: PageState, role: number): string {
  if (!isShare(text)) return 'Type a number from 0 to 1, such as 0.9 or 2/3.';
  const values = shares.map((old, i) => parseFraction(common || i === role ? text : old)!.toNumber());
  if (values.every((value) => value === 0)) return 'LLM 1 would have no clients at all.';
  if (values.every((value) => value === 1)) return 'LLM 2 would have no clients at all.';
  return '';
}

/** Both LLMs keep some clients. */
function insideShare(text: string): string {
  const value = parseFraction(text)!.toNumber();
  return value <= 0 ? '0.01' : value >= 1 ? '0.99' : text;
}

const percent = (value: number): string => `${Number((100 * value).toFixed(1))} %`;
