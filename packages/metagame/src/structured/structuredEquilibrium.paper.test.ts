import { describe, expect, test } from 'vitest';
import { boundedCoordination } from './boundedCoordination.js';
import { structuredEquilibrium } from './structuredEquilibrium.js';

describe('Bounded coordination: 10 roles, 100 actions (section 3)', () => {
  const result = structuredEquilibrium(boundedCoordination(), [[0, 0, 0, 0, 1], [0, 0, 0, 0], [0]]);
  const [large, medium, small] = result.llms;
  const payoffOf = (list: typeof large, instruction: readonly number[]): string | undefined => {
    const found = list.instructions.find((entry) => entry.instruction.join() === instruction.join());
    return found && String(found.value);
  };

  test('averages 9.998, 12.25 and 0, exactly', () => {
    expect(result.llms.map(({ average }) => String(average))).toEqual(['4999/500', '49/4', '0']);
    expect(result.llms.map(({ value }) => String(value))).toEqual(['4999/100', '49', '0']);
  });

  test('no LLM has a profitable deviation among 100^5, 100^4 and 100 instructions', () => {
    expect(result.isEquilibrium).toBe(true);
    expect(result.llms.map(({ gain }) => String(gain))).toEqual(['0', '0', '0']);
  });

  test('the large LLM: payoffs depend on its partition of five alone', () => {
    expect(large.instructions.length).toBe(7);
    expect(payoffOf(large, [0, 0, 0, 0, 1])).toBe('4999/100');
    expect(payoffOf(large, [0, 0, 0, 0, 0])).toBe('0');
    expect(payoffOf(large, [0, 0, 0, 1, 1])).toBe('3/8'); // .375
    expect(payoffOf(large, [0, 0, 0, 1, 2])).toBe('303/800'); // .37875
    const others = large.instructions.filter(({ value }) => value.numerator === 0n);
    expect(others.length).toBe(4);
  });

  test('the medium LLM: four alike earn 49, the next best a group of three with a neighbour, 1.11', () => {
    expect(medium.instructions.length).toBe(27);
    expect(String(medium.instructions[0].value)).toBe('49');
    expect(medium.instructions[0].instruction).toEqual([0, 0, 0, 0]);
    expect(medium.instructions[1].value.toNumber()).toBe(1.11);
    expect([
      [0, 0, 0, 1],
      [0, 1, 1, 1],
    ]).toContainEqual(medium.instructions[1].instruction);
  });

  test('the small LLM never gets anything', () => {
    expect(small.instructions.map(({ value }) => String(value))).toEqual(['0']);
  });
});
