/**
 * The files of the page, with the game that it opens with.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gameToJson } from '@folkways/core';
import type { GivenGame } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import { pageFolder } from './pageFolder.js';
import { pageRefusal } from './pageRefusal.js';

/** The script that tells the page its first game. */
const GAME = 'game.js';

/**
 * Every file by its name; `index.html` is the last.
 * @throws InputError when the game is too large for the page.
 */
export async function pageFiles(given: GivenGame | undefined): Promise<Map<string, Uint8Array>> {
  const refused = given && pageRefusal(given.game, given.source);
  if (refused !== undefined) throw new InputError(refused);
  const folder = await pageFolder();
  const names = readdirSync(folder).sort((a, b) => Number(a === 'index.html') - Number(b === 'index.html'));
  const files = new Map<string, Uint8Array>();
  for (const name of names) files.set(name, readFileSync(join(folder, name)));
  files.set(GAME, new TextEncoder().encode(`globalThis.folkwaysGame = ${JSON.stringify(firstGame(given))};\n`));
  return files;
}

function firstGame(given: GivenGame | undefined) {
  if (given === undefined) return null;
  if (given.entry !== undefined) return { slug: given.entry.slug };
  return { file: given.source, json: gameToJson(given.game) };
}
