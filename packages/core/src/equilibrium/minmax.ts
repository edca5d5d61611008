/**
 * What the others can hold a player down to.
 */
import { checkInteger, checkOneOf, checkReal } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { checkProgramSolver } from '../program/checkProgramSolver.js';
import type { ProgramSolver } from '../program/programSolver.js';
import { type StopOptions, stopCheck } from '../stopCheck.js';
import { alternatingPunishment, type Punishment, punishmentStarts } from './alternatingPunishment.js';
import { closeMinmax } from './closeMinmax.js';
import { guaranteedAbove, matrixValue } from './matrixValue.js';
import { payoffSpan } from './payoffSpan.js';
import { contract, type PunisherTensor, punisherTensor } from './punisherTensor.js';

/** Options of `minmax`. */
export interface MinmaxOptions extends StopOptions {
  /** The linear-program engine, from `loadGlpk()` or `loadHighs()`. */
  readonly lp: ProgramSolver;
  /**
   * How the others may punish: by one pure profile, each by an independent mixture, or by a lottery over their joint profiles.
   * @defaultValue `'independent'`
   */
  readonly punishers?: 'pure' | 'independent' | 'correlated';
  /** The width of the bracket at which the search stops, in payoffs, >= 0. @defaultValue 1e-9 of the player's payoff range */
  readonly tolerance?: number;
  /** Regions that branch and bound may open, >= 1. @defaultValue 1000 */
  readonly nodeLimit?: number;
  /** Told the bracket after every region. */
  readonly onProgress?: (progress: { readonly lower: number; readonly upper: number; readonly nodes: number }) => void;
}

/** A bracket of a minmax value and the punishment that proves its upper end. */
export interface MinmaxResult {
  /** No punishment of this kind holds the player below; never above `upper`. */
  readonly lower: number;
  /** The player's best payoff against `punishment`. */
  readonly upper: number;
  /** True when `upper - lower` is within the tolerance; otherwise a limit or an abort left the bracket open. */
  readonly closed: boolean;
  /** The punishment found, and the player's best replies to it within the tolerance. */
  readonly punishment: MinmaxPunishment;
  /** Regions examined by branch and bound; 0 when bounds met without it. */
  readonly nodes: number;
}

/** What the others play. */
export type MinmaxPunishment =
  | {
      readonly kind: 'pure' | 'independent';
      /** `strategies[q]` is player q's mixed action; `null` for the player who is punished. */
      readonly strategies: readonly (Float64Array | null)[];
    }
  | {
      readonly kind: 'correlated';
      /** The others' joint profiles with positive probability; `profile[player]` is `null`. */
      readonly lottery: readonly { readonly profile: readonly (number | null)[]; readonly probability: number }[];
    };

const STARTS = 6;

/**
 * The minmax payoff of a player: the least, over the others' punishments, of its best reply's payoff.
 *
 * With one punisher, and with pure or correlated ones, one linear program (or an enumeration) settles it. Two or more independent punishers make the problem
 * non-convex: the correlated value bounds it from below, alternating linear programs from several starts from above, and
 * spatial branch and bound closes the rest.
 * @param player - index in [0, players).
 * @returns a bracket both of whose ends are evaluated at explicit strategies, so neither rests on an engine's tolerance (sums of floats are
 * not enclosed: about 1e-15 of the payoffs). Infinite never; `lower <= upper` always.
 * @throws TypeError when "lp" is no engine.
 * @throws RangeError when the player, tolerance or a limit is out of its interval.
 * @throws ProgramError when the engine fails on a matrix game of more than 4096 entries; smaller ones are then solved exactly.
 * @remarks Cost: O(profiles) for pure; one linear program of (own actions) x (joint profiles of the others) for correlated; two more such programs per node for independent.
 * In general minmax >= maxmin, with equality for two players; for three and more players they differ. Deciding the value exactly is NP-hard
 * for three players. Source: Borgs, Chayes, Immorlica, Kalai, Mirrokni, Papadimitriou (2010), The myth of the folk theorem, Games Econ. Behav. 70;
 * Hansen, Hansen, Miltersen, Sorensen (2008), Approximability and parameterized complexity of minmax values, WINE.
 * @example
 * ```ts
 * import { minmax, symmetricGame } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * const lp = await loadGlpk();
 * const { lower, upper } = minmax(symmetricGame([[3, -5], [5, 0]]), 0, { lp });
 * console.log(lower, upper); // 0 0
 * ```
 */
