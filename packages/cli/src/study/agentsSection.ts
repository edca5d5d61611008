/**
 * Agents that reason about each other as they play: where two of them end up.
 */
import { type MenuSlug, prescribedPaths } from '@folkways/agents';
import { anyMenus, type GameMenus } from '../agents/gameMenus.js';
import type { GivenGame } from '../input/readGameArgument.js';
import { type Block, figure, paragraph, table } from '../output/block.js';
import { countInWords, listInWords } from '../output/listInWords.js';
import { shellWord } from '../output/shellWord.js';
import { visible } from '../output/visible.js';
import { NEARLY_ALWAYS, outcomesInShort, pathInShort, percent } from './learnedInShort.js';
import {
  LEARNING,
  type LearnedOutcomes,
  type LearnedPath,
  learnedOutcomes,
  learnedPaths,
  STRONG,
} from './learningMatches.js';
import type { StudyForm, StudySection } from './studySection.js';

const KEY = 'agents';
const TITLE = 'Between agents that learn';
/** Outcomes that a table has room for, and the share below which an outcome of a larger game is left to the others. */
const WIDE = 5;
const RARE = 0.005;

/** Where play of two learners ends up, or why that was not asked. */
export async function agentsSection(given: GivenGame, form: StudyForm): Promise<StudySection> {
  const { game, entry, argument } = given;
  const typed = shellWord(argument);
  const next = [
    [`agents play ${typed}`, 'watch two learners play'],
    [`agents check ${typed}`, 'what their strategies can sustain'],
  ] as const;
  if (entry !== undefined && Object.hasOwn(prescribedPaths, entry.slug)) {
    const slug = entry.slug as MenuSlug;
    const rows = await learnedPaths(slug);
    const data = { computed: true, menus: slug, ...LEARNING, rows };
    const inShort = pathInShort(pathInWords(slug), rows);
    const drawn = await pathFigure(rows, form);
    const blocks = [setting(8), ...pathBlocks(given, slug, rows), ...drawn];
    return { key: KEY, title: TITLE, inShort, data, blocks, next };
  }
  const found = anyMenus(game);
  if (found === undefined) return notComputed(given);
  const rows = await learnedOutcomes(game, found.menus);
  const data = { computed: true, menus: found.origin, ...LEARNING, rows };
  return {
    key: KEY,
    title: TITLE,
    inShort: outcomesInShort(rows, STRONG),
    data,
    blocks: [
      setting(found.menus[0].length),
      ...outcomeBlocks(given, found, rows),
      ...(await outcomeFigure(rows, form)),
    ],
    next,
  };
}

function setting(strategies: number): Block {
  return paragraph(
    `Suppose both players are agents that reason about each other. Each keeps a belief over ${countInWords(strategies, 'strategy', 'strategies')} that the other may be following, such as copying its opponent's last action, and updates it by Bayes' rule after every round; each round it draws one strategy from that belief and starts its best plan against it. Where ${countInWords(LEARNING.matches, 'pair', 'pairs')} of them are in the last ${LEARNING.window[1] - LEARNING.window[0] + 1} of ${LEARNING.window[1]} rounds:`,
  );
}

async function pathFigure(rows: readonly LearnedPath[], { figures }: StudyForm): Promise<Block[]> {
  if (!figures) return [];
  const { pathsPlot } = await import('./learningPlot.js');
  const caption =
    'The table above, drawn. Grey: rounds in any equilibrium; blue: rounds on the cooperative path. Learning finds an equilibrium; which one depends on what is expected at first.';
  return [figure(pathsPlot('Prior weight and cooperation', rows), caption)];
}

async function outcomeFigure(rows: readonly LearnedOutcomes[], { figures }: StudyForm): Promise<Block[]> {
  if (!figures) return [];
  const { outcomesPlot } = await import('./learningPlot.js');
  const caption = 'The table above, drawn: how the late rounds divide over the outcomes.';
  return [figure(outcomesPlot('Expectations and outcomes', rows), caption)];
}

/** `(J, J) in every round`, or `(P, R) and (R, P) in turns`. */
function pathInWords(slug: MenuSlug): string {
  const { cycle } = prescribedPaths[slug];
  const turns = cycle.map((profile) => `(${profile.map(visible).join(', ')})`).join(' and ');
  return cycle.length === 1 ? `${turns} in every round` : `${turns} in turns`;
}

