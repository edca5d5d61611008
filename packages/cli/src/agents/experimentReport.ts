/**
 * `folkways agents experiment`: many matches as a spec file says, kept as they are played.
 */

import { join } from 'node:path';
import {
  type Experiment,
  type ExperimentRecords,
  type FollowRateOptions,
  followRate,
  prescribedPaths,
} from '@folkways/agents';
import type { PlayedExperiment } from '@folkways/agents/node';
import { pureEquilibria } from '@folkways/core';
import type { AgentsExperimentOptions } from '../commands/experimentCommands.js';
import type { Io } from '../io.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatReal } from '../output/formatReal.js';
import { countInWords } from '../output/listInWords.js';
import { progressOn } from '../output/progress.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { aboutFolder } from './aboutFolder.js';
import { crossPlayPlot } from './crossPlayPlot.js';
import { executorOf } from './executorOf.js';
import { followRatePlot } from './followRatePlot.js';
import { readExperimentSpec } from './readExperimentSpec.js';
import { recordsAsParquet } from './recordsAsParquet.js';
import { shardOf } from './shardOf.js';
import { withLimits } from './withLimits.js';

/** Rounds at the end that the summary looks at. */
const LATE = 20;

/** A mean over matches. */
export interface Mean {
  readonly mean: number;
  readonly standardError: number;
}

/** One pairing in sum. */
export interface PairingSummary {
  readonly agents: readonly [string, string];
  /** Per round, in role order. */
  readonly payoffs: readonly [Mean, Mean];
  /** Of the last rounds, by metric; those that the game has. */
  readonly followRates: readonly {
    readonly metric: FollowRateOptions['metric'];
    readonly rate: number;
    readonly standardError: number;
  }[];
}

/** The follow rates that a game has, ready for `followRate`. */
export type MeasuredMetric = Pick<FollowRateOptions, 'metric' | 'anyNash'>;

/**
 * Runs what is missing, and sums up.
 * @throws InputError, FormatError, ExperimentFolderError when the spec or the folder is wrong; OpenMatchesError when models gave no reply.
 */
export async function experimentReport(path: string, options: AgentsExperimentOptions, io: Io): Promise<string> {
  const experiment = await readExperimentSpec(path, io, withLimits(options));
  return playedReport(experiment, options.out ?? defaultFolder(path), options, io);
}

/** Plays an experiment that was read, into a folder. */
export async function playedReport(
  experiment: Experiment,
  folder: string,
  options: AgentsExperimentOptions,
  io: Io,
): Promise<string> {
  const { playExperiment, replyFolder } = await import('@folkways/agents/node');
  const executor = await executorOf(experiment, options, io);
  const progress = progressOn(io, 'matches', experiment.matchCount);
  let played: PlayedExperiment;
  try {
    played = await aboutFolder(folder, () =>
      playExperiment(folder, experiment.spec, {
        executor,
        part: options.shard === undefined ? undefined : shardOf(options.shard, experiment.matchCount),
        askAgain: options.askAgain,
        replies: options.cache === undefined ? undefined : replyFolder(options.cache),
        environment: io.environment,
        onProgress: ({ done }) => progress.report(done),
      }),
    );
  } finally {
    progress.end();
  }
  const { records, before } = played;
  if (records === undefined) return partReport(played, folder, options);
  const { summary, files } = await writeSummary(folder, records);
  if (options.json === true)
    return formatJson({ ...forPrograms(records, summary), folder, files, matchesBefore: before });
  return renderText(reportBlocks(records, summary, { folder, files, before }));
}

/** Writes what sums a finished experiment up into its folder. */
export async function writeSummary(
  folder: string,
  records: ExperimentRecords,
): Promise<{ readonly summary: readonly PairingSummary[]; readonly files: readonly string[] }> {
  const metrics = metricsOf(records);
  const summary = summaryOf(records, metrics);
  const write = (name: string, content: string | Uint8Array): void => writeFileAtomically(join(folder, name), content);
  write('records.parquet', recordsAsParquet(records));
  write('summary.json', formatJson(forPrograms(records, summary)));
  const files = ['records.jsonl', 'records.parquet', 'summary.json'];
  if (metrics.length > 0) {
    write('follow-rate.svg', followRatePlot(records, metrics));
    files.push('follow-rate.svg');
  }
  if (records.pairings.length > 1) {
    write('cross-play.svg', crossPlayPlot(records, summary));
    files.push('cross-play.svg');
  }
  return { summary, files };
}

