/**
 * A game file that the reader opens.
 */
import { type NormalFormGame, readGame } from '@folkways/core';
import { pageLimits } from '../../src/explore/pageLimits.js';
import { pageRefusal } from '../../src/explore/pageRefusal.js';

/** A file as browsers give it. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The game, or one line about why it cannot be shown here. */
export async function openedGame(file: GivenFile): Promise<NormalFormGame | string> {
  if (file.size > pageLimits.fileBytes) {
    return `${file.name} has ${megabytes(file.size)}; this page takes files up to ${megabytes(pageLimits.fileBytes)}. “folkways study” takes larger ones.`;
  }
  try {
    const game = readGame(new Uint8Array(await file.arrayBuffer()), { source: file.name });
    return pageRefusal(game, file.name) ?? game;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