function pathBlocks({ game }: GivenGame, slug: MenuSlug, rows: readonly LearnedPath[]): Block[] {
  const { expects } = prescribedPaths[slug];
  const path = pathInWords(slug);
  const enough = rows.find(({ prescribed }) => prescribed >= NEARLY_ALWAYS);
  const first = rows[0];
  const expected =
    expects[0] === expects[1]
      ? `${expects[0]} of the other`
      : `${expects[0]} of ${visible(game.players[1])} and ${expects[1]} of ${visible(game.players[0])}`;
  return [
    table({
      header: ['at first they expect cooperation', 'any equilibrium', 'cooperative path'],
      align: ['left', 'right', 'right'],
      rows: rows.map(({ weight, anyNash, prescribed }) => [
        weight === null ? 'as much as anything else' : `with probability ${weight}`,
        percent(anyNash),
        percent(prescribed),
      ]),
    }),
    paragraph(
      `The cooperative path is ${path}; to expect cooperation is to expect ${expected}.`,
      enough === undefined
        ? 'None of these beliefs keeps play on it.'
        : enough === first
          ? 'They find it without expecting it.'
          : `They stay on it nearly always (${percent(enough.prescribed)} of the time) once they expect it with probability ${enough.weight}, and ${percent(first.prescribed)} of the time without.`,
      enough !== undefined && enough !== first && Number(enough.weight) > 0.99
        ? 'So strong a belief is needed because several strategies behave alike on the path: nothing that happens there lowers the weight of those that would forgive a betrayal, and one of them is sooner or later drawn.'
        : '',
    ),
  ];
}

function outcomeBlocks({ game }: GivenGame, { menus }: GameMenus, rows: readonly LearnedOutcomes[]): Block[] {
  const outcomes = rows[0].outcomes.map(
    ({ profile, equilibrium }) => `(${profile.map(visible).join(', ')})${equilibrium ? '*' : ''}`,
  );
  const often = outcomes
    .map((_, k) => ({ k, most: Math.max(...rows.map((row) => row.outcomes[k].share)) }))
    .filter(({ most }) => outcomes.length <= WIDE || most >= RARE)
    .sort((a, b) => (outcomes.length <= WIDE ? a.k - b.k : b.most - a.most))
    .slice(0, WIDE)
    .map(({ k }) => k)
    .sort((a, b) => a - b);
  const rest = rows.map((row) => 1 - often.reduce((sum, k) => sum + row.outcomes[k].share, 0));
  const others = often.length < outcomes.length && rest.some((share) => share > 5e-4);
  const anyEquilibrium = often.some((k) => rows[0].outcomes[k].equilibrium);
  const first = [...new Set(game.actions.map(([name]) => visible(name)))];
  const said = rows.flatMap(({ expects }) => {
    if (expects === 'a grudger')
      return `a grudger plays ${listInWords(first, 'or')} until the other first does not, and then never again`;
    const entry = menus[0].find(({ label }) => label === expects);
    return entry === undefined ? [] : `${visible(entry.label)} ${visible(entry.description)}`;
  });
  return [
    table({
      header: ['at first they expect', ...often.map((k) => outcomes[k]), ...(others ? ['others'] : [])],
      align: ['left', ...often.map(() => 'right' as const), ...(others ? ['right' as const] : [])],
      rows: rows.map(({ expects, outcomes: shares }, r) => [
        expects === null ? 'nothing in particular' : visible(expects),
        ...often.map((k) => percent(shares[k].share)),
        ...(others ? [percent(Math.abs(rest[r]))] : []),
      ]),
    }),
    paragraph(
      said.length === 0 ? '' : `To expect a strategy is to give it probability ${STRONG} at first: ${said.join('; ')}.`,
      anyEquilibrium ? 'An asterisk marks a pure equilibrium of the game played once.' : '',
      settlesElsewhere(rows[0])
        ? 'Without an expectation they settle where one of them would gain by changing alone: it takes the other for one of these strategies, none of which learns, and among equally good plans it takes the first.'
        : '',
    ),
  ];
}

/** Is one outcome that is no equilibrium played nearly always? */
const settlesElsewhere = ({ outcomes }: LearnedOutcomes): boolean =>
  outcomes.some(({ equilibrium, share }) => !equilibrium && share >= NEARLY_ALWAYS);

function notComputed({ game, argument }: GivenGame): StudySection {
  const players = game.players.length;
  const reason =
    players === 2
      ? 'the game is too large to plan in'
      : `it has ${countInWords(players, 'player')}, and the agents play games of two`;
  const own = `folkways agents play ${shellWord(argument)} --menus FILE`;
  return {
    key: KEY,
    title: TITLE,
    inShort: `Not computed: ${reason}.`,
    data: { computed: false, reason },
    blocks: [
      paragraph(
        `Where agents that reason about each other end up was not computed: ${reason}.`,
        players === 2 ? `"${own}" takes your own.` : '',
      ),
    ],
  };
}