/** What a folder with missing matches is told about: a shard. */
function partReport(
  { experiment, missing, before }: PlayedExperiment,
  folder: string,
  options: AgentsExperimentOptions,
) {
  const total = experiment.matchCount;
  const open = missing.reduce((sum, { from, to }) => sum + to - from, 0);
  if (options.json === true) {
    return formatJson({
      folder,
      shard: options.shard,
      matches: total,
      matchesHere: total - open,
      matchesBefore: before,
    });
  }
  const { title } = experiment.spec;
  return renderText([
    paragraph(
      `${visible(title ?? experiment.game.title)}: ${(total - open).toLocaleString('en')} of ${countInWords(total, 'match', 'matches')} are in ${visible(folder)}.`,
      '"folkways agents merge" puts the parts together.',
    ),
  ]);
}

function defaultFolder(path: string): string {
  return path === '-' ? 'experiment-results' : `${path.replace(/\.json$/i, '')}-results`;
}

function metricsOf({ game, slug }: ExperimentRecords): MeasuredMetric[] {
  if (slug !== undefined && Object.hasOwn(prescribedPaths, slug))
    return [{ metric: 'anyNash' }, { metric: 'prescribed' }];
  const anyNash = pureEquilibria(game).profiles.map((profile) => profile.map((action, i) => game.actions[i][action]));
  return anyNash.length === 0 ? [] : [{ metric: 'anyNash', anyNash }];
}

function summaryOf(records: ExperimentRecords, metrics: readonly MeasuredMetric[]): PairingSummary[] {
  const { game, rounds, profiles, spec } = records;
  const window = [Math.max(1, rounds - LATE + 1), rounds] as const;
  return records.pairings.map((agents, pairing): PairingSummary => {
    const start = pairing * spec.matches * rounds;
    const means = (player: number): Mean => {
      const perMatch = Array.from({ length: spec.matches }, (_, m) => {
        let sum = 0;
        for (let t = 0; t < rounds; t++) sum += game.payoffs[player][profiles[start + m * rounds + t]];
        return sum / rounds;
      });
      const mean = perMatch.reduce((sum, x) => sum + x, 0) / perMatch.length;
      const spread = perMatch.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      return { mean, standardError: Math.sqrt(spread / Math.max(1, perMatch.length - 1) / perMatch.length) };
    };
    return {
      agents,
      payoffs: [means(0), means(1)],
      followRates: metrics.map((options) => {
        const { rate, standardError } = followRate(records, { ...options, pairing, window });
        return { metric: options.metric, rate, standardError };
      }),
    };
  });
}

function forPrograms({ spec, game, matchCount, rounds }: ExperimentRecords, summary: readonly PairingSummary[]) {
  return {
    title: spec.title,
    game: game.title,
    matches: matchCount,
    rounds,
    window: [Math.max(1, rounds - LATE + 1), rounds],
    pairings: summary,
  };
}

interface Where {
  readonly folder: string;
  readonly files: readonly string[];
  readonly before: number;
}

function reportBlocks(records: ExperimentRecords, summary: readonly PairingSummary[], where: Where): Block[] {
  const { spec, game, matchCount, rounds, slug } = records;
  const late = Math.min(LATE, rounds);
  const prescribed = slug !== undefined && Object.hasOwn(prescribedPaths, slug);
  const names = {
    anyNash: prescribed ? 'any equilibrium' : 'pure equilibrium',
    prescribed: 'prescribed',
    parityFree: '',
  };
  const measured = summary[0].followRates.map(({ metric }) => names[metric]);
  const mean = ({ mean: value, standardError }: Mean): string =>
    `${formatReal(value, 3)} ±${formatReal(standardError, 3)}`;
  return [
    paragraph(
      `${visible(spec.title ?? game.title)}: ${countInWords(matchCount, 'match', 'matches')} of ${countInWords(rounds, 'round')}, seed ${spec.seed}.`,
      where.before === 0
        ? ''
        : `${where.before.toLocaleString('en')} of them were there from an earlier run and not played again.`,
    ),
    table({
      header: [...game.players.map(visible), 'pays', 'pays', ...measured],
      align: ['left', 'left', 'right', 'right', ...measured.map(() => 'right' as const)],
      rows: summary.map(({ agents, payoffs, followRates }) => [
        ...agents.map(visible),
        ...payoffs.map(mean),
        ...followRates.map(
          ({ rate, standardError }) => `${formatReal(100 * rate, 1)} % ±${formatReal(100 * standardError, 1)}`,
        ),
      ]),
    }),
    paragraph(
      'Payoffs per round, ± one standard error over matches.',
      measured.length === 0
        ? ''
        : `The shares are those of the last ${countInWords(late, 'round')} in which play is on that path.`,
    ),
    paragraph(`In ${visible(where.folder)}: ${where.files.join(', ')}.`),
  ];
}
