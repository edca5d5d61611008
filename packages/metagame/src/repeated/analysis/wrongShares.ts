/**
 * What becomes of the protocol when the shares are not what the LLMs believe.
 */
import { checkReal, profileAt, profileCount } from '@folkways/core';
import { aggregateOf } from '../../model/aggregatePlay.js';
import type { PureProfile, Split } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { metaGame } from '../../model/metaGame.js';
import type { ShareInput } from '../../model/shareFraction.js';
import { utilities } from '../../model/utilities.js';
import { checkProtocol } from '../checkProtocol.js';
import { probing } from '../deviation/deviationOptions.js';
import { judge, scheduledAggregate } from '../observedPeriod.js';
import type { Protocol } from '../protocol.js';
import { punishmentPayoffs } from '../punishmentPayoffs.js';
import { blockLaw } from '../sustain/blockLaw.js';

/** Options of `wrongShares`. */
export interface WrongSharesOptions {
  /** `[m][k]` the shares as they are; the meta-game's are what everyone believes. */
  readonly actual: readonly (readonly ShareInput[])[];
  /** Masses that differ by no more than this count as equal, in [0, 1). @defaultValue 1e-12 */
  readonly threshold?: number;
}

/** What honest play leads to. */
export interface WrongSharesResult {
  /** `[k]` for each phase, the probabilities that an honest block ends in an excess, and in a punishment. */
  readonly phases: readonly { readonly excess: number; readonly punished: number }[];
  /** The long-run fraction of periods spent in punishments nobody deserved. */
  readonly punishedShare: number;
  /** `[k]` long-run average payoffs at the actual shares, undiscounted. */
  readonly payoffs: Float64Array;
}

/**
 * The long-run effect of wrong beliefs about shares on honest play, exactly for a continuum of clients.
 * @throws TypeError or RangeError when the protocol or the shares are malformed, or the threshold is outside [0, 1).
 * @remarks Where all LLMs prescribe the same actions the scheduled aggregate does not depend on shares, and only the allowance for probes can be
 *   wrong: an LLM with more clients than believed then exceeds it by probing. Elsewhere any error makes every period discrepant, unless the threshold absorbs it.
 */
export function wrongShares(meta: MetaGame, protocol: Protocol, options: WrongSharesOptions): WrongSharesResult {
  const where = 'wrongShares';
  const { metas, entryAt } = checkProtocol(where, meta, protocol);
  const threshold = checkReal(where, 'threshold', options.threshold ?? 1e-12, { low: 0, high: 1, open: 'high' });
  const actual = metaGame({ game: meta.game, shares: options.actual, llms: meta.llms });
  const { obeyed } = punishmentPayoffs(actual, protocol.punishment);
  const count = meta.llms.length;
  const periodsOf = protocol.schedule.map((_, h) => entryAt.reduce((sum, entry) => sum + (entry === h ? 1 : 0), 0));
  const blocks = meta.llms.map((_, l) => {
    const law = protocol.schedule.map(({ profile }, h) =>
      honestLaw(metas[h], actual, profile, l, protocol.probe, threshold),
    );
    const { excess, punished, expectedLength } = blockLaw(law, entryAt, protocol.tolerance);
    const stage = new Float64Array(count);
    protocol.schedule.forEach(({ profile }, h) => {
      const [plain, probed] = [utilities(actual, profile), utilities(actual, probing(actual, profile, l))];
      for (let j = 0; j < count; j++) {
        stage[j] += (periodsOf[h] / entryAt.length) * ((1 - protocol.probe) * plain[j] + protocol.probe * probed[j]);
      }
    });
    return { excess, punished, length: protocol.endOnExcess ? expectedLength : entryAt.length, stage };
  });
  // from phase 0 to the first phase that is never left; if there is none, phases go round and each lasts 1 / excess blocks
  const last = blocks.findIndex(({ excess }) => excess === 0);
  const visited =
    last < 0
      ? blocks.map((block, l) => ({ ...block, l, weight: 1 / block.excess }))
      : [{ ...blocks[last], l: last, weight: 1 }];
  let [time, punishedTime] = [0, 0];
  const payoffs = new Float64Array(count);
  for (const { length, punished, stage, l, weight } of visited) {
    const penalty = punished * protocol.punishment.periods;
    time += weight * (length + penalty);
    punishedTime += weight * penalty;
    for (let j = 0; j < count; j++) payoffs[j] += weight * (length * stage[j] + penalty * obeyed[l][j]);
  }
  const phases = blocks.map(({ excess, punished }) => ({ excess, punished }));
  return { phases, punishedShare: punishedTime / time, payoffs: payoffs.map((sum) => sum / time) };
}

/** What one honest period looks like to those who believe the wrong shares. */
function honestLaw(
  believed: MetaGame,
  actual: MetaGame,
  profile: readonly (PureProfile | Split)[],
  l: number,
  probe: number,
  threshold: number,
) {
  const expected = scheduledAggregate(believed, profile, l);
  const law = { excess: 0, discrepant: 0 };
  const add = (played: readonly (PureProfile | Split)[], weight: number): void => {
    const seen = judge(aggregateOf(actual, played), expected, threshold);
    if (seen.excess) law.excess += weight;
    else if (seen.discrepant) law.discrepant += weight;
  };
  if (probe < 1) add(profile, 1 - probe);
  const count = profileCount(actual.game);
  for (let index = 0; index < count && probe > 0; index++) {
    add(
      profile.map((action, q) => (q === l ? profileAt(actual.game, index) : action)),
      probe / count,
    );
  }
  return law;
}
