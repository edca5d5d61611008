/**
 * What LLMs play over and over, as a table.
 */
import type { MetaGame, PureProfile } from '@folkways/metagame';
import { type Block, table } from '../output/block.js';
import { visible } from '../output/visible.js';
import { profileInWords } from './adviceWords.js';

/** One row per profile of the schedule. */
export function scheduleTable(
  meta: MetaGame,
  schedule: readonly { readonly profile: readonly PureProfile[]; readonly periods: number }[],
): Block {
  return table({
    header: ['periods', ...meta.llms.map((name) => `${visible(name)} advises`)],
    align: ['right'],
    rows: schedule.map(({ profile, periods }) => [
      periods.toLocaleString('en'),
      ...profile.map((own, j) => profileInWords(meta, j, own)),
    ]),
  });
}
