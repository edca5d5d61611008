/**
 * A match of a person against PS-BR, replayed from the person's moves: the same moves and seed give the same match.
 */
import {
  type MenuSlug,
  prescribedPaths,
  psBr,
  type ReasonedAgent,
  type StrategyMenu,
  menus as shipped,
} from '@folkways/agents';
import { type NormalFormGame, profileIndex, randomStream } from '@folkways/core';
import { anyMenus, type GameMenus } from '../../src/agents/anyMenus.js';

/** The strategy that is expected where the game has no prescribed path: the first that is there. */
const EXPECTED = [/^grudger$|^grim-/, /^haze$/, /./];

/** The settings of a match. */
export interface MatchSettings {
  readonly game: NormalFormGame;
  /** The catalogue's name, when the game has the paper's menus. */
  readonly slug?: string;
  /** The person's role. */
  readonly seat: 0 | 1;
  /** The weight that PS-BR puts at first on the cooperative strategy; `null`: all strategies alike. */
  readonly prior: number | null;
  readonly seed: number;
  /** The person's actions, by index. */
  readonly moves: readonly number[];
}

/** One round that was played. */
export interface MatchRound {
  /** Action indices, by role. */
  readonly actions: readonly number[];
  /** By role. */
  readonly payoffs: readonly number[];
}

/** The match so far. */
export interface MatchView {
  readonly rounds: readonly MatchRound[];
  /** The strategies that PS-BR reckons with. */
  readonly labels: readonly string[];
  readonly descriptions: readonly string[];
  /** `[rounds + 1][labels]`: before each round, the coming one included. */
  readonly beliefs: readonly (readonly number[])[];
  /** The strategy that the prior weight is about. */
  readonly expected: string;
  /** Where the strategies come from. */
  readonly origin: string;
  /** Of its actions, what it does next. */
  readonly next: readonly number[];
}

/** Whether there are strategies to reckon with in this game. */
export function matchMenus(game: NormalFormGame, slug: string | undefined): GameMenus | undefined {
  if (slug !== undefined && Object.hasOwn(shipped, slug)) {
    return { menus: shipped[slug as MenuSlug], slug: slug as MenuSlug, origin: 'the eight strategies of the paper' };
  }
  return anyMenus(game);
}

/** Replays the match. @throws RangeError when the game has no menus. */
export function matchView(settings: MatchSettings): MatchView {
  const { game, slug, seat, prior, seed, moves } = settings;
  const { agent, found, expected } = opponentOf(game, slug, seat, prior);
  const role = 1 - seat;
  const opponentMenu = found.menus[seat];
  const player = agent.start(randomStream(seed, 0));
  const beliefs = [Array.from(player.beliefs?.() ?? [])];
  const rounds = moves.map((move): MatchRound => {
    const actions = [0, 0];
    actions[seat] = move;
    // PS-BR acts at once.
    actions[role] = player.act() as number;
    const profile = profileIndex(game, actions);
    player.observe(profile, game.payoffs[role][profile]);
    beliefs.push(Array.from(player.beliefs?.() ?? []));
    return { actions, payoffs: game.payoffs.map((column) => column[profile]) };
  });
  const history = rounds.map(({ actions }) => actions.map((a, i) => game.actions[i][a]));
  const chances = agent.actionProbabilities(history);
  return {
    rounds,
    labels: opponentMenu.map(({ label }) => label),
    descriptions: opponentMenu.map(({ description }) => description),
    beliefs,
    expected,
    origin: found.origin,
    next: game.actions[role].map((name) => chances[name]),
  };
}

function firstExpected(menu: StrategyMenu): string {
  const labels = menu.map(({ label }) => label);
  return EXPECTED.flatMap((kind) => labels.filter((label) => kind.test(label)))[0];
}

/** PS-BR in the other seat. */
interface Opponent {
  readonly agent: ReasonedAgent;
  readonly found: GameMenus;
  readonly expected: string;
}

/** Making its tables takes far longer than a move, so the last one is kept. */
let last: { readonly game: NormalFormGame; readonly key: string; readonly opponent: Opponent } | undefined;

function opponentOf(game: NormalFormGame, slug: string | undefined, seat: 0 | 1, prior: number | null): Opponent {
  const key = JSON.stringify([slug, seat, prior]);
  if (last?.game !== game || last.key !== key) last = { game, key, opponent: newOpponent(game, slug, seat, prior) };
  return last.opponent;
}

function newOpponent(game: NormalFormGame, slug: string | undefined, seat: 0 | 1, prior: number | null): Opponent {
  const found = matchMenus(game, slug);
  if (found === undefined) throw new RangeError('matchView: "game" expected a game with menus of strategies');
  const role = 1 - seat;
  const [menu, opponentMenu] = [found.menus[role], found.menus[seat]];
  const expected = found.slug === undefined ? firstExpected(opponentMenu) : prescribedPaths[found.slug].expects[role];
  const weighted = prior === null ? ('uniform' as const) : { label: expected, weight: prior };
  return { agent: psBr({ game, role, menu, opponentMenu, prior: weighted }), found, expected };
}
