/**
 * The checks of a game in words and tables.
 */
import type { IdentifiabilityReport } from '@folkways/agents';
import { type Block, commands, heading, paragraph, table } from '../output/block.js';
import { formatReal, formatSignificant } from '../output/formatReal.js';
import { listInWords } from '../output/listInWords.js';
import { shellWord } from '../output/shellWord.js';
import { visible } from '../output/visible.js';
import type { GameCheck, PairDiscounts } from './checkReport.js';

/** All blocks of `folkways agents check`. */
export function checkBlocks(check: GameCheck, argument: string): Block[] {
  const { game, source, origin } = check;
  return [
    paragraph(`${visible(game.title)}, read from ${visible(source)}; menus: ${visible(origin)}.`),
    heading('Played once'),
    ...onceBlocks(check),
    heading('The MM* condition'),
    ...mmStarBlocks(check),
    heading('Pairs of strategies as equilibria'),
    ...pairBlocks(check),
    heading('What play can tell apart'),
    ...check.identifiability.flatMap((report, role) => tellBlocks(check, report, role)),
    commands(
      [`folkways agents menu ${shellWord(argument)}`, 'what each strategy does'],
      [`folkways agents check ${shellWord(argument)} --json`, 'every number, exactly'],
    ),
  ];
}

function onceBlocks({ game, pure }: GameCheck): Block[] {
  if (pure.length === 0) return [paragraph('No pure Nash equilibrium.')];
  return [
    table({
      header: ['pure Nash equilibrium', ...game.players.map(visible), ''],
      align: ['left', 'right', 'right', 'left'],
      rows: pure.map(({ profile, payoffs, strict }) => [
        `(${profile.map(visible).join(', ')})`,
        ...payoffs.map(String),
        strict ? 'strict' : 'weak',
      ]),
    }),
  ];
}

function mmStarBlocks({ game, mmStar }: GameCheck): Block[] {
  const verdict = mmStar.isMmStar
    ? 'The game is MM*: for every player, announcing a pure action pays less than what mixing secures, the class on which learning need not lead to equilibrium.'
    : 'The game is not MM*: some player does at least as well by announcing a pure action as the other can hold it to.';
  return [
    table({
      header: ['', 'held to (phi)', 'by announcing (Phi)', 'action', 'Phi < phi'],
      align: ['left', 'right', 'right', 'left', 'left'],
      rows: mmStar.players.map(({ phiExact, phi, Phi, action }, i) => [
        visible(game.players[i]),
        phiExact,
        formatSignificant(Phi),
        visible(action),
        Phi < phi ? 'yes' : 'no',
      ]),
    }),
    paragraph(verdict),
  ];
}

function pairBlocks({ game, menus, pairs }: GameCheck): Block[] {
  const [rows, columns] = menus;
  const cell = (i: number, j: number): string => {
    const { nash, subgamePerfect } = pairs[i * columns.length + j];
    if (nash === null) return '.';
    return `${formatReal(nash, 2)}${subgamePerfect === null ? '' : '*'}`;
  };
  return [
    paragraph(
      `The least discount factor from which on the two are best replies to each other (${visible(game.players[0])} down, ${visible(game.players[1])} across in the same order as the list below); a dot where there is none, an asterisk where the pair is also subgame perfect for patient players.`,
    ),
    table({
      header: ['', ...columns.map((_, j) => `${j + 1}`)],
      align: ['left', ...columns.map(() => 'right' as const)],
      rows: rows.map(({ label }, i) => [visible(label), ...columns.map((_, j) => cell(i, j))]),
    }),
    paragraph(`Across: ${listInWords(columns.map(({ label }, j) => `${j + 1} ${visible(label)}`))}.`),
    ...perfectBlocks(pairs),
  ];
}

/** Subgame-perfect pairs that need patience, with their levels. */
function perfectBlocks(pairs: readonly PairDiscounts[]): Block[] {
  const patient = pairs.filter(({ subgamePerfect }) => subgamePerfect !== null && subgamePerfect > 0);
  if (patient.length === 0) return [paragraph('No pair that needs patience is subgame perfect.')];
  return [
    paragraph('Subgame-perfect pairs that need patience:'),
    table({
      header: ['pair', 'from'],
      rows: patient.map(({ pair, subgamePerfect, subgamePerfectExact }) => [
        pair.map(visible).join(' and '),
        levelOf(subgamePerfect ?? 0, subgamePerfectExact),
      ]),
    }),
  ];
}

const levelOf = (value: number, exact: string | undefined): string =>
  exact === undefined || exact === String(value) ? formatReal(value, 6) : `${formatReal(value, 6)} (${exact})`;

function tellBlocks({ game, menus }: GameCheck, report: IdentifiabilityReport, role: number): Block[] {
  const name = visible(game.players[role]);
  const other = visible(game.players[1 - role]);
  const large = report.onPath.map(({ against, classes }) => ({
    against,
    groups: classes.filter((labels) => labels.length > 1),
  }));
  const clear = large.filter(({ groups }) => groups.length === 0).map(({ against }) => visible(against));
  const unclear = large.filter(({ groups }) => groups.length > 0);
  const duplicates = report.duplicates.map((labels) => listInWords(labels.map(visible)));
  return [
    paragraph(
      `Of ${name}'s ${menus[role].length} strategies, ${duplicates.length === 0 ? 'no two are the same' : `${duplicates.join('; ')} are the same`}.`,
      clear.length === 0
        ? `No strategy of ${other} makes all the others show which one it faces.`
        : `${other} learns which one it faces by playing ${listInWords(clear, 'or')}.`,
    ),
    ...(unclear.length === 0
      ? []
      : [
          table({
            header: [`while ${other} plays`, `these of ${name} look alike for ever`],
            rows: unclear.map(({ against, groups }) => [
              visible(against),
              groups.map((labels) => labels.map(visible).join(' = ')).join('; '),
            ]),
          }),
        ]),
  ];
}
