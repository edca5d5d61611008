/**
 * Results as JSON that a person can also read.
 */
import { RawJson } from './rawJson.js';

/** Longest array of plain values kept on one line. */
const LINE_WIDTH = 100;

/**
 * The value as indented JSON, arrays of plain values on one line. Typed arrays become arrays and maps objects; whatever has a
 * `toJSON` (a fraction is the text `"1/3"`) is asked.
 * @throws RangeError when a number is not finite, for JSON would turn it into null without a word.
 */
export function formatJson(value: unknown): string {
  return `${render(plain(value), '')}\n`;
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`a result holds ${value}, which JSON cannot say`);
  }
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof RawJson) return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return plain(value.toJSON());
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>, plain);
  if (Array.isArray(value)) return value.map(plain);
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined).map(([key, item]) => [key, plain(item)]));
}

function render(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof RawJson) return value.text.replaceAll('\n', `\n${indent}`);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    if (value.every((item) => item === null || typeof item !== 'object')) {
      const line = `[${value.map((item) => render(item, '')).join(', ')}]`;
      if (line.length <= LINE_WIDTH) return line;
    }
    return `[\n${value.map((item) => deeper + render(item, deeper)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${render(item, deeper)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
