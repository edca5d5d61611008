/**
 * Shared advisers, in words a newcomer understands.
 */
import type { SustainResult } from '@folkways/metagame';
import { adviceInWords, profileMeaning } from '../metagame/adviceWords.js';
import { type BaseEquilibria, clientAverage } from '../metagame/baseEquilibria.js';
import { formatAmount, rangeInWords } from '../metagame/formatAmount.js';
import { sizeEffect, sizeEffectInWords } from '../metagame/sizeEffect.js';
import { breakpointSentence } from '../metagame/sweepBlocks.js';
import { targetAverages } from '../metagame/targetOf.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatSignificant } from '../output/formatReal.js';
import { countInWords } from '../output/listInWords.js';
import type { MetagameAnswer, StudiedDivision, StudiedRepetition } from './solveMetagame.js';

/** Equilibria listed per division. */
const LISTED = 4;

/** The setting, both divisions, and where the answer changes between. */
export function metagameBlocks(
  { divisions: [uneven, even], sweep, base, repeated, notRepeated }: MetagameAnswer,
  figures: { readonly sweep: readonly Block[]; readonly repeated: readonly Block[] },
): Block[] {
  return [
    paragraph(
      'Suppose the game is played by large crowds, and everybody does what one of two AI models advises, LLM 1 or LLM 2. Each wants the most for its own clients together, and its clients also meet each other: that is why it may advise what nobody would choose alone.',
      baseSentence(base),
    ),
    ...divisionBlocks('With LLM 1 advising 9/10 of every role and LLM 2 the rest', uneven),
    paragraph(profileMeaning(uneven.result.meta), lotteryNote([uneven, even])),
    ...sizeBlocks(uneven),
    ...divisionBlocks('With half of every role each', even),
    ...(sweep === undefined
      ? []
      : [
          paragraph(
            `In between, with LLM 1 advising a fraction p of both roles and LLM 2 the rest: ${lowered(breakpointSentence(sweep))}`,
          ),
        ]),
    ...figures.sweep,
    ...repeatedBlocks(repeated, notRepeated),
    ...figures.repeated,
  ];
}

function repeatedBlocks(repeated: readonly StudiedRepetition[] | undefined, reason: string | undefined): Block[] {
  if (repeated === undefined) return [paragraph(`What they can sustain in repeated play was not computed: ${reason}.`)];
  return [
    paragraph(
      'Repeated, the models can be held to more: each sees what the crowd in every role does, infers what the other advised, and can punish. The most for all clients together that gives no model less than it can secure alone, and the discount factor (what the next period counts, as a share of this one) from which on it is sustained:',
    ),
    table({
      header: ['LLM 1 has', 'LLM 1 clients get', 'LLM 2 clients get', 'from discount factor'],
      rows: repeated.map(({ meta, target, result }) => [
        String(meta.exactShares[0][0]),
        ...targetAverages(meta, target).map(formatAmount),
        sustainedInWords(result),
      ]),
    }),
    ...(repeated.some(({ result }) => result.status === 'unproven')
      ? [paragraph('Unproven: no play gives both more than each can secure alone.')]
      : []),
  ];
}

function sustainedInWords({ status, grim }: SustainResult): string {
  if (status !== 'sustainable') return status === 'unproven' ? 'unproven' : 'none';
  // Without a threat nobody gains in any period: the target is an equilibrium of the game played once, or a cycle of them.
  if (grim === null || grim.cutoff === 0) return '0: no patience';
  return formatSignificant(grim.cutoff, 4);
}

function divisionBlocks(setting: string, { result, sought }: StudiedDivision): Block[] {
  const { meta, equilibria, components } = result;
  if (equilibria.length === 0) {
    return [
      paragraph(
        `${setting}, there is no equilibrium in which each model advises one action per role; those with lotteries were not looked for.`,
      ),
    ];
  }
  const infinite = components.some((component) => component.equilibria.length > 1);
  const kind = sought === 'pure' ? 'equilibrium without lotteries' : infinite ? 'extreme equilibrium' : 'equilibrium';
  const count = countInWords(equilibria.length, kind, kind.replace('equilibrium', 'equilibria'));
  const span = infinite ? ' (and what they span)' : '';
  const others = sought === 'pure' ? ' (those with lotteries were not looked for)' : '';
  const mean = clientAverage(result)!;
  const rest = equilibria.length - LISTED;
  return [
    paragraph(
      `${setting}, there ${equilibria.length === 1 ? 'is' : 'are'} ${count}${span}${others}; over all clients the average is ${rangeInWords(mean.lower, mean.upper)}:`,
    ),
    table({
      header: [...meta.llms.map((name) => `${name} advises`), ...meta.llms.map((name) => `${name} clients get`)],
      rows: equilibria
        .slice(0, LISTED)
        .map((equilibrium) => [
          ...meta.llms.map((_, j) => adviceInWords(meta, j, equilibrium)),
          ...(equilibrium.exact?.averages ?? equilibrium.averages).map((value) => rangeInWords(value, value)),
        ]),
    }),
    ...(rest > 0 ? [paragraph(`and ${rest.toLocaleString('en')} more, which --json lists.`)] : []),
  ];
}

function sizeBlocks({ result }: StudiedDivision): Block[] {
  const effect = sizeEffect(result);
  return effect === undefined ? [] : [paragraph(`Who gains from size: ${sizeEffectInWords(effect, result)}.`)];
}

function baseSentence({ lower, upper, kind }: BaseEquilibria): string {
  if (lower === undefined || upper === undefined) return '';
  const which = kind === 'all' ? 'equilibria' : 'pure equilibria';
  return `Without such models the game's ${which} pay ${rangeInWords(lower, upper)} a player on average.`;
}

function lotteryNote(divisions: readonly StudiedDivision[]): string {
  const mixed = divisions.some(({ result }) =>
    result.equilibria.slice(0, LISTED).some(({ profile }) => profile.some(({ outcomes }) => outcomes.length > 1)),
  );
  return mixed ? 'A + joins the outcomes of a lottery that a model draws once for all its clients.' : '';
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
