/**
 * `folkways metagame report`.
 */
import { type CoordinationReport, coordinationReport, type MetaGame } from '@folkways/metagame';
import type { MetagameReportOptions } from '../commands/metagameReportCommand.js';
import { InputError, refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { loadEngine } from '../loadEngine.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatReal } from '../output/formatReal.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { metaOf } from './metaOf.js';
import { parseNames } from './parseShares.js';
import { readAggregates } from './readAggregates.js';
import { readMetaSubject } from './readMetaSubject.js';

/** What observed aggregates show. @throws InputError, FormatError when the input is wrong or too large. */
export async function coordinationReportOf(
  argument: string,
  record: string,
  options: MetagameReportOptions,
  io: Io,
): Promise<string> {
  if (argument === '-' && record === '-') {
    throw new InputError('expected a file for the scenario or the record, found - for both');
  }
  const subject = await readMetaSubject(argument, io);
  const meta = metaOf(subject, options);
  const coordinating = suspectsOf(meta, options.suspects);
  const aggregates = await readAggregates(meta, record, io);
  const lp = await loadEngine(options.lp);
  const { tolerance } = options;
  const report = refuseInput(subject.source, () =>
    coordinationReport(meta, { aggregates, tolerance, lp, coordinating }),
  );
  if (options.json === true) {
    return formatJson({
      title: meta.game.title,
      roles: meta.game.players,
      llms: meta.llms,
      shares: meta.exactShares,
      periods: aggregates.length,
      suspects: coordinating?.map((j) => meta.llms[j]) ?? null,
      ...report,
      // Typed arrays are written as lists.
      usual: report.usual.map((row) => Array.from(row)),
      roleRegrets: Array.from(report.roleRegrets),
      bestReplyGaps: report.bestReplyGaps && Array.from(report.bestReplyGaps),
      rolePayoffs: Array.from(report.rolePayoffs),
      nearest: report.nearest && {
        ...report.nearest,
        aggregates: report.nearest.aggregates.map((row) => Array.from(row)),
      },
    });
  }
  return renderText([
    paragraph(
      `${visible(meta.game.title)}, read from ${visible(subject.source)}: ${aggregates.length.toLocaleString('en')} ${aggregates.length === 1 ? 'period' : 'periods'} of observed behaviour from ${visible(record)}, without a word on who advised whom.`,
    ),
    ...report.findings.map((finding) => paragraph(visible(finding))),
    rolesTable(meta, report),
  ]);
}

function suspectsOf({ llms }: MetaGame, text: string | undefined): number[] | undefined {
  return parseNames(text)?.map((name) => {
    const llm = llms.indexOf(name);
    if (llm >= 0) return llm;
    const known = llms.map((one) => JSON.stringify(one)).join(', ');
    throw new InputError(`--suspects: expected names among ${known}, found ${JSON.stringify(name)}`);
  });
}

function rolesTable(
  { game }: MetaGame,
  { usual, rolePayoffs, roleRegrets, equilibriumPayoffs }: CoordinationReport,
): Block {
  return table({
    header: ['role', 'usually', 'gets', 'a client could gain', 'one-shot equilibria pay'],
    align: ['left', 'left', 'right', 'right', 'right'],
    rows: game.players.map((role, i) => [
      visible(role),
      Array.from(usual[i].entries())
        .filter(([, mass]) => mass > 0)
        .map(([a, mass]) => `${formatReal(100 * mass, 0)} % ${visible(game.actions[i][a])}`)
        .join(', '),
      formatReal(rolePayoffs[i], 4),
      formatReal(roleRegrets[i], 4),
      equilibriumPayoffs === null ? 'unknown' : rangeInWords(equilibriumPayoffs[i]),
    ]),
  });
}

function rangeInWords({ worst, best }: { readonly worst: number; readonly best: number }): string {
  const [low, high] = [worst, best].map((value) => formatReal(value, 4));
  return low === high ? low : `${low} to ${high}`;
}
