/**
 * `folkways tournament`: a round robin of named strategies.
 */
import {
  type NormalFormGame,
  namedStrategy,
  nearestName,
  permuteActions,
  roundRobin,
  type StrategyName,
  strategyDescriptions,
} from '@folkways/core';
import type { TournamentOptions } from '../commands/tournamentCommand.js';
import { requireModerate } from '../game/requireModerate.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { InputError, refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatReal } from '../output/formatReal.js';
import { listInWords } from '../output/listInWords.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';

/**
 * Ranking and pairwise scores.
 * @throws InputError when a strategy is unknown or the game is not a symmetric one with two actions.
 */
export async function tournamentReport(
  argument: string,
  typed: readonly string[],
  options: TournamentOptions,
  io: Io,
): Promise<string> {
  const given = await readGameArgument(argument, io);
  const { source } = given;
  requireModerate(given.game, source);
  const game = cooperationFirst(given.game, options.cooperate, source);
  const actions = game.actions[0];
  const names = typed.length === 0 ? (Object.keys(strategyDescriptions) as StrategyName[]) : typed.map(strategyNamed);
  const { turns, noise, self = false } = options;
  const result = refuseInput(source, () =>
    roundRobin(
      game,
      names.map((name) => namedStrategy(name, { actions })),
      { turns, noise, selfPlay: self },
    ),
  );
  const titles = names.map((name) => strategyDescriptions[name].title);
  if (options.json === true) {
    return formatJson({
      game: game.title,
      turns,
      noise,
      selfPlay: self,
      cooperate: actions[0],
      strategies: names.map((name, i) => ({ name, title: titles[i] })),
      ...result,
    });
  }
  const { ranking, perTurn } = result;
  const opponents = names.length - (self ? 0 : 1);
  const blocks: Block[] = [
    paragraph(
      `${visible(game.title)}, read from ${visible(source)}: ${names.length === 1 ? 'one strategy' : `${names.length} strategies`}, every pair of them ${turns === 1 ? 'once' : `for ${turns.toLocaleString('en')} rounds`}.`,
      noise === 0 ? '' : `Every action comes out as the other one with probability ${noise}.`,
      `${visible(actions[0])} counts as cooperation. Scores are exact expectations per round.`,
    ),
    table({
      header: ['rank', 'strategy', 'score', ...ranking.map((_, k) => `v ${k + 1}`)],
      align: ['right', 'left', 'right', ...ranking.map(() => 'right' as const)],
      rows: ranking.map((i, k) => [
        String(k + 1),
        titles[i],
        opponents === 0 ? '-' : formatReal(result.totals[i] / turns / opponents, 3),
        ...ranking.map((j) => formatReal(perTurn[i][j], 2)),
      ]),
    }),
    paragraph(
      `Score: the mean over all opponents${self ? ', its own copy included' : ''}; "v 3" is the match against the strategy ranked third.`,
      ties(ranking, result.totals, titles),
    ),
  ];
  return renderText(blocks);
}

/** `tit-for-tat`, `titForTat` and `Tit For Tat` are one. */
function strategyNamed(text: string): StrategyName {
  const plain = (name: string): string => name.replace(/[-_ ]/g, '').toLowerCase();
  const names = Object.keys(strategyDescriptions) as StrategyName[];
  const found = names.find((name) => plain(name) === plain(text));
  if (found !== undefined) return found;
  const kebab = names.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  const near = nearestName(text, kebab);
  const hint = near === undefined ? '"folkways tournament --help" lists them' : `did you mean ${near}?`;
  throw new InputError(`expected the name of a strategy, found ${JSON.stringify(text)}; ${hint}`);
}

/** The game with the cooperative action first, as the strategies want it. */
function cooperationFirst(game: NormalFormGame, wanted: string | undefined, source: string): NormalFormGame {
  const names = game.actions[0];
  if (game.actions.some((list) => list.length !== 2)) {
    const found = game.actions.map((list) => list.length).join(' and ');
    throw new InputError(`${source}: expected a game with two actions for each player, found ${found}`);
  }
  if (wanted === undefined || wanted === names[0]) return game;
  if (!names.includes(wanted)) {
    throw new InputError(
      `--cooperate: expected ${listInWords(
        names.map((name) => JSON.stringify(name)),
        'or',
      )}, found ${JSON.stringify(wanted)}`,
    );
  }
  return permuteActions(
    game,
    game.players.map(() => [1, 0]),
  );
}

function ties(ranking: readonly number[], totals: Float64Array, titles: readonly string[]): string {
  const best = ranking.filter((i) => totals[i] === totals[ranking[0]]);
  return best.length < 2 ? '' : `${listInWords(best.map((i) => titles[i]))} share the first place.`;
}
