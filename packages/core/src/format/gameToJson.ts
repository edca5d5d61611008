/**
 * Games as JSON text.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { DEPTH_LIMIT } from './checkJsonText.js';
import { payoffLiteral } from './payoffLiteral.js';

/**
 * The game as JSON text: `{ "title", "players", "actions", "payoffs" }`, payoffs nested by player, each leaf the payoff vector of a profile.
 * @returns text that `readJsonGame` reads back into a game with the same names and exactly the same payoffs: integers and finite decimals
 * are numbers, other fractions strings such as `"1/3"`.
 * @throws RangeError when the game has more than 498 players: JSON is read to a nesting of 500.
 * @remarks O(profiles times players). A reader that turns numbers into doubles, such as `JSON.parse`, may round long ones.
 */
export function gameToJson(game: NormalFormGame): string {
  const most = DEPTH_LIMIT - 2;
  if (game.players.length > most) {
    throw new RangeError(`gameToJson: "game" expected at most ${most} players, got ${game.players.length}`);
  }
  let index = 0;
  const leaf = (): string => {
    const values = game.players.map((_, player) => payoffLiteral(game, player, index));
    index++;
    return `[${values.map((value) => (value.includes('/') ? `"${value}"` : value)).join(', ')}]`;
  };
  const nested = (player: number): string => {
    if (player === game.players.length) return leaf();
    const items = game.actions[player].map(() => nested(player + 1));
    if (player === game.players.length - 1) return `[${items.join(', ')}]`;
    const indent = '  '.repeat(player + 1);
    return `[\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}]`;
  };
  const list = (names: readonly string[]): string => `[${names.map((name) => JSON.stringify(name)).join(', ')}]`;
  return [
    '{',
    `  "title": ${JSON.stringify(game.title)},`,
    `  "players": ${list(game.players)},`,
    `  "actions": [${game.actions.map(list).join(', ')}],`,
    `  "payoffs": ${nested(0)}`,
    '}\n',
  ].join('\n');
}
