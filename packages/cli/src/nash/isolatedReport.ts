/**
 * All isolated equilibria of a game of three players or more, as text or JSON.
 */
import { type IsolatedEquilibriaResult, isolatedEquilibria, type NormalFormGame, SizeError } from '@folkways/core';
import type { NashOptions } from '../commands/nashCommand.js';
import { requireModerate } from '../game/requireModerate.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { InputError, refuseInput } from '../inputError.js';
import { type Block, paragraph } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatSignificant } from '../output/formatReal.js';
import { countInWords } from '../output/listInWords.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { numericTable } from './numericTable.js';

/** Supports named before the text says "and more". */
const LISTED = 6;

/** The report. @throws InputError when there are too many supports to try. */
export function isolatedReport({ game, source }: GivenGame, options: NashOptions): string {
  requireModerate(game, source);
  const result = refuseInput(source, () => search(game, source, options));
  if (options.json === true) return formatJson({ players: game.players, actions: game.actions, ...result });
  return renderText([
    paragraph(`${visible(game.title)}, read from ${visible(source)}.`),
    paragraph(countSentence(result)),
    ...(result.equilibria.length === 0 ? [] : [numericTable(game, result.equilibria)]),
    ...undecidedBlocks(game, result),
  ]);
}

function search(game: NormalFormGame, source: string, options: NashOptions): IsolatedEquilibriaResult {
  try {
    return isolatedEquilibria(game, { timeLimit: options.timeLimit });
  } catch (error) {
    if (!(error instanceof SizeError)) throw error;
    throw new InputError(
      `${source}: listing all equilibria means trying ${error.size.toLocaleString('en')} sets of actions, above the limit of ${error.limit.toLocaleString('en')}; --one finds one equilibrium`,
    );
  }
}

function countSentence({ equilibria, complete, reason }: IsolatedEquilibriaResult): string {
  const kind = complete === true ? 'isolated Nash equilibri' : 'Nash equilibri';
  const count = countInWords(equilibria.length, `${kind}um`, `${kind}a`);
  const found = count.charAt(0).toUpperCase() + count.slice(1);
  const regret = Math.max(0, ...equilibria.map((one) => one.regret));
  const precision =
    regret === 0 ? '' : ` Nobody gains more than ${formatSignificant(regret, 2)} by deviating from any.`;
  if (complete === true) return `${found}, and there are no other equilibria.${precision}`;
  return `${found} found; the list may be incomplete: ${reason}.${precision}`;
}

function undecidedBlocks(game: NormalFormGame, { undecided }: IsolatedEquilibriaResult): Block[] {
  if (undecided.length === 0) return [];
  const shown = undecided.slice(0, LISTED).map((supports) => {
    const sets = supports.map((actions, i) => actions.map((action) => visible(game.actions[i][action])).join('/'));
    return `(${sets.join(', ')})`;
  });
  const rest = undecided.length - shown.length;
  const more = rest === 0 ? '' : ` and ${rest.toLocaleString('en')} more`;
  return [
    paragraph(
      `Undecided are mixtures of these actions, where there may be a continuum of equilibria: ${shown.join(', ')}${more}.`,
    ),
  ];
}
