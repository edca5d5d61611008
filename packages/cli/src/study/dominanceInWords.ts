/**
 * Dominance, in words.
 */
import type { NormalFormGame } from '@folkways/core';
import { type Block, paragraph } from '../output/block.js';
import { visible } from '../output/visible.js';
import type { PlayerDominance } from './pureDominance.js';

/** Sentences about dominated actions; beyond these a reader wants `folkways dominance`. */
const LISTED = 12;

/** One paragraph; none for a game of one player. */
export function dominanceBlocks(game: NormalFormGame, dominance: readonly PlayerDominance[]): Block[] {
  if (game.players.length === 1) return [];
  const others = game.players.length === 2 ? 'the other does' : 'the others do';
  const dominants = dominance.filter(({ dominant }) => dominant !== null);
  if (
    dominants.length === game.players.length &&
    new Set(dominants.map((d) => `${d.dominant?.action} ${d.dominant?.kind}`)).size === 1
  ) {
    const { action, kind } = dominants[0].dominant!;
    return [
      paragraph(
        `${visible(action)} is a ${kind === 'strict' ? 'strictly' : 'weakly'} dominant action for ${game.players.length === 2 ? 'both' : 'every player'}: whatever ${others}, ${compared(kind)}.`,
      ),
    ];
  }
  const sentences = dominance.flatMap(({ player, dominant, dominated }) => {
    const name = visible(player);
    if (dominant !== null) {
      return [
        `${visible(dominant.action)} is a ${dominant.kind === 'strict' ? 'strictly' : 'weakly'} dominant action for ${name}: whatever ${others}, ${compared(dominant.kind)}.`,
      ];
    }
    return dominated
      .slice(0, LISTED)
      .map(({ action, by, kind }) =>
        kind === 'strict'
          ? `${name} should never play ${visible(action)}: ${visible(by)} pays more whatever ${others}.`
          : `${name} never loses by playing ${visible(by)} instead of ${visible(action)}, and sometimes gains.`,
      );
  });
  if (sentences.length === 0) {
    return [paragraph(`No action is always better than another one: what is best to do depends on what ${others}.`)];
  }
  return [paragraph(...sentences)];
}

const compared = (kind: 'strict' | 'weak'): string =>
  kind === 'strict' ? 'it pays more than any other action' : 'no other action pays more, and each sometimes pays less';
