/**
 * A number that is typed: an edit that makes no sense is marked in place, and the last good value stays in force.
 */
import { element } from './element.js';
import { uniqueId } from './uniqueId.js';

/** How a field behaves. */
export interface NumericFieldOptions {
  readonly label: string;
  readonly value: string;
  /** A class for the field. */
  readonly size?: 'short' | 'wide';
  /** Takes the text; returns what is wrong with it, in one line. */
  readonly onInput: (text: string) => string | undefined;
}

/** The field, and a way to show another value that was set elsewhere. */
export interface NumericField {
  readonly root: HTMLElement;
  show(value: string): void;
}

/** A labelled text field. */
export function numericField({ label, value, size = 'short', onInput }: NumericFieldOptions): NumericField {
  const id = uniqueId('field');
  const input = element('input', {
    id,
    type: 'text',
    inputmode: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    class: size,
    'aria-describedby': `${id}-fault`,
  });
  input.value = value;
  const fault = element('span', { class: 'fault', id: `${id}-fault`, role: 'alert' });
  input.addEventListener('input', () => mark(onInput(input.value)));
  const mark = (reason: string | undefined): void => {
    input.toggleAttribute('data-faulty', reason !== undefined);
    input.setAttribute('aria-invalid', String(reason !== undefined));
    fault.textContent = reason ?? '';
  };
  return {
    root: element('div', { class: 'field' }, element('label', { for: id }, label), input, fault),
    show(text) {
      if (document.activeElement === input) return;
      input.value = text;
      mark(undefined);
    },
  };
}
