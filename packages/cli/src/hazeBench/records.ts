/**
 * The records of `folkways haze bench` as files.
 */
import { readFileSync } from 'node:fs';
import {
  decodeText,
  expectArray,
  expectedAt,
  expectInteger,
  expectNumber,
  expectObject,
  expectString,
  type JsonNode,
  readJson,
} from '@folkways/core';
import type { RuntimeRecord } from '@folkways/hazing';
import { fileProblem } from '../input/fileProblem.js';
import { InputError } from '../inputError.js';

const KEYS = ['actions', 'maximum', 'method', 'seed', 'goalThreshold', 'seconds', 'status', 'totalHazing'] as const;
const STATUSES = ['optimal', 'within', 'none', 'unproven', 'too large'] as const;

/** The records of an earlier run; none when there is no such file. @throws FormatError when it holds something else. */
export function readRecords(path: string): RuntimeRecord[] {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    const problem = fileProblem(error);
    throw problem === undefined ? error : new InputError(`${path}: cannot be read: ${problem}`);
  }
  const items = expectArray(readJson(decodeText(bytes, path), path), 'an array of records');
  return items.map(readRecord);
}

function readRecord(node: JsonNode): RuntimeRecord {
  const record = expectObject(node, KEYS);
  const statusNode = record.require('status');
  const status = STATUSES.find((known) => known === expectString(statusNode));
  if (status === undefined) throw expectedAt(statusNode, `one of ${STATUSES.join(', ')}`);
  const total = record.require('totalHazing');
  return {
    actions: expectInteger(record.require('actions'), 1),
    maximum: expectInteger(record.require('maximum'), 1),
    method: expectString(record.require('method')),
    seed: expectInteger(record.require('seed'), 0),
    goalThreshold: expectInteger(record.require('goalThreshold')),
    seconds: expectNumber(record.require('seconds')),
    status,
    totalHazing: total.content.kind === 'null' ? null : expectInteger(total, 0),
  };
}

/** The records as CSV (RFC 4180), a header first. */
export function recordsAsCsv(records: readonly RuntimeRecord[]): string {
  const field = (value: string | number | null): string => {
    const text = value === null ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = records.map((record) => KEYS.map((key) => field(record[key])).join(','));
  return `${[KEYS.join(','), ...lines].join('\r\n')}\r\n`;
}
