/**
 * What a language model was asked in a match, and what had to be asked again.
 */
import { type ModelTurn, PROMPT_VERSION } from '@folkways/agents';
import type { AgentsPlayOptions } from '../commands/agentsCommand.js';
import { type Block, paragraph, table } from '../output/block.js';
import { countInWords } from '../output/listInWords.js';
import { visible } from '../output/visible.js';
import type { PlayedMatch } from './playReport.js';

/** So many replies that could not be used are listed, and so much of each. */
const SHOWN = 12;
const LONGEST = 40;

/** What the model of one player said in each round: a prediction, a label, and how often it was asked again. */
export function modelColumn({ turns, rounds }: PlayedMatch, player: number): string[] {
  const cells = Array.from({ length: rounds }, () => [] as string[]);
  for (const turn of turns) if (turn.role === player) cells[turn.round - 1].push(...said(turn));
  return cells.map((parts) => parts.join('; '));
}

function said({ kind, answer, fallback, attempts }: ModelTurn): string[] {
  const again = attempts.length - 1;
  const notes = again === 0 ? [] : [`asked ${countInWords(again + 1, 'time')}`];
  if (fallback !== undefined) return [`Bayes instead: ${visible(fallback.answer)}`, ...notes];
  if (kind === 'scot-predict') return [`predicts ${visible(answer ?? '')}`, ...notes];
  return kind === 'label' ? [visible(answer ?? ''), ...notes] : notes;
}

/** The account of the calls; nothing without a model. */
export function modelBlocks({ game, model, turns }: PlayedMatch, { transcript }: AgentsPlayOptions): Block[] {
  if (model === undefined) return [];
  const wasted = turns.flatMap(({ role, round, attempts }) =>
    attempts.filter(({ problem }) => problem !== undefined).map((attempt) => ({ role, round, ...attempt })),
  );
  const fallbacks = turns.filter(({ fallback }) => fallback !== undefined).length;
  const { promptTokens, completionTokens, estimatedCalls } = model.spent;
  const tokens = `${promptTokens.toLocaleString('en')} tokens in and ${completionTokens.toLocaleString('en')} out`;
  return [
    paragraph(
      `${visible(model.name)} was called ${countInWords(model.calls.length, 'time')} (prompts ${PROMPT_VERSION}), ${tokens}${estimatedCalls > 0 ? ', estimated' : ''}.`,
      wasted.length === 0 ? 'Every reply could be read.' : `${countInWords(wasted.length, 'call')} gave no answer.`,
      fallbacks === 0
        ? ''
        : `In ${countInWords(fallbacks, 'round')} the label was drawn from the Bayesian posterior instead.`,
      transcript === undefined ? '' : `Prompts and replies are in ${visible(transcript)}.`,
    ),
    ...(wasted.length === 0
      ? []
      : [
          table({
            header: ['round', 'player', 'reply', 'why it is no answer'],
            align: ['right', 'left', 'left', 'left'],
            rows: [
              ...wasted
                .slice(0, SHOWN)
                .map(({ role, round, reply, problem = '' }) => [
                  String(round),
                  visible(game.players[role]),
                  reply === undefined ? 'none' : quoted(reply),
                  visible(problem),
                ]),
              ...(wasted.length > SHOWN ? [['...', '', '', '']] : []),
            ],
          }),
        ]),
  ];
}

function quoted(reply: string): string {
  const characters = Array.from(reply);
  return `"${visible(characters.slice(0, LONGEST).join(''))}${characters.length > LONGEST ? '...' : ''}"`;
}
