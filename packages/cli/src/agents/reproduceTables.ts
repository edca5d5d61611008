/**
 * The paper's tables by our agents: rates with standard errors, and the cells that differ.
 */
import { type FollowRateOptions, followRate, runExperiment } from '@folkways/agents';
import {
  KNOWN_ROWS,
  type OurRow,
  PAPER_GAMES,
  PAPER_MATCHES,
  PAPER_TABLES,
  type PaperMethod,
  type PaperTable,
  UNKNOWN_ROWS,
  WINDOW,
} from './paperTables.js';
import { reasonInWords } from './reasonInWords.js';

/** In percent. */
export interface Rate {
  readonly rate: number;
  readonly standardError: number;
}

/** One row of ours, games in the paper's order. */
export interface ReproducedRow {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly Rate[];
}

/** A cell that differs from the paper's by more than chance makes likely. */
export interface CellDifference {
  readonly table: number;
  readonly method: PaperMethod;
  readonly game: string;
  readonly paper: number;
  readonly ours: Rate;
  /** One sentence. */
  readonly why: string;
}

/** One table of the paper beside ours. */
export interface ReproducedTable {
  readonly table: PaperTable;
  readonly rows: readonly ReproducedRow[];
  readonly differences: readonly CellDifference[];
}

/** Rows that only some tables need are left out by a filter. */
export interface ReproduceOptions {
  readonly matches: number;
  readonly seed: number;
  /** @defaultValue all */
  readonly rows?: (row: OurRow, unknown: boolean) => boolean;
  readonly onProgress?: (done: number) => void;
}

/** Points that two rates may differ by for reasons of rounding. */
const ROUNDING = 0.25;

/** Plays every row in every game. @remarks About 0.1 s for 100 matches of one row in one game. */
export async function reproduceTables(options: ReproduceOptions): Promise<ReproducedTable[]> {
  const { rows: wanted = () => true, onProgress } = options;
  const played = new Map<string, { anyNash: Rate; prescribed: Rate }>();
  for (const unknown of [false, true]) {
    for (const row of (unknown ? UNKNOWN_ROWS : KNOWN_ROWS).filter((one) => wanted(one, unknown))) {
      for (const { slug } of PAPER_GAMES) {
        played.set(`${unknown} ${row.key} ${slug}`, await playRow(row, slug, unknown, options));
        onProgress?.(played.size);
      }
    }
  }
  return PAPER_TABLES.map((table) => {
    const rows = (table.unknown ? UNKNOWN_ROWS : KNOWN_ROWS)
      .filter((row) => wanted(row, table.unknown))
      .map(({ key, label }): ReproducedRow => {
        const cells = PAPER_GAMES.map(({ slug }) => played.get(`${table.unknown} ${key} ${slug}`)!);
        return { key, label, cells: cells.map((cell) => cell[table.metric as 'anyNash' | 'prescribed']) };
      });
    return { table, rows, differences: differencesOf(table, rows) };
  });
}

async function playRow(row: OurRow, game: string, unknown: boolean, { matches, seed }: ReproduceOptions) {
  const records = await runExperiment({
    game,
    agents: { agent: row.agent },
    rounds: WINDOW[1],
    matches,
    seed,
    payoffNoise: unknown ? 'smallest gap' : 0,
  });
  const rate = (metric: FollowRateOptions['metric']): Rate => {
    const found = followRate(records, { metric, window: WINDOW });
    return { rate: 100 * found.rate, standardError: 100 * found.standardError };
  };
  return { anyNash: rate('anyNash'), prescribed: rate('prescribed') };
}

function differencesOf(table: PaperTable, rows: readonly ReproducedRow[]): CellDifference[] {
  const methods = Object.keys(table.paper) as PaperMethod[];
  return methods.flatMap((method) => {
    const row = rows.find(({ key }) => key === table.counterpart[method]);
    if (row === undefined) return [];
    return PAPER_GAMES.flatMap(({ name }, g): CellDifference[] => {
      const paper = table.paper[method][g];
      const ours = row.cells[g];
      if (Math.abs(paper - ours.rate) <= 2 * Math.hypot(paperError(paper), ours.standardError, ROUNDING)) return [];
      const why = reasonInWords({ table: table.number, method, game: g, paper }, rows);
      return [{ table: table.number, method, game: name, paper, ours, why }];
    });
  });
}

/**
 * The standard error of a percentage of the paper, which gives none: matches end up on the path or off it, so it is that of a share
 * of 20, with one success and one failure added so that 0 and 100 are not taken for certain.
 */
function paperError(percent: number): number {
  const count = PAPER_MATCHES + 2;
  const share = ((percent / 100) * PAPER_MATCHES + 1) / count;
  return 100 * Math.sqrt((share * (1 - share)) / count);
}
