/**
 * Whether a payoff vector can be sustained by LLMs who do not see who advised whom, and how.
 */
import { checkReal, type ProgramSolver, type StopOptions } from '@folkways/core';
import type { MetaGame } from '../../model/metaGame.js';
import { observability } from '../../model/observability.js';
import { utilities } from '../../model/utilities.js';
import { type CycleEntry, type FeasibilityResult, feasibility } from '../feasibility/feasibility.js';
import { type CyclePeriods, implementationCycle } from '../feasibility/implementationCycle.js';
import { readTarget, type TargetInput } from '../feasibility/readTarget.js';
import { strictlyRationalTarget } from '../feasibility/strictlyRationalTarget.js';
import { type ExpectedDetection, expectedDetection } from './expectedDetection.js';
import { type FolkConstants, folkConstants } from './folkConstants.js';
import { bestReplyPayoff, grimCutoff } from './grimCutoff.js';
import { type HiddenDeviation, hiddenDeviations } from './hiddenDeviations.js';
import { type TightenResult, tighten } from './tighten.js';

/** Options of `sustain`. */
export interface SustainOptions extends StopOptions {
  /** The linear-program engine, from `loadGlpk()` or `loadHighs()`. */
  readonly lp: ProgramSolver;
  /** The most that a deviation may gain, > 0, in sums over an LLM's clients. */
  readonly epsilon: number;
  /** How far on-path payoffs may be from the target, > 0. @defaultValue epsilon */
  readonly gamma?: number;
  /** Block lengths that `tighten` tries, in multiples of the shortest schedule. @defaultValue [1, 2, 5] */
  readonly lengths?: readonly number[];
}

/** The answer. */
export type SustainStatus = 'sustainable' | 'unproven' | 'not individually rational' | 'infeasible';

/** The ordinary folk theorem, for two LLMs: each infers the other's play from the aggregate and its own. */
export interface GrimTrigger {
  /** Played over and over. */
  readonly schedule: readonly CyclePeriods[];
  /** From this discount factor on, minmax punishment for ever deters any deviation: proven, not sampled. */
  readonly cutoff: number;
  /** Some LLM is tempted at this discount factor, or just below it where it equals `cutoff`; less than `cutoff` by rounding only, unless that is a root of even order. */
  readonly tempted: number;
}

/** The review protocol, at a discount factor where it was tested. */
export interface SustainProtocol extends TightenResult {
  /** `[k]` on-path payoffs of `best`; empty when there is none. */
  readonly onPath: readonly number[];
  /** `[k]` how long an LLM that openly deviates goes unpunished under `best`; empty when there is none. */
  readonly detection: readonly ExpectedDetection[];
}

/** What `sustain` found. */
export interface SustainResult {
  readonly status: SustainStatus;
  /** One or two sentences. */
  readonly reason: string;
  /** Feasibility, the cycle, the minmax payoffs and margins. */
  readonly feasibility: FeasibilityResult;
  /** Pairs of an LLM and a role whose clients it does not observe. The theorem needs none. */
  readonly unobserved: readonly { readonly llm: number; readonly role: number }[];
  /** What each LLM can do unseen; the reason for `'unproven'` where some gain is positive. */
  readonly hidden: readonly HiddenDeviation[];
  /** For two LLMs that observe everything. */
  readonly grim: GrimTrigger | null;
  /** The constants with which the theorem guarantees the target for every more patient discount factor; three or more LLMs. */
  readonly proof: FolkConstants | null;
  /** Practical parameters with exact gains; three or more LLMs. */
  readonly protocol: SustainProtocol | null;
}

/**
 * Decides whether a target payoff vector is sustainable as an epsilon-equilibrium of the repeated meta-game, and with what.
 * @param target - `[k]` sums over each LLM's clients.
 * @returns `'sustainable'` only where a theorem with checked premises says so; `'unproven'` with the reason otherwise.
 * @throws TypeError when a payoff is no number.
 * @throws RangeError when the target's length, epsilon, gamma or another option is wrong.
 * @throws SizeError when the game among the LLMs has more than 2^20 payoffs, or the cycle needs too many periods.
 * @throws ProgramError when the engine fails.
 * @remarks The paper's theorem overlooks that an LLM with clients in a single shared role does not observe that role; such meta-games are
 *   answered `'unproven'`, with the deviation that nobody can see. Two LLMs need no review: each knows its own play. Otherwise `proof` holds the
 *   theorem's own constants and `protocol` far less demanding ones, tested at the stated discount factor and not claimed for others. Both are Nash,
 *   not subgame-perfect: punishers gain by not punishing. Source: the paper's theorem and appendix.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * import { metaGame, sustain } from '@folkways/metagame';
 * const lp = await loadGlpk();
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]] });
 * const { status, grim } = sustain(meta, [-3.6, -0.4], { lp, epsilon: 0.1 });
 * console.log(status, grim?.cutoff.toFixed(6)); // sustainable 0.444444
 * ```
 */
