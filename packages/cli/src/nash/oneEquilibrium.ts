/**
 * One equilibrium of a game of any size, as text or JSON.
 */
import { lemkeHowson, logitEquilibrium } from '@folkways/core';
import type { NashOptions } from '../commands/nashCommand.js';
import { requireModerate } from '../game/requireModerate.js';
import { strategyInWords } from '../game/strategyInWords.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { refuseInput } from '../inputError.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatSignificant } from '../output/formatReal.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { numericTable } from './numericTable.js';

/** Two players: exact, by complementary pivoting. More: the end of the path of quantal responses. */
export function oneEquilibrium(given: GivenGame, options: NashOptions): string {
  return given.game.players.length === 2 ? exactOne(given, options) : numericOne(given, options);
}

const titleLine = ({ game, source }: GivenGame): Block =>
  paragraph(`${visible(game.title)}, read from ${visible(source)}.`);

function exactOne(given: GivenGame, options: NashOptions): string {
  const { game, source } = given;
  const result = refuseInput(source, () => lemkeHowson(game));
  if (options.json === true) return formatJson({ players: game.players, actions: game.actions, ...result });
  return renderText([
    titleLine(given),
    paragraph('One Nash equilibrium, exactly; there may be others ("folkways nash" without --one lists them).'),
    table({
      header: [...game.players.map((name) => `${visible(name)} plays`), 'payoffs'],
      rows: [
        [
          ...result.strategies.map((strategy, i) => strategyInWords(game.actions[i], strategy)),
          result.payoffs.join(', '),
        ],
      ],
    }),
  ]);
}

function numericOne(given: GivenGame, options: NashOptions): string {
  const { game, source } = given;
  requireModerate(game, source);
  const { path, ...result } = refuseInput(source, () => logitEquilibrium(game, { timeLimit: options.timeLimit }));
  if (options.json === true) return formatJson({ players: game.players, actions: game.actions, ...result });
  const regret = formatSignificant(result.regret, 2);
  return renderText([
    titleLine(given),
    result.status === 'equilibrium'
      ? paragraph(
          `One Nash equilibrium, in floating point: nobody gains more than ${regret} by deviating. There may be others.`,
        )
      : paragraph(`Not quite an equilibrium, for the search was stopped: some player gains ${regret} by deviating.`),
    numericTable(game, [result]),
    paragraph(`Found at the end of a path of quantal responses, ${path.length.toLocaleString('en')} steps long.`),
  ]);
}
