/**
 * Programs that tests need and that a machine may not have.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Where a program is on PATH.
 * @param names - its names, the first that is found counts.
 * @returns undefined, with a line on the console, where it is not installed: its tests are then left out.
 * @throws Error where it is not installed although FOLKWAYS_REQUIRE (words, separated by blanks or commas) says that it must be.
 */
export function component(word: string, names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  if ((process.env.FOLKWAYS_REQUIRE ?? '').split(/[\s,]+/).includes(word)) {
    throw new Error(`FOLKWAYS_REQUIRE asks for ${word}, but none of ${names.join(', ')} is on PATH`);
  }
  console.log(`tests with ${word} are left out: none of ${names.join(', ')} is on PATH`);
  return undefined;
}
