/**
 * Tables 1 to 4 of the paper on reasonably reasoning agents, beside ours.
 */
import { PAPER_GAMES, type PaperMethod, WINDOW } from '../../agents/paperTables.js';
import { type CellDifference, type Rate, type ReproducedTable, reproduceTables } from '../../agents/reproduceTables.js';
import { type Block, figure, heading, paragraph, table } from '../../output/block.js';
import { formatReal } from '../../output/formatReal.js';
import { listInWords } from '../../output/listInWords.js';
import { checkedRow } from '../checkedRow.js';
import type { LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { TABLES_CAPTION, tablesPlot } from './tablesPlot.js';

/** Matches of every cell: enough for standard errors of 5 points, and the reference's number. */
const QUICK = 100;
const FULL = 400;
const TEST = 'packages/cli/src/agents/reproduceAgents.paper.test.ts';

/** The four tables; a row of the ledger for each. */
export const tablesEntry: LedgerEntry = {
  name: 'Tables 1 to 4',
  items: [1, 2, 3, 4]
    .flatMap((number) => ['Base', 'SCoT', 'PS-BR'].map((method) => `Table ${number}, ${method}`))
    .concat('Section 7.3.1'),
  async run({ quick, seed }) {
    const matches = quick ? QUICK : FULL;
    const tables = await reproduceTables({ matches, seed });
    return {
      rows: [...tables.flatMap(tableRows), priorRow(tables)],
      blocks: [
        heading('Tables 1 to 4', 3),
        paragraph(
          'How often two copies of an agent are on an equilibrium, in percent of rounds 161 to 180.',
          `The paper ran a language model, 20 matches a cell; \`folkways agents experiment\` runs the same agents on one's own endpoint. Ours are exact Bayesians without one: ${matches} matches a cell, horizon 20, discount 0.95, temperature 1, exact expectations, seed ${seed}; ± is one standard error.`,
        ),
        figure(tablesPlot(tables), TABLES_CAPTION),
        ...tables.flatMap(tableBlocks),
      ],
      data: { tables: forPrograms(tables, matches, seed) },
    };
  },
};

/** One row for each method of a table. */
function tableRows({ table: { number, title, paper, counterpart }, rows, differences }: ReproducedTable): LedgerRow[] {
  return (Object.keys(paper) as PaperMethod[]).map((method): LedgerRow => {
    const ours = rows.find(({ key }) => key === counterpart[method])!;
    const cells = differences.filter((cell) => cell.method === method);
    const sentences = [
      ...new Set(cells.map(({ why }) => why.replace(/ \(posterior means[^)]*\)/, '').replace(/\.$/, ''))),
    ];
    const differing =
      cells.length === 0
        ? ''
        : `; ${cells.map(({ game }) => game).join(', ')} ${cells.length === 1 ? 'differs' : 'differ'}`;
    const row = {
      item: `Table ${number}, ${method}`,
      about: title,
      evidence: 'simulation',
      published: `${paper[method].map((percent) => formatReal(percent, 1)).join(', ')} %`,
      ours: `${ours.cells.map(({ rate }) => formatReal(rate, 1)).join(', ')} %${differing}`,
      test: TEST,
    } as const;
    if (method === 'Base') {
      const reason = `Base is a language model without more; "folkways agents experiment" runs it on one’s own endpoint, and uniform play stands here${sentences.length === 0 ? '' : `: ${sentences[0]}`}`;
      return { ...row, verdict: 'evidence only', reason };
    }
    return cells.length === 0
      ? { ...row, verdict: 'agrees' }
      : { ...row, verdict: 'corrected', reason: sentences.join('; ') };
  });
}

