/**
 * What happens when a few shared LLMs advise the players: the study's first question.
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
import type { GivenGame } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import { loadEngine } from '../loadEngine.js';
import { baseEquilibria } from '../metagame/baseEquilibria.js';
import type { Sought } from '../metagame/equilibriaBlocks.js';
import { solveData } from '../metagame/solveReport.js';
import { sustainData } from '../metagame/sustainReport.js';
import { sweepData } from '../metagame/sweepReport.js';
import { type Target, targetOf } from '../metagame/targetOf.js';
import { type Block, figure, paragraph } from '../output/block.js';
import { shellWord } from '../output/shellWord.js';
import { advisedInShort } from './advisedInShort.js';
import { type MetagameAnswer, metagameBlocks } from './metagameInWords.js';
import type { StudyForm, StudySection } from './studySection.js';

/** A study answers in seconds; `folkways metagame` has wider limits. */
const PAYOFFS = 2 ** 18;
const SECONDS = 3;
/** Combinations of actions that an LLM may advise, up to which the shares are swept. */
const SWEPT = 6;

const DIVISIONS = [
  ['9/10', '1/10'],
  ['1/2', '1/2'],
] as const;

/** How near to the target repeated play comes. */
const EPSILON = 0.1;
/** Combinations up to which repeated play is looked at. */
const SUSTAINED = 9;

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

/** Two LLMs with 9/10 and 1/10 of every role, and with half each; for small games every division between. */
export async function metagameSection({ game, source, argument }: GivenGame, form: StudyForm): Promise<StudySection> {
  const key = 'advised';
  const title = 'Advised by two shared models';
  const reason = reasonAgainst(game, source);
  if (reason !== undefined) {
    return {
      key,
      title,
      inShort: `Not computed: ${reason}.`,
      data: { computed: false, reason },
      blocks: [
        paragraph(`What happens when everybody asks one of two AI models what to do was not computed: ${reason}.`),
      ],
    };
  }
  const divisions = DIVISIONS.map((shares) => solved(divided(game, shares)));
  const sweep = swept(game);
  const base = baseEquilibria(game);
  const repeated = await sustained(divisions.map(({ result }) => result.meta));
  const typed = shellWord(argument);
  const answer: MetagameAnswer = { divisions, sweep, base, repeated };
  return {
    key,
    title,
    inShort: advisedInShort(answer),
    data: {
      computed: true,
      divisions: divisions.map(({ result, sought }) => solveData(result, sought)),
      base,
      repeated: repeated?.map(({ meta, target, result }) => sustainData(meta, target, result)) ?? null,
      sweep: sweep === undefined ? null : sweepData(sweep, { shares: moving(game) }),
    },
    blocks: metagameBlocks(answer, await drawn(answer, form)),
    next: [
      [`metagame solve ${typed} --shares 0.9:0.1`, 'what the models advise, at any shares'],
      ...(repeated === undefined
        ? []
        : [
            [
              `metagame sustain ${typed} --shares .4:.3:.3 --maximize welfare`,
              'what three models can sustain, and how',
            ] as const,
          ]),
      ...(divisions[0].sought === 'all'
        ? [[`metagame sweep ${typed} --shares p:1-p`, 'where that changes'] as const]
        : []),
    ],
  };
}

/** The pictures of the sweep and of repeated play. */
async function drawn({ sweep, repeated }: MetagameAnswer, { figures }: StudyForm) {
  const pictures: { sweep: Block[]; repeated: Block[] } = { sweep: [], repeated: [] };
  if (figures && sweep !== undefined) {
    const { sweepPlot } = await import('../metagame/sweepPlot.js');
    const caption =
      'What the clients of LLM 1 (blue) and LLM 2 (orange) get on average, over the share p of LLM 1: one line per equilibrium. Dashed: where the equilibria change; a bar there is a continuum of them.';
    pictures.sweep.push(figure(sweepPlot(sweep, 'page'), caption));
  }
  if (figures && repeated !== undefined) {
    const { sustainPlot } = await import('../metagame/sustainPlot.js');
    const [{ meta, target, result }] = repeated;
    const caption = `What repeated play pays all clients of LLM 1 and of LLM 2 together, where LLM 1 has ${meta.exactShares[0][0]}. Grey: feasible; blue: above what each can secure alone (dashed), so it can be sustained; the dot: the target above, ${result.status}.`;
    pictures.repeated.push(figure(sustainPlot(meta, target, result, 'page'), caption));
  }
  return pictures;
}

/** Why the question does not apply or would take too long. */
function reasonAgainst(game: NormalFormGame, source: string): string | undefined {
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

const moving = (game: NormalFormGame): string[][] => game.players.map(() => ['p', '1 - p']);

function swept(game: NormalFormGame): ShareSweep | undefined {
  if (game.players.length !== 2 || metaActionCount(divided(game, DIVISIONS[0]), 0) > SWEPT) return undefined;
  const sweep = shareSweep({ game, shares: moving(game), from: '1/2', to: 1, timeLimit: SECONDS });
  return sweep.complete ? sweep : undefined;
}

/** At each division the largest sum over all clients; nothing for larger games. */
async function sustained(metas: readonly MetaGame[]): Promise<StudiedRepetition[] | undefined> {
  if (metaActionCount(metas[0], 0) > SUSTAINED) return undefined;
  const lp = await loadEngine('glpk');
  try {
    return metas.map((meta) => {
      const target = targetOf(meta, { maximize: 'welfare' }, lp);
      return { meta, target, result: sustain(meta, target, { lp, epsilon: EPSILON, timeLimit: SECONDS }) };
    });
  } catch (error) {
    // The cycle may need more periods than a study can tell of, or the payoffs more digits than the engine has.
    if (error instanceof SizeError || error instanceof ProgramError) return undefined;
    throw error;
  }
}
