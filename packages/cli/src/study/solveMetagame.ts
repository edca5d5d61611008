/**
 * What a study computes about two shared LLMs.
 */
import { type NormalFormGame, ProgramError, SizeError } from '@folkways/core';
import {
  type MetaGame,
  metaActionCount,
  metaGame,
  type OneShotEquilibria,
  oneShotEquilibria,
  type ShareSweep,
  type SustainResult,
  shareSweep,
  sustain,
} from '@folkways/metagame';
import { requireModerate } from '../game/requireModerate.js';
import { InputError } from '../inputError.js';
import { loadEngine } from '../loadEngine.js';
import { type BaseEquilibria, baseEquilibria } from '../metagame/baseEquilibria.js';
import type { Sought } from '../metagame/equilibriaBlocks.js';
import { type Target, targetOf } from '../metagame/targetOf.js';

/** A study answers in seconds; `folkways metagame` has wider limits. */
const PAYOFFS = 2 ** 18;
const SECONDS = 3;
/** Combinations of actions that an LLM may advise, up to which the shares are swept. */
const SWEPT = 9;

const DIVISIONS = [
  ['9/10', '1/10'],
  ['1/2', '1/2'],
] as const;

/** How near to the target repeated play comes. */
const EPSILON = 0.1;
/** Combinations up to which repeated play is looked at. */
const SUSTAINED = 100;

/** The best that both models can be held to in repeated play, and how. */
export interface StudiedRepetition {
  readonly meta: MetaGame;
  readonly target: Target;
  readonly result: SustainResult;
}

/** Two LLMs at one division of all roles. */
export interface StudiedDivision {
  readonly result: OneShotEquilibria;
  readonly sought: Sought;
}

/** What is said about shared advisers. */
export interface MetagameAnswer {
  /** A large and a small LLM, then two of the same size. */
  readonly divisions: readonly StudiedDivision[];
  readonly sweep: ShareSweep | undefined;
  readonly base: BaseEquilibria;
  /** Repeated play at both divisions; not for larger games. */
  readonly repeated: readonly StudiedRepetition[] | undefined;
  /** Why there is no `repeated`. */
  readonly notRepeated?: string;
}

/** Both divisions, every division between for small games, the game alone, and repeated play. */
export async function solveMetagame(game: NormalFormGame): Promise<MetagameAnswer> {
  const divisions = DIVISIONS.map((shares) => solved(divided(game, shares)));
  const { repeated, notRepeated } = await sustained(divisions.map(({ result }) => result.meta));
  return { divisions, sweep: swept(game), base: baseEquilibria(game), repeated, notRepeated };
}

/** Why the question does not apply or would take too long. */
export function whyNotAdvised(game: NormalFormGame, source: string): string | undefined {
  if (game.players.length < 2) return 'the game has one role, so nobody meets anybody';
  const combinations = game.actions.reduce((product, names) => product * names.length, 1);
  if (2 * combinations ** 2 <= PAYOFFS) return whyImmoderate(game, source);
  return `each model could advise ${combinations.toLocaleString('en')} combinations of actions, too many pairs of them for a study`;
}

function whyImmoderate(game: NormalFormGame, source: string): string | undefined {
  try {
    requireModerate(game, source);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return undefined;
}

function divided(game: NormalFormGame, shares: readonly string[]): MetaGame {
  return metaGame({ game, llms: ['LLM 1', 'LLM 2'], shares: game.players.map(() => shares) });
}

/** All equilibria, or those without lotteries where all would take too long. */
function solved(meta: MetaGame): StudiedDivision {
  try {
    const result = oneShotEquilibria(meta, { timeLimit: SECONDS });
    if (result.complete === true) return { result, sought: 'all' };
  } catch (error) {
    if (!(error instanceof SizeError)) throw error;
  }
  return { result: oneShotEquilibria(meta, { find: 'pure' }), sought: 'pure' };
}

/** The shares of the sweep. */
export const moving = (game: NormalFormGame): string[][] => game.players.map(() => ['p', '1 - p']);

function swept(game: NormalFormGame): ShareSweep | undefined {
  if (game.players.length !== 2 || metaActionCount(divided(game, DIVISIONS[0]), 0) > SWEPT) return undefined;
  const sweep = shareSweep({ game, shares: moving(game), from: '1/2', to: 1, timeLimit: SECONDS });
  return sweep.complete ? sweep : undefined;
}

/** At each division the largest sum over all clients, or why that was not computed. */
async function sustained(metas: readonly MetaGame[]): Promise<Pick<MetagameAnswer, 'repeated' | 'notRepeated'>> {
  const combinations = metaActionCount(metas[0], 0);
  if (combinations > SUSTAINED) {
    return { repeated: undefined, notRepeated: `each can advise ${combinations} combinations of actions` };
  }
  const lp = await loadEngine('glpk');
  try {
    const repeated = metas.map((meta) => {
      const target = targetOf(meta, { maximize: 'welfare' }, lp);
      return { meta, target, result: sustain(meta, target, { lp, epsilon: EPSILON, timeLimit: SECONDS }) };
    });
    return { repeated };
  } catch (error) {
    // The cycle may need more periods than a study can tell of, or the payoffs more digits than the engine has.
    if (error instanceof SizeError) return { repeated: undefined, notRepeated: 'it takes too long a cycle of play' };
    if (error instanceof ProgramError) {
      return { repeated: undefined, notRepeated: 'the payoffs have more digits than the engine' };
    }
    throw error;
  }
}
