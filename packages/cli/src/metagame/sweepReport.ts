/**
 * `folkways metagame sweep`.
 */
import {
  claimRegion,
  type MetaGame,
  metaGame,
  type ShareSweep,
  type ShareSweepInput,
  shareSweep,
} from '@folkways/metagame';
import type { MetagameSweepOptions } from '../commands/metagameCommand.js';
import { InputError, refuseInput } from '../inputError.js';
import type { Io } from '../io.js';
import { commands, paragraph, table } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { renderText } from '../output/renderText.js';
import { shellWord } from '../output/shellWord.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { profileMeaning } from './adviceWords.js';
import { parseLlms, parseShares } from './parseShares.js';
import { type MetaSubject, readMetaSubject } from './readMetaSubject.js';
import { refuseMeta } from './refuseMeta.js';
import { sweepBlocks } from './sweepBlocks.js';
import { claimBlocks, effectBlocks } from './sweepWords.js';

type SweepFamily = ShareSweepInput & { readonly parameter: string };

/** Where the equilibria change; with `--svg` also the picture. @throws InputError, FormatError when the input is wrong or too large. */
export async function sweepReport(argument: string, options: MetagameSweepOptions, io: Io): Promise<string> {
  const subject = await readMetaSubject(argument, io);
  const family = familyOf(subject, options);
  const sweep = solvedSweep(subject.source, family, options.timeLimit);
  if (sweep.cells.length === 0) {
    throw new InputError(
      `${subject.source}: expected a --time-limit long enough to find something, found nothing in it`,
    );
  }
  if (options.svg !== undefined) {
    const { sweepPlot } = await import('./sweepPlot.js');
    writeFileAtomically(options.svg, sweepPlot(sweep));
  }
  if (options.json === true) return formatJson(sweepData(sweep, family));
  const { meta } = sweep.cells[0].result;
  return renderText([
    paragraph(
      `${visible(meta.game.title)}, read from ${visible(subject.source)}, played once by large populations whose members do what their LLM advises. Each LLM wants the most for its own clients. Their shares move with ${sweep.parameter}, from ${sweep.from} to ${sweep.to}.`,
    ),
    table({
      header: ['role', ...meta.llms.map((name) => `${visible(name)} advises`)],
      rows: family.shares.map((row, i) => [
        visible(meta.game.players[i]),
        ...row.map((share) => visible(String(share))),
      ]),
    }),
    ...sweepBlocks(sweep),
    paragraph(
      profileMeaning(meta),
      'An "or" joins the outcomes of a lottery. An average is per client, a formula where it is short and else the values at both ends.',
    ),
    ...claimBlocks(sweep),
    ...effectBlocks(sweep),
    ...sweep.notes
      .filter((note) => sweep.complete || !note.startsWith('stopped'))
      .map((note) => paragraph(`Note: ${note}.`)),
    options.svg === undefined
      ? commands([`folkways metagame sweep ${retyped(argument, options)} --svg sweep.svg`, 'draw it'])
      : paragraph(`Drawn in ${visible(options.svg)}.`),
  ]);
}

/** The sweep of two LLMs. @throws InputError when there are not two, shares are wrong, or the game is too large. */
function solvedSweep(source: string, family: SweepFamily, timeLimit: number | undefined): ShareSweep {
  return refuseInput(source, () => {
    const width = family.shares[0]?.length ?? 0;
    if (width !== 2)
      throw new InputError(`${source}: expected shares of two LLMs, found ${width}; solve takes any number`);
    return refuseMeta(source, largest(family), { advice: 'metagame solve --find pure takes larger games' }, () =>
      shareSweep({ ...family, timeLimit }),
    );
  });
}

/** The meta-game in which both LLMs have clients in every role: no game of the sweep is larger. */
function largest({ game, llms }: SweepFamily): MetaGame {
  return metaGame({ game, llms, shares: game.players.map(() => ['1/2', '1/2']) });
}

function familyOf({ game, source, scenario }: MetaSubject, options: MetagameSweepOptions): SweepFamily {
  const given = scenario?.kind === 'sweep' ? scenario.sweep : undefined;
  const named = scenario?.kind === 'fixed' ? scenario.meta.llms : given?.llms;
  const shares = options.shares === undefined ? given?.shares : parseShares(options.shares, game.players.length);
  if (shares === undefined) {
    throw new InputError(
      `${source}: expected shares that move, such as --shares p:1-p${scenario === undefined ? '' : ' or the key "sweep"'}, found ${scenario === undefined ? 'a game alone' : 'fixed shares'}`,
    );
  }
  if (shares.length !== game.players.length) {
    throw new InputError(
      `${source}: expected ${game.players.length} rows of shares, one per role, found ${shares.length}`,
    );
  }
  const ragged = shares.findIndex((row) => row.length !== shares[0].length);
  if (ragged >= 0) {
    throw new InputError(
      `${source}: expected ${shares[0].length} shares of role ${JSON.stringify(game.players[ragged])}, one per LLM, found ${shares[ragged].length}`,
    );
  }
  const parameter = options.parameter ?? given?.parameter ?? 'p';
  if (!/^[A-Za-z_]+$/.test(parameter)) {
    throw new InputError(`--parameter: expected a name of letters, found ${JSON.stringify(parameter)}`);
  }
  return {
    game,
    shares,
    llms: parseLlms(options.llms, shares) ?? named,
    parameter,
    from: options.from ?? given?.from ?? '1/2',
    to: options.to ?? given?.to ?? 1,
  };
}

function retyped(argument: string, { shares, from, to, parameter, llms }: MetagameSweepOptions): string {
  const given = Object.entries({ shares, from, to, parameter, llms }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, shellWord(value)],
  );
  return [shellWord(argument), ...given].join(' ');
}

/** The result for programs. */
export function sweepData(sweep: ShareSweep, { shares }: Pick<ShareSweepInput, 'shares'>) {
  const { meta } = sweep.cells[0].result;
  return {
    title: meta.game.title,
    roles: meta.game.players,
    actions: meta.game.actions,
    llms: meta.llms,
    shares,
    parameter: sweep.parameter,
    from: sweep.from,
    to: sweep.to,
    complete: sweep.complete,
    breakpoints: sweep.breakpoints.map(({ at, result }) => ({
      at: at.lower.equals(at.upper) ? at.lower : null,
      bracket: [at.lower, at.upper],
      value: at.lower.toNumber(),
      equilibria:
        result?.equilibria.map(({ advice, averages, exact }) => ({ advice, averages, exact: exact?.averages })) ?? null,
      components: result?.components ?? null,
    })),
    cells: sweep.cells.map(({ from, to, sample, result, averages }) => ({
      from,
      to,
      sample,
      equilibria: result.equilibria.map((equilibrium, e) => ({
        advice: equilibrium.advice,
        averagesAtSample: equilibrium.averages,
        // Integer coefficients by ascending degree of the parameter.
        averages: averages[e].map(({ numerator, denominator }) => ({ numerator, denominator })),
      })),
      components: result.components,
    })),
    firstDoesWorse: claimRegion(sweep, [1, -1]),
    firstDoesBetter: claimRegion(sweep, [-1, 1]),
    effects: sweep.effects,
    notes: sweep.notes,
  };
}
