/**
 * `folkways agents prompt`: what a language model would be asked.
 */
import {
  menuIndex,
  PROMPT_VERSION,
  type PromptContext,
  type PromptKind,
  promptAnswers,
  renderPrompt,
  smallestPayoffGap,
} from '@folkways/agents';
import {
  type NormalFormGame,
  profileAt,
  profileCount,
  profileIndex,
  randomStream,
  standardNormal,
  uniformInteger,
} from '@folkways/core';
import type { AgentsPromptOptions } from '../commands/agentsModelCommands.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { formatJson } from '../output/formatJson.js';
import { visible } from '../output/visible.js';
import { gameMenus } from './gameMenus.js';
import { parseHistory } from './parseHistory.js';
import { refuseAgents } from './refuseAgents.js';

/** The prompt, word for word. @throws InputError when the game has not two players, or an option does not fit it. */
export async function promptReport(argument: string, options: AgentsPromptOptions, io: Io): Promise<string> {
  const given = await readGameArgument(argument, io);
  const { game, source } = given;
  if (game.players.length !== 2) {
    throw new InputError(`${source}: expected a game of two players, found ${game.players.length}`);
  }
  const role = Number(options.role) - 1;
  const kind = options.kind as PromptKind;
  const menus = (await gameMenus(given, options.menus, io))?.menus;
  const opponentMenu = menus?.[1 - role];
  const expected = options.expect;
  if (expected !== undefined) {
    if (opponentMenu === undefined) throw new InputError(`--expect: expected a game with menus, found ${source}`);
    refuseAgents('--expect', () => menuIndex('prompt', 'expect', opponentMenu, expected));
  }
  const history = options.history === undefined ? randomHistory(game, options) : parseHistory(options.history, game);
  const context: PromptContext = {
    game,
    role,
    history,
    opponentMenu,
    prior: expected,
    prediction: kind === 'scot-choose' ? predicted(options.prediction, game, role) : undefined,
    keep: options.keep,
    ...(options.unknownPayoffs === true ? noisyPayoffs(game, role, history, options.seed) : {}),
  };
  const messages = refuseAgents(source, () => renderPrompt(kind, context));
  const answers = promptAnswers(kind, context);
  if (options.json === true) return formatJson({ version: PROMPT_VERSION, kind, messages, answers });
  return `${messages.map(({ content }) => content.split('\n').map(visible).join('\n')).join('\n\n')}\n`;
}

function predicted(action: string | undefined, game: NormalFormGame, role: number): string {
  const actions = game.actions[1 - role];
  if (action === undefined) return actions[0];
  if (actions.includes(action)) return action;
  throw new InputError(`--prediction: expected one of ${actions.join(', ')}, found ${JSON.stringify(action)}`);
}

function randomHistory(game: NormalFormGame, { rounds, seed }: AgentsPromptOptions): string[][] {
  const rng = randomStream(seed, 0);
  return Array.from({ length: rounds }, () =>
    profileAt(game, uniformInteger(rng, 0, profileCount(game) - 1)).map((action, i) => game.actions[i][action]),
  );
}

/** Payoffs as a match with noise would show them. */
function noisyPayoffs(
  game: NormalFormGame,
  role: number,
  history: readonly (readonly string[])[],
  seed: number,
): Pick<PromptContext, 'received' | 'noise'> {
  const rng = randomStream(seed, 1);
  const noise = smallestPayoffGap(game);
  const received = history.map((row) => {
    const profile = profileIndex(
      game,
      row.map((name, i) => game.actions[i].indexOf(name)),
    );
    return game.payoffs[role][profile] + noise * standardNormal(rng);
  });
  return { received, noise };
}
