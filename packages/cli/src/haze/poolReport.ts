/**
 * `folkways haze GAME --pool N`: a finite pool of strangers, some of whom betray and leave.
 */
import { type NormalFormGame, randomStream } from '@folkways/core';
import {
  bestDeviation,
  type Deviation,
  type HazingRun,
  type PoolPayoff,
  replicatorDynamics,
  simulatePool,
  solveHazing,
} from '@folkways/hazing';
import type { HazeOptions } from '../commands/hazeCommand.js';
import { requireModerate } from '../game/requireModerate.js';
import { InputError, refuseInput } from '../inputError.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatReal, formatSignificant } from '../output/formatReal.js';
import { renderText } from '../output/renderText.js';
import type { HazeSubject } from './hazeSubject.js';
import { runsInWords } from './hazingSteps.js';
import { subjectLine } from './hazingWords.js';
import { parseSequence } from './parseSequence.js';

/** Who is let in, one at a time, among N - 1 honest agents. */
const INVADERS: readonly { readonly label: string; readonly deviation: Deviation }[] = [
  { label: 'betrays at once', deviation: { kind: 'at once' } },
  { label: 'betrays when it pays best', deviation: { kind: 'best' } },
  { label: 'betrays one round in ten', deviation: { kind: 'random', probability: 0.1 } },
];

/** One invasion: the honest and the invader. */
interface Invasion {
  readonly label: string;
  readonly honest: PoolPayoff;
  readonly invader: PoolPayoff;
}

/** The pool with the optimum, or with the sequence of `--check`. */
export function poolReport(subject: HazeSubject, agents: number, options: HazeOptions): string {
  const { game, instance, source } = subject;
  if (game === undefined) throw new InputError('--pool: expected a GAME, found an instance');
  if (agents % 2 !== 0) throw new InputError(`--pool: expected an even number of agents, found ${agents}`);
  requireModerate(game, source);
  const sequence = sequenceOf(subject, options);
  const { seed, rounds, replications } = options;
  const settings = { agents, rounds, replications };
  const invasions = INVADERS.map(({ label, deviation }, k): Invasion => {
    const deviators = [{ deviation, count: 1 }];
    const { types } = refuseInput(source, () =>
      simulatePool(game, sequence, { ...settings, deviators, rng: randomStream(seed, k) }),
    );
    return { label, honest: types[0], invader: types[1] };
  });
  const best = bestDeviation(game, sequence);
  const shares = spread(game, sequence, agents, seed);
  if (options.json === true) {
    const types = invasions.map(({ label, honest, invader }) => ({ invader: label, honest, deviator: invader }));
    return formatJson({
      sequence,
      goal: instance.goal,
      ...settings,
      seed,
      invasions: types,
      bestDeviation: best,
      replicator: shares,
    });
  }
  const goal = instance.goal ?? 'goal';
  return renderText([
    paragraph(subjectLine(subject)),
    paragraph(
      `A pool of ${agents.toLocaleString('en')} strangers, paired at random, all but one of whom follow ${runsInWords(sequence, goal)}. Who betrays, and who is betrayed, looks for a new partner. Average payoffs over ${rounds.toLocaleString('en')} rounds, from ${replications.toLocaleString('en')} simulated pools (seed ${seed}), with 95 % intervals:`,
    ),
    table({
      header: ['the one', 'its average', 'the others', 'its advantage'],
      align: ['left', 'right', 'right', 'right'],
      rows: invasions.map(({ label, honest, invader }) => [label, mean(invader), mean(honest), advantage(invader)]),
    }),
    ...verdict(best, shares),
  ]);
}

function sequenceOf(subject: HazeSubject, options: HazeOptions): readonly HazingRun[] {
  if (options.check !== undefined) return parseSequence(options.check, subject.instance);
  const result = refuseInput(subject.source, () => solveHazing(subject.instance));
  if (result.totalHazing === null) {
    throw new InputError(`${subject.source}: expected a game in which some hazing is stable, or --check; found none`);
  }
  return result.sequence;
}

function spread(game: NormalFormGame, sequence: readonly HazingRun[], agents: number, seed: number) {
  const even = Math.min(agents, 100);
  return even < 4 ? [] : replicatorDynamics(game, sequence, { agents: even, rng: randomStream(seed, INVADERS.length) });
}

const mean = ({ mean: value, lower, upper }: PoolPayoff): string =>
  `${formatReal(value, 3)} +- ${formatReal((upper - lower) / 2, 3)}`;

function advantage({ advantage: gain }: PoolPayoff): string {
  if (gain === undefined) return '-';
  return `${formatReal(gain.mean, 3)} +- ${formatReal((gain.upper - gain.lower) / 2, 3)}`;
}

function verdict(
  { round, average, honest, gain }: ReturnType<typeof bestDeviation>,
  shares: ReturnType<typeof replicatorDynamics>,
): Block[] {
  const where = `The best a lone betrayer can do is to betray in round ${(round + 1).toLocaleString('en')} of every partnership: ${formatSignificant(average)} a round, against ${formatSignificant(honest)} for the honest in the long run.`;
  const last = shares[shares.length - 1];
  const dynamics =
    last === undefined
      ? ''
      : `If types spread by what they earn (replicator dynamics), betrayers who start as ${percent(shares[0].share)} of the pool are ${percent(last.share)} of it after ${shares.length} generations.`;
  const meaning = gain > 0 ? 'Betrayal pays: this is too little hazing.' : 'Betrayal does not pay.';
  return [paragraph(where, meaning, dynamics)];
}

const percent = (share: number): string => `${formatSignificant(100 * share, 3)} %`;
