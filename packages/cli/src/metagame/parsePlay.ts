/**
 * Advice on the command line: `C:D` or `C:D,D:D`.
 */
import type { MetaGame, PureProfile } from '@folkways/metagame';
import { InputError } from '../inputError.js';
import { visible } from '../output/visible.js';
import { parseShares } from './parseShares.js';

/**
 * The pure profile that each LLM advises. LLMs are separated by colons, roles by commas; a single row is for every role.
 * @throws InputError when the shape or an action is wrong.
 */
export function parsePlay({ game, llms }: MetaGame, text: string): PureProfile[] {
  const rows = parseShares(text, game.players.length);
  if (rows.length !== game.players.length) {
    throw new InputError(`--play: expected one row or ${game.players.length}, one per role, found ${rows.length}`);
  }
  const actions = rows.map((row, i) => {
    const role = visible(game.players[i]);
    if (row.length !== llms.length) {
      throw new InputError(`--play: expected ${llms.length} actions of ${role}, one per LLM, found ${row.length}`);
    }
    return row.map((name) => {
      const action = game.actions[i].indexOf(name);
      if (action >= 0) return action;
      const known = game.actions[i].map((one) => JSON.stringify(one)).join(', ');
      throw new InputError(`--play: expected an action of ${role} (${known}), found ${JSON.stringify(name)}`);
    });
  });
  return llms.map((_, j) => actions.map((row) => row[j]));
}
