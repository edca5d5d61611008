/**
 * What happens when the game is played once: dominance and pure equilibria.
 */
import {
  comparePayoffs,
  exactPayoff,
  type NormalFormGame,
  profileAt,
  profileCount,
  profileIndex,
  pureEquilibria,
} from '@folkways/core';
import { isBestReply } from '../game/isBestReply.js';
import { outcomeInWords, payoffsInWords } from '../game/outcomeInWords.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { type Block, paragraph, table } from '../output/block.js';
import { countInWords, listInWords } from '../output/listInWords.js';
import { visible } from '../output/visible.js';
import { type PlayerDominance, pureDominance } from './pureDominance.js';
import type { StudySection } from './studySection.js';

/** Equilibria listed before the text says "and more". */
const LISTED = 12;

/** The game played once. */
export function onceSection({ game }: GivenGame): StudySection {
  const dominance = pureDominance(game);
  const equilibria = pureEquilibria(game);
  const better = equilibria.profiles.length === 1 ? betterForAll(game, equilibria.profiles[0]) : undefined;
  return {
    key: 'once',
    title: 'Played once',
    data: {
      dominance,
      pureEquilibria: equilibria.profiles.map((profile, k) => ({
        profile: profile.map((action, i) => game.actions[i][action]),
        payoffs: game.players.map((_, i) => exactPayoff(game, i, profileIndex(game, profile))),
        strict: equilibria.strict[k],
      })),
    },
    blocks: [
      ...dominanceBlocks(game, dominance),
      ...equilibriaBlocks(game, equilibria.profiles),
      ...(better === undefined ? [] : [betterInWords(game, better)]),
    ],
  };
}

function dominanceBlocks(game: NormalFormGame, dominance: readonly PlayerDominance[]): Block[] {
  if (game.players.length === 1) return [];
  const others = game.players.length === 2 ? 'the other does' : 'the others do';
  const dominants = dominance.filter(({ dominant }) => dominant !== null);
  if (
    dominants.length === game.players.length &&
    new Set(dominants.map((d) => `${d.dominant?.action} ${d.dominant?.kind}`)).size === 1
  ) {
    const { action, kind } = dominants[0].dominant!;
    return [
      paragraph(
        `${visible(action)} is a ${kind === 'strict' ? 'strictly' : 'weakly'} dominant action for ${game.players.length === 2 ? 'both' : 'every player'}: whatever ${others}, ${compared(kind)}.`,
      ),
    ];
  }
  const sentences = dominance.flatMap(({ player, dominant, dominated }) => {
    const name = visible(player);
    if (dominant !== null) {
      return [
        `${visible(dominant.action)} is a ${dominant.kind === 'strict' ? 'strictly' : 'weakly'} dominant action for ${name}: whatever ${others}, ${compared(dominant.kind)}.`,
      ];
    }
    return dominated
      .slice(0, LISTED)
      .map(({ action, by, kind }) =>
        kind === 'strict'
          ? `${name} should never play ${visible(action)}: ${visible(by)} pays more whatever ${others}.`
          : `${name} never loses by playing ${visible(by)} instead of ${visible(action)}, and sometimes gains.`,
      );
  });
  if (sentences.length === 0) {
    return [paragraph(`No action is always better than another one: what is best to do depends on what ${others}.`)];
  }
  return [paragraph(...sentences)];
}

const compared = (kind: 'strict' | 'weak'): string =>
  kind === 'strict' ? 'it pays more than any other action' : 'no other action pays more, and each sometimes pays less';

function equilibriaBlocks(game: NormalFormGame, profiles: readonly (readonly number[])[]): Block[] {
  const meaning = 'an outcome at which no player gains by changing alone';
  if (profiles.length === 0) {
    return [
      paragraph(
        `It has no pure Nash equilibrium: at every outcome some player gains by changing alone, so the equilibria it has (there always is one) mix actions at random.`,
      ),
    ];
  }
  if (profiles.length === 1) {
    const outcome = `${outcomeInWords(game, profiles[0])}, which pays ${payoffsInWords(game, profiles[0])}`;
    return [paragraph(`Its only pure Nash equilibrium (${meaning}) is ${outcome}.`)];
  }
  const listed = profiles.slice(0, LISTED);
  const rest = profiles.length - listed.length;
  return [
    paragraph(
      `It has ${countInWords(profiles.length, 'pure Nash equilibrium', 'pure Nash equilibria')} (each ${meaning}):`,
    ),
    table({
      header: ['outcome', 'pays'],
      rows: listed.map((profile) => [outcomeInWords(game, profile), payoffsInWords(game, profile)]),
    }),
    ...(rest === 0 ? [] : [paragraph(`and ${rest.toLocaleString('en')} more, which --json lists.`)]),
  ];
}

/** The outcome with the largest sum of payoffs among those that pay every player more than the given one. */
function betterForAll(game: NormalFormGame, profile: readonly number[]): number[] | undefined {
  if (game.players.length === 1) return undefined;
  const from = profileIndex(game, profile);
  const sum = (k: number): number => game.payoffs.reduce((total, payoffs) => total + payoffs[k], 0);
  let best: number | undefined;
  for (let k = 0; k < profileCount(game); k++) {
    const better = game.players.every((_, i) => comparePayoffs(game, i, k, from) > 0);
    if (better && (best === undefined || sum(k) > sum(best))) best = k;
  }
  return best === undefined ? undefined : profileAt(game, best);
}

function betterInWords(game: NormalFormGame, better: readonly number[]): Block {
  const all = game.players.length === 2 ? 'Both' : 'All';
  const index = profileIndex(game, better);
  const tempted = game.players.filter((_, i) => !isBestReply(game, i, index));
  const why =
    tempted.length === 0 ? '' : `, yet there ${listInWords(tempted.map(visible))} would gain by changing alone`;
  return paragraph(
    `${all} would get more at ${outcomeInWords(game, better)}, which pays ${payoffsInWords(game, better)}${why}.`,
    'What could sustain such an outcome is what the rest of this study asks.',
  );
}
