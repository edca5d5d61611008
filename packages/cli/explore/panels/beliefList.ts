/**
 * What PS-BR believes before the coming round, strategy by strategy.
 */
import type { MatchView } from '../compute/matchView.js';
import { element } from '../dom/element.js';
import { BELIEF_COLOURS, beliefColour } from '../figures/beliefFigure.js';

/** Strategies listed; the others are one line. */
const LISTED = 6;

/** `[labels]`: 0 for the strategy that was ever believed most. */
export function beliefRanks({ beliefs, labels }: MatchView): number[] {
  const most = labels.map((_, g) => Math.max(...beliefs.map((weights) => weights[g])));
  const order = labels.map((_, g) => g).sort((a, b) => most[b] - most[a] || a - b);
  const ranks = new Array<number>(labels.length);
  order.forEach((g, rank) => {
    ranks[g] = rank;
  });
  return ranks;
}

/** A list with a bar and a percentage for each strategy, in the order of the ranks. */
export function beliefList(view: MatchView, ranks: readonly number[]): HTMLElement {
  const now = view.beliefs[view.beliefs.length - 1];
  const order = ranks.map((_, rank) => ranks.indexOf(rank));
  const rest = order.slice(LISTED).reduce((sum, g) => sum + now[g], 0);
  return element(
    'ul',
    { class: 'beliefs' },
    ...order.slice(0, LISTED).map((g) => row(view.labels[g], view.descriptions[g], now[g], beliefColour(ranks[g]))),
    order.length > LISTED && row(`${order.length - LISTED} others`, '', rest, beliefColour(BELIEF_COLOURS)),
  );
}

function row(label: string, description: string, weight: number, colour: string): HTMLElement {
  const bar = element('span', { class: 'bar', 'aria-hidden': 'true' });
  bar.style.setProperty('--weight', String(weight));
  const item = element(
    'li',
    {},
    element('span', { class: 'strategy' }, label.replaceAll('_', ' ')),
    element('span', { class: 'chance' }, chanceInWords(weight)),
    bar,
    description !== '' && element('span', { class: 'description' }, description),
  );
  item.style.setProperty('--colour', colour);
  return item;
}

/** `12 %`, `99.97 %`, `0.02 %`. */
export function chanceInWords(chance: number): string {
  const percent = 100 * chance;
  const digits = percent > 0 && (percent < 1 || percent > 99) ? 2 : 0;
  if (percent > 0 && percent < 0.005) return '< 0.01 %';
  if (percent < 100 && percent > 99.995) return '> 99.99 %';
  return `${Number(percent.toFixed(digits))} %`;
}
