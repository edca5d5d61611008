/**
 * Shared advisers, in two sentences.
 */
import {
  type MetaGame,
  metaActionProfile,
  type OneShotEquilibrium,
  type PureProfile,
  type ShareSweep,
} from '@folkways/metagame';
import { clientAverage } from '../metagame/baseEquilibria.js';
import { formatAmount, numberOf, rangeInWords } from '../metagame/formatAmount.js';
import { placeInWords } from '../metagame/formulaInWords.js';
import { targetAverages } from '../metagame/targetOf.js';
import { countInWords, listInWords } from '../output/listInWords.js';
import { visible } from '../output/visible.js';
import { discountInWords } from './discountInWords.js';
import type { MetagameAnswer, StudiedDivision, StudiedRepetition } from './solveMetagame.js';

/** Kinds of advice that a mixture is described by. */
const MIXED_LISTED = 3;

/** What the larger of two models advises and what repetition adds, from the section's numbers. */
export function advisedInShort({ divisions: [uneven], sweep, repeated, notRepeated }: MetagameAnswer): string {
  const [large, small] = uneven.result.meta.exactShares[0];
  return [
    `With two models that advise ${large} and ${small} of the players, ${onceInWords(uneven)}.`,
    uneven.sought === 'all' && uneven.result.equilibria.length === 1 ? stretchInWords(sweep, large.toNumber()) : '',
    repeated === undefined
      ? `What they can sustain in repeated play was not computed: ${notRepeated}.`
      : repeatedInWords(repeated[0]),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
    .replaceAll('....', '...');
}

function onceInWords({ result, sought }: StudiedDivision): string {
  const { meta, equilibria, components } = result;
  if (equilibria.length === 0) {
    return 'there is no equilibrium without lotteries when it is played once, and those with lotteries were not looked for';
  }
  const kind = sought === 'pure' ? 'one-shot equilibrium without lotteries' : 'one-shot equilibrium';
  if (equilibria.length === 1) {
    const [only] = equilibria;
    const paid = (only.exact?.averages ?? only.averages).map(formatAmount);
    const pays = paid.every((amount) => amount === paid[0]) ? `${paid[0]} each` : listInWords(paid);
    return `the only ${kind} is ${equilibriumInWords(meta, only)}; their clients get ${pays}`;
  }
  const count = components.some((component) => component.equilibria.length > 1)
    ? 'infinitely many one-shot equilibria'
    : countInWords(equilibria.length, kind, kind.replace('equilibrium', 'equilibria'));
  const { lower, upper } = clientAverage(result)!;
  const pays = rangeInWords(lower, upper);
  return `there are ${count}, which pay a client ${pays} on average`;
}

/** `that LLM 1 advises J to all and LLM 2 advises F to all`. */
function equilibriumInWords(meta: MetaGame, { exact, profile }: OneShotEquilibrium): string {
  const each = meta.llms.map((_, j) =>
    exact === undefined
      ? profile[j].outcomes.map((outcome) => outcome.profile)
      : exact.strategies[j].flatMap((weight, index) =>
          weight.numerator === 0n ? [] : [metaActionProfile(meta, j, index)],
        ),
  );
  const advice = each.map((profiles, j) => profilesInWords(meta, j, profiles));
  return advice.every((text) => text === advice[0])
    ? `that both advise ${advice[0]}`
    : `that ${listInWords(meta.llms.map((name, j) => `${visible(name)} advises ${advice[j]}`))}`;
}

function profilesInWords(meta: MetaGame, llm: number, profiles: readonly PureProfile[]): string {
  if (profiles.length > MIXED_LISTED) return `one of ${profiles.length} combinations of actions by lot`;
  const words = profiles.map((profile) => profileSaid(meta, llm, profile));
  return words.length === 1 ? words[0] : `${words.join(' or ')}, by lot`;
}

/** `J to all`, or `J to Player 1 and F to Player 2`. */
function profileSaid({ game, governed }: MetaGame, llm: number, profile: PureProfile): string {
  const names = governed[llm].map((role) => visible(game.actions[role][profile[role]]));
  if (names.every((name) => name === names[0])) return `${names[0]} to all`;
  return listInWords(names.map((name, k) => `${name} to ${visible(game.players[governed[llm][k]])}`));
}

/** How far the first model's share can move before there is another equilibrium or another kind of it. */
function stretchInWords(sweep: ShareSweep | undefined, at: number): string {
  const cell = sweep?.cells.find(({ from, to }) => numberOf(from.upper) < at && at < numberOf(to.lower));
  if (sweep === undefined || cell === undefined) return '';
  const [from, to] = [placeInWords(cell.from), placeInWords(cell.to)];
  return `The same holds at every share of LLM 1 ${cell.to.upper.equals(sweep.to) ? `above ${from}` : `between ${from} and ${to}`}.`;
}

function repeatedInWords({ meta, target, result }: StudiedRepetition): string {
  const { status, feasibility, grim } = result;
  if (status !== 'sustainable') {
    return feasibility.strict === false
      ? 'Repetition adds nothing: no play gives both more than each can secure alone.'
      : 'Whether repetition can sustain more is unproven.';
  }
  const amounts = targetAverages(meta, target).map(formatAmount);
  const each = amounts.every((amount) => amount === amounts[0])
    ? `${amounts[0]} for every client`
    : `${listInWords(amounts)} for their clients`;
  const [first] = feasibility.cycle;
  const said = feasibility.cycle.length === 1 ? meta.llms.map((_, j) => profileSaid(meta, j, first.profile[j])) : [];
  const what =
    said.length > 0 && said.every((text) => text === said[0])
      ? `both can be held to advising ${said[0]} (${each})`
      : `an average of ${each} can be sustained`;
  return `Played for ever, ${what} ${discountInWords(grim?.cutoff ?? 0)}.`;
}
