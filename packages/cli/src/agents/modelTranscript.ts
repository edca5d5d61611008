/**
 * Every call of a match as text: what was asked, what came back, how it was read.
 */
import { type ModelTurn, PROMPT_VERSION } from '@folkways/agents';
import type { NormalFormGame } from '@folkways/core';
import { visible } from '../output/visible.js';
import type { RecordedModel } from './endpointModel.js';

/** The transcript of all calls in the order in which they ended. */
export function modelTranscript(game: NormalFormGame, model: RecordedModel, turns: readonly ModelTurn[]): string {
  const outcomes = new Map(turns.flatMap((turn) => turn.attempts.map((attempt) => [attempt.key, { turn, attempt }])));
  const head = `${visible(game.title)}, model ${visible(model.name)}, prompts ${PROMPT_VERSION}`;
  const calls = model.calls.map(({ request, reply, seconds }) => {
    const outcome = outcomes.get(request.key);
    const reading =
      outcome === undefined
        ? 'not read'
        : outcome.attempt.problem !== undefined
          ? `no answer: ${visible(outcome.attempt.problem)}`
          : `read as ${visible(outcome.turn.answer ?? '')}`;
    const instead = outcome?.turn.fallback;
    const last = outcome?.turn.attempts.at(-1)?.key === request.key;
    return [
      `==== ${visible(request.key)} (${seconds.toFixed(3)} s)`,
      ...request.messages.map(({ role, content }) => `---- ${role}\n${lines(content)}`),
      `---- reply${reply?.finish === 'length' ? ', cut off' : ''}`,
      reply === undefined ? '(none)' : lines(reply.text),
      `---- ${reading}`,
      ...(instead !== undefined && last ? [`---- Bayes instead: ${visible(instead.answer)}`] : []),
    ].join('\n');
  });
  return `${[head, ...calls].join('\n\n')}\n`;
}

/** Safe for a terminal, lines kept. */
function lines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}
