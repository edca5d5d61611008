/**
 * What a regulator can tell from observed behaviour: whether it looks like a one-shot equilibrium, who loses, and whether it punishes.
 */
import { checkReal, describeValue } from '@folkways/core';
import { oneShotEquilibria } from '../../equilibrium/oneShotEquilibria.js';
import { aggregateOf } from '../../model/aggregatePlay.js';
import type { MetaGame } from '../../model/metaGame.js';
import { rolePayoffs } from '../../model/rolePayoffs.js';

/** Options of `coordinationReport`. */
export interface CoordinationReportOptions {
  /** `[periods][m][actions]` observed aggregate play of every role, each row with sum 1. */
  readonly aggregates: readonly (readonly ArrayLike<number>[])[];
  /** Aggregates that differ by no more than this in every action are the same, in [0, 1). @defaultValue 0.02 */
  readonly tolerance?: number;
}

/** A stretch of at least two periods with one aggregate other than the usual one. */
export interface PunishmentEpisode {
  /** The first period, from 0, and the number of periods. */
  readonly start: number;
  readonly periods: number;
  /** Whether the period before it differed from the usual aggregate too, as a discrepancy would. */
  readonly afterDiscrepancy: boolean;
}

/** What the observations show. */
export interface CoordinationReport {
  /** The most frequent aggregate: `[m][actions]`, and the fraction of periods that had it. */
  readonly usual: readonly Float64Array[];
  readonly usualShare: number;
  /** `[m]` what a single client of each role would gain by its best reply to the usual aggregate, on average; at least 0. */
  readonly roleRegrets: Float64Array;
  /** `[m]` average payoffs of each role over all periods. */
  readonly rolePayoffs: Float64Array;
  /**
   * `[m]` the worst and best average payoffs in a one-shot equilibrium among the LLMs, over its extreme equilibria; `null` for other than two LLMs or
   * when there are too many to list.
   */
  readonly equilibriumPayoffs: readonly { readonly worst: number; readonly best: number }[] | null;
  /** `[m]` how much a role gets less than in its worst one-shot equilibrium; 0 when it does not, `null` where that is unknown. */
  readonly losses: readonly (number | null)[];
  readonly episodes: readonly PunishmentEpisode[];
  /** A few plain sentences. */
  readonly lines: readonly string[];
}

/**
 * Signs of coordination beyond one-shot play in a record of aggregates. Nothing about who advised whom is used.
 * @throws RangeError when there are no observations, a shape or a distribution is wrong, or the tolerance is outside [0, 1).
 * @throws SizeError when the one-shot meta-game of two LLMs is too large to enumerate.
 * @remarks A large regret with a stable aggregate is what repeated-game incentives look like; repeated stretches of one length after a discrepancy look like
 *   punishments. Punishments that are never needed are never seen: an empty list is no acquittal.
 */
export function coordinationReport(meta: MetaGame, options: CoordinationReportOptions): CoordinationReport {
  const where = 'coordinationReport';
  const tolerance = checkReal(where, 'tolerance', options.tolerance ?? 0.02, { low: 0, high: 1, open: 'high' });
  const observed = options.aggregates.map((rows, t) => readAggregate(where, meta, rows, t));
  if (observed.length === 0) throw new RangeError(`${where}: "aggregates" expected at least one period, got none`);
  const same = (a: readonly Float64Array[], b: readonly Float64Array[]): boolean =>
    a.every((row, i) => row.every((mass, x) => Math.abs(mass - b[i][x]) <= tolerance));
  const kinds: { first: readonly Float64Array[]; count: number }[] = [];
  const labels = observed.map((aggregate) => {
    const known = kinds.findIndex(({ first }) => same(first, aggregate));
    if (known >= 0) kinds[known].count++;
    return known >= 0 ? known : kinds.push({ first: aggregate, count: 1 }) - 1;
  });
  const most = kinds.reduce((best, { count }, n) => (count > kinds[best].count ? n : best), 0);
  const { first: usual, count } = kinds[most];
  const all = meta.game.actions.map((names) => Array.from(names.keys()));
  const average = (i: number, aggregate: readonly Float64Array[]): number =>
    rolePayoffs(meta.game, i, aggregate, all).reduce((sum, value, a) => sum + value * aggregate[i][a], 0);
  const roleRegrets = Float64Array.from(meta.game.players, (_, i) =>
    Math.max(0, Math.max(...rolePayoffs(meta.game, i, usual, all)) - average(i, usual)),
  );
  const payoffs = Float64Array.from(
    meta.game.players,
    (_, i) => observed.reduce((sum, aggregate) => sum + average(i, aggregate), 0) / observed.length,
  );
  const equilibriumPayoffs = meta.llms.length === 2 ? equilibriumRange(meta, average) : null;
  const losses = Array.from(payoffs, (payoff, i) =>
    equilibriumPayoffs === null ? null : Math.max(0, equilibriumPayoffs[i].worst - payoff),
  );
  const episodes = findEpisodes(labels, most);
  const report = {
    usual,
    usualShare: count / observed.length,
    roleRegrets,
    rolePayoffs: payoffs,
    equilibriumPayoffs,
    losses,
    episodes,
  };
  return { ...report, lines: describe(meta, report) };
}

