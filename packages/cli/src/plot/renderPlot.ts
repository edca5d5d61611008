/**
 * Plots as SVG files, without a browser.
 */
import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** What a figure says besides its marks. */
export interface PlotText {
  /** Shown on top, and read out by screen readers. */
  readonly title: string;
  /** One line under the title. */
  readonly caption?: string;
}

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 720;
/** Room for title and caption. */
const HEAD = 48;

/**
 * A self-contained SVG document on a white ground: one or more plots under a title.
 * @param panels - options of Observable Plot, one per plot, top to bottom; its legends are HTML, so label the marks instead.
 */
export function renderPlot(panels: readonly PlotOptions[], { title, caption = '' }: PlotText): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const element = (name: string, attributes: Readonly<Record<string, string | number>>, content = '') => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    made.textContent = content;
    return made;
  };
  let height = HEAD;
  const plots = panels.map((options) => {
    const size = { width: WIDTH, height: options.height ?? 420 };
    const drawn = plot({
      marginTop: 24,
      marginLeft: 70,
      marginRight: 24,
      marginBottom: 44,
      style: { fontSize: '12px', color: 'black' },
      ...options,
      ...size,
      document,
    });
    // The place of a panel within the figure; without its own background style it inherits the white ground.
    drawn.setAttribute('y', String(height));
    height += size.height;
    return drawn;
  });
  const size = { width: WIDTH, height };
  const figure = element('svg', { xmlns: SVG, 'xmlns:xlink': 'http://www.w3.org/1999/xlink', role: 'img', ...size });
  figure.setAttribute('viewBox', `0 0 ${WIDTH} ${height}`);
  figure.setAttribute('font-family', 'system-ui, sans-serif');
  figure.append(
    element('title', {}, title),
    element('rect', { ...size, fill: 'white' }),
    element('text', { x: 12, y: 22, 'font-size': 15, 'font-weight': 'bold' }, title),
    element('text', { x: 12, y: 40, 'font-size': 12 }, caption),
    ...plots,
  );
  return `${figure.outerHTML}\n`;
}
