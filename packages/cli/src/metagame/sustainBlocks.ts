/**
 * Whether payoffs can be sustained, in words.
 */
import type { MetaGame, SustainResult } from '@folkways/metagame';
import { type Block, paragraph, table } from '../output/block.js';
import { formatReal, formatSignificant } from '../output/formatReal.js';
import { visible } from '../output/visible.js';
import { profileInWords, profileMeaning } from './adviceWords.js';
import { formatAmount } from './formatAmount.js';
import { scheduleTable } from './scheduleWords.js';
import { type Target, targetAverages } from './targetOf.js';

/** The answer in words. */
export function sustainBlocks(meta: MetaGame, target: Target, result: SustainResult, epsilon: number): Block[] {
  const { status, reason, feasibility, grim } = result;
  const averages = targetAverages(meta, target);
  return [
    paragraph(`Can they sustain the target? ${ANSWERS[status]} ${visible(reason)}`),
    table({
      header: ['LLM', 'target per client', 'target in sum', 'held down to, in sum'],
      align: ['left', 'right', 'right', 'right'],
      rows: meta.llms.map((name, j) => {
        const { lower, upper } = feasibility.rationality[j];
        const [low, high] = [formatSignificant(lower), formatSignificant(upper)];
        return [
          visible(name),
          formatAmount(averages[j]),
          formatAmount(target[j]),
          low === high ? high : `[${low}, ${high}]`,
        ];
      }),
    }),
    paragraph(
      'Sums count all clients of one role as 1, and all gains are in sums. "Held down to" is the minmax payoff: the least that the others can force on the LLM when it answers as best it can.',
    ),
    ...(status === 'infeasible' ? [] : cycleBlocks(meta, result)),
    ...(grim === null
      ? []
      : [
          paragraph(
            `How: whoever deviates is held to its minmax payoff for ever after. It works when the next period counts at least ${formatSignificant(grim.cutoff)} as much as this one (the discount factor); two LLMs need nothing more, for each knows its own advice and infers the other's.`,
          ),
        ]),
    ...protocolBlocks(meta, result, epsilon),
    ...proofBlocks(result),
  ];
}

const ANSWERS = {
  sustainable: 'Yes.',
  unproven: 'Unproven.',
  'not individually rational': 'No: somebody does better whatever the others do.',
  infeasible: 'No: no play pays this.',
} as const;

function cycleBlocks(meta: MetaGame, { feasibility, grim, protocol }: SustainResult): Block[] {
  const meaning = paragraph(profileMeaning(meta));
  const schedule = grim?.schedule ?? protocol?.best?.protocol.schedule;
  if (schedule !== undefined) return [paragraph('Played over and over:'), scheduleTable(meta, schedule), meaning];
  return [
    paragraph('Play that pays it, with the fraction of time of each:'),
    table({
      header: ['weight', ...meta.llms.map((name) => `${visible(name)} advises`)],
      align: ['right'],
      rows: scheduleRows(meta, feasibility),
    }),
    meaning,
  ];
}

function scheduleRows(meta: MetaGame, { cycle }: SustainResult['feasibility']): string[][] {
  return cycle.map(({ profile, weight, exactWeight }) => {
    const text = String(exactWeight);
    return [
      text.length <= 9 ? text : formatSignificant(weight),
      ...profile.map((own, j) => profileInWords(meta, j, own)),
    ];
  });
}

function protocolBlocks(meta: MetaGame, { protocol }: SustainResult, epsilon: number): Block[] {
  if (protocol === null) return [];
  if (protocol.best === null) return [paragraph(`No practical protocol was found: ${protocol.reason}.`)];
  const { best, detection } = protocol;
  const { punishment, probe, tolerance, schedule } = best.protocol;
  const T = schedule.reduce((sum, { periods }) => sum + periods, 0);
  const count = (n: number): string => `${n.toLocaleString('en')} period${n === 1 ? '' : 's'}`;
  return [
    paragraph(
      `How: the LLMs take turns at being reviewed, in blocks of ${count(T)}. The one under review plays something random with probability ${formatSignificant(probe, 3)} a period (a probe), which shows who is who: an aggregate that it could not have made alone passes the review on to the next. A block in which ${tolerance === 0 ? 'any period looks' : `more than ${count(tolerance)} look`} wrong, but not so, has the reviewed LLM punished for ${count(punishment.periods)}.`,
    ),
    paragraph(
      `Tested exactly at patience 1/(1 - delta) = ${formatReal(best.patience, 1)} (a period counts ${formatSignificant(1 - best.oneMinusDiscount)} as much as the one before), and not claimed for any other: the best deviator gains at most ${formatSignificant(best.gain, 4)}, where ${formatSignificant(epsilon)} was allowed.`,
    ),
    table({
      header: ['LLM', 'gets', 'best deviation gains', 'an open deviator is punished after', 'wrong punishments before'],
      align: ['left', 'right', 'right', 'right', 'right'],
      rows: meta.llms.map((name, j) => [
        visible(name),
        formatSignificant(best.gains[j].honest, 4),
        formatSignificant(best.gains[j].gain, 4),
        Number.isFinite(detection[j].periods) ? count(Number(detection[j].periods.toFixed(1))) : 'never',
        formatSignificant(detection[j].wrongPunishments, 3),
      ]),
    }),
    paragraph(
      `It is a Nash equilibrium up to that gain, not a subgame-perfect one: nobody watches the punishers, and from its worst state the best deviation gains ${formatSignificant(Math.max(...best.gains.map(({ anyState }) => anyState)), 4)}.`,
    ),
  ];
}

function proofBlocks({ proof }: SustainResult): Block[] {
  if (proof === null) return [];
  const { T, K, p, horizon } = proof;
  return [
    paragraph(
      `What the theorem itself guarantees needs far more: blocks of ${T.toLocaleString('en')} periods, punishments of ${K.toLocaleString('en')}, probes with probability ${formatSignificant(p, 3)}, and patience 1/(1 - delta) of at least ${formatSignificant(horizon, 4)}; then it holds for every more patient discount factor too.`,
    ),
  ];
}
