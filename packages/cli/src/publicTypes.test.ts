/**
 * The names and shapes that programs rely on; a name that is no longer exported changes the snapshot.
 */
import { expect, expectTypeOf, test } from 'vitest';
import * as folkways from './index.js';

test('what the package exports', () => {
  expect(Object.keys(folkways).sort()).toMatchSnapshot();
});

test('the command line as a function', () => {
  expectTypeOf(folkways.main).toEqualTypeOf<(argv: readonly string[], io: folkways.Io) => Promise<number>>();
  expectTypeOf(folkways.processIo).returns.toEqualTypeOf<folkways.Io>();
  expectTypeOf(folkways.runInMemory).returns.resolves.toEqualTypeOf<folkways.Run>();
});
