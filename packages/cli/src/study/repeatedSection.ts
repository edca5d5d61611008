/**
 * Known partners who meet again and again: what each can secure, and how patient they must be for the simplest threat.
 */
import {
  criticalDiscount,
  equilibriumPayoffSet,
  feasiblePayoffs,
  type MinmaxResult,
  minmax,
  type NormalFormGame,
  profileCount,
  profileIndex,
  pureEquilibria,
} from '@folkways/core';
import { betterForAll } from '../game/betterForAll.js';
import { grimTrigger } from '../game/grimTrigger.js';
import { requireModerate } from '../game/requireModerate.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import { loadEngine } from '../loadEngine.js';
import { type Block, figure, paragraph } from '../output/block.js';
import { formatSignificant } from '../output/formatReal.js';
import { listInWords } from '../output/listInWords.js';
import { shellWord } from '../output/shellWord.js';
import { visible } from '../output/visible.js';
import type { StudyForm, StudySection } from './studySection.js';
import { exactOf, THREATS, type Threat, threatInShort, threatInWords } from './threatInWords.js';

/** Beyond these a study would keep its reader waiting; `folkways minmax` has no limit. */
const PROFILES = 2000;
const NODES = 60;
const SECONDS = 5;
/** The discount factor of the picture. */
const DRAWN = 0.9;

/** Security levels, and the best outcome that a grim trigger sustains. */
export async function repeatedSection({ game, source, argument }: GivenGame, form: StudyForm): Promise<StudySection> {
  const title = 'Played again and again with the same partners';
  const key = 'repeated';
  const reason = whyNot(game, source);
  if (reason !== undefined) {
    return {
      key,
      title,
      inShort: `Not computed: ${reason}.`,
      data: { computed: false, reason },
      blocks: [paragraph(`Not computed in a study: ${reason}.`)],
    };
  }
  const lp = await loadEngine('glpk');
  const levels = game.players.map((_, player) => minmax(game, player, { lp, nodeLimit: NODES, timeLimit: SECONDS }));
  const equilibria = pureEquilibria(game).profiles;
  const threat = bestThreat(game, equilibria);
  const typed = shellWord(argument);
  return {
    key,
    title,
    inShort: threatInShort(game, threat, equilibria.length),
    data: {
      computed: true,
      minmax: levels.map(({ lower, upper }, i) => ({ player: game.players[i], lower, upper })),
      individuallyRational: individuallyRational(game, levels),
      grimTrigger: threat === undefined ? null : threatData(game, threat),
    },
    blocks: [
      levelsInWords(game, levels),
      threatInWords(game, threat, equilibria.length),
      ...(await payoffFigure(game, levels, form)),
    ],
    next:
      game.players.length === 2
        ? [[`payoffs ${typed} --discount 0.9`, 'what repetition can pay']]
        : [[`minmax ${typed}`, 'what each can be held down to, and how']],
  };
}

function whyNot(game: NormalFormGame, source: string): string | undefined {
  if (game.players.length === 1) return 'the game has one player';
  if (profileCount(game) > PROFILES) return `the game has more than ${PROFILES.toLocaleString('en')} outcomes`;
  try {
    requireModerate(game, source);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return undefined;
}

async function payoffFigure(
  game: NormalFormGame,
  levels: readonly MinmaxResult[],
  { figures }: StudyForm,
): Promise<Block[]> {
  if (!figures || game.players.length !== 2) return [];
  const { payoffsPlot } = await import('../payoffs/payoffsPlot.js');
  const sets = {
    discount: DRAWN,
    minmax: [levels[0].upper, levels[1].upper] as const,
    feasible: feasiblePayoffs(game),
    individuallyRational: individuallyRational(game, levels),
    equilibrium: equilibriumPayoffSet(game, { discount: DRAWN, timeLimit: SECONDS }),
  };
  const { vertices, converged } = sets.equilibrium;
  const inner =
    vertices.length === 0
      ? 'no equilibrium in pure actions exists there'
      : converged
        ? 'dark blue: those of equilibria in pure actions at that discount factor, with a public lottery'
        : 'dark blue: a set around those of equilibria in pure actions, for the computation was stopped';
  const caption = `Average payoffs of repeated play at discount factor ${DRAWN}. Grey: feasible; light blue: above what each can secure (dashed), so sustained among patient enough players; ${inner}.`;
  return [figure(payoffsPlot(game, sets, 'page'), caption)];
}

function individuallyRational(game: NormalFormGame, levels: readonly MinmaxResult[]) {
  return game.players.length === 2 ? feasiblePayoffs(game, { atLeast: [levels[0].upper, levels[1].upper] }) : undefined;
}

/** The outcome with the largest sum that everybody prefers to some pure equilibrium, and the most effective such threat. */
function bestThreat(game: NormalFormGame, equilibria: readonly (readonly number[])[]): Threat | undefined {
  const sum = (profile: readonly number[]): number => {
    const index = profileIndex(game, profile);
    return game.payoffs.reduce((total, payoffs) => total + payoffs[index], 0);
  };
  const pairs = equilibria.slice(0, THREATS).flatMap((punishment) => {
    const target = betterForAll(game, punishment);
    return target === undefined ? [] : [{ target, punishment, worth: sum(target) }];
  });
  const most = Math.max(...pairs.map(({ worth }) => worth));
  const threats = pairs
    .filter(({ worth }) => worth === most)
    .map(({ target, punishment }): Threat => {
      const automata = grimTrigger(game, target, punishment);
      return { target, punishment, discount: criticalDiscount(game, automata, { kind: 'subgame-perfect' }) };
    });
  return threats.sort((a, b) => (a.discount.critical ?? 1) - (b.discount.critical ?? 1))[0];
}

function threatData(game: NormalFormGame, { target, punishment, discount }: Threat) {
  const named = (profile: readonly number[]): string[] => profile.map((action, i) => game.actions[i][action]);
  return {
    target: named(target),
    punishment: named(punishment),
    critical: discount.critical,
    exact: exactOf(discount),
  };
}

function levelsInWords(game: NormalFormGame, levels: readonly MinmaxResult[]): Block {
  const each = levels.map(({ lower, upper, closed }, i) => {
    const value = closed
      ? formatSignificant(upper)
      : `between ${formatSignificant(lower)} and ${formatSignificant(upper)}`;
    return `${value} for ${visible(game.players[i])}`;
  });
  return paragraph(
    'Whatever the others do, nobody can be held below its minmax value when it answers as best it can:',
    `${listInWords(each)}. Any average payoffs above these that some mixture of outcomes pays are those of a Nash equilibrium among patient enough players; that is the folk theorem.`,
  );
}
