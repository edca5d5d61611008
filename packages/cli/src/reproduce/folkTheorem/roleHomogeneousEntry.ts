/**
 * The lemma that lotteries over profiles are enough.
 */
import { randomStream } from '@folkways/core';
import { bestReply, roleHomogeneous, utilities } from '@folkways/metagame';
import { formatSignificant } from '../../output/formatReal.js';
import type { LedgerEntry } from '../ledgerRow.js';
import { heldOn, judged } from './judged.js';
import { randomMetaAction, randomMetaGame } from './randomMetaGame.js';

const ROUNDING = 1e-10;

/** Lemma "role-homogeneous", on random games and meta-actions. */
export const roleHomogeneousEntry: LedgerEntry = {
  name: 'role-homogeneous meta-actions',
  run: ({ quick, seed }) => {
    const rng = randomStream(seed, 2);
    const instances = quick ? 60 : 1000;
    let [payoffs, gains, worst] = [0, 0, 0];
    for (let n = 0; n < instances; n++) {
      const meta = randomMetaGame(rng);
      const profile = meta.llms.map((_, j) => randomMetaAction(rng, meta, j));
      const others = meta.llms.map((_, j) => randomMetaAction(rng, meta, j));
      let [same, still] = [true, true];
      const homogeneous = profile.map((action, j) => roleHomogeneous(meta, j, action));
      profile.forEach((action, j) => {
        // Against the profile at hand and against any other one, for every LLM.
        for (const rest of [profile, others]) {
          const before = utilities(meta, rest.with(j, action));
          const after = utilities(meta, rest.with(j, homogeneous[j]));
          const gap = before.reduce((most, value, q) => Math.max(most, Math.abs(value - after[q])), 0);
          worst = Math.max(worst, gap);
          if (gap > ROUNDING) same = false;
        }
        // Gains from deviating do not change, so equilibria stay equilibria.
        const change = bestReply(meta, homogeneous, j).gain - bestReply(meta, profile, j).gain;
        if (Math.abs(change) > ROUNDING) still = false;
      });
      payoffs += same ? 1 : 0;
      gains += still ? 1 : 0;
    }
    const row = judged({
      item: 'Lemma, role-homogeneous',
      about: 'one draw for all clients is as good as any meta-action',
      evidence: 'law',
      published: 'same payoffs for all LLMs; equilibria stay equilibria',
      ours: `payoffs of all LLMs against every reply ${heldOn(payoffs, instances)} random meta-games (to ${formatSignificant(worst, 2)}); gains from deviating, and so equilibria, ${heldOn(gains, instances)}`,
      when: 'agrees',
      checks: { 'payoffs are the same': payoffs === instances, 'gains are the same': gains === instances },
      test: 'packages/metagame/src/model/utilities.property.test.ts',
    });
    return { rows: [row] };
  },
};
