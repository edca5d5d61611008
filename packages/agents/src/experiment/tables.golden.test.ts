/**
 * The paper's four tables under the reference settings, against an independent program's (src/fixtures/agents-tables.json: 400 matches,
 * other random numbers). A difference may be 4 times the standard error of the difference, with a quarter of a point for rows where one
 * side's error is 0.
 */
import { cases, isSlow } from '@folkways/testkit';
import { describe, expect, it } from 'vitest';
import tables from '../fixtures/agents-tables.json' with { type: 'json' };
import { slugOf } from '../fixtures/gameNames.js';
import type { AgentSpec } from './agentSpec.js';
import { followRate } from './followRate.js';
import { runExperiment } from './runExperiment.js';

type Name = keyof (typeof tables.rows)[number]['any'];
const names: readonly Name[] = ['BoS', 'PD', 'Promo', 'Samaritan', 'Lemons'];

/** The agent of a row; payoffs are known, or learned with the row's plan. */
function agentOf({ method, unknown, pay }: (typeof tables.rows)[number]): AgentSpec {
  if (method === 'base uniform') return 'uniform';
  if (method === 'base menu') return 'menu-draw';
  const weight = /prior(\.\d+)/.exec(method)?.[1];
  const kind = method.startsWith('scot') ? 'scot' : /^(myopic|mPS)/.test(method) ? 'myopic-ps-br' : 'ps-br';
  return {
    kind,
    payoffs: unknown ? pay : 'known',
    ...(weight === undefined ? {} : { prior: { label: 'prescribed', weight: Number(weight) } }),
    ...(method.includes('tau.2') ? { temperature: 0.2, recency: 0.9 } : {}),
    ...(kind === 'ps-br' ? { lastRound: 200 } : {}),
  };
}

/** In the quick suite, the rows that say most; in the slow suite all. */
const quick = new Set(['PS-BR prior.999', 'PS-BR', 'scot(MAP)']);
const matches = cases(200, 400);

for (const row of tables.rows) {
  const known = !row.unknown;
  if (!isSlow && !(known && quick.has(row.method)) && !(row.pay === 'sample' && row.method === 'PS-BR prior.999'))
    continue;
  describe(`${known ? 'known payoffs' : `unknown payoffs, ${row.pay}`}: ${row.method}`, () => {
    names.forEach((name, position) => {
      it(name, async () => {
        const records = await runExperiment({
          game: slugOf[name],
          agents: { agent: agentOf(row) },
          rounds: 180,
          matches,
          seed: 20_260,
          payoffNoise: known ? 0 : 'smallest gap',
        });
        const figures = [
          { metric: 'anyNash' as const, wanted: row.any[name], se: row.seAny[position] },
          { metric: 'prescribed' as const, wanted: row.coop[name], se: row.seCoop[position] },
        ];
        for (const { metric, wanted, se } of figures) {
          const { rate, standardError } = followRate(records, { metric, window: [161, 180] });
          const allowed = 4 * Math.sqrt(se ** 2 + (100 * standardError) ** 2 + 0.25 ** 2);
          expect(Math.abs(100 * rate - wanted), `${metric}: ${100 * rate} for ${wanted}`).toBeLessThanOrEqual(allowed);
        }
      });
    });
  });
}
