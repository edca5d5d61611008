/**
 * The lemma that nothing new arises when every LLM governs a single role.
 */
import { extremeEquilibria, type RandomStream, randomStream, regret, uniformInteger } from '@folkways/core';
import { aggregatePlay, bestReply, type MetaGame, metaGame, type Split } from '@folkways/metagame';
import { formatSignificant } from '../../output/formatReal.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { heldOn, judged } from './judged.js';
import { randomGame, randomSplit } from './randomMetaGame.js';

const ROUNDING = 1e-9;

/** Lemma "single-role", both ways, and its premise. */
export const singleRoleEntry: LedgerEntry = {
  name: 'single-role LLMs',
  run: (context) => ({ rows: [lawRow(context), premiseRow(context)] }),
};

/** Two LLMs share each of two roles. */
function singleRole(rng: RandomStream): MetaGame {
  const [p, q] = [uniformInteger(rng, 1, 6), uniformInteger(rng, 1, 6)];
  const shares = [
    [`${p}/7`, `${7 - p}/7`, 0, 0],
    [0, 0, `${q}/7`, `${7 - q}/7`],
  ];
  return metaGame({ game: randomGame(rng, 2), shares });
}

function lawRow({ quick, seed }: LedgerContext): LedgerRow {
  const rng = randomStream(seed, 3);
  const instances = quick ? 60 : 1000;
  let [equilibria, forth, back, worst] = [0, 0, 0, 0];
  for (let n = 0; n < instances; n++) {
    const meta = singleRole(rng);
    for (const { strategies } of extremeEquilibria(meta.game).equilibria) {
      const roles = strategies.map((row) => Float64Array.from(row, (weight) => weight.toNumber()));
      for (const profile of divisions(meta, roles)) {
        equilibria++;
        if (profile.every((_, j) => bestReply(meta, profile, j).gain < ROUNDING)) forth++;
      }
    }
    // What a role's clients together could gain is the sum of what its LLMs could: equilibria of one game are those of the other.
    const profile = meta.llms.map(() => randomSplit(rng, meta));
    const aggregate = aggregatePlay(meta, profile).map((row) => [...row]);
    const gap = [0, 1].reduce((most, role) => {
      const own = meta.llms.flatMap((_, j) =>
        meta.governed[j].includes(role) ? [bestReply(meta, profile, j).gain] : [],
      );
      const sum = own.reduce((total, gain) => total + gain, 0);
      return Math.max(most, Math.abs(sum - roleRegret(meta, aggregate, role)));
    }, 0);
    worst = Math.max(worst, gap);
    back += gap < ROUNDING ? 1 : 0;
  }
  return judged({
    item: 'Lemma, single-role',
    about: 'aggregates of meta-equilibria are exactly the base equilibria',
    evidence: 'law',
    published: 'exactly all mixed Nash equilibria of the base game',
    ours: `${equilibria} divisions of base equilibria among LLMs are meta-equilibria (${heldOn(forth, equilibria)}); back: the gains of a role's LLMs sum to the role's regret at the aggregate, ${heldOn(back, instances)} random profiles (to ${formatSignificant(worst, 2)})`,
    when: 'agrees',
    checks: {
      'base equilibria give meta-equilibria': forth === equilibria,
      'gains sum to regrets': back === instances,
    },
    test: 'packages/metagame/src/equilibrium/singleRole.property.test.ts',
  });
}

/** The equilibrium played alike by all, and divided so that the first LLM of a role takes its first actions. */
function divisions(meta: MetaGame, roles: readonly Float64Array[]): Split[][] {
  const alike: Split = { kind: 'split', roles };
  const sorted = meta.llms.map((_, j): Split => {
    const [role] = meta.governed[j];
    const first = j % 2 === 0;
    const share = meta.shares[role][j];
    // Mass before and after this LLM's own in the order of actions.
    let [skipped, taken] = [first ? 0 : 1 - share, 0];
    const own = roles[role].map((mass) => {
      const passed = Math.min(mass, skipped);
      skipped -= passed;
      const piece = Math.max(0, Math.min(mass - passed, share - taken));
      taken += piece;
      return Math.min(1, piece / share);
    });
    return { kind: 'split', roles: roles.map((row, r) => (r === role ? own : row)) };
  });
  return [meta.llms.map(() => alike), sorted];
}

/** What role r's best reply gains at a profile of the base game. */
function roleRegret({ game }: MetaGame, strategies: readonly (readonly number[])[], role: number): number {
  const alone = { ...game, payoffs: game.payoffs.map((row, i) => (i === role ? row : row.map(() => 0))) };
  return Number(regret({ ...alone, rationals: undefined }, strategies));
}

function premiseRow({ seed }: LedgerContext): LedgerRow {
  const rng = randomStream(seed, 4);
  const game = randomGame(rng, 2);
  const refused = (shares: (string | number)[][]): string => {
    try {
      metaGame({ game, shares });
      return '';
    } catch (error) {
      return error instanceof RangeError ? error.message : '';
    }
  };
  const idle = refused([
    [1, 0, 0],
    [0, 1, 0],
  ]);
  return judged({
    item: 'Lemma, single-role: premise',
    about: 'an LLM that governs nobody',
    evidence: 'exact',
    published: 'clients in at most one role',
    ours: `in exactly one: an LLM without clients is refused (${idle})`,
    when: 'sharper',
    reason:
      'The proof takes "the unique role" of an LLM. One without clients has nothing to choose and an average of 0/0, so folkways asks for clients of every LLM.',
    checks: { 'an LLM without clients is refused': idle.includes('expected clients for every LLM') },
    test: 'packages/metagame/src/equilibrium/singleRole.property.test.ts',
  });
}
