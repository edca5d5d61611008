/**
 * Games as Gambit's .nfg text.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileCount, profileStrides } from '../game/profile.js';
import { payoffLiteral } from './payoffLiteral.js';

/**
 * The game as a Gambit strategic-game file, payoff version, the first player's strategy fastest, one profile a line.
 * @returns text that `readNfg` reads back into a game with the same names and exactly the same payoffs.
 * @remarks Numbers are integers, plain decimals or fractions, never with an exponent. O(profiles times players).
 */
export function writeNfg(game: NormalFormGame): string {
  const labels = (names: readonly string[]): string => `{ ${names.map(quote).join(' ')} }`;
  const lines = [
    `NFG 1 R ${quote(game.title)} ${labels(game.players)}`,
    '',
    `{ ${game.actions.map(labels).join('\n  ')}\n}`,
    '""',
    '',
  ];
  const strides = profileStrides(game);
  const profile = game.actions.map(() => 0);
  const cells = profileCount(game);
  let index = 0;
  for (let k = 0; k < cells; k++) {
    lines.push(game.players.map((_, player) => payoffLiteral(game, player, index)).join(' '));
    for (let i = 0; i < profile.length; i++) {
      index += strides[i];
      if (++profile[i] < game.actions[i].length) break;
      profile[i] = 0;
      index -= strides[i] * game.actions[i].length;
    }
  }
  return `${lines.join('\n')}\n`;
}

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
