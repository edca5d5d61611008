/**
 * The game in a prompt, and what is known of its payoffs.
 */
import { type NormalFormGame, profileIndex } from '@folkways/core';
import { smallestPayoffGap } from '../../belief/payoffBelief.js';
import { historyProfiles } from '../../history.js';
import { fillTemplate } from './fillTemplate.js';
import type { PromptContext } from './promptContext.js';
import { promptTexts } from './promptTexts.js';
import { actionWords } from './promptWords.js';
import { quotedName } from './quotedName.js';

/**
 * Whose actions come first where pairs are written: the player that is asked, or the one that is reasoned about.
 * @param inferring - is the question about a strategy?
 */
export function firstRole(role: number, inferring: boolean): number {
  return inferring ? 1 - role : role;
}

/** The rules, as lines. */
export function rulesText(context: PromptContext, inferring: boolean): string[] {
  const { game, role, received, noise = smallestPayoffGap(game), lastRound } = context;
  const words = actionWords(game);
  const first = firstRole(role, inferring);
  const { rules } = promptTexts;
  return [
    fillTemplate(inferring ? rules.inferring : rules.playing, {
      title: quotedName(game.title),
      number: role + 1,
      name: quotedName(game.players[role]),
      other: quotedName(game.players[1 - role]),
    }),
    fillTemplate(inferring ? rules.opponentActions : rules.ownActions, { actions: words[first].join(', ') }),
    ...legend(game, first, words[first]),
    fillTemplate(inferring ? rules.ownActions : rules.otherActions, { actions: words[1 - first].join(', ') }),
    ...legend(game, 1 - first, words[1 - first]),
    ...(received === undefined
      ? knownPayoffs(game, first, words, inferring)
      : [fillTemplate(rules.unknown, { noise: amount(noise) })]),
    ...(lastRound === undefined ? [] : [fillTemplate(rules.lastRound, { round: lastRound })]),
  ];
}

function legend(game: NormalFormGame, role: number, words: readonly string[]): string[] {
  const names = game.actions[role];
  if (words === names) return [];
  return names.map((name, a) => fillTemplate(promptTexts.rules.legend, { token: words[a], name: quotedName(name) }));
}

function knownPayoffs(
  game: NormalFormGame,
  first: number,
  words: readonly (readonly string[])[],
  inferring: boolean,
): string[] {
  const cells = pairsOf(game, first).map(({ own, other, profile }) =>
    fillTemplate(promptTexts.rules.cell, {
      first: words[first][own],
      second: words[1 - first][other],
      firstPayoff: amount(game.payoffs[first][profile]),
      secondPayoff: amount(game.payoffs[1 - first][profile]),
    }),
  );
  return [`${inferring ? promptTexts.rules.opponentPayoffs : promptTexts.rules.payoffs}:`, ...cells];
}

/** What has been received in each cell, as lines; none while payoffs are known. */
export function receivedText(context: PromptContext, inferring: boolean): string[] {
  const { game, role, received, history } = context;
  if (received === undefined || history.length === 0) return [];
  const counts = game.payoffs[role].map(() => 0);
  const sums = game.payoffs[role].map(() => 0);
  historyProfiles('renderPrompt', game, history).forEach((profile, t) => {
    counts[profile]++;
    sums[profile] += received[t];
  });
  const first = firstRole(role, inferring);
  const words = actionWords(game);
  const cells = pairsOf(game, first).map(({ own, other, profile }) =>
    fillTemplate(counts[profile] === 0 ? promptTexts.rules.unseenCell : promptTexts.rules.seenCell, {
      first: words[first][own],
      second: words[1 - first][other],
      count: counts[profile],
      mean: amount(sums[profile] / counts[profile]),
    }),
  );
  return [`${inferring ? promptTexts.rules.opponentSeen : promptTexts.rules.seen}:`, ...cells];
}

/** All pairs of actions, those of the first role in order, with their profile indices. */
function pairsOf(game: NormalFormGame, first: number): { own: number; other: number; profile: number }[] {
  return game.actions[first].flatMap((_, own) =>
    game.actions[1 - first].map((__, other) => {
      const profile = profileIndex(game, first === 0 ? [own, other] : [other, own]);
      return { own, other, profile };
    }),
  );
}

/** A number of at most six digits. */
export function amount(value: number): string {
  return String(Number(value.toPrecision(6)));
}
