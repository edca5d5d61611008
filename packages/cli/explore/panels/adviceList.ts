/**
 * The equilibria at these shares: a table with who gains.
 */
import type { AdviceView } from '../compute/adviceView.js';
import { element } from '../dom/element.js';
import { tableElement } from '../dom/tableElement.js';

/** Nodes for the view. */
export function adviceList(view: AdviceView): Node[] {
  const { sentence, rows, more, size, meaning } = view;
  return [
    element('p', { class: 'answer' }, sentence),
    ...(rows.length === 0
      ? []
      : [
          tableElement(
            {
              header: ['LLM 1 advises', 'LLM 2 advises', 'LLM 1’s clients get', 'LLM 2’s clients get'],
              align: ['left', 'left', 'right', 'right'],
              rows: rows.map(({ advice, averages }) => [...advice, ...averages]),
            },
            'Equilibria at these shares',
          ),
        ]),
    ...(more > 0 ? [element('p', {}, `and ${more.toLocaleString('en')} more.`)] : []),
    ...(size === '' ? [] : [element('p', {}, size)]),
    element('p', { class: 'note' }, meaning),
  ];
}
