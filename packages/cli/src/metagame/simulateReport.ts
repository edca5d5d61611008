/**
 * `folkways metagame simulate`: the review protocol, played.
 */
import { randomStream } from '@folkways/core';
import {
  continuumSimulator,
  type Deviator,
  type DeviatorKind,
  detectionRates,
  deviator,
  leastPopulation,
  type MetaGame,
  metaGame,
  observability,
  type Proportion,
  type Protocol,
  type SimulationRun,
  simulatePopulation,
  tighten,
  wrongShares,
} from '@folkways/metagame';
import type { MetagameSimulateOptions } from '../commands/metagameCommand.js';
import { InputError, refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { loadEngine } from '../loadEngine.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatReal, formatSignificant } from '../output/formatReal.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { metaOf } from './metaOf.js';
import { parseShares } from './parseShares.js';
import { readMetaSubject } from './readMetaSubject.js';
import { refuseMeta } from './refuseMeta.js';
import { targetAverages, targetOf } from './targetOf.js';
import { TIMELINE_EVENTS } from './timelineEvents.js';
import { wrongSharesBlocks } from './wrongSharesBlocks.js';

/** The normal quantile of the intervals: 95 %. */
const QUANTILE = 1.96;

const KINDS: readonly DeviatorKind[] = ['full', 'stealth', 'framing', 'borderline', 'adaptive'];

/** What simulated populations do. @throws InputError, FormatError when the input is wrong or too large. */
export async function simulateReport(argument: string, options: MetagameSimulateOptions, io: Io): Promise<string> {
  const subject = await readMetaSubject(argument, io);
  const meta = metaOf(subject, options);
  requireObservation(meta, subject.source);
  const deviation = deviationOf(meta, options.deviator);
  requireClients(meta, subject.source, options.clients);
  const actual = actualShares(meta, options.actualShares);
  const lp = await loadEngine(options.lp);
  const { epsilon, runs: count, periods, seed, clients } = options;
  const { target, best, deviant, runs } = refuseMeta(
    subject.source,
    meta,
    { advice: 'a larger --gamma allows a shorter cycle' },
    () => {
      const wanted = targetOf(meta, options, lp);
      const found = tighten(meta, wanted, { lp, epsilon, gamma: options.gamma, lengths: [1] });
      if (found.best === null) {
        throw new InputError(
          `${subject.source}: expected a target with a tested protocol, found none: ${found.reason}`,
        );
      }
      const deviates = deviation && deviator(meta, found.best.protocol, deviation.llm, deviation.kind);
      const deviators = deviates === undefined ? [] : [deviates];
      return {
        target: wanted,
        best: found.best,
        deviant: deviates,
        runs: played(meta, found.best.protocol, deviators, options),
      };
    },
  );
  if (options.svg !== undefined) {
    const { simulationPlot } = await import('./simulationPlot.js');
    writeFileAtomically(options.svg, simulationPlot(meta, runs[0]));
  }
  const mistaken =
    actual === undefined
      ? undefined
      : refuseInput('--actual-shares', () =>
          wrongShares(meta, best.protocol, { actual, threshold: options.threshold }),
        );
  const rates = deviant === undefined ? undefined : detectionRates(runs, deviant.llm, QUANTILE);
  const summary = summaryOf(meta, runs);
  if (options.json === true) {
    return formatJson({
      title: meta.game.title,
      llms: meta.llms,
      shares: meta.exactShares,
      target: { sums: target, averages: targetAverages(meta, target) },
      protocol: best.protocol,
      oneMinusDiscount: best.oneMinusDiscount,
      seed,
      periods,
      clients: clients ?? null,
      deviator: deviant === undefined ? null : { llm: meta.llms[deviant.llm], kind: deviant.kind },
      summary,
      detection: rates ?? null,
      actualShares:
        mistaken === undefined
          ? null
          : {
              shares: actual,
              threshold: options.threshold ?? null,
              ...mistaken,
              payoffs: Array.from(mistaken.payoffs),
            },
      runs: runs.map(({ events: _, ...run }) => run),
      timeline: runs[0].events,
    });
  }
  return renderText([
    paragraph(
      `${visible(meta.game.title)}, read from ${visible(subject.source)}: ${count.toLocaleString('en')} simulated runs of ${periods.toLocaleString('en')} periods, ${clients === undefined ? 'populations so large that aggregates are seen without error' : `${clients.toLocaleString('en')} clients per role matched at random`} (seed ${seed}). This is evidence, not proof.`,
    ),
    protocolBlock(best.protocol, deviant, meta),
    summaryTable(summary),
    ...(rates === undefined || deviant === undefined
      ? []
      : [
          paragraph(
            `What became of ${visible(meta.llms[deviant.llm])}, with 95 % intervals: noticed in ${percent(rates.detected)} of the runs, punished in ${percent(rates.attributed)}; somebody else was punished first in ${percent(rates.misattributed)}.`,
            rates.medianFirstPunished === null
              ? ''
              : `Its first punishment came after period ${formatSignificant(rates.medianFirstPunished + 1)} (median).`,
          ),
        ]),
    ...(mistaken === undefined ? [] : wrongSharesBlocks(meta, mistaken)),
    ...(options.svg === undefined ? [] : [paragraph(`The first run is drawn in ${visible(options.svg)}.`)]),
  ]);
}

function requireObservation(meta: MetaGame, source: string): void {
  observability(meta).forEach((row, j) => {
    const blind = row.indexOf(false);
    if (blind < 0) return;
    throw new InputError(
      `${source}: expected LLMs that observe every role, found that ${meta.llms[j]} has clients in ${meta.game.players[blind]} only and never observes its others`,
    );
  });
}

/** Checked before anything is simulated. @throws InputError when they are no shares of these LLMs. */
function actualShares({ game, llms }: MetaGame, text: string | undefined): string[][] | undefined {
  if (text === undefined) return undefined;
  const shares = parseShares(text, game.players.length);
  refuseInput('--actual-shares', () => metaGame({ game, shares, llms }));
  return shares;
}

/** Before minutes go by: below this no test can work. */
function requireClients(meta: MetaGame, source: string, clients: number | undefined): void {
  if (clients === undefined) return;
  const { clients: least, llm, role, share } = leastPopulation(meta);
  if (clients >= least) return;
  throw new InputError(
    `${source}: expected --clients of at least ${least}, so that ${meta.llms[llm]} can see a probe of ${formatSignificant(share)} of ${meta.game.players[role]}, found ${clients}`,
  );
}

/** `NAME:KIND`, the name also a number counted from 1. */
function deviationOf(meta: MetaGame, text: string | undefined): { llm: number; kind: DeviatorKind } | undefined {
  if (text === undefined) return undefined;
  const at = text.lastIndexOf(':');
  const name = at < 0 ? text : text.slice(0, at);
  const kind = KINDS.find((known) => known === text.slice(at + 1));
  const byName = meta.llms.indexOf(name);
  const byNumber = /^\d+$/.test(name) && Number(name) <= meta.llms.length ? Number(name) - 1 : -1;
  const llm = byName >= 0 ? byName : byNumber;
  if (at < 0 || llm < 0 || kind === undefined) {
    throw new InputError(
      `--deviator: expected an LLM and ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)}, such as ${JSON.stringify(`${meta.llms[0]}:full`)}, found ${JSON.stringify(text)}`,
    );
  }
  return { llm, kind };
}

/** One stream per run; the first run keeps its events. */
function played(
  meta: MetaGame,
  protocol: Protocol,
  deviators: readonly Deviator[],
  { runs, periods, seed, clients }: MetagameSimulateOptions,
): SimulationRun[] {
  const simulate = clients === undefined ? continuumSimulator(meta, protocol, deviators) : undefined;
  return Array.from({ length: runs }, (_, k) => {
    const settings = { periods, rng: randomStream(seed, k), maxEvents: k === 0 ? TIMELINE_EVENTS : 0 };
    return simulate?.(settings) ?? simulatePopulation(meta, protocol, { ...settings, clients: clients!, deviators });
  });
}

interface Summary {
  readonly llm: string;
  /** Per period, in sums; the half width of its interval over runs. */
  readonly average: number;
  readonly margin: number;
  /** Per run. */
  readonly excesses: number;
  readonly punishments: number;
}

function summaryOf(meta: MetaGame, runs: readonly SimulationRun[]): Summary[] {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return meta.llms.map((llm, j) => {
    const averages = runs.map((run) => run.averages[j]);
    const average = mean(averages);
    const variance = mean(averages.map((value) => (value - average) ** 2));
    const margin = runs.length < 2 ? 0 : QUANTILE * Math.sqrt(variance / (runs.length - 1));
    return {
      llm,
      average,
      margin,
      excesses: mean(runs.map((run) => run.excesses[j])),
      punishments: mean(runs.map((run) => run.punishments[j])),
    };
  });
}

function protocolBlock(
  { schedule, probe, tolerance, punishment }: Protocol,
  deviant: Deviator | undefined,
  meta: MetaGame,
): Block {
  const T = schedule.reduce((sum, { periods }) => sum + periods, 0);
  const who =
    deviant === undefined
      ? 'Everybody follows it.'
      : `${visible(meta.llms[deviant.llm])} does not: ${DEVIATIONS[deviant.kind]}.`;
  return paragraph(
    `The protocol is the least demanding one found with short blocks (see "metagame sustain"): blocks of ${T.toLocaleString('en')} ${T === 1 ? 'period' : 'periods'}, ${tolerance} wrong periods tolerated, punishments of ${punishment.periods.toLocaleString('en')}, probes with probability ${formatSignificant(probe, 3)}.${tolerance === 0 && probe > 0 ? ' Nothing being tolerated, honest probes are punished too; that is its price.' : ''} ${who}`,
  );
}

const DEVIATIONS: Readonly<Record<Deviator['kind'], string>> = {
  full: 'except in its own review it plays its best reply with all its clients',
  stealth:
    'except in its own review it plays its best reply with as many clients as the LLM under review might have moved',
  framing: 'except in its own review it moves a few clients, so that the LLM under review is blamed',
  borderline: 'except in its own review it moves so many clients that some notice and others do not',
  adaptive: 'it hides while that pays, and does as it likes once the block is lost',
  custom: 'it has a rule of its own',
};

function summaryTable(summary: readonly Summary[]): Block {
  return table({
    header: ['LLM', 'gets, in sum', 'reviews that shifted the blame', 'punishments per run'],
    align: ['left', 'right', 'right', 'right'],
    rows: summary.map(({ llm, average, margin, excesses, punishments }) => [
      visible(llm),
      `${formatReal(average, 4)} +- ${formatReal(margin, 4)}`,
      formatSignificant(excesses, 4),
      formatSignificant(punishments, 4),
    ]),
  });
}

const percent = ({ rate, lower, upper }: Proportion): string =>
  `${formatSignificant(100 * rate, 3)} % (${formatSignificant(100 * lower, 3)} to ${formatSignificant(100 * upper, 3)})`;
