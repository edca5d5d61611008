/**
 * What has been played, in a prompt: round by round, or the earlier rounds counted.
 */
import { fillTemplate } from './fillTemplate.js';
import type { PromptContext } from './promptContext.js';
import { amount, firstRole, receivedText } from './promptRules.js';
import { promptTexts } from './promptTexts.js';
import { actionWords } from './promptWords.js';

/** Lines. Actions appear as the game's words for them, whatever the players wrote. */
export function historyText(context: PromptContext, inferring: boolean): string[] {
  const { game, role, history, received, keep = Infinity } = context;
  const texts = promptTexts.history;
  if (history.length === 0) return [texts.none];
  const first = firstRole(role, inferring);
  const words = actionWords(game);
  const pairs = history.map((row) =>
    [first, 1 - first].map((player) => words[player][game.actions[player].indexOf(row[player])]),
  );
  const from = Math.max(0, history.length - keep);
  return [
    fillTemplate(inferring ? texts.inferring : texts.playing, { count: history.length }),
    ...(from === 0 ? [] : [fillTemplate(texts.counts, { last: from }), ...counted(pairs.slice(0, from))]),
    ...pairs.slice(from).map(([a, b], t) =>
      fillTemplate(received === undefined ? texts.round : texts.received, {
        round: from + t + 1,
        first: a,
        second: b,
        payoff: received === undefined ? '' : amount(received[from + t]),
      }),
    ),
    ...receivedText(context, inferring),
  ];
}

/** How often each pair came, in the order of its first coming. */
function counted(pairs: readonly string[][]): string[] {
  const counts = new Map<string, { pair: string[]; count: number }>();
  for (const pair of pairs) {
    const key = pair.join(' ');
    const entry = counts.get(key) ?? { pair, count: 0 };
    entry.count++;
    counts.set(key, entry);
  }
  return [...counts.values()].map(({ pair: [first, second], count }) =>
    fillTemplate(promptTexts.history.count, { first, second, count }),
  );
}
