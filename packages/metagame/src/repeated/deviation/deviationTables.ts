/**
 * What does not depend on the protocol's numbers: the options of every deviator in every phase.
 */
import type { PureProfile, Split } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import { type DeviationOption, deviationOptions, probing, replyTensor, rolePlay } from './deviationOptions.js';
import { type PeriodTable, periodTable } from './periodTable.js';

/** Options by schedule entry, reviewed LLM l and observer o. */
export interface PhaseOptions {
  /** The deviator's, for l != o; for l = o scheduled play and the best reply. */
  readonly options: readonly DeviationOption[];
  /** Scheduled play. */
  readonly honest: DeviationOption;
  /** Best payoff when the reviewed LLM does not probe, and payoffs of o's pure replies on average over probes. */
  readonly replies: { readonly scheduled: Float64Array; readonly probed: Float64Array };
}

/** `phaseOptions` for all entries: `[entry][l][o]`. */
export function deviationTables(
  metas: readonly MetaGame[],
  profiles: readonly (readonly (PureProfile | Split)[])[],
): PhaseOptions[][][] {
  return profiles.map((profile, h) =>
    metas[h].llms.map((_, l) => metas[h].llms.map((__, o) => phaseOptions(metas[h], profile, l, o))),
  );
}

function phaseOptions(meta: MetaGame, profile: readonly (PureProfile | Split)[], l: number, o: number): PhaseOptions {
  const probeUnseen = meta.governed[l].reduce((product, r) => {
    const size = meta.game.actions[r].length;
    return rolePlay(profile[l], r, size).includes(1) ? product / size : 0;
  }, 1);
  const honest: DeviationOption = {
    scheduled: utilities(meta, profile)[o],
    probed: utilities(meta, probing(meta, profile, l))[o],
    excess: false,
    unseen: true,
    survives: 1,
    probeUnseen,
  };
  const scheduled = replyTensor(meta, profile, o);
  if (l !== o) {
    const replies = { scheduled, probed: replyTensor(meta, probing(meta, profile, l), o) };
    return { options: deviationOptions(meta, profile, l, o), honest, replies };
  }
  const quiet = { ...honest, probed: honest.scheduled, probeUnseen: 1 };
  const best = Math.max(...scheduled);
  const able = meta.governed[o].some((r) => meta.game.actions[r].length > 1);
  const reply = { scheduled: best, probed: best, excess: false, unseen: false, survives: 1, probeUnseen: 0 };
  return { options: able ? [quiet, reply] : [quiet], honest, replies: { scheduled, probed: scheduled } };
}

/** The deviator's options at a given probability of probes. */
export function deviatorTable({ options, replies }: PhaseOptions, probe: number): PeriodTable {
  let free = -Infinity;
  replies.scheduled.forEach((payoff, a) => {
    free = Math.max(free, (1 - probe) * payoff + probe * replies.probed[a]);
  });
  return periodTable(options, probe, free);
}

/** The one option of an LLM that follows the protocol. */
export function honestTable({ honest }: PhaseOptions, probe: number): PeriodTable {
  return periodTable([honest], probe, (1 - probe) * honest.scheduled + probe * honest.probed);
}
