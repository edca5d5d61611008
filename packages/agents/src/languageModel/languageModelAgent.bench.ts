/**
 * What a call costs beside the model: matches of 200 rounds with models that answer at once, 200 (base, label) or 400 (scot) calls each.
 */
import { catalog, randomStream } from '@folkways/core';
import { bench, describe } from 'vitest';
import { automatonAgent } from '../agent/automatonAgent.js';
import { playMatch } from '../match/playMatch.js';
import { menus } from '../menu/menus.js';
import type { ChatModel } from './chatModel.js';
import { type LanguageModelMode, languageModelAgent } from './languageModelAgent.js';

const game = catalog['prisoners-dilemma'];
const [menu, opponentMenu] = menus['prisoners-dilemma'];
const other = automatonAgent({ game, role: 1, automaton: opponentMenu[4].automaton });
const model: ChatModel = {
  name: 'instant',
  complete: async ({ choices = [] }) => ({ text: choices[0], finish: 'stop' }),
};

describe('a match of 200 rounds', () => {
  for (const mode of ['base', 'scot', 'ps-br'] as const satisfies readonly LanguageModelMode[]) {
    const agent = languageModelAgent({ game, role: 0, model, mode, menu, opponentMenu });
    bench(mode, async () => {
      await playMatch([agent, other], { game, rounds: 200, rng: randomStream(1, 0) });
    });
  }
});
