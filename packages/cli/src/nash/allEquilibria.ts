/**
 * All equilibria of a two-player game, as text or JSON.
 */
import { type ExtremeEquilibriaResult, extremeEquilibria, type NormalFormGame, SizeError } from '@folkways/core';
import type { NashOptions } from '../commands/nashCommand.js';
import { strategyInWords } from '../game/strategyInWords.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { InputError, refuseInput } from '../inputError.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { countInWords } from '../output/listInWords.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';

/** The report. @throws InputError when the game is too large to list all. */
export function allEquilibria({ game, source }: GivenGame, options: NashOptions): string {
  const result = refuseInput(source, () => enumerate(game, source, options));
  if (options.json === true) return formatJson({ players: game.players, actions: game.actions, ...result });
  return renderText([
    paragraph(`${visible(game.title)}, read from ${visible(source)}.`),
    paragraph(countSentence(result)),
    equilibriaTable(game, result),
    ...componentBlocks(game, result),
    ...result.notes.map((note) => paragraph(`Note: ${note}.`)),
  ]);
}

function enumerate(game: NormalFormGame, source: string, options: NashOptions): ExtremeEquilibriaResult {
  try {
    return extremeEquilibria(game, { timeLimit: options.timeLimit, vertexLimit: options.vertexLimit });
  } catch (error) {
    if (!(error instanceof SizeError)) throw error;
    throw new InputError(
      `${source}: listing all equilibria may take up to ${error.size.toPrecision(3)} vertices, above the limit of ${error.limit}; --one finds one of them, --vertex-limit raises the limit`,
    );
  }
}

function countSentence({ equilibria, components, complete }: ExtremeEquilibriaResult): string {
  const count = countInWords(equilibria.length, 'Nash equilibrium', 'Nash equilibria');
  if (!complete) return `${capital(count)} found before the search was stopped; there may be more.`;
  const isolated = components.every((component) => component.equilibria.length === 1);
  if (equilibria.length === 1)
    return 'One Nash equilibrium, and there is no other. Probabilities and payoffs are exact.';
  if (isolated) return `${capital(count)}, and these are all. Probabilities and payoffs are exact.`;
  const extreme = countInWords(equilibria.length, 'extreme Nash equilibrium', 'extreme Nash equilibria');
  const parts = countInWords(components.length, 'component');
  return `Infinitely many Nash equilibria: ${extreme} in ${parts}, and what they span. Probabilities and payoffs are exact.`;
}

/** One row per equilibrium, numbered as the components refer to them. */
function equilibriaTable(game: NormalFormGame, { equilibria }: ExtremeEquilibriaResult): Block {
  const players = game.players.map(visible);
  return table({
    header: ['', ...players.map((name) => `${name} plays`), 'payoffs'],
    align: ['right'],
    rows: equilibria.map(({ strategies, payoffs }, k) => [
      String(k + 1),
      ...strategies.map((strategy, i) => strategyInWords(game.actions[i], strategy)),
      payoffs.join(', '),
    ]),
  });
}

function componentBlocks(game: NormalFormGame, { components }: ExtremeEquilibriaResult): Block[] {
  const numbers = (list: readonly number[]): string => list.map((k) => k + 1).join(', ');
  return components.flatMap((component, c) => {
    if (component.equilibria.length === 1) return [];
    const sets = component.subsets.length;
    return [
      paragraph(
        `Component ${c + 1} holds equilibria ${numbers(component.equilibria)}.`,
        sets === 1
          ? 'In it, every mixture of the strategies on the left is in equilibrium with every mixture of those on the right:'
          : `It is the union of ${sets} sets; in each, every mixture of the strategies on the left is in equilibrium with every mixture of those on the right:`,
      ),
      table({
        header: game.players.map(visible),
        rows: component.subsets.map(({ strategies }) =>
          strategies.map((list, i) => list.map((strategy) => strategyInWords(game.actions[i], strategy)).join(' | ')),
        ),
      }),
    ];
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