export function sustain(meta: MetaGame, target: TargetInput, options: SustainOptions): SustainResult {
  const where = 'sustain';
  const { lp, epsilon, gamma = epsilon } = options;
  checkReal(where, 'epsilon', epsilon, { low: 0, open: 'low' });
  checkReal(where, 'gamma', gamma, { low: 0, open: 'low' });
  const wanted = readTarget(where, meta, target).map((payoff) => payoff.toNumber());
  const found = feasibility(meta, target, { ...options, lp });
  const unobserved = observability(meta).flatMap((row, llm) =>
    row.flatMap((sees, role) => (sees ? [] : [{ llm, role }])),
  );
  const answer = {
    feasibility: found,
    unobserved,
    hidden: hiddenDeviations(meta, found.cycle),
    grim: null,
    proof: null,
    protocol: null,
  };
  if (!found.feasible) {
    const reason = `The target is ${digits(found.distance)} away from the feasible set; the nearest feasible payoffs are (${Array.from(found.nearest, digits).join(', ')}).`;
    return { ...answer, status: 'infeasible', reason };
  }
  const short = wanted.flatMap((payoff, j) => (payoff < found.rationality[j].lower - TIE ? [j] : []));
  if (short.length > 0) {
    const parts = short.map(
      (j) =>
        `${meta.llms[j]} gets ${digits(wanted[j])}, ${digits(found.rationality[j].lower - wanted[j])} less than its minmax payoff ${digits(found.rationality[j].lower)}`,
    );
    return { ...answer, status: 'not individually rational', reason: `${parts.join('; ')}.` };
  }
  const open = wanted.flatMap((payoff, j) => (payoff < found.rationality[j].upper - TIE ? [j] : []));
  if (open.length > 0) {
    const [j] = open;
    const { lower, upper } = found.rationality[j];
    const reason = `${meta.llms[j]} gets ${digits(wanted[j])}, inside the open bracket [${digits(lower)}, ${digits(upper)}] of its minmax payoff.`;
    return { ...answer, status: 'unproven', reason };
  }
  if (unobserved.length > 0 || found.strict !== true) {
    const regret = stageRegret(meta, found.cycle);
    if (regret <= epsilon) {
      const reason = `No LLM can gain more than ${digits(regret)} in a period by deviating from any profile of the cycle, so playing it over and over, whatever happens, is enough.`;
      return { ...answer, status: 'sustainable', reason };
    }
  }
  if (unobserved.length > 0) return { ...answer, status: 'unproven', reason: unobservedReason(meta, answer) };
  let strict: ReturnType<typeof strictlyRationalTarget>;
  try {
    strict = strictlyRationalTarget(where, meta, wanted, found, gamma / 4, lp);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const reason =
      'The target is only weakly individually rational, and no feasible payoff vector near it is strictly so.';
    return { ...answer, status: 'unproven', reason };
  }
  if (meta.llms.length === 2) {
    const slack = Math.min(...strict.rHat.map((payoff, j) => payoff - found.rationality[j].upper));
    const tolerance = Math.min(gamma, slack) / 2;
    const aim = found.strict === true ? target : [...strict.rHat];
    const { schedule } = implementationCycle(meta, aim, { lp, tolerance, maxPeriods: 1000 });
    const floors = found.rationality.map(({ upper }) => upper);
    const { lower: tempted, upper: cutoff } = grimCutoff(meta, schedule, floors);
    const reason = `With two LLMs that observe every role each infers the other's play, so the ordinary folk theorem applies: punishing for ever deters deviations at every discount factor from ${digits(cutoff)} on.`;
    return { ...answer, status: 'sustainable', reason, grim: { schedule, cutoff, tempted } };
  }
  const proof = folkConstants(meta, target, { lp, epsilon, gamma });
  const tight = tighten(meta, target, { ...options, gamma });
  const protocol = {
    ...tight,
    onPath: tight.best?.gains.map(({ honest }) => honest) ?? [],
    detection: tight.best === null ? [] : expectedDetection(meta, tight.best.protocol),
  };
  const practical =
    tight.best === null
      ? ''
      : ` A tested protocol already works at 1 / (1 - delta) = ${digits(tight.best.patience)}, with gains of at most ${digits(tight.best.gain)}.`;
  const reason = `The target is feasible and strictly individually rational${found.strict === true ? '' : ' after a small move'}, and every LLM observes every role: the folk theorem's review protocol sustains it at every 1 / (1 - delta) from ${digits(proof.horizon)} on.${practical}`;
  return { ...answer, status: 'sustainable', reason, proof, protocol };
}

/** Payoffs closer than this count as equal. */
const TIE = 1e-9;

/** The most that any LLM can gain in one period by a best reply to a profile of the cycle. */
function stageRegret(meta: MetaGame, cycle: readonly CycleEntry[]): number {
  return cycle.reduce((most, { profile }) => {
    const payoffs = utilities(meta, profile);
    return Math.max(most, ...profile.map((_, j) => bestReplyPayoff(meta, profile, j) - payoffs[j]));
  }, 0);
}

function unobservedReason(
  meta: MetaGame,
  { unobserved, hidden }: Pick<SustainResult, 'unobserved' | 'hidden'>,
): string {
  const [{ llm, role }] = unobserved;
  const blind = `${meta.llms[llm]} has clients in one shared role only and so never observes the other clients of "${meta.game.players[role]}"; the theorem's proof needs it to`;
  const best = hidden.reduce<HiddenDeviation | null>((most, one) => (one.gain > (most?.gain ?? 0) ? one : most), null);
  if (best === null) return `${blind}.`;
  return `${blind}. ${meta.llms[best.llm]} can gain ${digits(best.gain)} per period there without any other LLM seeing it.`;
}

function digits(value: number): string {
  return String(Number(value.toPrecision(6)));
}
