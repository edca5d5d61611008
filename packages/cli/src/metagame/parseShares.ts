/**
 * Shares on the command line: `0.9:0.1,2/3:1/3`.
 */
import { InputError } from '../inputError.js';

/**
 * The cells of `--shares`: LLMs separated by colons, roles by commas. A single row is for every role.
 * @returns `[rows][LLMs]` texts, not yet read as numbers.
 */
export function parseShares(text: string, roles: number): string[][] {
  const rows = text.split(',').map((row) => row.split(':').map((cell) => cell.trim()));
  return rows.length === 1 ? Array.from({ length: roles }, () => rows[0]) : rows;
}

/** The names of `--llms`, as many as a row has shares. @throws InputError when there are more or fewer. */
export function parseLlms(text: string | undefined, [row]: readonly (readonly unknown[])[]): string[] | undefined {
  const names = parseNames(text);
  if (names === undefined || names.length === row.length) return names;
  throw new InputError(
    `--llms: expected ${row.length} ${row.length === 1 ? 'name' : 'names'}, one per share of a role, found ${names.length}`,
  );
}

/** Names separated by commas. */
export function parseNames(text: string | undefined): string[] | undefined {
  return text?.split(',').map((name) => name.trim());
}
