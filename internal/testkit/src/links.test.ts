/**
 * No page points at nothing: relative links of all Markdown files lead to files that exist, and to headings that they have.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));

const LINK = /\]\((?!https?:|mailto:)([^()\s]+)\)/g;

/** As GitHub makes them of headings. */
const anchorOf = (heading: string): string =>
  heading
    .replaceAll(/[`*_]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

const prose = (file: string): string => readFileSync(file, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');

test.each(files)('%s', (file) => {
  const path = join(root, file);
  const broken = [...prose(path).matchAll(LINK)].flatMap(([, target]) => {
    const [place, anchor] = target.split('#');
    const found = place === '' ? path : resolve(dirname(path), place);
    if (!existsSync(found)) return [target];
    if (anchor === undefined) return [];
    const anchors = [...prose(found).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading));
    return anchors.includes(anchor) ? [] : [target];
  });
  expect(broken).toEqual([]);
});

test('the index of the documentation lists every page', () => {
  const index = readFileSync(join(root, 'docs/README.md'), 'utf8');
  const pages = ['how-to', 'theory'].flatMap((folder) =>
    readdirSync(join(root, 'docs', folder)).map((name) => `${folder}/${name}`),
  );
  expect(pages.filter((page) => !index.includes(`(${page})`))).toEqual([]);
});
