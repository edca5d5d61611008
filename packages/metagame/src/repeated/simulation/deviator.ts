/**
 * LLMs that do not follow the protocol.
 */
import { checkInteger, checkOneOf, checkReal } from '@folkways/core';
import { metaActionCount, metaActionProfile } from '../../model/actionProfiles.js';
import type { PureProfile, Split } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import { checkProtocol } from '../checkProtocol.js';
import { rolePlay } from '../deviation/deviationOptions.js';
import type { Protocol } from '../protocol.js';
import type { ReviewState } from './reviewState.js';

/**
 * `'full'`: the best one-shot reply with all clients. `'stealth'`: the same, with no more clients in each role than the LLM under review has, so that only a
 * probe can expose it. `'framing'`: the same with a small mass, so that the LLM under review is blamed. `'borderline'`: the same with a mass at a finite
 * population's threshold, so that some LLMs notice and others do not. These four leave their own review alone. `'adaptive'`: stealthy until the block's tolerance is
 * used up or an excess was seen, after an excess the full reply, and in its own review as many full replies as go unpunished.
 */
export type DeviatorKind = 'full' | 'stealth' | 'framing' | 'borderline' | 'adaptive';

/** A deviation strategy for simulations: a finite list of plays and a rule. */
export interface Deviator {
  readonly llm: number;
  readonly kind: DeviatorKind | 'custom';
  readonly plays: readonly (PureProfile | Split)[];
  /** The index of the play in a state and at an entry of the schedule, or -1 to follow the protocol. */
  choose(state: ReviewState, entry: number): number;
}

/** Options of `deviator`. */
export interface DeviatorOptions {
  /** The fraction in (0, 1] of its clients in each role that a framing or borderline deviator moves. @defaultValue 0.001 */
  readonly mass?: number;
}

/**
 * A deviator of one of the kinds. In punishments it follows the protocol.
 * @throws TypeError and RangeError for a bad protocol, LLM, kind or mass.
 */
export function deviator(
  meta: MetaGame,
  protocol: Protocol,
  llm: number,
  kind: DeviatorKind,
  { mass = 0.001 }: DeviatorOptions = {},
): Deviator {
  const where = 'deviator';
  const { metas } = checkProtocol(where, meta, protocol);
  checkInteger(where, 'llm', llm, 0, meta.llms.length - 1);
  checkOneOf(where, 'kind', kind, ['full', 'stealth', 'framing', 'borderline', 'adaptive']);
  checkReal(where, 'mass', mass, { low: 0, high: 1, open: 'low' });
  const plays: (PureProfile | Split)[] = [];
  const full: number[] = [];
  const partial: number[][] = [];
  protocol.schedule.forEach(({ profile }, h) => {
    const reply = bestReply(metas[h], profile, llm);
    full.push(plays.push(reply) - 1);
    partial.push(
      meta.llms.map((_, l) => {
        const limit = (r: number): number =>
          kind === 'framing' || kind === 'borderline'
            ? mass
            : Math.min(1, metas[h].shares[r][l] / metas[h].shares[r][llm]);
        return plays.push(partly(metas[h], profile[llm], reply, llm, limit)) - 1;
      }),
    );
  });
  const choose = (state: ReviewState, entry: number): number => {
    if (state.kind === 'punishment') return -1;
    const own = state.phase === llm;
    if (kind === 'adaptive') {
      if (!own && state.excess) return full[entry];
      if (state.discrepant >= protocol.tolerance && own) return -1;
      return own ? full[entry] : partial[entry][state.phase];
    }
    if (own) return -1;
    return kind === 'full' ? full[entry] : partial[entry][state.phase];
  };
  return { llm, kind, plays, choose };
}

function bestReply(meta: MetaGame, profile: readonly (PureProfile | Split)[], llm: number): PureProfile | Split {
  const played = [...profile];
  let [best, value]: [PureProfile | Split, number] = [profile[llm], utilities(meta, profile)[llm]];
  for (let index = 0; index < metaActionCount(meta, llm); index++) {
    const reply = metaActionProfile(meta, llm, index);
    played[llm] = reply;
    const payoff = utilities(meta, played)[llm];
    if (payoff > value + 1e-12) [best, value] = [reply, payoff];
  }
  return best;
}

/** Moves up to `limit(role)` of the clients from scheduled play towards the reply's. */
function partly(
  meta: MetaGame,
  scheduled: PureProfile | Split,
  reply: PureProfile | Split,
  llm: number,
  limit: (role: number) => number,
): Split {
  const roles = meta.game.actions.map((names, r) => {
    const from = rolePlay(scheduled, r, names.length);
    if (!meta.governed[llm].includes(r)) return from;
    const to = rolePlay(reply, r, names.length);
    const moved = from.reduce((sum, mass, a) => sum + Math.max(0, to[a] - mass), 0);
    const part = moved === 0 ? 0 : Math.min(1, limit(r) / moved);
    return from.map((mass, a) => mass + part * (to[a] - mass));
  });
  return { kind: 'split', roles };
}
