/**
 * Beliefs of a language model beside the posterior, in words and tables.
 */
import { type Calibration, PROMPT_VERSION } from '@folkways/agents';
import type { AgentsBeliefsOptions } from '../commands/agentsModelCommands.js';
import { type Block, paragraph, table } from '../output/block.js';
import { formatReal } from '../output/formatReal.js';
import { countInWords } from '../output/listInWords.js';
import { visible } from '../output/visible.js';
import type { WatchedMatch } from './beliefsReport.js';

/** Beliefs of this much or more are worth a word, at most so many of them. */
const LEAST_BELIEF = 0.005;
const BELIEFS = 2;

/** The rounds, the distances, the scores, and what they say. */
export function beliefsBlocks(watched: WatchedMatch, { svg }: AgentsBeliefsOptions): Block[] {
  const { game, source, agents, role, model, comparison, truth } = watched;
  const [own, other] = [game.players[role], game.players[1 - role]].map(visible);
  const { spent } = model;
  const sampled = isSampled(watched);
  const unreadable = comparison.rounds.reduce((sum, { elicited }) => sum + elicited.unreadable, 0);
  return [
    paragraph(
      `${visible(game.title)}, read from ${visible(source)}: ${agents.map(({ name }, i) => `${visible(game.players[i])} is ${visible(name)}`).join('; ')}. ${visible(model.name)} watches as ${own} and says which strategy ${other} follows (prompts ${PROMPT_VERSION}).`,
    ),
    roundsTable(watched),
    paragraph(
      'Beliefs are those before the round. The distance is total variation, in [0, 1].',
      sampled
        ? 'Chance is what it would be on average for a model that draws its answers from the posterior.'
        : 'Probabilities are those of the first token.',
      ...verdict(watched),
    ),
    scoresTable(watched, other),
    paragraph(
      `${countInWords(spent.calls, 'call')}.`,
      unreadable === 0 ? '' : `${countInWords(unreadable, 'question')} brought no readable answer and are not counted.`,
      truth === undefined ? '' : `The strategy really was ${visible(truth)}.`,
      svg === undefined ? '' : `The beliefs are drawn in ${visible(svg)}.`,
    ),
  ];
}

const isSampled = ({ comparison }: WatchedMatch): boolean => comparison.rounds[0].elicited.method === 'samples';

function roundsTable(watched: WatchedMatch): Block {
  const { game, labels, history, comparison } = watched;
  const chance = isSampled(watched);
  const players = game.players.map(visible);
  return table({
    header: ['round', ...players, 'the model believes', 'Bayes believes', 'distance', ...(chance ? ['chance'] : [])],
    align: ['right', 'left', 'left', 'left', 'left', 'right', 'right'],
    rows: comparison.rounds.map(({ round, elicited, bayes, distance, expectedDistance }) => [
      String(round),
      ...(history[round - 1] ?? ['', '']).map(visible),
      top(elicited.weights, labels),
      top(bayes, labels),
      formatReal(distance, 3),
      ...(chance ? [formatReal(expectedDistance, 3)] : []),
    ]),
  });
}

/** `grim_trigger .62, tft .20`. */
function top(weights: readonly number[], labels: readonly string[]): string {
  return weights
    .map((weight, g) => ({ weight, label: labels[g] }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, BELIEFS)
    .filter(({ weight }) => weight >= LEAST_BELIEF)
    .map(({ weight, label }) => `${visible(label)} ${formatReal(weight, 2)}`)
    .join(', ');
}

function verdict(watched: WatchedMatch): string[] {
  const { meanDistance, meanExpectedDistance, meanForecastDistance } = watched.comparison;
  return [
    `On average it is ${formatReal(meanDistance, 3)}${isSampled(watched) ? `, by chance ${formatReal(meanExpectedDistance, 3)}` : ''}; between what the two beliefs forecast for the round it is ${formatReal(meanForecastDistance, 3)}, where strategies that do the same do not differ.`,
  ];
}

function scoresTable({ comparison }: WatchedMatch, other: string): Block {
  const row = (what: string, who: string, { brier, logScore, expectedCalibrationError }: Calibration): string[] => [
    what,
    who,
    formatReal(brier, 3),
    formatReal(logScore, 3),
    formatReal(expectedCalibrationError, 3),
  ];
  const { actionScores: actions, labelScores: labels } = comparison;
  return table({
    header: ['forecasts of', 'by', 'Brier score', 'log score', 'calibration error'],
    align: ['left', 'left', 'right', 'right', 'right'],
    rows: [
      ...(actions === undefined
        ? []
        : [row(`${other}'s actions`, 'the model', actions.model), row('', 'Bayes', actions.bayes)]),
      ...(labels === undefined
        ? []
        : [row(`${other}'s strategy`, 'the model', labels.model), row('', 'Bayes', labels.bayes)]),
    ],
  });
}