/** "Strongly expect", in numbers: cooperation in the prisoner's dilemma by the prior weight of grim trigger. */
function priorRow(tables: readonly ReproducedTable[]): LedgerRow {
  const rate = (key: string): number => tables[1].rows.find((row) => row.key === key)!.cells[1].rate;
  const [weak, middling, strong] = ['psbr .9', 'psbr .99', 'psbr .999'].map(rate);
  return checkedRow(
    {
      item: 'Section 7.3.1',
      about: 'the prior that makes PS-BR cooperate',
      evidence: 'simulation',
      published: 'a line of the prompt: strongly expect this strategy',
      ours: `cooperation in the prisoner’s dilemma: ${formatReal(weak, 1)} % with prior weight .9, ${formatReal(middling, 1)} % with .99, ${formatReal(strong, 1)} % with .999`,
      verdict: 'sharper',
      reason:
        'labels that agree on the path keep their prior odds under Bayes’ rule, and one of them is best answered by defecting, so it takes about .999',
      test: TEST,
    },
    weak < 10 && strong > 85 && middling > weak && middling < strong,
  );
}

function tableBlocks(reproduced: ReproducedTable): Block[] {
  const { table: paper, rows, differences } = reproduced;
  const methods = Object.keys(paper.paper) as PaperMethod[];
  return [
    heading(`Table ${paper.number}: ${paper.title}`, 3),
    table({
      header: ['', ...PAPER_GAMES.map(({ name }) => name)],
      align: ['left', ...PAPER_GAMES.map(() => 'right' as const)],
      rows: [
        ...methods.map((method) => [
          `paper: ${method}`,
          ...paper.paper[method].map((percent) => `${formatReal(percent, 1)}${BLANK}`),
        ]),
        ...rows.map(({ label, cells }) => [label, ...cells.map(cellInWords)]),
      ],
    }),
    ...noteBlocks(reproduced),
    ...(differences.length === 0
      ? [paragraph('No cell differs from the paper by more than chance makes likely.')]
      : [
          paragraph('Cells that differ from the paper by more than two standard errors, and why:'),
          ...differencesInWords(differences),
        ]),
  ];
}

/** Cells of one method that differ for one reason share its sentence. */
function differencesInWords(differences: readonly CellDifference[]): Block[] {
  const groups = new Map<string, CellDifference[]>();
  for (const cell of differences) {
    const key = `${cell.method} ${cell.why}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups.values()].map((cells) => {
    const where = cells.map(
      ({ game, paper, ours }) => `${game} (${formatReal(paper, 1)} % there, ${formatReal(ours.rate, 1)} % here)`,
    );
    return paragraph(`${cells[0].method} in ${listInWords(where)}: ${cells[0].why}`);
  });
}

/** As wide as a standard error, so that the points of a column stand below each other. */
const BLANK = '     ';

const cellInWords = ({ rate, standardError }: Rate): string =>
  `${formatReal(rate, 1)} ±${formatReal(standardError, 1)}`;

/** What the rows of one table say together. */
function noteBlocks({ table: { number }, rows }: ReproducedTable): Block[] {
  const rate = (key: string, game: number): string =>
    formatReal(rows.find((row) => row.key === key)!.cells[game].rate, 1);
  if (number === 2) {
    return [
      paragraph(
        `Cooperation in the prisoner's dilemma takes a prior of about .999: ${rate('psbr .9', 1)} % at .9, ${rate('psbr .99', 1)} % at .99, ${rate('psbr .999', 1)} % at .999. On the cooperative path five strategies look alike, so each keeps its prior weight, and one of them is best answered by defecting.`,
      ),
    ];
  }
  if (number === 4) {
    return [
      paragraph(
        `How payoffs are used decides the prisoner's dilemma: ${rate('psbr .999', 1)} % with draws, as the paper says, ${rate('psbr mean', 1)} % with posterior means, ${rate('psbr map', 1)} % with the likeliest values.`,
      ),
    ];
  }
  return [];
}

function forPrograms(tables: readonly ReproducedTable[], matches: number, seed: number) {
  return {
    settings: { matches, seed, window: WINDOW, horizon: 20, discount: 0.95, temperature: 1, lastRound: 200 },
    games: PAPER_GAMES.map(({ slug }) => slug),
    tables: tables.map(({ table: { number, title, metric, unknown, paper, counterpart }, rows, differences }) => ({
      table: number,
      title,
      metric,
      payoffs: unknown ? 'unknown' : 'known',
      paper,
      counterpart,
      ours: rows.map(({ key, label, cells }) => ({
        key,
        label,
        rates: cells.map(({ rate }) => rate),
        standardErrors: cells.map(({ standardError }) => standardError),
      })),
      differences,
    })),
  };
}
