/**
 * `folkways metagame migrate`.
 */
import { type MetaGame, type Migration, simulateMigration } from '@folkways/metagame';
import type { MetagameMigrateOptions } from '../commands/metagameMigrateCommand.js';
import type { Io } from '../io.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { formatReal, formatSignificant } from '../output/formatReal.js';
import { renderText } from '../output/renderText.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { metaOf } from './metaOf.js';
import { parsePlay } from './parsePlay.js';
import { readMetaSubject } from './readMetaSubject.js';

/** Changes of shares per period below this are rest. */
const REST = 1e-9;
/** Periods listed, the first and the last among them. */
const LISTED = 6;

/** Who ends up with the clients. @throws InputError, FormatError when the input is wrong. */
export async function migrateReport(argument: string, options: MetagameMigrateOptions, io: Io): Promise<string> {
  const subject = await readMetaSubject(argument, io);
  const meta = metaOf(subject, options);
  const play = parsePlay(meta, options.play);
  const { periods, speed } = options;
  const course = simulateMigration(meta, { periods, speed, play: () => play });
  if (options.svg !== undefined) {
    const { migrationPlot } = await import('./migrationPlot.js');
    writeFileAtomically(options.svg, migrationPlot(meta, course));
  }
  if (options.json === true) {
    return formatJson({
      title: meta.game.title,
      roles: meta.game.players,
      llms: meta.llms,
      play: play.map((profile) => profile.map((action, i) => meta.game.actions[i][action])),
      periods,
      speed,
      shares: course.shares.map((rows) => rows.map((row) => Array.from(row))),
      payoffs: course.payoffs.map((sums) => Array.from(sums)),
      lastChange: course.lastChange,
    });
  }
  const advice = play.map(
    (profile, j) =>
      `${visible(meta.llms[j])} advises ${profile.map((action, i) => visible(meta.game.actions[i][action])).join(', ')}`,
  );
  return renderText([
    paragraph(
      `${visible(meta.game.title)}, read from ${visible(subject.source)}: in every role clients move towards the LLM that serves it better, ${periods.toLocaleString('en')} periods at speed ${formatSignificant(speed)}. ${advice.join('; ')}. A model of how clients choose, not a theorem.`,
    ),
    paragraph(outcomeInWords(meta, course)),
    sharesOverTime(meta, course),
    ...(options.svg === undefined ? [] : [paragraph(`Drawn in ${visible(options.svg)}.`)]),
  ]);
}

function outcomeInWords({ game, llms }: MetaGame, { shares, lastChange }: Migration): string {
  const last = shares[shares.length - 1];
  const winners = last.map((row, i) => {
    const most = row.indexOf(Math.max(...row));
    return `${visible(llms[most])} has ${formatReal(100 * row[most], 1)} % of ${visible(game.players[i])}`;
  });
  const rest =
    lastChange < REST
      ? 'Shares have come to rest'
      : `Shares still move by ${formatSignificant(lastChange, 2)} per period`;
  return `At the end ${winners.join(', ')}. ${rest}.`;
}

function sharesOverTime({ game, llms }: MetaGame, { shares }: Migration): Block {
  const last = shares.length - 1;
  const times = Array.from({ length: LISTED }, (_, n) => Math.round((n * last) / (LISTED - 1)));
  return table({
    header: ['role', 'LLM', ...times.map((time, n) => `${n === 0 ? 'after ' : ''}${time.toLocaleString('en')}`)],
    align: ['left', 'left', ...times.map(() => 'right' as const)],
    rows: game.players.flatMap((role, i) =>
      llms.map((name, j) => [
        j === 0 ? visible(role) : '',
        visible(name),
        ...times.map((time) => formatReal(shares[time][i][j], 4)),
      ]),
    ),
  });
}
