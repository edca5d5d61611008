/**
 * What the other LLMs can hold an LLM down to.
 */
import {
  checkOneOf,
  Fraction,
  type MinmaxOptions,
  type MinmaxResult,
  minmax,
  type NormalFormGame,
  normalFormGame,
  type ProgramSolver,
  type StopOptions,
} from '@folkways/core';
import { metaActionProfile } from '../../model/actionProfiles.js';
import { lottery } from '../../model/lottery.js';
import type { MetaAction, PureProfile } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { metaGame } from '../../model/metaGame.js';
import { normalFormOf } from '../../model/toNormalForm.js';

/** How the LLMs who punish may mix. */
export type PunishmentKind = 'lottery' | 'split' | 'correlated';

/** Options of `individualRationality`. */
export interface IndividualRationalityOptions extends StopOptions {
  /** The linear-program engine, from `loadGlpk()` or `loadHighs()`. */
  readonly lp: ProgramSolver;
  /**
   * `'lottery'`: each punisher draws one pure profile for all its clients, independently of the others. `'split'`: each tells
   * fixed fractions of its clients what to play, as in the paper's Definition 2. `'correlated'`: the punishers draw together.
   * @defaultValue `'lottery'`
   */
  readonly kind?: PunishmentKind;
  /** The width at which a bracket counts as closed, in payoffs, >= 0. @defaultValue 1e-9 of the LLM's payoff range */
  readonly tolerance?: number;
  /** Regions that branch and bound may open per LLM, >= 1. @defaultValue 1000 */
  readonly nodeLimit?: number;
}

/** The minmax payoff of one LLM, in sums over its clients. */
export interface RationalityBound {
  /** No punishment of this kind holds the LLM below. */
  readonly lower: number;
  /** The LLM's best payoff against the punishment found. */
  readonly upper: number;
  /** True when `upper - lower` is within the tolerance. */
  readonly closed: boolean;
  /** What LLM q plays in the punishment that proves `upper`; `null` for the LLM punished. `null` in all when punishers correlate. */
  readonly punishers: readonly (MetaAction | null)[] | null;
  /** For correlated punishers only: their joint profiles, `null` for the LLM punished. */
  readonly joint:
    | readonly { readonly profiles: readonly (PureProfile | null)[]; readonly probability: number }[]
    | null;
}

/**
 * IR_j, the minmax payoff of every LLM.
 *
 * The three kinds differ: split >= lottery >= correlated, with equality for two roles (split and lottery) and for two LLMs (lottery and
 * correlated).
 * @returns `[k]` brackets. Compare a payoff strictly: above `upper` it is individually rational, at or below `lower` it is not, between
 *   them it is unknown.
 * @throws RangeError when an option is outside its domain.
 * @throws SizeError when the game among the LLMs has more than 2^20 payoffs.
 * @throws ProgramError when the engine fails on a matrix game.
 * @remarks Lotteries and correlated punishers: core's `minmax` on `toNormalForm`. Splits: only the punishers' aggregate in each role
 *   matters, and U_j is multilinear in these aggregates, so it is the minmax value against one virtual punisher per role, whatever k.
 *   Source: Definition 2 of the paper, which is the split kind; its proof works with each of them.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * import { individualRationality, metaGame } from '@folkways/metagame';
 * const lp = await loadGlpk();
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]] });
 * console.log(individualRationality(meta, { lp }).map(({ upper }) => upper.toFixed(6))); // [ '-4.140000', '-0.800000' ]
 * ```
 */
export function individualRationality(
  meta: MetaGame,
  { kind = 'lottery', ...options }: IndividualRationalityOptions,
): RationalityBound[] {
  checkOneOf('individualRationality', 'kind', kind, ['lottery', 'split', 'correlated']);
  if (kind === 'split') return meta.llms.map((_, j) => splitBound(meta, j, options));
  const game = normalFormOf('individualRationality', meta, false, {});
  const punishers = kind === 'lottery' ? 'independent' : 'correlated';
  return meta.llms.map((_, j) => boundOf(meta, j, minmax(game, j, { ...options, punishers })));
}

function boundOf(meta: MetaGame, llm: number, { lower, upper, closed, punishment }: MinmaxResult): RationalityBound {
  if (punishment.kind === 'correlated') {
    const joint = punishment.lottery.map(({ profile, probability }) => ({
      profiles: profile.map((action, q) => (action === null ? null : metaActionProfile(meta, q, action))),
      probability,
    }));
    return { lower, upper, closed, punishers: null, joint };
  }
  const punishers = punishment.strategies.map((strategy, q) =>
    q === llm || strategy === null ? null : mixture(meta, q, strategy),
  );
  return { lower, upper, closed, punishers, joint: null };
}

function mixture(meta: MetaGame, llm: number, strategy: Float64Array): MetaAction {
  const drawn = Array.from(strategy.entries()).filter(([, weight]) => weight > 0);
  if (drawn.length === 1) return metaActionProfile(meta, llm, drawn[0][0]);
  return lottery(drawn.map(([action, weight]) => [metaActionProfile(meta, llm, action), weight]));
}

/** The minmax value against one virtual punisher per role: LLM j against a single LLM that has everyone else. */
function splitBound(meta: MetaGame, llm: number, options: Omit<MinmaxOptions, 'punishers'>): RationalityBound {
  const game = virtualPunishers(meta, llm);
  const { lower, upper, closed, punishment } = minmax(game, 0, options);
  const strategies = punishment.kind === 'correlated' ? [] : punishment.strategies.slice(1);
  const shared = meta.exactShares.flatMap((row, i) => (row[llm].equals(Fraction.ONE) ? [] : [i]));
  const roles = meta.game.actions.map((names, i) => {
    const strategy = strategies[shared.indexOf(i)];
    return strategy ?? Float64Array.from(names, (_, a) => (a === 0 ? 1 : 0));
  });
  const punishers = meta.llms.map((_, q) => (q === llm ? null : { kind: 'split' as const, roles }));
  return { lower, upper, closed, punishers, joint: null };
}

function virtualPunishers(meta: MetaGame, llm: number): NormalFormGame {
  const shares = meta.exactShares.map((row) => [row[llm], Fraction.ONE.subtract(row[llm])]);
  const rest = shares.flatMap(([, others], i) => (others.numerator === 0n ? [] : [i]));
  const pair = metaGame({ game: meta.game, shares: rest.length === 0 ? shares.map(([own]) => [own]) : shares });
  const among = normalFormOf('individualRationality', pair, false, {});
  const actions = [among.actions[0], ...rest.map((i) => meta.game.actions[i])];
  return normalFormGame({
    actions,
    payoffs: actions.map((_, q) => (q === 0 ? among.payoffs[0] : among.payoffs[0].map(() => 0))),
  });
}
