/**
 * Starts the page.
 */
import { readGame } from '@folkways/core';
import { pageRefusal } from '../src/explore/pageRefusal.js';
import { explorePage } from './explorePage.js';
import { catalogState, firstState, openedState, type PageState } from './state/pageState.js';

declare global {
  /** Set by `game.js`: the game that the command line was given; `null` when none was. */
  var folkwaysGame: { readonly slug: string } | { readonly file: string; readonly json: string } | null | undefined;
}

/** The game of the command line, or the page's own first one. */
function startState(): PageState {
  const given = globalThis.folkwaysGame;
  if (given === undefined || given === null) return firstState();
  if ('slug' in given) return catalogState(given.slug) ?? firstState();
  const game = readGame(given.json, { source: given.file });
  return pageRefusal(game, given.file) === undefined ? openedState(game, { file: given.file }) : firstState();
}

explorePage(document.getElementById('page')!, startState);
