/**
 * The folk theorem for LLMs: where it holds, where it is unproven, and for whom it is easier than its proof.
 */
import { normalFormGame, type ProgramSolver } from '@folkways/core';
import {
  aggregatePlay,
  deviationGain,
  feasibility,
  folkConstants,
  individualRationality,
  type MetaGame,
  metaActionProfile,
  metaGame,
  type PureProfile,
  sustain,
  utilities,
} from '@folkways/metagame';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import type { LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { judged } from './judged.js';
import { dilemmaProtocol, twoLlms } from './paperGames.js';

const SUSTAIN = 'packages/metagame/src/repeated/sustain/sustain.test.ts';

/** The theorem. */
export const theoremEntry: LedgerEntry = {
  name: 'the folk theorem',
  run: ({ lp }) => ({
    rows: [counterexampleRow(lp), impossibleRow(lp), twoRow(lp), weakRow(lp), subgameRow()],
  }),
};

/** A advises 80 % of role 1; B the rest of it and all of role 2. */
function counterexample(): MetaGame {
  return metaGame({
    game: normalFormGame({
      actions: [
        ['x', 'y'],
        ['g', 'b'],
      ],
      payoffs: [
        [1, 0, '9/10', '-1/10'],
        [1, 1, 0, 0],
      ],
    }),
    shares: [
      ['8/10', '2/10'],
      [0, 1],
    ],
    llms: ['A', 'B'],
  });
}

function counterexampleRow(lp: ProgramSolver): LedgerRow {
  const meta = counterexample();
  const target = ['4/5', '49/50'];
  const { status, feasibility: found, hidden, unobserved } = sustain(meta, target, { lp, epsilon: 0.01 });
  const [{ profile, weight }] = found.cycle;
  const [best] = hidden;
  const deviated = [profile[0], best.profiles[0]];
  const gain = utilities(meta, deviated)[1] - utilities(meta, profile)[1];
  // A sees matches with its own clients of role 1: of the others' play only that of role 2.
  const [before, after] = [aggregatePlay(meta, profile), aggregatePlay(meta, deviated)];
  return judged({
    item: 'Folk theorem',
    about: 'an LLM that governs a single role',
    evidence: 'exact',
    published: 'every feasible, strictly individually rational payoff is sustainable',
    ours: `"${status}" for (.8, .98): feasible and strictly rational (IR ${found.rationality.map(({ upper }) => formatSignificant(Math.abs(upper), 3)).join(', ')}), yet B gains ${formatReal(gain, 2)} per period by a deviation that leaves the law of everything A observes unchanged`,
    when: 'corrected',
    reason:
      'An LLM with clients in one shared role never sees the other clients of that role, since a match has only one. The proof\'s "these observations reveal the aggregate" then fails. It stands where every LLM observes every role, which folkways checks first.',
    checks: {
      'the premises of the theorem hold': found.feasible && found.strict === true,
      'only one profile pays the target': found.cycle.length === 1 && weight === 1,
      'A does not observe role 1': unobserved.length === 1 && unobserved[0].llm === 0 && unobserved[0].role === 0,
      'B gains .22': Math.abs(gain - 0.22) < 1e-12,
      'A sees the same': String(before[1]) === String(after[1]) && String(before[0]) !== String(after[0]),
      'folkways claims nothing': status === 'unproven',
    },
    test: SUSTAIN,
  });
}

/** The least that B can gain unseen when payoffs are within gamma of the target, over all long-run frequencies of profiles. */
function hiddenGain(meta: MetaGame, target: readonly number[], gamma: number, lp: ProgramSolver): number {
  const columns: { payoffs: Float64Array; gain: number }[] = [];
  for (const a of [0, 1]) {
    for (let b = 0; b < 4; b++) {
      const profile: PureProfile[] = [[a, 0], metaActionProfile(meta, 1, b)];
      const payoffs = utilities(meta, profile);
      const replies = [0, 1].map((x) => utilities(meta, [profile[0], [x, profile[1][1]]])[1]);
      columns.push({ payoffs, gain: Math.max(...replies) - payoffs[1] });
    }
  }
  const all = Array.from(columns.keys());
  const { status, objective } = lp.solve({
    sense: 'minimize',
    objective: columns.map(({ gain }) => gain),
    rows: [
      { columns: all, values: all.map(() => 1), lower: 1, upper: 1 },
      ...target.map((payoff, j) => ({
        columns: all,
        values: columns.map(({ payoffs }) => payoffs[j]),
        lower: payoff - gamma,
        upper: payoff + gamma,
      })),
    ],
  });
  return status === 'optimal' ? (objective ?? Number.NaN) : Number.NaN;
}

function impossibleRow(lp: ProgramSolver): LedgerRow {
  const meta = counterexample();
  const gammas = [0.005, 0.01, 0.02];
  const gains = gammas.map((gamma) => hiddenGain(meta, [0.8, 0.98], gamma, lp));
  return judged({
    item: 'Folk theorem: every strategy profile',
    about: 'could some other strategies sustain that payoff?',
    evidence: 'exact',
    published: 'for any epsilon, gamma > 0',
    ours: `whatever is played, B gains unseen at least ${gains.map((gain, n) => `${formatReal(gain, 2)} at gamma = ${gammas[n]}`).join(', ')}: no epsilon-equilibrium for epsilon below ${formatReal(gains[1], 2)} at gamma = .01`,
    when: 'corrected',
    reason:
      'A linear program over all long-run frequencies of profiles whose payoffs are within gamma of the target. The counterexample needs a small gamma.',
    checks: {
      'at gamma .01 the gain is at least .11': gains[1] > 0.11 - 1e-9,
      'it grows as gamma falls': gains[0] > gains[1],
    },
    test: SUSTAIN,
  });
}

function twoRow(lp: ProgramSolver): LedgerRow {
  const cases = [
    { meta: twoLlms('pd-losses', '9/10', '1/10'), target: ['-3.6', '-0.4'] },
    { meta: twoLlms('pd-losses', '1/2', '1/2'), target: [-2, -2] },
  ];
  const results = cases.map(({ meta, target }) => sustain(meta, target, { lp, epsilon: 0.1 }));
  const cutoffs = results.map(({ grim }) => grim?.cutoff ?? Number.NaN);
  const proofs = cases.map(({ meta, target }) => folkConstants(meta, target, { lp, epsilon: 0.1 }).horizon);
  return judged({
    item: 'Folk theorem, two LLMs',
    about: 'is the review needed?',
    evidence: 'exact',
    published: 'one construction for any number of LLMs',
    ours: `no: cooperation in the dilemma is an exact equilibrium by grim punishment from discount ${cutoffs.map((cutoff) => formatReal(cutoff, 4)).join(' at shares .9/.1 and ')} at .5/.5; the construction at epsilon = .1 needs 1/(1 - delta) = ${proofs.map((horizon) => horizon.toExponential(1)).join(' and ')}`,
    when: 'sharper',
    reason:
      "Two LLMs that observe every role infer each other's play from the aggregate and their own, so the ordinary folk theorem applies. Attribution is a problem for three or more.",
    checks: {
      'the cutoffs are 4/9 and 1/7': Math.abs(cutoffs[0] - 4 / 9) < 1e-12 && Math.abs(cutoffs[1] - 1 / 7) < 1e-12,
      'both are sustainable': results.every(({ status }) => status === 'sustainable'),
    },
    test: SUSTAIN,
  });
}

/** "If r is only weakly individually rational, we first perturb it slightly toward a strictly individually rational feasible vector." */
function weakRow(lp: ProgramSolver): LedgerRow {
  const meta = twoLlms('majority-coordination', '9/10', '1/10');
  const floors = individualRationality(meta, { lp });
  const total = floors.reduce((sum, { upper }) => sum + upper, 0);
  const target = floors.map(({ upper }) => Number(upper.toFixed(9)));
  const { feasible, strict } = feasibility(meta, target, { lp });
  let refusal = '';
  try {
    folkConstants(meta, target, { lp, epsilon: 1 });
  } catch (error) {
    refusal = error instanceof RangeError ? error.message : '';
  }
  return judged({
    item: 'Proof idea: weakly rational targets',
    about: 'moving r towards a strictly rational vector',
    evidence: 'exact',
    published: 'we first perturb it slightly',
    ours: `impossible in majority coordination at .9: IR = (${target.join(', ')}) sums to ${formatReal(total, 2)}, all that there is, so no feasible vector is strictly rational`,
    when: 'corrected',
    reason:
      'A strictly rational feasible vector need not exist; the theorem itself assumes one (its target). folkways refuses the construction there.',
    checks: {
      'minmax payoffs sum to 100': Math.abs(total - 100) < 1e-6,
      'they are feasible and not strict': feasible && strict === false,
      'the construction is refused': refusal.startsWith('folkConstants:'),
    },
    test: 'packages/metagame/src/repeated/sustain/folkConstants.golden.test.ts',
  });
}

function subgameRow(): LedgerRow {
  const meta = twoLlms('pd-losses', '9/10', '1/10');
  const gains = deviationGain(meta, dilemmaProtocol(1, 0, 3, 0.01), { oneMinusDiscount: 1e-6 });
  const most = (pick: (gain: (typeof gains)[number]) => number): number => Math.max(...gains.map(pick));
  const [start, phase, state] = [
    most(({ gain }) => gain),
    most(({ anyPhaseStart }) => anyPhaseStart),
    most(({ anyState }) => anyState),
  ];
  return judged({
    item: 'Folk theorem: which equilibrium',
    about: 'Nash or subgame-perfect?',
    evidence: 'exact',
    published: 'an epsilon-equilibrium',
    ours: `Nash only: in the dilemma (T = 1, K = 3, p = .01) deviating gains ${formatReal(start, 4)} from the beginning, ${formatReal(phase, 4)} from the worst phase, ${formatReal(state, 4)} from the worst state`,
    when: 'sharper',
    reason: 'Punishers have no reason to punish and are not watched while they do. folkways reports all three gains.',
    checks: { 'gains grow off the path': phase > start * 2 && state >= phase },
    test: 'packages/metagame/src/repeated/deviation/deviationGain.paper.test.ts',
  });
}
