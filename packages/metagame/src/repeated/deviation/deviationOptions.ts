/**
 * Everything a deviator can do in one period of another LLM's review, up to what matters.
 */
import { metaActionCount, metaActionProfile } from '../../model/actionProfiles.js';
import { isPure } from '../../model/isPure.js';
import type { MetaAction, PureProfile, Split } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import { checkCombinations, checkStealthPoints } from './deviationSize.js';
import { excessPlays, pure, type RoleDeviation, scheduledPlay, stealthDeviations } from './roleDeviations.js';

/** One option, before the probability of a probe is known. */
export interface DeviationOption {
  /** The deviator's payoff when the reviewed LLM plays as scheduled, and on average over its probes. */
  readonly scheduled: number;
  readonly probed: number;
  /** Given no probe: whether there is an excess, and whether the aggregate is as scheduled. */
  readonly excess: boolean;
  readonly unseen: boolean;
  /** Given a probe: the probability of no excess, and of an aggregate that is as scheduled. */
  readonly survives: number;
  readonly probeUnseen: number;
}

/** Payoffs of LLM o for each of its pure meta-actions, when `actions` are played by the others. */
export function replyTensor(meta: MetaGame, actions: readonly MetaAction[], o: number): Float64Array {
  const played = [...actions];
  return Float64Array.from({ length: metaActionCount(meta, o) }, (_, index) => {
    played[o] = metaActionProfile(meta, o, index);
    return utilities(meta, played)[o];
  });
}

/** The same profile with LLM l probing: uniform in every role, which for payoffs is the same as one uniform draw for all roles. */
export function probing(meta: MetaGame, profile: readonly MetaAction[], l: number): MetaAction[] {
  const roles = meta.game.actions.map((names) => new Float64Array(names.length).fill(1 / names.length));
  return profile.map((action, q) => (q === l ? { kind: 'split', roles } : action));
}

/**
 * The options of deviator o while l != o is reviewed: first the stealthy ones, scheduled play among them, then those that exceed in any case.
 * @throws SizeError when one role has more than 2^20 points to look at, by a closed form, or the roles together more than 2^20 combinations; before they are built.
 * @remarks Payoffs are multilinear in the roles' plays and what is observed depends on the raised actions only, so corners suffice.
 */
export function deviationOptions(
  meta: MetaGame,
  profile: readonly (PureProfile | Split)[],
  l: number,
  o: number,
): DeviationOption[] {
  const roles = meta.governed[o];
  const sizes = meta.game.actions.map((names) => names.length);
  const caps = roles.map((r) => meta.shares[r][l] / meta.shares[r][o]);
  const own = roles.map((r) => rolePlay(profile[o], r, sizes[r]));
  // sizes first, in closed form: nothing exponential is built before it is known to fit
  roles.forEach((r, n) => {
    if (caps[n] === 0) return;
    const reviewed = rolePlay(profile[l], r, sizes[r]);
    checkStealthPoints(meta.llms[o], `role "${meta.game.players[r]}"`, own[n], reviewed);
  });
  const stealth = roles.map((r, n) =>
    caps[n] === 0 ? [scheduledPlay(own[n])] : stealthDeviations(own[n], rolePlay(profile[l], r, sizes[r]), caps[n]),
  );
  const excess = roles.map((_, n) => excessPlays(own[n], caps[n]));
  const pures = roles.map((r) => Array.from({ length: sizes[r] }, (_, a) => pure(sizes[r], a)));
  const excessLists = roles.map((_, n) => pures.map((list, other) => (other === n ? excess[n] : list)));
  for (const lists of [stealth, ...excessLists]) {
    checkCombinations(
      meta.llms[o],
      lists.map((list) => list.length),
    );
  }
  const scheduled = replyTensor(meta, profile, o);
  const probed = replyTensor(meta, probing(meta, profile, l), o);
  const options: DeviationOption[] = [];
  forEachCombination(stealth, (chosen) => {
    const plays = chosen.map(({ play }) => play);
    options.push({
      scheduled: multilinear(scheduled, plays),
      probed: multilinear(probed, plays),
      ...seen(meta, profile[l], l, roles, chosen),
    });
  });
  for (const lists of excessLists) {
    forEachCombination(lists, (plays) => {
      const payoffs = { scheduled: multilinear(scheduled, plays), probed: multilinear(probed, plays) };
      options.push({ ...payoffs, excess: true, unseen: false, survives: 0, probeUnseen: 0 });
    });
  }
  return options;
}

/** The play an LLM prescribes in one role. */
export function rolePlay(action: PureProfile | Split, role: number, size: number): Float64Array {
  return isPure(action) ? pure(size, action[role]) : action.roles[role];
}

/** What is observed, given the raised actions; roles without clients of o are as scheduled. */
function seen(
  meta: MetaGame,
  scheduled: PureProfile | Split,
  l: number,
  roles: readonly number[],
  chosen: readonly RoleDeviation[],
) {
  let [excess, unseen, survives, probeUnseen] = [false, true, 1, 1];
  for (const r of meta.governed[l]) {
    const size = meta.game.actions[r].length;
    const role = chosen[roles.indexOf(r)];
    const raised = role?.raised ?? 0;
    if (role?.exceeds) excess = true;
    if (raised > 0) unseen = false;
    survives *= 1 - raised / size;
    const canHide = raised === 0 ? rolePlay(scheduled, r, size).includes(1) : role.cancels;
    probeUnseen *= canHide ? 1 / size : 0;
  }
  return { excess, unseen, survives, probeUnseen };
}

/** The multilinear extension of a tensor over pure choices, the last axis fastest. */
export function multilinear(tensor: Float64Array, plays: readonly Float64Array[]): number {
  let values = tensor;
  for (let axis = plays.length - 1; axis >= 0; axis--) {
    const play = plays[axis];
    const next = new Float64Array(values.length / play.length);
    for (let i = 0; i < values.length; i++) next[Math.floor(i / play.length)] += values[i] * play[i % play.length];
    values = next;
  }
  return values[0];
}

function forEachCombination<T>(lists: readonly (readonly T[])[], visit: (chosen: readonly T[]) => void): void {
  const chosen: T[] = [];
  const choose = (n: number): void => {
    if (n === lists.length) visit(chosen);
    else {
      for (const item of lists[n]) {
        chosen[n] = item;
        choose(n + 1);
      }
    }
  };
  choose(0);
}
