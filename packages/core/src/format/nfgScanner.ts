/**
 * The tokens of a Gambit file, read one at a time from the text by index: nothing is kept.
 */
import { FormatError } from '../errors.js';
import type { Fraction } from '../rational/fraction.js';
import { decimalOf, parseFraction } from '../rational/parseFraction.js';
import { LITERAL_LIMIT } from './jsonNode.js';
import { foundAt, positionAt } from './textPosition.js';

const POWERS_OF_TEN: readonly number[] = Array.from({ length: 16 }, (_, k) => 10 ** k);

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
/** A number ends at a blank, a comma, a brace, a quotation mark or the end (whose code is NaN). */
const endsNumber = (code: number): boolean =>
  isBlank(code) || code === 44 || code === 123 || code === 125 || code === 34 || Number.isNaN(code);

/** How many fractions and long decimals are remembered: files repeat them, and a remembered one is shared. */
const REMEMBERED = 4096;

interface Literal {
  readonly value: number;
  readonly fraction: Fraction | undefined;
}

/** A place in a text that moves forward. */
export class NfgScanner {
  readonly text: string;
  readonly source: string;
  /** Offset of the next character. */
  offset = 0;
  /** Set by `number`: the exact value where it is not the decimal that the double prints as, else `undefined`. */
  fraction: Fraction | undefined;
  private readonly literals = new Map<string, Literal>();

  constructor(text: string, source: string) {
    this.text = text;
    this.source = source;
  }

  skipBlanks(): void {
    while (isBlank(this.text.charCodeAt(this.offset))) this.offset++;
  }

  /** The next character after blanks, `''` at the end. */
  peek(): string {
    this.skipBlanks();
    return this.text.charAt(this.offset);
  }

  /** The error that says: here, `what` was expected. */
  expected(what: string, offset = this.offset): FormatError {
    return this.error(`expected ${what}, found ${foundAt(this.text, offset)}`, offset);
  }

  error(reason: string, offset = this.offset): FormatError {
    return new FormatError(this.source, reason, positionAt(this.text, offset));
  }

  /** Reads one sign, such as a brace. */
  sign(sign: string, what: string): void {
    if (this.peek() !== sign) throw this.expected(what);
    this.offset += sign.length;
  }

  /** Reads a bare word. */
  word(what: string): string {
    this.skipBlanks();
    const start = this.offset;
    while (!endsNumber(this.text.charCodeAt(this.offset))) this.offset++;
    if (start === this.offset) throw this.expected(what);
    return this.text.slice(start, this.offset);
  }

  /** Reads a quoted text, in which `\"` is a quotation mark and `\\` a backslash. */
  string(what: string): string {
    if (this.peek() !== '"') throw this.expected(what);
    const start = this.offset;
    let end = start + 1;
    let escaped = false;
    for (;;) {
      const code = this.text.charCodeAt(end);
      if (Number.isNaN(code)) throw this.error('expected a closing double quote, found the end of the text', start);
      if (code === 34) break;
      if (code === 92) {
        escaped = true;
        const next = this.text.charCodeAt(end + 1);
        if (next === 34 || next === 92) end++;
      }
      end++;
    }
    this.offset = end + 1;
    const raw = this.text.slice(start + 1, end);
    return escaped ? raw.replace(/\\(["\\])/g, '$1') : raw;
  }

  /** Reads an integer in [low, 2^53). */
  integer(low: number, what: string): number {
    this.skipBlanks();
    const start = this.offset;
    const word = this.word(what);
    const value = Number(word);
    if (!/^\d{1,16}$/.test(word) || !Number.isSafeInteger(value) || value < low) throw this.expected(what, start);
    return value;
  }

  /**
   * Reads a number: an integer, a decimal or a fraction `a/b`.
   * @returns the nearest double; `fraction` then holds the exact value unless that is the decimal which the double prints as.
   * @remarks A decimal of at most 15 digits without exponent is an integer below 2^53 over a power of ten below 10^16, both exact: one
   * division rounds it correctly, and no other decimal that short rounds to the same double.
   */
  number(what: string): number {
    this.skipBlanks();
    const { text } = this;
    const start = this.offset;
    let i = start;
    let code = text.charCodeAt(i);
    const negative = code === 45;
    if (negative || code === 43) code = text.charCodeAt(++i);
    let mantissa = 0;
    let digits = 0;
    let point = -1;
    for (; ; code = text.charCodeAt(++i)) {
      if (code >= 48 && code <= 57) {
        mantissa = mantissa * 10 + (code - 48);
        digits++;
      } else if (code === 46 && point < 0) {
        point = digits;
      } else {
        break;
      }
    }
    if (digits === 0 || digits > 15 || !endsNumber(code)) return this.longNumber(start, what);
    this.offset = i;
    this.fraction = undefined;
    const magnitude = point < 0 ? mantissa : mantissa / POWERS_OF_TEN[digits - point];
    return negative && magnitude !== 0 ? -magnitude : magnitude;
  }

  private longNumber(start: number, what: string): number {
    this.offset = start;
    const word = this.word(what);
    const near = Number(word);
    if (String(near) === word && Number.isFinite(near)) {
      this.fraction = undefined; // the decimal that the double prints as
      return near;
    }
    const { value, fraction } = this.literals.get(word) ?? this.newLiteral(word, start, what);
    this.fraction = fraction;
    return value;
  }

  private newLiteral(word: string, start: number, what: string): Literal {
    const exact = word.length > LITERAL_LIMIT ? undefined : parseFraction(word);
    if (exact === undefined) throw this.expected(what, start);
    const value = exact.toNumber();
    if (!Number.isFinite(value)) throw this.expected(`${what} below 1.8e308`, start);
    const literal = { value, fraction: decimalOf(value).equals(exact) ? undefined : exact };
    if (this.literals.size < REMEMBERED && word.length <= 40) this.literals.set(word, literal);
    return literal;
  }
}
