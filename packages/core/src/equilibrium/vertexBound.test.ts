import { describe, expect, it } from 'vitest';
import { vertexBound } from './vertexBound.js';

describe('vertexBound', () => {
  it('is exact for polygons, and McMullen as quoted for bimatrix games', () => {
    expect(vertexBound(2, 7)).toBe(7);
    expect(vertexBound(3, 6)).toBe(8); // the cube
    expect(vertexBound(1, 2)).toBe(2);
    expect(vertexBound(10, 20)).toBe(4004);
    expect(vertexBound(15, 30)).toBe(341_088);
  });
});
