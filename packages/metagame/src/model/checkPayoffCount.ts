/**
 * The size of the game among the LLMs, before it is built.
 */
import { SizeError } from '@folkways/core';
import { metaActionCount } from './actionProfiles.js';
import type { MetaGame } from './metaGame.js';

/**
 * `[k]` how many meta-actions each LLM has.
 * @throws SizeError when joint meta-actions times LLMs are more than `maxPayoffs`, 2^20 by default.
 */
export function checkPayoffCount(where: string, meta: MetaGame, maxPayoffs = 2 ** 20): number[] {
  const counts = meta.llms.map((_, j) => metaActionCount(meta, j));
  const size = counts.reduce((product, count) => product * count, counts.length);
  if (size <= maxPayoffs) return counts;
  throw new SizeError(
    `${where}: the meta-game has ${size} payoffs (${counts.length} LLMs, ${counts.join(' x ')} meta-actions), ` +
      `over the limit of ${maxPayoffs}; utilities, bestReply and structuredMetaGame work without them`,
    size,
    maxPayoffs,
  );
}
