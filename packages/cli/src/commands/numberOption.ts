/**
 * Numbers on the command line.
 */
import { InvalidArgumentError } from 'commander';

/** The ends of an interval; an end that is left out is infinite. */
export interface OptionInterval {
  readonly low?: number;
  readonly high?: number;
  /** Which ends are left out. @defaultValue none */
  readonly open?: 'low' | 'high' | 'both';
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const FRACTION = /^([+-]?\d+)\/(\d+)$/;

/** Reads a number in an interval; `1/3` is a third. Anything else is an error of the command line. */
export function realOption(interval: OptionInterval): (text: string) => number {
  const { low = -Infinity, high = Infinity, open } = interval;
  const openLow = open === 'low' || open === 'both' || low === -Infinity;
  const openHigh = open === 'high' || open === 'both' || high === Infinity;
  const wanted = `a number in ${openLow ? '(' : '['}${low}, ${high}${openHigh ? ')' : ']'}`;
  return (text) => {
    const value = numberOf(text.trim());
    const inside =
      Number.isFinite(value) && (openLow ? value > low : value >= low) && (openHigh ? value < high : value <= high);
    if (!inside) throw new InvalidArgumentError(`Expected ${wanted}.`);
    return value;
  };
}

/** Reads an integer in the closed interval [low, high]; `1e6` is one. */
export function integerOption(low: number, high = Number.MAX_SAFE_INTEGER): (text: string) => number {
  const wanted = high === Number.MAX_SAFE_INTEGER ? `an integer >= ${low}` : `an integer in [${low}, ${high}]`;
  return (text) => {
    const value = numberOf(text.trim());
    if (!Number.isSafeInteger(value) || value < low || value > high)
      throw new InvalidArgumentError(`Expected ${wanted}.`);
    return value;
  };
}

function numberOf(text: string): number {
  const fraction = FRACTION.exec(text);
  if (fraction !== null) return Number(fraction[1]) / Number(fraction[2]);
  return DECIMAL.test(text) ? Number(text) : Number.NaN;
}

/** Checks a number as `realOption` does and keeps its text, so that 0.9 stays nine tenths and 1/3 a third. */
export function exactOption(interval: OptionInterval): (text: string) => string {
  const check = realOption(interval);
  return (text) => {
    check(text);
    return text.trim();
  };
}
