/**
 * Plots as SVG files, without a browser.
 */
import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escaped } from '../output/escaped.js';
import { visible } from '../output/visible.js';
import { shortTick } from './shortTick.js';

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
/** A page's figure is drawn about as wide as a telephone shows it, so that its letters stay as large as the text's. */
const SIZES = {
  file: {
    width: 720,
    head: HEAD,
    scale: 1,
    style: { fontSize: '12px', color: 'black' },
    marginLeft: 70,
    marginRight: 24,
  },
  page: { width: 420, head: 0, scale: 0.66, style: { fontSize: '13px' }, marginLeft: 52, marginRight: 16 },
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
  const { width, head, scale, style, marginLeft, marginRight } = SIZES[form];
  let height: number = head;
  const plots = panels.map((options) => {
    const size = { width, height: Math.round((options.height ?? 420) * scale) };
    const draw = (left: number) =>
      plot({
        marginTop: 24,
        marginRight,
        marginBottom: 44,
        style,
        ...options,
        marginLeft: left,
        ...size,
        document,
      });
    const asked = options.marginLeft ?? marginLeft;
    let drawn = draw(asked);
    if (form === 'page') {
      const room = roomOfTicks(drawn);
      if (room > asked) drawn = draw(Math.min(room, width / 3));
      simplified(drawn);
    }
    // The place of a panel within the figure; without its own background style it inherits the ground under it.
    drawn.setAttribute('y', String(height));
    height += size.height;
    return drawn;
  });
  const viewBox = `0 0 ${width} ${height}`;
  if (form === 'page') {
    return `<svg role="img" aria-label="${escaped(title)}" viewBox="${viewBox}" font-family="system-ui, sans-serif">${plots.map((drawn) => drawn.outerHTML).join('')}</svg>`;
  }
  const [heading, below] = [visible(title), visible(caption)];
  const size = { width, height };
  const figure = element('svg', { xmlns: SVG, 'xmlns:xlink': 'http://www.w3.org/1999/xlink', role: 'img', ...size });
  figure.setAttribute('viewBox', viewBox);
  figure.setAttribute('font-family', 'system-ui, sans-serif');
  figure.append(
    element('title', {}, heading),
    element('rect', { ...size, fill: 'white' }),
    element('text', { x: 12, y: 22, 'font-size': 15, 'font-weight': 'bold' }, heading),
    element('text', { x: 12, y: 40, 'font-size': 12 }, below),
    ...plots,
  );
  return `${figure.outerHTML}\n`;
}

const Y_TICKS = '[aria-label="y-axis tick label"] text';
/** Of a letter at the page's size, and of what stands between a tick and the axis. */
const LETTER = 7.8;
const GAP = 14;

/** How wide the margin must be for the ticks of the y-axis. */
function roomOfTicks(drawn: ReturnType<typeof plot>): number {
  const widths = Array.from(drawn.querySelectorAll(Y_TICKS), ({ textContent }) => shortTick(textContent ?? '').length);
  return Math.ceil(GAP + LETTER * Math.max(0, ...widths));
}

/** Plot's own style sheet would count for the whole page, and the figure as a whole is what is read out. */
function simplified(drawn: ReturnType<typeof plot>): void {
  for (const tick of drawn.querySelectorAll('[aria-label$="axis tick label"] text')) {
    tick.textContent = shortTick(tick.textContent ?? '');
  }
  for (const style of drawn.querySelectorAll('style')) style.remove();
  drawn.removeAttribute('class');
  // Only clips: a letter that leaves its plot by a hair still belongs to the figure.
  drawn.setAttribute('overflow', 'visible');
  for (const labelled of drawn.querySelectorAll('[aria-label], [aria-description]')) {
    labelled.removeAttribute('aria-label');
    labelled.removeAttribute('aria-description');
  }
}
