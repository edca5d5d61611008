/**
 * The payoffs, to be edited in place.
 */
import {
  exactPayoff,
  type NormalFormGame,
  profileAt,
  profileCount,
  profileIndex,
  pureEquilibria,
} from '@folkways/core';
import { isBestReply } from '../../src/game/isBestReply.js';
import { visible } from '../../src/output/visible.js';
import { element } from '../dom/element.js';
import { editedGame } from '../state/editedGame.js';
import type { PageState } from '../state/pageState.js';
import type { PageStore } from '../state/pageStore.js';

/** The editor; it follows the state, and never writes into the field that is being typed in. */
export function payoffEditor(store: PageStore): HTMLElement {
  const fault = element('p', { class: 'fault', id: 'payoff-fault', role: 'alert' });
  const place = element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Payoffs' });
  let fields = new Map<string, HTMLInputElement>();

  const field = (player: number, index: number): HTMLInputElement => {
    const { game } = store.state();
    const outcome = profileAt(game, index).map(
      (a, i) => `${visible(game.players[i])} plays ${visible(game.actions[i][a])}`,
    );
    const input = element('input', {
      type: 'text',
      class: `payoff player-${player + 1}`,
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-label': `Payoff of ${visible(game.players[player])} when ${outcome.join(' and ')}`,
      'aria-describedby': 'payoff-fault',
    });
    input.addEventListener('input', () => {
      const state = store.state();
      const edited = editedGame(state.game, { player, index, text: input.value, mirrored: state.mirrored });
      const faulty = typeof edited === 'string';
      input.setAttribute('aria-invalid', String(faulty));
      fault.textContent = faulty ? `${edited} The last valid payoffs stay in force.` : '';
      if (!faulty) store.change({ game: edited, edited: true });
    });
    input.addEventListener('blur', () => {
      // What was never valid goes back to what counts.
      input.setAttribute('aria-invalid', 'false');
      fault.textContent = '';
      show(store.state());
    });
    fields.set(`${player}.${index}`, input);
    return input;
  };

  const rebuild = ({ game }: PageState): void => {
    fields = new Map();
    place.replaceChildren(game.players.length === 2 ? matrix(game, field) : outcomeList(game, field));
  };
  const show = ({ game }: PageState): void => {
    const equilibria = new Set(pureEquilibria(game).profiles.map((profile) => profileIndex(game, profile)));
    for (const [key, input] of fields) {
      const [player, index] = key.split('.').map(Number);
      if (document.activeElement !== input) input.value = String(exactPayoff(game, player, index));
      input.style.setProperty('--digits', String(Math.min(9, input.value.length)));
      input.toggleAttribute('data-best', isBestReply(game, player, index));
      input.closest('td')?.toggleAttribute('data-equilibrium', equilibria.has(index));
    }
  };
  store.subscribe((state, before) => {
    if (state.game === before.game) return;
    if (shapeOf(state.game) !== shapeOf(before.game)) rebuild(state);
    show(state);
  });
  rebuild(store.state());
  show(store.state());
  return element(
    'div',
    { class: 'editor' },
    place,
    fault,
    element('p', { class: 'note' }, 'Underlined: a best reply. Tinted: a pure equilibrium of the game played once.'),
  );
}

const shapeOf = ({ players, actions }: NormalFormGame): string => JSON.stringify([players, actions]);

type FieldAt = (player: number, index: number) => HTMLInputElement;

function matrix(game: NormalFormGame, field: FieldAt): HTMLElement {
  const [rows, columns] = game.actions;
  const [first, second] = game.players.map(visible);
  return element(
    'table',
    { class: 'matrix' },
    element('caption', {}, `In each cell ${first} (rows), then ${second} (columns)`),
    element(
      'thead',
      {},
      element('tr', {}, element('td', {}), ...columns.map((name) => element('th', { scope: 'col' }, visible(name)))),
    ),
    element(
      'tbody',
      {},
      ...rows.map((name, a) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, visible(name)),
          ...columns.map((_, b) => {
            const index = profileIndex(game, [a, b]);
            return element('td', {}, element('span', { class: 'pair' }, field(0, index), field(1, index)));
          }),
        ),
      ),
    ),
  );
}

function outcomeList(game: NormalFormGame, field: FieldAt): HTMLElement {
  const players = game.players.map(visible);
  return element(
    'table',
    { class: 'outcomes' },
    element('caption', {}, 'Each outcome and what every role gets'),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, 'outcome'),
        ...players.map((name) => element('th', { scope: 'col' }, name)),
      ),
    ),
    element(
      'tbody',
      {},
      ...Array.from({ length: profileCount(game) }, (_, k) =>
        element(
          'tr',
          {},
          element(
            'th',
            { scope: 'row' },
            profileAt(game, k)
              .map((a, i) => visible(game.actions[i][a]))
              .join(', '),
          ),
          ...game.players.map((__, i) => element('td', {}, field(i, k))),
        ),
      ),
    ),
  );
}
