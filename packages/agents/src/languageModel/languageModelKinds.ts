/**
 * Language-model agents in experiment specs.
 */
import { describeValue, didYouMean } from '@folkways/core';
import type { AgentContext, AgentKind } from '../experiment/agentSpec.js';
import type { ChatModel } from './chatModel.js';
import { type LanguageModelAgentOptions, type LanguageModelMode, languageModelAgent } from './languageModelAgent.js';
import type { ModelTurn } from './modelTurn.js';

const TOLD = ['model', 'prior', 'recency', 'payoffs', 'lastRound', 'history', 'optionOrder'] as const;
const PLANNED = ['temperature', 'temper', 'forced', 'discount', 'horizon', 'rollouts', 'tie', 'planner'] as const;

/** Options of `languageModelKinds`. */
export interface LanguageModelKindsOptions {
  /** Called after every question of every agent. */
  readonly onTurn?: (turn: ModelTurn) => void;
}

/**
 * The kinds `llm-base`, `llm-scot` and `llm-ps-br` for `runExperiment`, `agentFromSpec` and `checkExperiment`.
 * @param models - by the names that specs give in their option `model`, which may be left out when there is only one.
 * @throws RangeError when there is no model.
 * @example
 * ```ts
 * import { languageModelKinds, runExperiment } from '@folkways/agents';
 * const kinds = languageModelKinds({ stub: { name: 'stub', complete: async () => ({ text: 'F', finish: 'stop' as const }) } });
 * const spec = { game: 'prisoners-dilemma', agents: { a: 'llm-base' }, rounds: 5, matches: 2, seed: 1 };
 * const records = await runExperiment(spec, { kinds });
 * console.log(records.profiles.every((k) => k === 3)); // true
 * ```
 */
export function languageModelKinds(
  models: Readonly<Record<string, ChatModel>>,
  { onTurn }: LanguageModelKindsOptions = {},
): Record<string, AgentKind> {
  const names = Object.keys(models);
  if (names.length === 0) throw new RangeError('languageModelKinds: "models" expected at least one model, got none');
  const kind = (name: string, mode: LanguageModelMode, options: readonly string[]): [string, AgentKind] => [
    name,
    {
      options,
      make({ model: wanted, ...given }, context) {
        const model = modelNamed(name, wanted, models, names);
        return languageModelAgent({
          ...(given as object),
          ...menusOf(context),
          mode,
          model,
          onTurn,
        } as LanguageModelAgentOptions);
      },
    },
  ];
  return Object.fromEntries([
    kind('llm-base', 'base', TOLD),
    kind('llm-scot', 'scot', TOLD),
    kind('llm-ps-br', 'ps-br', [...TOLD, ...PLANNED]),
  ]);
}

function modelNamed(
  kind: string,
  wanted: unknown,
  models: Readonly<Record<string, ChatModel>>,
  names: readonly string[],
): ChatModel {
  if (wanted === undefined && names.length === 1) return models[names[0]];
  if (typeof wanted === 'string' && Object.hasOwn(models, wanted)) return models[wanted];
  throw new RangeError(
    `agent ${kind}: "model" expected one of ${names.join(', ')}, got ${describeValue(wanted)}${didYouMean(wanted, names)}`,
  );
}

function menusOf({ game, role, menus }: AgentContext) {
  return { game, role, menu: menus?.[role], opponentMenu: menus?.[1 - role] };
}
