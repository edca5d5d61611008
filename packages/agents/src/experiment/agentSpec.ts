/**
 * Agents as data: what a spec file or a command line can name.
 */
import {
  type AutomatonInput,
  automaton,
  checkInteger,
  describeValue,
  didYouMean,
  type NormalFormGame,
} from '@folkways/core';
import type { Agent } from '../agent/agent.js';
import { automatonAgent } from '../agent/automatonAgent.js';
import { habitAgent, uniformAgent } from '../agent/baselines.js';
import { fictitiousPlay } from '../agent/fictitiousPlay.js';
import { menuDraw } from '../agent/menuDraw.js';
import { myopicPsBr } from '../agent/myopicPsBr.js';
import { posteriorBestResponse } from '../agent/posteriorBestResponse.js';
import { psBr } from '../agent/psBr.js';
import type { ReasoningOptions } from '../agent/reasoning.js';
import { scot } from '../agent/scot.js';
import { type Script, scriptAutomaton } from '../agent/scriptAutomaton.js';
import { type PriorInput, STRONG_PRIOR } from '../belief/prior.js';
import { prescribedPaths } from '../match/prescribedPaths.js';
import { menuIndex } from '../menu/checkMenu.js';
import { namedMenu } from '../menu/namedMenu.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { checkKeys } from './checkKeys.js';

/** An agent as data: a kind, a label of the role's menu, or a kind with its options. */
export type AgentSpec = string | { readonly kind: string; readonly [option: string]: unknown };

/** Where an agent is to play. */
export interface AgentContext {
  readonly game: NormalFormGame;
  readonly role: number;
  /** The menus of both roles, where the game has them. */
  readonly menus?: readonly [StrategyMenu, StrategyMenu];
  /** The slug of the game, where it has one. */
  readonly slug?: string;
}

/** How agents of one kind are made. */
export interface AgentKind {
  /** The options that a spec may give, beside `kind` and `name`. */
  readonly options: readonly string[];
  make(options: Readonly<Record<string, unknown>>, context: AgentContext): Agent;
}

const BELIEF = ['prior', 'temperature', 'temper', 'recency', 'forced', 'payoffs'] as const;
const PLANS = ['discount', 'horizon', 'lastRound', 'rollouts', 'tie'] as const;

/** The kinds that come with the package, by name. */
export const agentKinds: Readonly<Record<string, AgentKind>> = {
  'ps-br': {
    options: [...BELIEF, ...PLANS, 'planner', 'sampling', 'commitRounds'],
    make: (options, context) => psBr(withMenus('ps-br', options, context)),
  },
  'myopic-ps-br': {
    options: [...BELIEF, 'tie'],
    make: (options, context) => myopicPsBr(withMenus('myopic-ps-br', options, context)),
  },
  scot: { options: BELIEF, make: (options, context) => scot(withMenus('scot', options, context)) },
  'posterior-best-response': {
    options: [...BELIEF, ...PLANS, 'lookahead'],
    make: (options, context) => posteriorBestResponse(withMenus('posterior-best-response', options, context)),
  },
  'fictitious-play': { options: [], make: (options, { game, role }) => fictitiousPlay({ ...options, game, role }) },
  uniform: { options: [], make: (options, { game, role }) => uniformAgent({ ...options, game, role }) },
  habit: { options: ['strength'], make: (options, { game, role }) => habitAgent({ ...options, game, role }) },
  'menu-draw': {
    options: [],
    make: (options, context) => menuDraw({ ...options, ...context, menu: menusOf('menu-draw', context)[context.role] }),
  },
  automaton: { options: ['label', 'automaton'], make: fromAutomaton },
  script: {
    options: ['actions', 'repeatFrom'],
    make: (options, { game, role }) => {
      const script = options as unknown as Script;
      return automatonAgent({ game, role, automaton: scriptAutomaton(game, role, { label: 'script', ...script }) });
    },
  },
};

/**
 * The agent that a spec describes.
 * @param spec - a kind (`"ps-br"`), a label of the role's menu (`"tft"`; of core's named
 * strategies where the game has no menu), or `{ kind, name?, ...options }`. Priors may say
 * `"prescribed"` for the label that the game's prescribed path makes the role expect (also as `{ label: "prescribed", weight }`), or
 * differ by role: `{ byRole: [prior of role 0, prior of role 1] }`.
 * @param kinds - further kinds by name, such as language models.
 * @throws RangeError when a kind, label or option is unknown (the nearest is suggested), or an option is outside its interval.
 * @example
 * ```ts
 * import { agentFromSpec, menus } from '@folkways/agents';
 * import { catalog } from '@folkways/core';
 * const context = { game: catalog.promo, slug: 'promo', menus: menus.promo, role: 0 };
 * const agent = agentFromSpec({ kind: 'ps-br', prior: { label: 'prescribed', weight: 0.99 } }, context);
 * console.log(agent.name, agent.labels?.length, agentFromSpec('mad0', context).name); // PS-BR 8 mad0
 * ```
 */
