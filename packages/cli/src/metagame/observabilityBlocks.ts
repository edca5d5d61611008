/**
 * Which LLM sees what the clients of which role do.
 */
import { type MetaGame, observability } from '@folkways/metagame';
import { type Block, paragraph } from '../output/block.js';
import { listInWords } from '../output/listInWords.js';
import { visible } from '../output/visible.js';

/** One paragraph: that everyone sees everything, or who does not see what. */
export function observabilityBlocks(meta: MetaGame): Block[] {
  if (meta.llms.length === 1) return [];
  const sees = observability(meta);
  const blind = meta.llms.flatMap((name, j) => {
    // Only an LLM with a single role can be blind, and only to that role.
    const role = sees[j].indexOf(false);
    return role < 0 ? [] : [`${visible(name)} never learns that of ${visible(meta.game.players[role])}`];
  });
  if (blind.length === 0) {
    return [
      paragraph(
        `Who sees what: ${meta.llms.length === 2 ? 'both LLMs learn' : 'all LLMs learn'} the play of every role from their own clients' games, which is what repeated play needs to hold anyone to a deal.`,
      ),
    ];
  }
  return [
    paragraph(
      `Who sees what: an LLM learns the play of a role from the games in which its clients have another role, so ${listInWords(blind)}. What an LLM cannot see it cannot punish when the game is repeated.`,
    ),
  ];
}
