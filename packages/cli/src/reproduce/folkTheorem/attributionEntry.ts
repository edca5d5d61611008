/**
 * Section 4, the heist: who did it?
 */
import { randomStream } from '@folkways/core';
import {
  aggregatePlay,
  continuumSimulator,
  type Deviator,
  detectionRates,
  deviator,
  expectedDetection,
  type MetaGame,
  type Split,
} from '@folkways/metagame';
import { simulationPlot } from '../../metagame/simulationPlot.js';
import { type Block, figure, table } from '../../output/block.js';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { judged } from './judged.js';
import { BLAME_CYCLE, heist, heistProtocol } from './paperGames.js';

/** Too many burglars who name the planner. */
const MASS = 0.01;
const BURGLAR = 1;
const PROTOCOL = heistProtocol(20, 3, 12, 0.05);

/** The aggregate does not identify the deviator, the review does. */
export const attributionEntry: LedgerEntry = {
  name: 'heist, attribution',
  run: (context) => {
    const meta = heist();
    const runs = meta.llms.map((_, llm) => reviewed(meta, llm, context));
    return {
      rows: [sameAggregateRow(meta), reviewRow(runs)],
      blocks: [ratesTable(meta, runs), timeline(meta, context)],
    };
  },
};

/** LLM j tells so many of its burglars to name the planner that they are 1 % of all. */
function moved(meta: MetaGame, llm: number): Split {
  const part = MASS / meta.shares[BURGLAR][llm];
  const roles = meta.game.actions.map((_, i) =>
    i === BURGLAR ? Float64Array.of(1 - part, part) : Float64Array.of(1, 0),
  );
  return { kind: 'split', roles };
}

function sameAggregateRow(meta: MetaGame): LedgerRow {
  const seen = meta.llms.map((_, j) => {
    const played: (readonly number[] | Split)[] = [...BLAME_CYCLE];
    played[j] = moved(meta, j);
    return aggregatePlay(meta, played);
  });
  const masses = seen.map((aggregate) => aggregate[BURGLAR][1]);
  const gap = Math.max(
    ...seen.flatMap((aggregate) =>
      aggregate.flatMap((row, i) => Array.from(row, (mass, a) => Math.abs(mass - seen[0][i][a]))),
    ),
  );
  return judged({
    item: 'Example, heist: attribution',
    about: '1 % too many burglars name the planner',
    evidence: 'exact',
    published: 'the observation does not identify the deviator',
    ours: `each of the three LLMs can cause it, with ${meta.llms.map((_, j) => `${formatSignificant((100 * MASS) / meta.shares[BURGLAR][j], 3)} %`).join(', ')} of its burglars; the three aggregates differ by ${formatSignificant(gap, 2)}`,
    when: 'agrees',
    checks: {
      'each moves 1 % of the burglars': masses.every((mass) => Math.abs(mass - MASS) < 1e-12),
      'the aggregates are the same': gap < 1e-12,
    },
    test: 'packages/metagame/src/repeated/simulation/simulateContinuum.test.ts',
  });
}

interface Reviewed {
  readonly llm: number;
  readonly count: number;
  readonly rates: ReturnType<typeof detectionRates>;
  readonly open: ReturnType<typeof detectionRates>;
  readonly expected: number;
  readonly measured: number;
  readonly error: number;
}

