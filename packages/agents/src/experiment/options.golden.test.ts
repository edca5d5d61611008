/**
 * The options of PS-BR, against figures of an independent program (200 matches each, prior 0.999 unless said): one per option.
 */
import { cases } from '@folkways/testkit';
import { describe, expect, it } from 'vitest';
import { slugOf } from '../fixtures/gameNames.js';
import { followRate } from './followRate.js';
import { runExperiment } from './runExperiment.js';

const prescribed = (weight: number) => ({ label: 'prescribed', weight });
const strong = { prior: prescribed(0.999) };
const weak = { prior: prescribed(0.9) };
const all = ['BoS', 'PD', 'Promo', 'Samaritan', 'Lemons'];

/** Name, options, metric, games, wanted percent. */
const rows: [string, object, 'prescribed' | 'anyNash', string[], number[]][] = [
  [
    'the posterior tempered, 0.5',
    { ...weak, temperature: 0.5, temper: 'posterior' },
    'prescribed',
    all,
    [99.8, 89.4, 99, 95.4, 94],
  ],
  ['the likelihood tempered, 0.2', { ...weak, temperature: 0.2 }, 'prescribed', ['PD', 'Promo'], [0.25, 90]],
  ['recency 0.5', { ...strong, recency: 0.5 }, 'prescribed', ['PD', 'Samaritan', 'Lemons'], [89.9, 95, 94.3]],
  ['recency 0.7, no prior', { recency: 0.7 }, 'anyNash', all, [62.6, 78.7, 100, 87.8, 69.5]],
  ['discount 0.3', { ...strong, discount: 0.3 }, 'prescribed', ['PD', 'Samaritan'], [0, 0]],
  ['horizon 1', { ...strong, horizon: 1 }, 'prescribed', all, [99.8, 0, 0, 0, 0]],
  ['horizon 2', { ...strong, horizon: 2 }, 'prescribed', ['PD', 'Samaritan'], [93.3, 0]],
  ['one rollout', { ...strong, rollouts: 1 }, 'prescribed', ['PD', 'Samaritan', 'Lemons'], [59.7, 68.4, 85.7]],
  ['five rollouts', { ...strong, rollouts: 5 }, 'prescribed', ['PD', 'Samaritan', 'Lemons'], [94, 97.5, 98]],
  ['ties to the last, no prior', { tie: 'last' }, 'anyNash', ['Promo'], [82]],
  ['both expect mad0', { prior: { label: 'mad0', weight: 0.999 } }, 'prescribed', ['Promo'], [6.5]],
];

const forcedRows: [number, number[]][] = [
  [0.9, [0, 100, 89.2, 1.4]],
  [0.99, [48.5, 100, 99.3, 62.8]],
];

const quick = new Set(['horizon 2', 'ties to the last, no prior', 'both expect mad0']);

async function check(name: string, option: object, metric: 'prescribed' | 'anyNash', wanted: number): Promise<void> {
  const matches = cases(100, 400);
  const records = await runExperiment({
    game: slugOf[name],
    agents: { agent: { kind: 'ps-br', lastRound: 200, ...option } },
    rounds: 180,
    matches,
    seed: 4242,
  });
  const { rate, standardError } = followRate(records, { metric, window: [161, 180] });
  // Theirs has no error: it is ours, rescaled to 200 matches.
  const ours = 100 * standardError;
  const allowed = 4 * Math.sqrt(ours ** 2 * (1 + matches / 200) + 0.5 ** 2);
  expect(Math.abs(100 * rate - wanted), `${name}: ${100 * rate} for ${wanted}`).toBeLessThanOrEqual(allowed);
}

for (const [title, option, metric, names, wanted] of rows) {
  if (cases(0, 1) === 0 && !quick.has(title)) continue;
  describe(title, () => {
    names.forEach((name, i) => {
      it(name, () => check(name, option, metric, wanted[i]));
    });
  });
}

describe.each(cases(0, 1) === 0 ? forcedRows.slice(0, 1) : forcedRows)(
  'the label believed with %f, whatever was seen',
  (probability, wanted) => {
    const labels: Record<string, [string, string]> = {
      PD: ['grim_trigger', 'grim_trigger'],
      Promo: ['mad1', 'mad0'],
      Samaritan: ['always_work', 'grim_nohelp'],
      Lemons: ['grim_boycott', 'grim_hq_until_boycott'],
    };
    it.each(Object.entries(labels))('%s', async (name, [first, second]) => {
      const matches = cases(100, 400);
      const forced = (label: string) => ({ kind: 'ps-br', lastRound: 200, forced: { label, probability } });
      const records = await runExperiment({
        game: slugOf[name],
        agents: { first: forced(first), second: forced(second) },
        pairings: [['first', 'second']],
        rounds: 180,
        matches,
        seed: 99,
      });
      const { rate, standardError } = followRate(records, { metric: 'prescribed', window: [161, 180] });
      const allowed = 4 * Math.sqrt((100 * standardError) ** 2 * (1 + matches / 200) + 0.5 ** 2);
      const target = wanted[Object.keys(labels).indexOf(name)];
      expect(Math.abs(100 * rate - target), `${100 * rate} for ${target}`).toBeLessThanOrEqual(allowed);
    });
  },
);