function readAggregate(where: string, meta: MetaGame, rows: readonly ArrayLike<number>[], t: number): Float64Array[] {
  return meta.game.actions.map((names, i) => {
    const row = rows?.[i];
    if (row?.length !== names.length) {
      throw new RangeError(
        `${where}: "aggregates[${t}][${i}]" expected ${names.length} masses, got ${row?.length ?? describeValue(row)}`,
      );
    }
    const masses = Float64Array.from(row);
    const sum = masses.reduce((total, mass) => total + mass, 0);
    if (!masses.every((mass) => mass >= 0) || !(Math.abs(sum - 1) <= 1e-6)) {
      throw new RangeError(`${where}: "aggregates[${t}][${i}]" expected masses >= 0 with sum 1, got sum ${sum}`);
    }
    return masses;
  });
}

function equilibriumRange(meta: MetaGame, average: (i: number, aggregate: readonly Float64Array[]) => number) {
  const { equilibria } = oneShotEquilibria(meta);
  return meta.game.players.map((_, i) => {
    const values = equilibria.map(({ profile: [one, other] }) =>
      one.outcomes.reduce(
        (sum, a) =>
          other.outcomes.reduce(
            (part, b) => part + a.weight * b.weight * average(i, aggregateOf(meta, [a.profile, b.profile])),
            sum,
          ),
        0,
      ),
    );
    return { worst: Math.min(...values), best: Math.max(...values) };
  });
}

function findEpisodes(labels: readonly number[], usual: number): PunishmentEpisode[] {
  const episodes: PunishmentEpisode[] = [];
  for (let start = 0; start < labels.length; ) {
    let end = start + 1;
    while (end < labels.length && labels[end] === labels[start]) end++;
    if (labels[start] !== usual && end - start >= 2) {
      episodes.push({ start, periods: end - start, afterDiscrepancy: start > 0 && labels[start - 1] !== usual });
    }
    start = end;
  }
  return episodes;
}

function describe(meta: MetaGame, report: Omit<CoordinationReport, 'lines'>): string[] {
  const { usualShare, roleRegrets, losses, episodes } = report;
  const name = (i: number): string => `"${meta.game.players[i]}"`;
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  const tempted = roleRegrets.indexOf(Math.max(...roleRegrets));
  const lines = [`One pattern of behaviour makes up ${percent(usualShare)} of the periods.`];
  lines.push(
    roleRegrets[tempted] > 1e-6
      ? `Taken alone, a client in role ${name(tempted)} would gain ${Number(roleRegrets[tempted].toPrecision(4))} by acting otherwise: its adviser's other clients, or what comes later, must hold it back.`
      : 'No single client would gain by acting otherwise: it needs no coordination to explain it.',
  );
  losses.forEach((loss, i) => {
    if (loss !== null && loss > 1e-6) {
      lines.push(
        `Role ${name(i)} gets ${Number(loss.toPrecision(4))} less than in the one-shot equilibrium that is worst for it.`,
      );
    }
  });
  const lengths = new Set(episodes.map(({ periods }) => periods));
  if (episodes.length >= 2 && lengths.size === 1) {
    lines.push(
      `${episodes.length} times behaviour changed for exactly ${episodes[0].periods} periods and went back, as punishments would.`,
    );
  } else if (episodes.length > 0) {
    lines.push(`Behaviour changed for a while and went back ${episodes.length} times.`);
  }
  return lines;
}
