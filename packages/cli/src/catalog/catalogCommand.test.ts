/**
 * `folkways catalog`.
 */
import { catalogEntries } from '@folkways/core';
import { expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

test('the list: every game on a line of its own, nothing too wide', async () => {
  const { code, stdout } = await runInMemory(['catalog']);
  const lines = stdout.trimEnd().split('\n');
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^name +players +actions +source$/);
  expect(lines).toHaveLength(catalogEntries.length + 1);
  catalogEntries.forEach(({ slug }, k) => {
    expect(lines[k + 1]).toMatch(new RegExp(`^${slug} +\\d+ +\\d+( x \\d+)* +\\S.*\\(\\d{4}\\)`));
  });
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
});

test('the list as JSON has every citation', async () => {
  const { stdout } = await runInMemory(['catalog', '--json']);
  const list: { slug: string; citation: string }[] = JSON.parse(stdout);
  expect(list.map(({ slug, citation }) => [slug, citation])).toEqual(
    catalogEntries.map(({ slug, citation }) => [slug, citation]),
  );
});

test('one game: payoffs and citation', async () => {
  const { stdout } = await runInMemory(['catalog', 'restart-table-1']);
  expect(stdout).toMatch(/^ {2}A +4\*, 4\* +11\*, 0 +14\*, 0$/m);
  expect(stdout).toContain('Berker');
  const asJson = await runInMemory(['catalog', 'majority-coordination', '--json']);
  expect(asJson.stdout).toContain('["100/3", "100/3", "100/3"]');
  expect(JSON.parse(asJson.stdout)).toMatchObject({ sizes: [2, 2, 2] });
});
