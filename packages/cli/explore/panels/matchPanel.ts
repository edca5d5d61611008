/**
 * A match against PS-BR, round by round, with its beliefs.
 */
import { parseFraction } from '@folkways/core';
import { formatSignificant } from '../../src/output/formatReal.js';
import { visible } from '../../src/output/visible.js';
import { type MatchView, matchMenus, matchView } from '../compute/matchView.js';
import { afterPause } from '../dom/afterPause.js';
import { announcer } from '../dom/announcer.js';
import { element } from '../dom/element.js';
import { figureElement } from '../dom/figureElement.js';
import { panelElement } from '../dom/panelElement.js';
import { beliefFigure } from '../figures/beliefFigure.js';
import type { PageState } from '../state/pageState.js';
import type { PageStore } from '../state/pageStore.js';
import { beliefList, beliefRanks, chanceInWords } from './beliefList.js';
import { matchSettings } from './matchSettings.js';
import { transcriptTable } from './transcriptTable.js';

/** A match goes on as long as the reader likes, up to here. */
const LONGEST = 200;
/** Milliseconds of quiet after an edit of the payoffs. */
const PAUSE = 80;

/** The panel; it follows the state. */
export function matchPanel(store: PageStore): HTMLElement {
  const moves = element('div', { class: 'moves', role: 'group', 'aria-label': 'Your move' });
  const undo = element('button', { type: 'button' }, 'Undo');
  const restart = element('button', { type: 'button' }, 'Start over');
  undo.addEventListener('click', () => store.change({ moves: store.state().moves.slice(0, -1) }));
  restart.addEventListener('click', () => store.change({ moves: [] }));
  const status = element('p', { class: 'answer' });
  const peek = element('p', { class: 'note' });
  const figure = figureElement(
    'belief',
    'Each bar is what PS-BR believes about your strategy; colours as in the list.',
  );
  const list = element('div', {});
  const transcript = element('div', {});
  const spoken = announcer();
  const table = element(
    'div',
    { class: 'table' },
    element('div', { class: 'play' }, moves, element('div', { class: 'after' }, undo, restart)),
    status,
    peek,
  );
  const board = element(
    'div',
    {},
    matchSettings(store),
    table,
    element(
      'div',
      { class: 'columns' },
      element('div', {}, element('h3', {}, 'What it believes about you'), figure.root, list),
      element('div', {}, element('h3', {}, 'Round by round'), transcript),
    ),
  );
  const refused = element('p', { class: 'empty' });

  const show = (state: PageState): void => {
    const { game, seat } = state;
    const view = viewOf(state);
    board.hidden = typeof view === 'string';
    refused.hidden = typeof view !== 'string';
    if (typeof view === 'string') {
      refused.textContent = view;
      return;
    }
    const over = view.rounds.length >= LONGEST;
    const names = game.actions[seat];
    if (
      moves.childElementCount !== names.length ||
      names.some((name, a) => moves.children[a].textContent !== visible(name))
    ) {
      moves.replaceChildren(...names.map((name, a) => moveButton(store, visible(name), a)));
    }
    for (const button of moves.children) button.toggleAttribute('disabled', over);
    for (const button of [undo, restart]) button.toggleAttribute('disabled', view.rounds.length === 0);
    const words = statusInWords(state, view);
    status.textContent = words;
    peek.textContent = peekInWords(state, view);
    spoken.say(words);
    const ranks = beliefRanks(view);
    figure.draw((width) => beliefFigure(view.beliefs, ranks, width), beliefSummary(view, ranks));
    list.replaceChildren(beliefList(view, ranks));
    transcript.replaceChildren(
      view.rounds.length === 0
        ? element('p', { class: 'empty' }, 'Nothing has been played yet.')
        : transcriptTable(game, view.rounds, seat),
    );
  };
  const later = afterPause(() => show(store.state()), PAUSE);
  store.subscribe((state, before) => {
    if (state.game !== before.game && state.slug === before.slug) later();
    else if (concerns(state, before)) show(state);
  });
  show(store.state());
  return panelElement(
    {
      id: 'agents',
      title: 'Against an agent that learns',
      what: 'PS-BR keeps a belief over the strategies that you may be following and updates it by Bayes’ rule after every round. Each round it draws one strategy from that belief and starts its best plan against it. Play it, and watch what it makes of you.',
      source: 'Kang (2026), Reasonably reasoning AI agents',
      link: 'https://arxiv.org/abs/2603.18563',
    },
    refused,
    board,
    spoken.root,
  );
}

const concerns = (state: PageState, before: PageState): boolean =>
  (['game', 'slug', 'edited', 'seat', 'prior', 'seed', 'moves'] as const).some((key) => state[key] !== before[key]);

function moveButton(store: PageStore, name: string, action: number): HTMLElement {
  const button = element('button', { type: 'button', class: 'move' }, name);
  button.addEventListener('click', () => store.change({ moves: [...store.state().moves, action] }));
  return button;
}

/** The match, or why there is none. */
function viewOf({ game, slug, seat, prior, seed, moves }: PageState): MatchView | string {
  if (game.players.length !== 2) return `PS-BR plays games of two; this one has ${game.players.length} players.`;
  if (matchMenus(game, slug) === undefined) {
    return 'This game has too many actions for PS-BR to plan in. “folkways agents play GAME --menus FILE” takes strategies of your own.';
  }
  const weight = prior === '' ? null : parseFraction(prior)!.toNumber();
  return matchView({ game, slug, seat, prior: weight, seed, moves });
}

function statusInWords({ game, seat }: PageState, { rounds }: MatchView): string {
  const last = rounds.at(-1);
  if (last === undefined) return 'Choose an action: both of you move at the same time.';
  const [own, other] = [seat, 1 - seat].map((i) => visible(game.actions[i][last.actions[i]]));
  const mean = (role: number): string =>
    formatSignificant(rounds.reduce((sum, { payoffs }) => sum + payoffs[role], 0) / rounds.length, 4);
  return `Round ${rounds.length}: you played ${own}, PS-BR played ${other}. So far you average ${mean(seat)} a round and it ${mean(1 - seat)}.`;
}

function peekInWords({ game, seat }: PageState, { next, expected, origin }: MatchView): string {
  const chances = next.map((chance, a) => `${visible(game.actions[1 - seat][a])} ${chanceInWords(chance)}`);
  return `It is about to play: ${chances.join(', ')}. It reckons with ${origin}; to expect cooperation is to expect “${expected.replaceAll('_', ' ')}” of you.`;
}

function beliefSummary({ beliefs, labels }: MatchView, ranks: readonly number[]): string {
  const now = beliefs[beliefs.length - 1];
  const first = [0, 1, 2].map((rank) => ranks.indexOf(rank)).filter((g) => g >= 0);
  return `Beliefs before round ${beliefs.length}: ${first.map((g) => `${labels[g]} ${chanceInWords(now[g])}`).join(', ')}.`;
}
