/**
 * Texts of any characters.
 */
import fc from 'fast-check';

/** Any code point, half surrogates included; fast-check's own `binary` unit takes seconds to set up. */
const anyCharacter: fc.Arbitrary<string> = fc
  .oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 0x2ff }) }, fc.integer({ min: 0, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

/** Texts of up to so many characters. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: anyCharacter, maxLength });
}
