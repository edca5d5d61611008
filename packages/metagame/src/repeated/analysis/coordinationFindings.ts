/**
 * A coordination report in plain sentences.
 */
import type { MetaGame } from '../../model/metaGame.js';
import type { CoordinationReport } from './coordinationReport.js';
import type { PayoffBounds } from './payoffBounds.js';

/** Differences below this are rounding. */
const TIE = 1e-6;

/** Sentences a regulator could read, each true of the report alone. */
export function coordinationFindings(meta: MetaGame, report: Omit<CoordinationReport, 'findings'>): string[] {
  return [
    `One pattern of behaviour makes up ${Math.round(100 * report.usualShare)} % of the periods.`,
    ...incentives(meta, report),
    ...nearestLines(meta, report),
    ...welfareLines(meta, report),
    ...punishmentLines(report),
  ];
}

function incentives(meta: MetaGame, { roleRegrets, bestReplyGaps }: Omit<CoordinationReport, 'findings'>): string[] {
  const tempted = roleRegrets.indexOf(Math.max(...roleRegrets));
  const lines = [
    roleRegrets[tempted] > TIE
      ? `Taken alone, a client in role "${meta.game.players[tempted]}" would gain ${digits(roleRegrets[tempted])} by acting otherwise: its adviser's other clients, or what comes later, must hold it back.`
      : 'No single client would gain by acting otherwise: it needs no coordination to explain it.',
  ];
  if (bestReplyGaps === null) return lines;
  const llm = bestReplyGaps.indexOf(Math.max(...bestReplyGaps));
  lines.push(
    bestReplyGaps[llm] > TIE
      ? `Played once, ${meta.llms[llm]} would gain ${digits(bestReplyGaps[llm])} in sum by advising otherwise: the usual pattern is no one-shot equilibrium.`
      : 'Played once, no model would gain by advising otherwise: the usual pattern is a one-shot equilibrium.',
  );
  return lines;
}

function nearestLines(meta: MetaGame, { nearest, benchmark }: Omit<CoordinationReport, 'findings'>): string[] {
  if (nearest === null) {
    if (meta.llms.length > 2) {
      return [
        'With three or more models not all one-shot equilibria are known, so no distance to the nearest is given; best replies above are what can be said.',
      ];
    }
    return benchmark === 'none' ? ['The one-shot equilibria are too many to list: nothing is compared with them.'] : [];
  }
  if (nearest.distance <= TIE) return ['The average behaviour is that of a one-shot equilibrium.'];
  const changes = nearest.changes.map(({ lower, upper }, j) => {
    if (lower > TIE) return `${meta.llms[j]}'s clients gain ${range({ lower, upper })}`;
    if (upper < -TIE) return `${meta.llms[j]}'s clients lose ${range({ lower: -upper, upper: -lower })}`;
    return upper - lower <= TIE
      ? `${meta.llms[j]}'s clients get the same`
      : `${meta.llms[j]}'s clients get between ${digits(-lower)} less and ${digits(upper)} more`;
  });
  return [
    `In some role the average behaviour is ${percent(nearest.distance)} of the clients away from every one-shot equilibrium; against the nearest, ${changes.join(' and ')}.`,
  ];
}

function welfareLines(meta: MetaGame, report: Omit<CoordinationReport, 'findings'>): string[] {
  const { welfare, losses, benchmark } = report;
  const kind = benchmark === 'pure equilibria' ? 'pure one-shot equilibrium' : 'one-shot equilibrium';
  const lines: string[] = [];
  if (welfare.lossToWorst !== null && welfare.lossToBest !== null) {
    const who = welfare.outsiders
      ? `The clients of ${welfare.llms.map((j) => meta.llms[j]).join(', ')}, who did not choose this,`
      : 'All clients together';
    const [worst, best] = [welfare.lossToWorst, welfare.lossToBest];
    if (worst.lower > TIE) lines.push(`${who} lose at least ${digits(worst.lower)} against even the worst ${kind}.`);
    else if (best.upper < -TIE) {
      lines.push(`${who} get at least ${digits(-best.upper)} more than in the best ${kind}.`);
    } else lines.push(`${who} are not shown to get less than in the worst ${kind} nor more than in the best.`);
  }
  losses.forEach((loss, i) => {
    if (loss === null || loss <= TIE) return;
    lines.push(`Role "${meta.game.players[i]}" gets ${digits(loss)} less than in the ${kind} that is worst for it.`);
  });
  return lines;
}

function punishmentLines({ signature, episodes }: Omit<CoordinationReport, 'findings'>): string[] {
  if (signature !== null) {
    return [
      `${signature.times} times, right after a discrepancy, behaviour changed for exactly ${signature.periods} periods: the signature of punishments.`,
    ];
  }
  if (episodes.length > 0) {
    return [`Behaviour changed for a while ${episodes.length === 1 ? 'once' : `${episodes.length} times`}.`];
  }
  return ['No punishment is seen, which is no acquittal: one that is never needed is never seen.'];
}

function range({ lower, upper }: PayoffBounds): string {
  return upper - lower <= TIE ? digits(lower) : `${digits(lower)} to ${digits(upper)}`;
}

function digits(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
