/**
 * The claim on the prisoner's dilemma for all payoffs: threshold, closed form, proof.
 */
import { Fraction, type RandomStream, randomStream, symmetricGame, uniformInteger } from '@folkways/core';
import {
  averageUtilities,
  claimRegion,
  equilibriumRange,
  metaActionCount,
  metaActionProfile,
  metaGame,
  oneShotEquilibria,
  shareSweep,
} from '@folkways/metagame';
import { formatSignificant } from '../../output/formatReal.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { dilemmaThreshold } from './dilemmaThreshold.js';
import { heldOn, judged } from './judged.js';

/** X, Y and Z with 0 > X > Y > Z. */
type Dilemma = readonly [number, number, number];

/** "For any 0 > X > Y > Z, for p sufficiently large, in any equilibrium the larger LLM does worse." */
export const dilemmaClaimEntry: LedgerEntry = {
  name: "claim on the prisoner's dilemma",
  run: (context) => ({ rows: [claimRow(context), nearOneRow(), proofRow()] }),
};

const gameOf = ([X, Y, Z]: Dilemma) =>
  symmetricGame([
    [X, Z],
    [0, Y],
  ]);

/** Where the claim begins to hold for good, over ALL equilibria; undefined when it never does. */
function searched(dilemma: Dilemma): Fraction | undefined {
  const shares = [
    ['p', '1 - p'],
    ['p', '1 - p'],
  ];
  const sweep = shareSweep({ game: gameOf(dilemma), shares, from: '1/2', to: 1 });
  const last = claimRegion(sweep, [1, -1]).at(-1);
  return last?.verdict === 'always' ? last.from.lower : undefined;
}

function randomDilemma(rng: RandomStream): Dilemma {
  const drawn = new Set<number>();
  while (drawn.size < 3) drawn.add(uniformInteger(rng, -40, -1));
  const [X, Y, Z] = [...drawn].sort((a, b) => b - a);
  return [X, Y, Z];
}

function claimRow({ quick, seed, signal }: LedgerContext): LedgerRow {
  const rng = randomStream(seed, 5);
  const instances = quick ? 10 : 1000;
  let [claims, equal] = [0, 0];
  for (let n = 0; n < instances; n++) {
    signal?.throwIfAborted();
    const dilemma = randomDilemma(rng);
    const found = searched(dilemma);
    if (found === undefined || found.compare(Fraction.ONE) >= 0) continue;
    claims++;
    if (found.equals(dilemmaThreshold(...dilemma))) equal++;
  }
  return judged({
    item: "Claim, prisoner's dilemma",
    about: 'a sufficiently large LLM does worse in every equilibrium',
    evidence: 'law',
    published: 'true for all 0 > X > Y > Z',
    ours: `a threshold below 1 exists: ${heldOn(claims, instances)} random payoffs, over all equilibria; it equals our closed form: ${heldOn(equal, instances)}`,
    when: 'sharper',
    reason:
      'The paper gives no threshold. Ours is derived from the pure equilibria; that mixed ones never exceed it is not proven, but confirmed exactly on every instance tried.',
    checks: { 'the claim holds': claims === instances, 'the closed form is exact': equal === instances },
    test: 'packages/metagame/src/sweep/shareSweep.paper.test.ts',
  });
}

function nearOneRow(): LedgerRow {
  const dilemma: Dilemma = [-10, -11, -100];
  const found = searched(dilemma);
  return judged({
    item: "Claim, prisoner's dilemma: p close to 1",
    about: 'how much "sufficiently" may ask for',
    evidence: 'exact',
    published: 'no bound',
    ours: `(X, Y, Z) = (${dilemma.join(', ')}): only from p = ${found} = ${formatSignificant(found?.toNumber() ?? Number.NaN, 5)} on`,
    when: 'sharper',
    reason: 'The threshold is below 1 for all payoffs, but no share below 1 works for all of them.',
    checks: {
      'the threshold is above .98 and below 1':
        found !== undefined && found.toNumber() > 0.98 && found.compare(Fraction.ONE) < 0,
      'it equals the closed form': found?.equals(dilemmaThreshold(...dilemma)) === true,
    },
    test: 'packages/metagame/src/sweep/shareSweep.paper.test.ts',
  });
}

/** The proof bounds the payoffs of CC and of CD below by more than pY "since X > Y". */
function proofRow(): LedgerRow {
  const [X, Y, Z]: Dilemma = [-1, -2, -10];
  const p = 0.99;
  const row = [p, 1 - p];
  const meta = metaGame({ game: gameOf([X, Y, Z]), shares: [row, row] });
  const replies = Array.from({ length: metaActionCount(meta, 1) }, (_, index) => metaActionProfile(meta, 1, index));
  const worst = (own: readonly number[]): number =>
    Math.min(...replies.map((reply) => averageUtilities(meta, [own, reply])[0]));
  const [both, one] = [worst([0, 0]), worst([0, 1])];
  const most = equilibriumRange(oneShotEquilibria(meta), [1, -1]).upper.toNumber();
  return judged({
    item: "Proof of the claim, prisoner's dilemma",
    about: 'both lower bounds exceed pY',
    evidence: 'exact',
    published: 'true "since X > Y"',
    ours: `(${X}, ${Y}, ${Z}), p = ${p}: CD may pay ${formatSignificant(one, 4)}, less than pY = ${formatSignificant(p * Y, 4)}; CC pays at least ${formatSignificant(both, 4)}`,
    when: 'corrected',
    reason:
      'False for CD when Z < 2Y. Harmless: the bound for CC suffices to exclude DD, and the claim holds here as everywhere.',
    checks: {
      'the bound for CD fails': one < p * Y,
      'the bound for CC holds': both > p * Y,
      'the claim holds': most < 0,
    },
    test: 'packages/metagame/src/equilibrium/oneShotEquilibria.paper.test.ts',
  });
}
