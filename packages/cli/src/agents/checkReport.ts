/**
 * `folkways agents check`: what theory says about a game and its menus before anyone plays.
 */

import { type IdentifiabilityReport, identifiability, mmStar, type StrategyMenu } from '@folkways/agents';
import { criticalDiscount, exactPayoff, type NormalFormGame, profileIndex, pureEquilibria } from '@folkways/core';
import type { AgentsCheckOptions } from '../commands/agentsCommand.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { formatJson } from '../output/formatJson.js';
import { progressOn } from '../output/progress.js';
import { renderText } from '../output/renderText.js';
import { checkBlocks } from './checkBlocks.js';
import { gameMenus } from './gameMenus.js';
import { noMenus } from './menuReport.js';

/** The patience at which a pair of strategies becomes an equilibrium and stays one; null when there is none. */
export interface PairDiscounts {
  /** Labels in role order. */
  readonly pair: readonly [string, string];
  readonly nash: number | null;
  /** The same level exactly, when it was found exactly. */
  readonly nashExact?: string;
  readonly subgamePerfect: number | null;
  readonly subgamePerfectExact?: string;
}

/** Everything that is checked. */
export interface GameCheck {
  readonly game: NormalFormGame;
  readonly source: string;
  readonly origin: string;
  readonly menus: readonly [StrategyMenu, StrategyMenu];
  readonly pure: readonly { profile: readonly string[]; payoffs: readonly unknown[]; strict: boolean }[];
  readonly mmStar: ReturnType<typeof mmStar>;
  readonly pairs: readonly PairDiscounts[];
  readonly identifiability: readonly IdentifiabilityReport[];
}

/** The checks. @throws InputError when the game has no menus. */
export async function checkReport(argument: string, options: AgentsCheckOptions, io: Io): Promise<string> {
  const given = await readGameArgument(argument, io);
  const { game, source } = given;
  if (game.players.length !== 2) {
    throw new InputError(`${source}: expected a game of two players, found ${game.players.length}`);
  }
  const found = await gameMenus(given, options.menus, io);
  if (found === undefined) throw noMenus(source);
  const { menus, origin } = found;
  const pure = pureEquilibria(game);
  const check: GameCheck = {
    game,
    source,
    origin,
    menus,
    pure: pure.profiles.map((profile, k) => ({
      profile: profile.map((action, i) => game.actions[i][action]),
      payoffs: game.players.map((_, i) => exactPayoff(game, i, profileIndex(game, profile))),
      strict: pure.strict[k],
    })),
    mmStar: mmStar(game),
    pairs: pairsOf(game, menus, io),
    identifiability: [0, 1].map((role) => identifiability({ menu: menus[role], opponentMenu: menus[1 - role] })),
  };
  if (options.json !== true) return renderText(checkBlocks(check, argument));
  return formatJson({
    game: game.title,
    pureEquilibria: check.pure,
    mmStar: check.mmStar,
    pairs: check.pairs,
    identifiability: check.identifiability.map((report, role) => ({ player: game.players[role], ...report })),
  });
}

function pairsOf(game: NormalFormGame, menus: GameCheck['menus'], io: Io): PairDiscounts[] {
  const progress = progressOn(io, 'pairs', menus[0].length * menus[1].length);
  const pairs = menus[0].flatMap((first, i) =>
    menus[1].map((second, j): PairDiscounts => {
      const automata = [first.automaton, second.automaton];
      const nash = criticalDiscount(game, automata, { kind: 'nash' });
      const perfect = criticalDiscount(game, automata, { kind: 'subgame-perfect' });
      progress.report(i * menus[1].length + j + 1);
      return {
        pair: [first.label, second.label],
        nash: nash.critical,
        nashExact: nash.critical === null ? undefined : nash.intervals.at(-1)?.lowerExact,
        subgamePerfect: perfect.critical,
        subgamePerfectExact: perfect.critical === null ? undefined : perfect.intervals.at(-1)?.lowerExact,
      };
    }),
  );
  progress.end();
  return pairs;
}
