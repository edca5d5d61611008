/**
 * The equilibria of the game played once, in words.
 */
import { type ExtremeEquilibriaResult, type NormalFormGame, profileIndex } from '@folkways/core';
import { isBestReply } from '../game/isBestReply.js';
import { outcomeInWords, payoffsInWords } from '../game/outcomeInWords.js';
import { strategyInWords } from '../game/strategyInWords.js';
import { type Block, paragraph, table } from '../output/block.js';
import { countInWords, listInWords } from '../output/listInWords.js';
import { visible } from '../output/visible.js';

/** Pure equilibria listed before the text says "and more". */
const LISTED = 12;
/** Mixed ones, which take more room. */
const MIXED_LISTED = 6;

/** The pure equilibria. */
export function equilibriaBlocks(game: NormalFormGame, profiles: readonly (readonly number[])[]): Block[] {
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

/** What the pure equilibria leave out, in a game of two players. */
export function mixedBlocks(game: NormalFormGame, pure: number, all: ExtremeEquilibriaResult | undefined): Block[] {
  if (all === undefined || !all.complete) return [];
  const mixed = all.equilibria.filter(({ strategies }) =>
    strategies.some((strategy) => strategy.some((share) => !share.isInteger)),
  );
  if (mixed.length === 0) return pure === 0 ? [] : [paragraph('No other equilibrium exists, mixed ones included.')];
  const infinitely = all.components.some(({ equilibria }) => equilibria.length > 1);
  const kind = infinitely ? 'extreme mixed equilibrium' : 'mixed equilibrium';
  const count = countInWords(mixed.length, kind, kind.replace(/um$/, 'a'));
  const span = infinitely ? ' (with the mixtures that they span there are infinitely many)' : '';
  const listed = mixed.slice(0, MIXED_LISTED);
  return [
    paragraph(
      `Where players may choose at random there ${mixed.length === 1 ? 'is' : 'are'} ${pure === 0 ? '' : 'also '}${count}${span}, with the probabilities in brackets:`,
    ),
    table({
      header: [...game.players.map((name) => `${visible(name)} plays`), 'pays on average'],
      rows: listed.map(({ strategies, payoffs }) => [
        ...strategies.map((strategy, i) => strategyInWords(game.actions[i], strategy)),
        payoffs.join(', '),
      ]),
    }),
    ...(mixed.length > listed.length
      ? [paragraph(`and ${(mixed.length - listed.length).toLocaleString('en')} more, which "folkways nash" lists.`)]
      : []),
  ];
}

/** An outcome that everybody prefers to the only equilibrium. */
export function betterInWords(game: NormalFormGame, better: readonly number[]): Block {
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
