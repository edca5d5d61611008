/**
 * What LLMs play over and over, as a table.
 */
import type { MetaGame, PureProfile, Split } from '@folkways/metagame';
import { floatStrategyInWords } from '../game/strategyInWords.js';
import { type Block, table } from '../output/block.js';
import { visible } from '../output/visible.js';
import { profileInWords } from './adviceWords.js';

/** One row per profile of the schedule. */
export function scheduleTable(
  meta: MetaGame,
  schedule: readonly { readonly profile: readonly (PureProfile | Split)[]; readonly periods: number }[],
): Block {
  return table({
    header: ['periods', ...meta.llms.map((name) => `${visible(name)} advises`)],
    align: ['right'],
    rows: schedule.map(({ profile, periods }) => [
      periods.toLocaleString('en'),
      ...profile.map((own, j) => prescriptionInWords(meta, j, own)),
    ]),
  });
}

/** `CD`, or for a split the fractions of clients in each role: `Player 1: C (0.5), D (0.5)`. */
function prescriptionInWords(meta: MetaGame, llm: number, own: PureProfile | Split): string {
  if (!('kind' in own)) return profileInWords(meta, llm, own);
  const { players, actions } = meta.game;
  return meta.governed[llm]
    .map((i) => `${visible(players[i])}: ${floatStrategyInWords(actions[i], own.roles[i])}`)
    .join('; ');
}
