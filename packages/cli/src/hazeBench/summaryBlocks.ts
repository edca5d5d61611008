/**
 * Runtimes as tables.
 */
import type { RuntimeSummary } from '@folkways/hazing';
import { type Block, heading, paragraph, table } from '../output/block.js';
import { formatSignificant } from '../output/formatReal.js';

/** Mean milliseconds, one row per method and MPD (or n), one column per point of the axis. */
export function summaryBlocks(
  name: string,
  along: 'actions' | 'maximum',
  summary: readonly RuntimeSummary[],
  level: 2 | 3 = 2,
): Block[] {
  const across = along === 'actions' ? 'maximum' : 'actions';
  const points = [...new Set(summary.map((cell) => cell[along]))].sort((a, b) => a - b);
  const rows = [...new Set(summary.map((cell) => `${cell[across]}|${cell.method}`))].map((key) => {
    const [value, method] = key.split('|');
    const cells = points.map((point) => {
      const cell = summary.find((one) => one[along] === point && `${one[across]}` === value && one.method === method);
      if (cell === undefined) return '-';
      return `${formatSignificant(1000 * cell.meanSeconds, 2)}${cell.stopped > 0 ? '*' : ''}`;
    });
    return [Number(value).toLocaleString('en'), method, ...cells];
  });
  const label = along === 'actions' ? 'n =' : 'MPD =';
  return [
    heading(
      name === 'figure1' ? 'Figure 1: runtime against the number of actions' : 'Figure 2: runtime against MPD',
      level,
    ),
    table({
      header: [
        along === 'actions' ? 'MPD' : 'n',
        'method',
        ...points.map((point) => `${label} ${point.toLocaleString('en')}`),
      ],
      align: ['right', 'left', ...points.map(() => 'right' as const)],
      rows,
    }),
    paragraph('Mean milliseconds per solve; an asterisk marks cells in which some solves were stopped or refused.'),
  ];
}
