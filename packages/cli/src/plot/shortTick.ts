/**
 * Numbers along the axes of a small figure.
 */

/** A tick with this many letters is too wide. */
const WIDE = 7;
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 6 });

/** The tick `1,500,000` as `1.5M`; from 1e15 on with an exponent; anything else unchanged. */
export function shortTick(text: string): string {
  if (text.length < WIDE || !/^[−-]?[\d,]+$/.test(text)) return text;
  const value = Number(text.replaceAll(',', '').replace('−', '-'));
  const short = Math.abs(value) < 1e15 ? COMPACT.format(value) : value.toExponential().replace('e+', 'e');
  return short.replace('-', '−');
}