export function minmax(game: NormalFormGame, player: number, options: MinmaxOptions): MinmaxResult {
  checkProgramSolver('minmax', options?.lp);
  const expired = stopCheck('minmax', options);
  checkInteger('minmax', 'player', player, 0, game.players.length - 1);
  const kinds = ['pure', 'independent', 'correlated'] as const;
  const kind = checkOneOf('minmax', 'punishers', options.punishers ?? 'independent', kinds);
  const nodeLimit = checkInteger('minmax', 'nodeLimit', options.nodeLimit ?? 1000, 1, Infinity);
  const tensor = punisherTensor(game, player);
  const { span } = payoffSpan('minmax', tensor.values);
  const tolerance = checkReal('minmax', 'tolerance', options.tolerance ?? 1e-9 * span, { low: 0 });

  const pure = purePunishment(tensor);
  if (kind === 'pure') return finish(game, player, tensor, kind, { ...pure, lower: pure.upper, nodes: 0 }, tolerance);
  if (tensor.sizes.length === 0) {
    return finish(game, player, tensor, 'independent', { ...pure, lower: pure.upper, nodes: 0 }, tolerance, kind);
  }
  const correlated = matrixValue(tensor.values, tensor.own, options.lp, 'minmax');
  if (kind === 'correlated') {
    const { lower, upper, column } = correlated;
    const lottery = Array.from(column.entries(), ([joint, probability]) => ({
      profile: jointProfile(game, player, tensor, joint),
      probability,
    }));
    const punishment = { kind, lottery: lottery.filter(({ probability }) => probability > 0) };
    return { lower, upper, closed: upper - lower <= tolerance, punishment, nodes: 0 };
  }
  if (tensor.sizes.length === 1) {
    const { lower, upper, column } = correlated;
    return finish(game, player, tensor, kind, { lower, upper, strategies: [column], nodes: 0 }, tolerance);
  }

  let best: Punishment = pure;
  const starts = [pure.strategies, marginals(tensor, correlated.column), ...punishmentStarts(tensor, STARTS)];
  for (const start of starts) {
    if (best.upper - correlated.lower <= tolerance || expired()) break;
    const found = alternatingPunishment(tensor, start, options.lp, 'minmax');
    if (found.upper < best.upper) best = found;
  }
  const lower = Math.min(correlated.lower, best.upper);
  if (best.upper - lower <= tolerance)
    return finish(game, player, tensor, kind, { ...best, lower, nodes: 0 }, tolerance);
  const closed = closeMinmax(
    tensor,
    best,
    options.lp,
    { tolerance, nodeLimit, expired, onProgress: options.onProgress },
    'minmax',
  );
  return finish(
    game,
    player,
    tensor,
    kind,
    { ...closed, lower: Math.min(Math.max(closed.lower, lower), closed.upper) },
    tolerance,
  );
}

/** The best pure profile of the punishers, by enumeration. */
function purePunishment(tensor: PunisherTensor): Punishment {
  const { own, sizes, values } = tensor;
  const joints = values.length / own;
  let upper = Infinity;
  let best = 0;
  for (let joint = 0; joint < joints; joint++) {
    let reply = -Infinity;
    for (let a = 0; a < own; a++) reply = Math.max(reply, values[a * joints + joint]);
    if (reply < upper) [upper, best] = [reply, joint];
  }
  const actions = jointActions(sizes, best);
  return {
    upper,
    strategies: sizes.map((size, q) => Float64Array.from({ length: size }, (_, s) => (s === actions[q] ? 1 : 0))),
  };
}

function jointActions(sizes: readonly number[], joint: number): number[] {
  let rest = joint;
  return sizes
    .map((size) => size)
    .reverse()
    .map((size) => {
      const action = rest % size;
      rest = Math.floor(rest / size);
      return action;
    })
    .reverse();
}

function jointProfile(game: NormalFormGame, player: number, tensor: PunisherTensor, joint: number): (number | null)[] {
  const profile: (number | null)[] = game.players.map((_, q) => (q === player ? null : 0));
  jointActions(tensor.sizes, joint).forEach((action, q) => {
    profile[tensor.punishers[q]] = action;
  });
  return profile;
}

/** Each punisher's marginal of a distribution over joint profiles. */
function marginals(tensor: PunisherTensor, column: Float64Array): Float64Array[] {
  const result = tensor.sizes.map((size) => new Float64Array(size));
  column.forEach((probability, joint) => {
    if (probability === 0) return;
    jointActions(tensor.sizes, joint).forEach((action, q) => {
      result[q][action] += probability;
    });
  });
  return result;
}

function finish(
  game: NormalFormGame,
  player: number,
  tensor: PunisherTensor,
  kind: 'pure' | 'independent',
  found: Punishment & { readonly lower: number; readonly nodes: number },
  tolerance: number,
  asked: 'independent' | 'correlated' | 'pure' = kind,
): MinmaxResult {
  const strategies: (Float64Array | null)[] = game.players.map((_, q) => (q === player ? null : Float64Array.of(1)));
  found.strategies.forEach((strategy, q) => {
    strategies[tensor.punishers[q]] = strategy;
  });
  const last = tensor.sizes.length - 1;
  const upper =
    last < 0
      ? found.upper
      : guaranteedAbove(contract(tensor, found.strategies, last), tensor.own, found.strategies[last]);
  const lower = Math.min(found.lower, upper);
  const punishment: MinmaxPunishment =
    asked === 'correlated'
      ? { kind: 'correlated', lottery: [{ profile: jointProfile(game, player, tensor, 0), probability: 1 }] }
      : { kind, strategies };
  return { lower, upper, closed: upper - lower <= tolerance, punishment, nodes: found.nodes };
}
