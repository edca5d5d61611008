/**
 * What the two models can sustain when the game is repeated, with the target that the reader chooses.
 */
import { profileAt, profileCount } from '@folkways/core';
import { outcomeInWords } from '../../src/game/outcomeInWords.js';
import { formatSignificant } from '../../src/output/formatReal.js';
import type { AdviceRow } from '../compute/adviceView.js';
import type { RegionView } from '../compute/regionView.js';
import type { RepeatedView, TargetChoice } from '../compute/repeatedView.js';
import { blockElements } from '../dom/blockElements.js';
import { element } from '../dom/element.js';
import { figureElement } from '../dom/figureElement.js';
import { uniqueId } from '../dom/uniqueId.js';
import { regionFigure } from '../figures/regionFigure.js';
import type { PageState } from '../state/pageState.js';
import type { PageStore } from '../state/pageStore.js';

/** Outcomes that can be chosen as targets. */
const OFFERED = 64;

const OBJECTIVES = [
  ['welfare', 'the most for all clients together'],
  ['min', 'the most for the model worse off, per client'],
  ['nash-product', 'the fairest bargain (Nash)'],
] as const;

/** The part of the panel about repetition. */
export interface RepeatedPart {
  readonly root: HTMLElement;
  /** Draws the region; once per frame while shares are dragged. */
  showRegion(region: RegionView, equilibria: readonly AdviceRow[], state: PageState): void;
  /** The answer about the target; `undefined` while it is being computed: then the last one is greyed. */
  showAnswer(answer: RepeatedView | undefined): void;
  /** There is no answer, and why. */
  refuse(reason: string): void;
  /** Offers the outcomes of another game as targets. */
  offer(state: PageState): void;
}

/** The part, empty. */
export function repeatedPart(store: PageStore): RepeatedPart {
  const id = uniqueId('target');
  const select = element('select', { id });
  select.addEventListener('change', () => store.change({ target: choiceOf(select.value) }));
  const figure = figureElement(
    'region',
    element('span', { class: 'key feasible' }, 'what can be paid at all'),
    element('span', { class: 'key sustainable' }, 'sustainable'),
    element('span', { class: 'key dot' }, 'played once'),
    element('span', { class: 'key star' }, 'target'),
    'Dashed: what the other model can hold each down to.',
  );
  const verdict = element('p', { class: 'answer', 'aria-live': 'polite' });
  const sight = element('p', {});
  const details = element('div', { class: 'words' });
  let drawn: { region: RegionView; equilibria: readonly AdviceRow[]; range: readonly [number, number] } | undefined;
  let answer: RepeatedView | undefined;
  const draw = (): void => {
    if (drawn === undefined) return;
    const { region, equilibria, range } = drawn;
    const target = answer && { at: answer.target, sustainable: answer.sustainable };
    const area = region.rational.length > 2 ? 'a region of sustainable payoffs' : 'no region above both floors';
    figure.draw(
      (width) => regionFigure({ region, equilibria, target, range }, width),
      `Payoffs per client of both LLMs: ${area}; the floors are ${formatSignificant(region.floors[0], 4)} and ${formatSignificant(region.floors[1], 4)}.`,
    );
  };
  return {
    root: element(
      'div',
      { class: 'columns' },
      figure.root,
      element(
        'div',
        {},
        element('div', { class: 'field' }, element('label', { for: id }, 'Target: '), select),
        verdict,
        sight,
        element('details', {}, element('summary', {}, 'How, in detail'), details),
      ),
    ),
    showRegion(region, equilibria, state) {
      if (sight.textContent !== region.sight) sight.textContent = region.sight;
      drawn = { region, equilibria, range: payoffRange(state) };
      draw();
    },
    showAnswer(next) {
      answer = next;
      verdict.toggleAttribute('data-pending', next === undefined);
      if (next !== undefined) {
        verdict.textContent = verdictInWords(next);
        details.replaceChildren(...blockElements(next.blocks, 'How the target is sustained'));
        draw();
      }
    },
    refuse(reason) {
      answer = undefined;
      verdict.removeAttribute('data-pending');
      verdict.textContent = reason;
      details.replaceChildren();
      draw();
    },
    offer({ game, target }) {
      const outcomes = Math.min(OFFERED, profileCount(game));
      const option = (value: string | number, text: string): HTMLOptionElement =>
        element('option', { value, selected: String(value) === String(target) }, text);
      select.replaceChildren(
        ...OBJECTIVES.map(([value, text]) => option(value, text)),
        ...Array.from({ length: outcomes }, (_, k) =>
          option(k, `everybody plays ${outcomeInWords(game, profileAt(game, k))}`),
        ),
      );
    },
  };
}

const choiceOf = (value: string): TargetChoice => OBJECTIVES.find(([name]) => name === value)?.[0] ?? Number(value);

function verdictInWords({ sustainable, cutoff, target }: RepeatedView): string {
  const pays = `${formatSignificant(target[0], 4)} to LLM 1’s clients and ${formatSignificant(target[1], 4)} to LLM 2’s`;
  if (!sustainable) return `Not shown to be sustainable: ${pays}. The details say why.`;
  if (cutoff === undefined || cutoff === 0) return `Sustainable without any patience: ${pays}.`;
  return `Sustainable: ${pays}, when the next period counts at least ${formatSignificant(cutoff, 4)} as much as this one.`;
}

/** The least and the largest payoff of the game: averages lie between, whatever the shares. */
function payoffRange({ game }: PageState): [number, number] {
  const low = Math.min(...game.payoffs.map((column) => Math.min(...column)));
  const high = Math.max(...game.payoffs.map((column) => Math.max(...column)));
  return low === high ? [low - 1, high + 1] : [low, high];
}
