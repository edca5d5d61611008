/**
 * Plots as SVG files, without a browser.
 */
import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { visible } from '../output/visible.js';

/** What a figure says besides its marks. */
export interface PlotText {
  /** Shown on top, and read out by screen readers. */
  readonly title: string;
  /** One line under the title. */
  readonly caption?: string;
}

/**
 * Where a figure goes: `file`, a document of its own on a white ground; `page`, an element that `renderPage` takes up, in the page's
 * own colours, its title and caption left to the page, and small enough to be read on a telephone.
 */
export type PlotForm = 'file' | 'page';

const SVG = 'http://www.w3.org/2000/svg';
/** Room for title and caption. */
const HEAD = 48;
/** A telephone shows a page's figure at three quarters of its size, so it is drawn smaller than a file's. */
const SIZES = {
  file: { width: 720, head: HEAD, scale: 1, style: { fontSize: '12px', color: 'black' }, marginLeft: 70 },
  page: { width: 480, head: 0, scale: 0.72, style: { fontSize: '13px' }, marginLeft: 56 },
} as const;

/**
 * A self-contained picture: one or more plots under a title.
 * @param panels - options of Observable Plot, one per plot, top to bottom; its legends are HTML, so label the marks instead.
 */
export function renderPlot(
  panels: readonly PlotOptions[],
  { title, caption = '' }: PlotText,
  form: PlotForm = 'file',
): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const element = (name: string, attributes: Readonly<Record<string, string | number>>, content = '') => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    made.textContent = content;
    return made;
  };
  const { width, head, scale, style, marginLeft } = SIZES[form];
  let height: number = head;
  const plots = panels.map((options) => {
    const size = { width, height: Math.round((options.height ?? 420) * scale) };
    const drawn = plot({
      marginTop: 24,
      marginLeft,
      marginRight: 24,
      marginBottom: 44,
      style,
      ...options,
      ...size,
      document,
    });
    // The place of a panel within the figure; without its own background style it inherits the ground under it.
    drawn.setAttribute('y', String(height));
    if (form === 'page') simplified(drawn);
    height += size.height;
    return drawn;
  });
  const [heading, below] = [visible(title), visible(caption)];
  const viewBox = `0 0 ${width} ${height}`;
  const figure = element('svg', { role: 'img', viewBox, 'font-family': 'system-ui, sans-serif' });
  if (form === 'page') {
    figure.setAttribute('aria-label', heading);
    figure.append(...plots);
    return figure.outerHTML;
  }
  const size = { width, height };
  const standalone = { xmlns: SVG, 'xmlns:xlink': 'http://www.w3.org/1999/xlink', ...size };
  for (const [key, value] of Object.entries(standalone)) figure.setAttribute(key, String(value));
  figure.append(
    element('title', {}, heading),
    element('rect', { ...size, fill: 'white' }),
    element('text', { x: 12, y: 22, 'font-size': 15, 'font-weight': 'bold' }, heading),
    element('text', { x: 12, y: 40, 'font-size': 12 }, below),
    ...plots,
  );
  return `${figure.outerHTML}\n`;
}

/** Plot's own style sheet would count for the whole page, and the figure as a whole is what is read out. */
function simplified(drawn: ReturnType<typeof plot>): void {
  for (const style of drawn.querySelectorAll('style')) style.remove();
  drawn.removeAttribute('class');
  for (const labelled of drawn.querySelectorAll('[aria-label], [aria-description]')) {
    labelled.removeAttribute('aria-label');
    labelled.removeAttribute('aria-description');
  }
}
