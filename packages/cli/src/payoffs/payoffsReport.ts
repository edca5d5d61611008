/**
 * `folkways payoffs`: three sets of payoff pairs of a repeated two-player game.
 */
import {
  type EquilibriumPayoffSet,
  equilibriumPayoffSet,
  feasiblePayoffs,
  minmax,
  type NormalFormGame,
} from '@folkways/core';
import type { PayoffsOptions } from '../commands/payoffsCommand.js';
import { requireModerate } from '../game/requireModerate.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { InputError, refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { loadEngine } from '../loadEngine.js';
import { type Block, commands, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatSignificant } from '../output/formatReal.js';
import { renderText } from '../output/renderText.js';
import { shellWord } from '../output/shellWord.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';

/** A payoff of each player. */
export type PayoffPair = readonly [number, number];

/** The three sets, each by its corners, counter-clockwise. */
export interface PayoffSets {
  readonly discount: number;
  /** What each player can secure against anything. */
  readonly minmax: PayoffPair;
  readonly feasible: readonly PayoffPair[];
  readonly individuallyRational: readonly PayoffPair[];
  readonly equilibrium: EquilibriumPayoffSet;
}

/** The report; with `--svg` also the picture. @throws InputError when the game has not two players. */
export async function payoffsReport(argument: string, options: PayoffsOptions, io: Io): Promise<string> {
  const { game, source } = await readGameArgument(argument, io);
  requireModerate(game, source);
  if (game.players.length !== 2) {
    throw new InputError(`${source}: expected a game of two players, found ${game.players.length}`);
  }
  const lp = await loadEngine(options.lp);
  const sets = refuseInput(source, () => {
    const levels = [0, 1].map((player) => minmax(game, player, { lp }).upper);
    const floor: PayoffPair = [levels[0], levels[1]];
    return {
      discount: options.discount,
      minmax: floor,
      feasible: feasiblePayoffs(game),
      individuallyRational: feasiblePayoffs(game, { atLeast: floor }),
      equilibrium: equilibriumPayoffSet(game, { discount: options.discount }),
    };
  });
  if (options.svg !== undefined) {
    const { payoffsPlot } = await import('./payoffsPlot.js');
    writeFileAtomically(options.svg, payoffsPlot(game, sets));
  }
  if (options.json === true) return formatJson({ players: game.players, ...sets });
  return renderText([
    paragraph(
      `${visible(game.title)}, read from ${visible(source)}, repeated for ever with discount factor ${options.discount}: average payoffs per round.`,
    ),
    ...setBlocks(game, sets),
    options.svg === undefined
      ? commands([
          `folkways payoffs ${shellWord(argument)} --discount ${options.discount} --svg payoffs.svg`,
          'draw the sets',
        ])
      : paragraph(`Drawn in ${visible(options.svg)}.`),
  ]);
}

function setBlocks(game: NormalFormGame, sets: PayoffSets): Block[] {
  const [first, second] = game.players.map(visible);
  const level = sets.minmax.map((value) => formatSignificant(value));
  const { equilibrium } = sets;
  return [
    paragraph('Feasible: what some mixture of outcomes pays. Corners:'),
    corners(game, sets.feasible),
    paragraph(
      `Individually rational: the feasible pairs that give ${first} at least ${level[0]} and ${second} at least ${level[1]}, which neither can be denied. Patient players can sustain the pairs strictly above both. Corners:`,
    ),
    corners(game, sets.individuallyRational),
    ...(equilibrium.vertices.length === 0
      ? [paragraph(`In equilibrium at this discount factor: none (${equilibrium.reason}).`)]
      : [
          paragraph(
            `In equilibrium at this discount factor${equilibrium.converged ? '' : ` (${equilibrium.reason})`}: ${shapeInWords(equilibrium.vertices.length)}. It counts subgame-perfect equilibria in pure actions, with a public lottery.`,
          ),
          corners(game, equilibrium.vertices),
        ]),
  ];
}

function shapeInWords(corners: number): string {
  if (corners === 1) return 'a single point';
  return corners === 2 ? 'a segment with these ends' : `a polygon with these ${corners} corners`;
}

function corners(game: NormalFormGame, points: readonly PayoffPair[]): Block {
  if (points.length === 0) return paragraph('  none');
  return table({
    header: game.players.map(visible),
    align: ['right', 'right'],
    rows: points.map((point) => point.map((value) => formatSignificant(value))),
  });
}
