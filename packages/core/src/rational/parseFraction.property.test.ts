/**
 * Any text is a number or is not, and what is one means what it says.
 */
import { cases, damagedText } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFraction } from './parseFraction.js';

test('nearly numbers', () => {
  const counts = { read: 0, refused: 0 };
  const numbers = fc.constantFrom('-12.5e3', '1/3', '.25', '+7.', '1e-400', '00/9', '123456789012345678901234567890');
  const pieces = ['.', '/', '-', '+', 'e', 'E', '0', '9', '1', ' ', '_', '١', 'x', 'NaN', 'Infinity', '\n', '−'];
  fc.assert(
    fc.property(damagedText(numbers, pieces), (text) => {
      const value = parseFraction(text);
      counts[value === undefined ? 'refused' : 'read']++;
      if (value === undefined) return;
      expect(parseFraction(String(value))?.equals(value)).toBe(true);
      // JavaScript reads the same decimals, and no fractions.
      if (!text.includes('/')) expect(value.toNumber()).toBe(Number(text) + 0);
      else {
        const [above, below] = text.split('/').map(BigInt);
        expect(value.numerator * below).toBe(above * value.denominator);
      }
    }),
    { numRuns: cases(500, 100_000) },
  );
  console.log(
    `fuzz: parseFraction: ${counts.read + counts.refused} cases: read ${counts.read}, refused ${counts.refused}`,
  );
  expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(0);
});