export function agentFromSpec(
  spec: AgentSpec,
  context: AgentContext,
  kinds: Readonly<Record<string, AgentKind>> = {},
): Agent {
  checkInteger('agent', 'role', context.role, 0, 1);
  const known = { ...agentKinds, ...kinds };
  const menu = context.menus?.[context.role] ?? namedFor(context);
  const labels = menu.map(({ label }) => label);
  if (typeof spec === 'string') {
    if (Object.hasOwn(known, spec)) return known[spec].make({}, context);
    if (labels.includes(spec)) return known.automaton.make({ label: spec }, context);
    const names = [...Object.keys(known), ...labels];
    throw new RangeError(
      `agent: expected a kind (${Object.keys(known).join(', ')})${labels.length > 0 ? ` or a strategy of role ${context.role} (${labels.join(', ')})` : ''}, got ${describeValue(spec)}${didYouMean(spec, names)}`,
    );
  }
  const kind = (spec as { kind?: unknown } | null)?.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(known, kind)) {
    throw new RangeError(
      `agent: "kind" expected one of ${Object.keys(known).join(', ')}, got ${describeValue(kind)}${didYouMean(kind, Object.keys(known))}`,
    );
  }
  const { kind: _, ...options } = checkKeys(`agent ${kind}`, kind, spec, ['kind', 'name', ...known[kind].options]);
  if (options.name !== undefined && typeof options.name !== 'string') {
    throw new TypeError(`agent ${kind}: "name" expected a text, got ${describeValue(options.name)}`);
  }
  const prior = options.prior === undefined ? {} : { prior: priorOf(kind, options.prior, context) };
  return known[kind].make({ ...options, ...prior }, context);
}

/** Where a game has no menus, the named strategies of core can still be named. */
function namedFor({ game, role }: AgentContext): StrategyMenu {
  return game.actions.every((names) => names.length === 2) ? namedMenu(game, role) : [];
}

function fromAutomaton(options: Readonly<Record<string, unknown>>, context: AgentContext): Agent {
  const { game, role } = context;
  const { label, automaton: given, name } = options as { label?: string; automaton?: AutomatonInput; name?: string };
  if (given !== undefined) {
    if (given === null || typeof given !== 'object') {
      throw new TypeError(`agent automaton: "automaton" expected an object, got ${describeValue(given)}`);
    }
    const input = { ...given, actions: given.actions ?? game.actions[role] };
    const made = automaton({ ...input, opponents: given.opponents ?? [game.actions[1 - role]] });
    return automatonAgent({ game, role, name, automaton: made });
  }
  if (typeof label !== 'string') {
    throw new TypeError('agent automaton: expected "label" (of the menu) or "automaton" (as data), got neither');
  }
  const menu = context.menus?.[role] ?? namedFor(context);
  return automatonAgent({
    game,
    role,
    name,
    automaton: menu[menuIndex('agent automaton', 'label', menu, label)].automaton,
  });
}

function menusOf(kind: string, { game, menus }: AgentContext): readonly [StrategyMenu, StrategyMenu] {
  if (menus !== undefined) return menus;
  throw new RangeError(`agent ${kind}: needs menus of strategies, and "${game.title}" comes with none: give "menus"`);
}

function withMenus(
  kind: string,
  options: Readonly<Record<string, unknown>>,
  context: AgentContext,
): ReasoningOptions & {
  readonly menu: StrategyMenu;
} {
  const menus = menusOf(kind, context);
  const { game, role } = context;
  return { ...options, game, role, menu: menus[role], opponentMenu: menus[1 - role] };
}

function priorOf(kind: string, given: unknown, context: AgentContext): PriorInput {
  const byRole = (given as { byRole?: unknown } | null)?.byRole;
  if (Array.isArray(byRole)) return priorOf(kind, byRole[context.role], context);
  const label = typeof given === 'object' ? (given as { label?: unknown } | null)?.label : given;
  if (label !== 'prescribed') return given as PriorInput;
  const path = Object.entries(prescribedPaths).find(([slug]) => slug === context.slug)?.[1];
  if (path === undefined) {
    throw new RangeError(`agent ${kind}: "prior" is "prescribed", but "${context.game.title}" has no prescribed path`);
  }
  const weight = typeof given === 'object' ? (given as { weight?: number }).weight : STRONG_PRIOR;
  return { label: path.expects[context.role], weight: weight ?? STRONG_PRIOR };
}