/** A deviator that never stops: by 1 % of the burglars, and openly with its best reply. */
function reviewed(meta: MetaGame, llm: number, { quick, seed }: LedgerContext): Reviewed {
  const count = quick ? 60 : 600;
  const small: Deviator = { llm, kind: 'custom', plays: [moved(meta, llm)], choose: always };
  const full: Deviator = { ...deviator(meta, PROTOCOL, llm, 'full'), choose: always };
  const [sly, open] = [small, full].map((deviant, kind) => {
    const play = continuumSimulator(meta, PROTOCOL, [deviant]);
    return Array.from({ length: count }, (_, run) =>
      play({ periods: kind === 0 ? 4000 : 600, rng: randomStream(seed, 5000 + 2000 * llm + 1000 * kind + run) }),
    );
  });
  const times = open.map(({ firstPunished }) => firstPunished[llm] + 1);
  const measured = times.reduce((sum, time) => sum + time, 0) / count;
  const variance = times.reduce((sum, time) => sum + (time - measured) ** 2, 0) / (count - 1);
  return {
    llm,
    count,
    rates: detectionRates(sly, llm, 1.96),
    open: detectionRates(open, llm, 1.96),
    expected: expectedDetection(meta, PROTOCOL)[llm].periods,
    measured,
    error: Math.sqrt(variance / count),
  };
}

const always: Deviator['choose'] = (state) => (state.kind === 'review' ? 0 : -1);

function reviewRow(runs: readonly Reviewed[]): LedgerRow {
  const wrong = runs.map(({ rates }) => rates.misattributed.rate);
  return judged({
    item: 'Proof idea, heist: the review',
    about: 'a persistent deviator is found by probes, not by the aggregate',
    evidence: 'simulation',
    published: 'excess clears the innocent; a deviator is never cleared in its own review',
    ours: `${runs[0].count} runs each: the 1 % deviator is punished in ${runs.map(({ rates }) => `${formatReal(100 * rates.attributed.rate, 0)} %`).join(', ')} of the runs, an innocent one before it in ${wrong.map((rate) => `${formatReal(100 * rate, 0)} %`).join(', ')}; an open one after ${runs.map(({ measured }) => formatReal(measured, 0)).join(', ')} periods (exact: ${runs.map(({ expected }) => formatReal(expected, 0)).join(', ')})`,
    when: 'agrees',
    reason:
      'Excess needs a coinciding probe, so a deviator with little mass first frames whoever is under review. The theorem allows for that: such blocks are few and cost little at high patience.',
    checks: {
      'every deviator is attributed in the end': runs.every(
        ({ rates, open }) => rates.attributed.rate === 1 && open.attributed.rate === 1,
      ),
      'the last LLM frames others on the way': wrong[2] > 0.5 && wrong[0] === 0,
      'times agree with the exact chain': runs.every(
        ({ measured, expected, error }) => Math.abs(measured - expected) <= 5 * error + 1e-9,
      ),
    },
    test: 'packages/metagame/src/repeated/simulation/simulateContinuum.test.ts',
  });
}

function ratesTable(meta: MetaGame, runs: readonly Reviewed[]): Block {
  const percent = ({ rate, lower, upper }: { rate: number; lower: number; upper: number }): string =>
    `${formatReal(100 * rate, 0)} % (${formatReal(100 * lower, 0)} to ${formatReal(100 * upper, 0)})`;
  return table({
    header: ['heist, deviator', '1 %: punished', '1 %: others punished before', 'openly: punished after', 'exactly'],
    align: ['left', 'right', 'right', 'right', 'right'],
    rows: runs.map(({ llm, rates, measured, error, expected }) => [
      meta.llms[llm],
      percent(rates.attributed),
      percent(rates.misattributed),
      `${formatReal(measured, 1)} ± ${formatReal(1.96 * error, 1)}`,
      formatReal(expected, 1),
    ]),
  });
}

function timeline(meta: MetaGame, { seed }: LedgerContext): Block {
  const play = continuumSimulator(meta, PROTOCOL, [{ ...deviator(meta, PROTOCOL, 2, 'full'), choose: always }]);
  const run = play({ periods: 400, rng: randomStream(seed, 4999), maxEvents: 400 });
  const caption =
    'The heist, one simulated run in which the driver LLM deviates openly. Grey dot: the LLM under review probes; blue: an excess clears it and the review moves on; red: it is punished.';
  return figure(simulationPlot(meta, run, 'page'), caption);
}
