/**
 * Payoffs while an LLM is punished.
 */
import { metaActionCount, metaActionProfile } from '../model/actionProfiles.js';
import type { MetaAction, PureProfile } from '../model/metaAction.js';
import type { MetaGame } from '../model/metaGame.js';
import { utilities } from '../model/utilities.js';
import type { Punishment } from './protocol.js';

/** Replies this close to the best are best replies too. */
const TIE = 1e-12;

/** Payoffs per period of punishment, as sums. */
export interface PunishmentPayoffs {
  /** `[l][q]` LLM q's payoff while l is punished and all play their part. */
  readonly obeyed: readonly Float64Array[];
  /** `[l][o]` LLM o's payoff while l is punished, when o plays its best reply to the others instead. */
  readonly deviated: readonly Float64Array[];
  /** `[l]` the best reply that LLM l plays while it is punished. */
  readonly replies: readonly PureProfile[];
}

/**
 * @remarks Cost O(k^2 * meta-actions of an LLM * cost of `utilities`).
 */
export function punishmentPayoffs(meta: MetaGame, { punishers }: Punishment): PunishmentPayoffs {
  const first = meta.game.players.map(() => 0);
  const replies: PureProfile[] = [];
  const obeyed: Float64Array[] = [];
  const deviated: Float64Array[] = [];
  punishers.forEach((row, l) => {
    const played = meta.llms.map((_, q) => (q === l ? first : (row[q] ?? first)));
    const values = replyValues(meta, played, l);
    const best = Math.max(...values);
    played[l] = metaActionProfile(
      meta,
      l,
      values.findIndex((value) => value >= best - TIE),
    );
    replies.push(played[l] as PureProfile);
    obeyed.push(utilities(meta, played));
    deviated.push(Float64Array.from(meta.llms, (_, o) => Math.max(...replyValues(meta, played, o))));
  });
  return { obeyed, deviated, replies };
}

/** LLM o's payoff for each of its pure meta-actions. */
function replyValues(meta: MetaGame, played: readonly MetaAction[], o: number): Float64Array {
  const replies = [...played];
  return Float64Array.from({ length: metaActionCount(meta, o) }, (_, index) => {
    replies[o] = metaActionProfile(meta, o, index);
    return utilities(meta, replies)[o];
  });
}
