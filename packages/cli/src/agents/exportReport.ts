/**
 * `folkways agents experiment export`: rounds or calls of an experiment, also of one that is not finished, as a table for other programs.
 */
import { checkExperiment } from '@folkways/agents';
import type { ColumnSource } from 'hyparquet-writer';
import { InputError } from '../inputError.js';
import { paragraph } from '../output/block.js';
import { countInWords } from '../output/listInWords.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { aboutFolder } from './aboutFolder.js';
import { callColumns, roundColumns } from './roundColumns.js';

/** Options of `folkways agents experiment export`. */
export interface AgentsExportOptions {
  readonly table: 'rounds' | 'calls';
  readonly format: 'csv' | 'jsonl' | 'parquet';
  readonly out?: string;
}

/** Writes a table, or returns it. @throws InputError, ExperimentFolderError when the folder holds none. */
export async function exportReport(folder: string, { table, format, out }: AgentsExportOptions): Promise<string> {
  if (format === 'parquet' && out === undefined) throw new InputError('--out: expected a file for Parquet, found none');
  const columns = await aboutFolder(folder, () => columnsOf(folder, table));
  const rows = columns[0].data.length;
  let content: string | Uint8Array;
  if (format === 'parquet') {
    const { parquetWriteBuffer } = await import('hyparquet-writer');
    content = new Uint8Array(parquetWriteBuffer({ columnData: columns, createdBy: 'folkways' }));
  } else content = format === 'csv' ? csv(columns) : jsonLines(columns);
  if (out === undefined) return content as string;
  writeFileAtomically(out, content);
  return renderText([paragraph(`${countInWords(rows, 'row')} in ${visible(out)}.`)]);
}

async function columnsOf(folder: string, table: AgentsExportOptions['table']): Promise<ColumnSource[]> {
  const { experimentKinds, openExperimentStore, readFolderSpec } = await import('@folkways/agents/node');
  const spec = readFolderSpec(folder);
  const experiment = checkExperiment(spec, experimentKinds(spec));
  const store = openExperimentStore(folder, experiment, { readOnly: true });
  try {
    if (table === 'rounds') return roundColumns(experiment, store.done);
    if (store.calls === undefined) throw new InputError(`${folder}: expected calls of language models, found none`);
    return callColumns([...store.calls.calls()]);
  } finally {
    await store.close();
  }
}

function csv(columns: readonly ColumnSource[]): string {
  const lines = [columns.map(({ name }) => name).join(',')];
  const rows = columns[0].data.length;
  for (let n = 0; n < rows; n++) lines.push(columns.map(({ data }) => field(data[n])).join(','));
  return `${lines.join('\n')}\n`;
}

/** As RFC 4180 has it; null is empty. */
function field(value: unknown): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function jsonLines(columns: readonly ColumnSource[]): string {
  const rows = columns[0].data.length;
  const line = (n: number): string =>
    JSON.stringify(
      Object.fromEntries(columns.filter(({ data }) => data[n] !== null).map(({ name, data }) => [name, data[n]])),
    );
  return Array.from({ length: rows }, (_, n) => `${line(n)}\n`).join('');
}
