/**
 * One match in words and tables.
 */
import type { FollowRateOptions, Match } from '@folkways/agents';
import type { AgentsPlayOptions } from '../commands/agentsCommand.js';
import { type Block, commands, paragraph, table } from '../output/block.js';
import { formatReal, formatSignificant } from '../output/formatReal.js';
import { countInWords } from '../output/listInWords.js';
import { shellWord } from '../output/shellWord.js';
import { visible } from '../output/visible.js';
import { clientBlocks } from './clientOutcomes.js';
import { modelBlocks, modelColumn } from './modelBlocks.js';
import { beliefRows, type PlayedMatch } from './playReport.js';

/** A longer transcript shows its beginning and its end only. */
const SHOWN = 24;
const SHOWN_LAST = 6;
/** Beliefs of this much or more are worth a word, at most so many of them. */
const LEAST_BELIEF = 0.005;
const BELIEFS = 2;

const METRICS: Readonly<Record<FollowRateOptions['metric'], string>> = {
  anyNash: 'an equilibrium of the game or its prescribed path',
  prescribed: 'the prescribed path, on its dates',
  parityFree: 'the prescribed path, shifted in time',
};

/** Transcript, sums, follow rates, and what to type next. */
export function playBlocks(played: PlayedMatch, argument: string, options: AgentsPlayOptions): Block[] {
  const { game, source, agents, rounds, noisy } = played;
  const names = agents.map(({ name }, i) => `${visible(game.players[i])} is ${visible(name)}`);
  const learners = agents.some(({ labels }) => labels !== undefined);
  const typed = `folkways agents play ${[argument, ...typedOptions(options)].map(shellWord).join(' ')}`;
  return [
    paragraph(
      `${visible(game.title)}, read from ${visible(source)}: ${countInWords(rounds, 'round')}. ${names.join('; ')}.`,
      noisy ? 'The payoffs that players see are noisy; those shown here are not.' : '',
      ...notes(agents).map(visible),
    ),
    transcript(played, options.everyRound === true),
    ...(learners
      ? [paragraph('Beliefs are those before the round: which strategy of its menu the other player follows.')]
      : []),
    ...modelBlocks(played, options),
    sumsTable(played),
    ...(played.clients === undefined ? [] : clientBlocks(played.clients)),
    ...followBlocks(played),
    ...(options.svg === undefined
      ? learners
        ? [commands([`${typed} --svg beliefs.svg`, 'draw the beliefs'])]
        : []
      : [paragraph(`Beliefs are drawn in ${visible(options.svg)}.`)]),
  ];
}

/** What agents do, said once where both are the same. */
function notes(agents: PlayedMatch['agents']): string[] {
  return [...new Set(agents.flatMap(({ note }) => (note === undefined ? [] : [note])))].map(
    (note) => note[0].toUpperCase() + note.slice(1),
  );
}

/** The options that make this match this match. */
function typedOptions({
  p1,
  p2,
  rounds,
  discount,
  noise,
  menus,
  seed,
  shares,
  llms,
  ...rest
}: AgentsPlayOptions): string[] {
  return [
    ...(rest.endpoint === undefined ? [] : ['--endpoint', rest.endpoint]),
    ...['--p1', p1, '--p2', p2, '--rounds', `${rounds}`, '--seed', `${seed}`, '--discount', `${discount}`],
    ...(noise === undefined ? [] : ['--noise', `${noise}`]),
    ...(menus === undefined ? [] : ['--menus', menus]),
    ...(shares === undefined ? [] : ['--shares', shares]),
    ...(llms === undefined ? [] : ['--llms', llms]),
  ];
}

function transcript(played: PlayedMatch, everyRound: boolean): Block {
  const { game, agents, match, rounds, actions, payoffs } = played;
  const players = game.players.map(visible);
  const learners = [0, 1].filter((i) => agents[i].labels !== undefined);
  const beliefs = learners.map((i) => topBeliefs(match, i, agents[i].labels ?? []));
  const models = [0, 1].filter((i) => played.turns.some(({ role }) => role === i));
  const named = models.map((i) => modelColumn(played, i));
  const whole = everyRound || rounds <= SHOWN + SHOWN_LAST;
  const shown = actions.map((_, t) => t).filter((t) => whole || t < SHOWN || t >= rounds - SHOWN_LAST);
  const rows = shown.map((t) => [
    String(t + 1),
    ...actions[t].map(visible),
    ...payoffs.map((list) => formatSignificant(list[t])),
    ...beliefs.map((list) => list[t]),
    ...named.map((list) => list[t]),
  ]);
  if (!whole) rows.splice(SHOWN, 0, ['...', ...rows[0].slice(1).map(() => '')]);
  return table({
    header: [
      'round',
      ...players,
      'pays',
      'pays',
      ...learners.map((i) => `${players[i]} believes`),
      ...models.map((i) => `${players[i]}'s model`),
    ],
    align: ['right', 'left', 'left', 'right', 'right', ...[...learners, ...models].map(() => 'left' as const)],
    rows,
  });
}

/** `grim_trigger .62, tft .20` before each round. */
function topBeliefs(match: Match, player: number, labels: readonly string[]): string[] {
  return beliefRows(match, player, labels.length).map((weights) =>
    weights
      .map((weight, g) => ({ weight, label: labels[g] }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, BELIEFS)
      .filter(({ weight }) => weight >= LEAST_BELIEF)
      .map(({ weight, label }) => `${visible(label)} ${formatReal(weight, 2)}`)
      .join(', '),
  );
}

function sumsTable({ game, agents, totals, averages, discounted, discount }: PlayedMatch): Block {
  return table({
    header: ['', 'agent', 'total', 'average', `average, discount ${discount}`],
    align: ['left', 'left', 'right', 'right', 'right'],
    rows: game.players.map((name, i) => [
      visible(name),
      visible(agents[i].name),
      formatSignificant(totals[i]),
      formatReal(averages[i], 3),
      formatReal(discounted[i], 3),
    ]),
  });
}

function followBlocks({ followRates, lateRounds }: PlayedMatch): Block[] {
  if (followRates.length === 0) {
    return [paragraph('The game has no pure equilibrium and no prescribed path, so there is no follow rate.')];
  }
  const own = followRates.length === 1;
  return [
    table({
      header: ['share of rounds in which play is on', 'all rounds', `last ${lateRounds}`],
      align: ['left', 'right', 'right'],
      rows: followRates.map(({ metric, all, late }) => [
        own ? 'a pure equilibrium of the game played once' : METRICS[metric],
        `${formatReal(100 * all, 1)} %`,
        `${formatReal(100 * late, 1)} %`,
      ]),
    }),
  ];
}
