/**
 * What happens when the game is played once: dominance and equilibria.
 */
import {
  type ExtremeEquilibriaResult,
  exactPayoff,
  extremeEquilibria,
  feasiblePayoffs,
  type NormalFormGame,
  profileIndex,
  pureEquilibria,
  SizeError,
} from '@folkways/core';
import { betterForAll } from '../game/betterForAll.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { type Block, figure } from '../output/block.js';
import { shellWord } from '../output/shellWord.js';
import { dominanceBlocks } from './dominanceInWords.js';
import { betterInWords, equilibriaBlocks, mixedBlocks } from './equilibriaInWords.js';
import { onceInShort } from './onceInShort.js';
import { pureDominance } from './pureDominance.js';
import type { StudyForm, StudySection } from './studySection.js';

/** A study lists all equilibria where that takes seconds at most; `folkways nash` has no limit. */
const VERTICES = 5000;
const SECONDS = 5;

/** The game played once. */
export async function onceSection({ game, argument }: GivenGame, form: StudyForm): Promise<StudySection> {
  const dominance = pureDominance(game);
  const pure = pureEquilibria(game);
  const all = allEquilibria(game);
  const better = pure.profiles.length === 1 ? betterForAll(game, pure.profiles[0]) : undefined;
  return {
    key: 'once',
    title: 'Played once',
    inShort: onceInShort(game, pure.profiles, all, better),
    data: {
      dominance,
      pureEquilibria: pure.profiles.map((profile, k) => ({
        profile: profile.map((action, i) => game.actions[i][action]),
        payoffs: game.players.map((_, i) => exactPayoff(game, i, profileIndex(game, profile))),
        strict: pure.strict[k],
      })),
      equilibria: all === undefined ? null : { complete: all.complete, extreme: all.equilibria },
    },
    blocks: [
      ...dominanceBlocks(game, dominance),
      ...equilibriaBlocks(game, pure.profiles),
      ...mixedBlocks(game, pure.profiles.length, all),
      ...(better === undefined ? [] : [betterInWords(game, better)]),
      ...(await payoffFigure(game, pure.profiles, all, form)),
    ],
    next: game.players.length === 2 ? [[`nash ${shellWord(argument)}`, 'every equilibrium, exactly']] : [],
  };
}

async function payoffFigure(
  game: NormalFormGame,
  profiles: readonly (readonly number[])[],
  all: ExtremeEquilibriaResult | undefined,
  { figures }: StudyForm,
): Promise<Block[]> {
  if (!figures || game.players.length !== 2) return [];
  const { payoffsPlot } = await import('../payoffs/payoffsPlot.js');
  const pure = profiles
    .map((profile) => profileIndex(game, profile))
    .map((k) => [game.payoffs[0][k], game.payoffs[1][k]] as const);
  const complete = all?.complete === true;
  const once = complete ? all.equilibria.map(({ payoffs: [a, b] }) => [a.toNumber(), b.toNumber()] as const) : pure;
  const caption = `Dots: what each outcome pays. Grey: what mixtures of outcomes, agreed on beforehand, can pay. Orange rings: ${complete ? 'the equilibria, mixed ones included' : 'the pure equilibria'}.`;
  return [figure(payoffsPlot(game, { feasible: feasiblePayoffs(game), once }, 'page'), caption)];
}

/** Of a two-player game that is small enough. */
function allEquilibria(game: NormalFormGame): ExtremeEquilibriaResult | undefined {
  if (game.players.length !== 2) return undefined;
  try {
    return extremeEquilibria(game, { vertexLimit: VERTICES, timeLimit: SECONDS });
  } catch (error) {
    if (error instanceof SizeError) return undefined;
    throw error;
  }
}
