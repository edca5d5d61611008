/**
 * The map of a share with the place where we are, which can be dragged on it.
 */
import type { SweepView } from '../compute/sweepView.js';
import { element } from '../dom/element.js';
import { figureElement } from '../dom/figureElement.js';
import { plotMargins } from '../figures/plotStyle.js';
import { adviceName, type StripBar, stripsFigure, stripsLeftOut } from '../figures/stripsFigure.js';
import { sweepFigure } from '../figures/sweepFigure.js';

/** The map. */
export interface SweepMap {
  readonly root: HTMLElement;
  show(view: SweepView): void;
  /** Nothing to show, and why. */
  clear(reason: string): void;
  /** Marks the share. */
  moveTo(p: number): void;
}

/** An empty map. @param onDrag - told the share under the pointer. */
export function sweepMap(onDrag: (p: number) => void): SweepMap {
  const lines = figureElement('sweep');
  const strips = figureElement('strips');
  const here = element('div', { class: 'here', 'aria-hidden': 'true' });
  const stack = element('div', { class: 'stack' }, lines.root, strips.root, here);
  const words = element('div', { class: 'words' });
  let p = 0;
  let bars: readonly StripBar[] = [];
  const mark = (): void => {
    here.style.setProperty('--p', String(p));
    for (const { node, from, to } of bars) node.toggleAttribute('data-here', from <= p && p <= to);
  };
  const root = element(
    'div',
    { class: 'map' },
    element(
      'p',
      { class: 'legend' },
      element('span', { class: 'key first' }, 'LLM 1’s clients'),
      element('span', { class: 'key second' }, 'LLM 2’s clients'),
      'One line for every equilibrium; dashed: where the equilibria change. Below, which advice is an equilibrium where.',
    ),
    stack,
    words,
  );
  dragOn(stack, onDrag);
  return {
    root,
    show(view) {
      here.hidden = false;
      lines.draw(
        (width) => sweepFigure(view, width),
        `What each LLM's clients get over the share of LLM 1. ${view.words[0]}`,
      );
      strips.draw(
        (width) => {
          const drawn = stripsFigure(view.strips, width);
          bars = drawn.bars;
          mark();
          return drawn.svg;
        },
        view.strips
          .map(({ advice, spans }) => `${adviceName(advice)}: ${spans.map(spanInWords).join(', ')}`)
          .join('. '),
      );
      const left = stripsLeftOut(view.strips);
      const [changes, ...sizes] = view.words;
      const note =
        left === 0 ? '' : ` ${left.toLocaleString('en')} more kinds of advice, on shorter stretches, are not drawn.`;
      const paragraphs = sizes.map((text) => element('p', {}, text));
      const wasOpen = words.querySelector('details')?.open;
      words.replaceChildren(
        element('p', {}, `${changes}${note}`),
        element(
          'details',
          { open: wasOpen },
          element('summary', {}, 'Who does better, and is size good?'),
          ...paragraphs,
        ),
      );
    },
    clear(reason) {
      here.hidden = true;
      lines.clear(reason);
      strips.clear('');
      words.replaceChildren();
    },
    moveTo(share) {
      p = share;
      mark();
    },
  };
}

const spanInWords = ({ from, to }: { from: number; to: number }): string =>
  `${Number(from.toFixed(4))} to ${Number(to.toFixed(4))}`;

function dragOn(area: HTMLElement, onDrag: (p: number) => void): void {
  let dragging = false;
  const tell = (event: PointerEvent): void => {
    const { left, width } = area.getBoundingClientRect();
    const span = width - plotMargins.left - plotMargins.right;
    onDrag(Math.min(0.995, Math.max(0.005, (event.clientX - left - plotMargins.left) / span)));
  };
  area.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest('.canvas') === null) return;
    dragging = true;
    area.setPointerCapture(event.pointerId);
    tell(event);
  });
  area.addEventListener('pointermove', (event) => {
    if (dragging) tell(event);
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    area.addEventListener(end, () => {
      dragging = false;
    });
  }
}
