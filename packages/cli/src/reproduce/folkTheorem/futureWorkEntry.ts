/**
 * Section 6, future work: shares that follow success, and harmful coordination.
 */
import {
  aggregatePlay,
  coordinationReport,
  type MetaGame,
  metaGame,
  oneShotEquilibria,
  simulateMigration,
} from '@folkways/metagame';
import { axisX, axisY, gridX, gridY, line, ruleY } from '@observablehq/plot';
import { figure } from '../../output/block.js';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import { renderPlot } from '../../plot/renderPlot.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { judged } from './judged.js';
import { twoLlms } from './paperGames.js';

const ANALYSIS = 'packages/metagame/src/repeated/analysis/analysis.test.ts';
const COOPERATE = [0, 0];
const DEFECT = [1, 1];

/** Two of the directions the paper names. */
export const futureWorkEntry: LedgerEntry = {
  name: 'future work',
  run: (context) => {
    const { row, course } = migration();
    const caption =
      "The dilemma at .9/.1 with clients who move to the LLM that serves them better: the small LLM's free riders win them over. Line: the large LLM's share; dashed: 2/3, below which other equilibria exist.";
    return { rows: [row, coordinationRow(context)], blocks: [figure(sharesPlot(course), caption)] };
  },
};

const dilemma = (): MetaGame => twoLlms('pd-losses', '9/10', '1/10');

function migration(): { row: LedgerRow; course: number[] } {
  const { shares } = simulateMigration(dilemma(), { periods: 200, speed: 0.1, play: () => [COOPERATE, DEFECT] });
  const course = shares.map(([[large]]) => large);
  const below = course.findIndex((share) => share < 2 / 3);
  const percent = Math.round(100 * course[below - 1]);
  const game = dilemma().game;
  const row = [`${percent}/100`, `${100 - percent}/100`];
  const before = oneShotEquilibria(metaGame({ game, shares: [row, row] }));
  return {
    course,
    row: judged({
      item: 'Future work: endogenous shares',
      about: 'clients who leave the LLM that serves them worse',
      evidence: 'simulation',
      published: 'an open direction',
      ours: `dilemma from .9: under the equilibrium CC/DD the large LLM falls below 2/3 after ${below} periods and to ${formatSignificant(course[200], 2)} after 200; at ${row[0]} its advice is still the only equilibrium (${before.equilibria.length})`,
      when: 'evidence only',
      reason: 'A model of ours (the discrete replicator, speed .1), without a theorem; the paper has none.',
      checks: {
        'the free riders win': course[200] < 0.01,
        'shares move one way': course.every((share, t) => t === 0 || share <= course[t - 1] + 1e-12),
        'the equilibrium lasts until 2/3': before.equilibria.length === 1,
      },
      test: ANALYSIS,
    }),
  };
}

function coordinationRow({ lp }: LedgerContext): LedgerRow {
  const meta = dilemma();
  const all = (action: readonly number[]) => aggregatePlay(meta, [action, action]);
  const cooperation = coordinationReport(meta, { aggregates: [all(COOPERATE)], lp });
  const harm = coordinationReport(meta, { aggregates: [all(DEFECT)], lp });
  const inEquilibrium = coordinationReport(meta, { aggregates: [aggregatePlay(meta, [COOPERATE, DEFECT])], lp });
  const distance = (report: typeof harm): number => report.nearest?.distance ?? Number.NaN;
  const loss = harm.welfare.lossToWorst?.lower ?? Number.NaN;
  return judged({
    item: 'Future work: harmful coordination',
    about: 'what aggregates alone can show',
    evidence: 'exact',
    published: 'an open direction',
    ours: `dilemma at .9/.1: cooperation is ${formatReal(distance(cooperation), 2)} away from every one-shot equilibrium, mutual defection ${formatReal(distance(harm), 2)}, costing all clients ${formatReal(loss, 2)} against the worst of them; equilibrium play ${formatReal(Math.abs(distance(inEquilibrium)), 2)}`,
    when: 'evidence only',
    reason:
      'Distances to the set of all equilibria are exact for two LLMs. A punishment that is never needed is never seen, so a clean record is no acquittal.',
    checks: {
      'equilibrium play is not suspected': distance(inEquilibrium) < 1e-9,
      'cooperation and harm are': distance(cooperation) > 0.05 && distance(harm) > 0.5,
      'harm is measured': loss > 0,
    },
    test: ANALYSIS,
  });
}

function sharesPlot(course: readonly number[]): string {
  const marks = [
    gridX(),
    gridY(),
    axisX({ label: 'period →' }),
    axisY({ label: "↑ the large LLM's share" }),
    ruleY([2 / 3], { stroke: '#b91c1c', strokeDasharray: '4,3' }),
    line(
      course.map((share, period) => ({ share, period })),
      { x: 'period', y: 'share', stroke: '#1d4ed8', strokeWidth: 2.5 },
    ),
  ];
  const words = { title: "The dilemma with clients who move: the large LLM's share" };
  return renderPlot([{ height: 320, y: { domain: [0, 1] }, marks }], words, 'page');
}
