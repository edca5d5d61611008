/**
 * Whom one plays: the seat, what PS-BR expects at first, and the seed.
 */
import { visible } from '../../src/output/visible.js';
import { element } from '../dom/element.js';
import { numericField } from '../dom/numericField.js';
import { uniqueId } from '../dom/uniqueId.js';
import type { PageState } from '../state/pageState.js';
import type { PageStore } from '../state/pageStore.js';
import { isPrior } from '../state/stateHash.js';

/** The largest seed. */
const SEEDS = 2 ** 31;

/** The controls of a match; a change starts it anew, with the moves made so far. */
export function matchSettings(store: PageStore): HTMLElement {
  const id = uniqueId('seat');
  const seat = element('select', { id });
  seat.addEventListener('change', () => store.change({ seat: seat.value === '1' ? 1 : 0, moves: [] }));
  const prior = numericField({
    label: 'PS-BR expects cooperation with probability',
    value: store.state().prior,
    onInput(text) {
      const trimmed = text.trim();
      if (!isPrior(trimmed)) return 'Type a number from 0 to 1, such as 0.999, or nothing for no expectation.';
      store.change({ prior: trimmed });
      return undefined;
    },
  });
  const seed = numericField({
    label: 'Seed',
    value: String(store.state().seed),
    onInput(text) {
      const value = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
      if (!(value < SEEDS)) return 'Type a whole number from 0 to 2147483647.';
      store.change({ seed: value });
      return undefined;
    },
  });
  const show = (state: PageState): void => {
    seat.replaceChildren(
      ...state.game.players
        .slice(0, 2)
        .map((name, i) => element('option', { value: i, selected: state.seat === i }, visible(name))),
    );
    prior.show(state.prior);
    seed.show(String(state.seed));
  };
  store.subscribe(show);
  show(store.state());
  return element(
    'div',
    { class: 'controls settings' },
    element('div', { class: 'field' }, element('label', { for: id }, 'You are'), seat),
    prior.root,
    seed.root,
  );
}
