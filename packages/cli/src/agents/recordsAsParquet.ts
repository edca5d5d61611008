/**
 * Records of an experiment as Parquet: one row for each round, for data frames and SQL engines.
 */

import type { ExperimentRecords } from '@folkways/agents';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { roundColumns } from './roundColumns.js';

/** The columns of `roundColumns`. */
export function recordsAsParquet(records: ExperimentRecords): Uint8Array {
  const columns = roundColumns(records, [{ ...records, from: 0, to: records.matchCount }]);
  return new Uint8Array(parquetWriteBuffer({ columnData: columns, createdBy: 'folkways' }));
}
