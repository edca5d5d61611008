/**
 * One question to a model, asked again until the reply can be read.
 */
import { type RandomStream, type StopSignal, uniformInteger } from '@folkways/core';
import type { ChatMessage, ChatModel } from './chatModel.js';
import { ModelCallError } from './modelCallError.js';
import { fillTemplate } from './prompt/fillTemplate.js';
import { promptTexts } from './prompt/promptTexts.js';
import { inWords } from './prompt/renderPrompt.js';
import { parseReply } from './reply/parseReply.js';
import { visibleReply } from './reply/visibleReply.js';

/** A reply that cannot be read is sent back so many times. */
export const MOST_REASKS = 5;

/** So much of an unreadable reply is sent back. */
const SENT_BACK = 400;

/** One call and what came of it. */
export interface ModelAttempt {
  /** The request's key. */
  readonly key: string;
  /** The whole reply; undefined when there was none. */
  readonly reply?: string;
  /** Why it did not give an answer; undefined when it did. */
  readonly problem?: string;
}

/** How a question ended. */
export interface AskedChoice {
  /** The index of the answer; undefined when there is none. */
  readonly choice: number | undefined;
  readonly attempts: readonly ModelAttempt[];
  /** How many of the last rounds were listed one by one; undefined for all. */
  readonly keep: number | undefined;
  /** Why there is no answer. */
  readonly error?: ModelCallError;
}

/** What to do with a history that is too long for the model: count all but the last `keep` rounds, or stop. */
export interface HistoryPolicy {
  /** At least 0. @defaultValue 20 */
  readonly keep?: number;
  /** @defaultValue `"stop"` */
  readonly rest?: 'summarise' | 'stop';
}

/** A question. */
export interface ChoiceQuestion {
  readonly model: ChatModel;
  /** The prompt, with all rounds or only the last so many listed. */
  readonly prompt: (keep: number | undefined) => readonly ChatMessage[];
  /** Words of the possible answers. */
  readonly answers: readonly string[];
  /** The beginning of the keys; calls are numbered behind it. */
  readonly key: string;
  /** What the seeds of the calls are drawn from. */
  readonly rng: RandomStream;
  /** How many rounds the prompt has. */
  readonly rounds: number;
  /** How many rounds are listed at first; undefined for all. */
  readonly keep: number | undefined;
  readonly history: HistoryPolicy;
  readonly signal: StopSignal | undefined;
}

/**
 * Asks until there is an answer, at most `MOST_REASKS` times again. A prompt that is too long for the model is shortened, as often as it
 * takes, when the policy says so.
 * @returns the answer or the reason why there is none; only what is no `ModelCallError` is thrown.
 */
export async function askChoice(question: ChoiceQuestion): Promise<AskedChoice> {
  const { model, prompt, answers, key, rng, rounds, history, signal } = question;
  const attempts: ModelAttempt[] = [];
  let { keep } = question;
  let back: readonly ChatMessage[] = [];
  let reasks = 0;
  for (;;) {
    const request = {
      messages: [...prompt(keep), ...back],
      key: `${key}.${attempts.length}`,
      choices: answers,
      seed: uniformInteger(rng, 0, 2 ** 31 - 1),
      ...(signal && { signal }),
    };
    try {
      const reply = await model.complete(request);
      const parsed = parseReply(reply, answers);
      if ('choice' in parsed) {
        attempts.push({ key: request.key, reply: reply.text });
        return { choice: parsed.choice, attempts, keep };
      }
      attempts.push({ key: request.key, reply: reply.text, problem: parsed.problem });
      if (reasks++ === MOST_REASKS) {
        const message = `${model.name}: no reply of ${attempts.length} could be read; of the last, ${parsed.problem}`;
        return { choice: undefined, attempts, keep, error: new ModelCallError(message, 'unreadable') };
      }
      back = sentBack(reply.text, parsed.problem, answers);
    } catch (error) {
      if (!(error instanceof ModelCallError)) throw error;
      attempts.push({ key: request.key, problem: error.message });
      const shorter =
        error.problem === 'too long' && history.rest === 'summarise' ? fewer(keep, rounds, history) : undefined;
      if (shorter === undefined) return { choice: undefined, attempts, keep, error: explained(error, history, rounds) };
      keep = shorter;
      back = [];
    }
  }
}

/** The last unreadable reply, cut, and what is wrong with it; earlier ones are not repeated. */
function sentBack(text: string, problem: string, answers: readonly string[]): readonly ChatMessage[] {
  const said = (visibleReply(text) ?? '').slice(0, SENT_BACK);
  return [
    { role: 'assistant', content: said === '' ? '(nothing)' : said },
    { role: 'user', content: fillTemplate(promptTexts.again, { problem, options: inWords(answers) }) },
  ];
}

/** How many rounds to list instead, undefined when none is listed already. */
function fewer(keep: number | undefined, rounds: number, { keep: wanted = 20 }: HistoryPolicy): number | undefined {
  if (keep === 0 || rounds === 0) return undefined;
  if (keep === undefined && wanted < rounds) return wanted;
  return Math.floor(Math.min(keep ?? rounds, rounds) / 2);
}

function explained(error: ModelCallError, { rest }: HistoryPolicy, rounds: number): ModelCallError {
  if (error.problem !== 'too long' || rounds === 0) return error;
  const advice =
    rest === 'summarise'
      ? 'also with every round only counted'
      : 'history: { "rest": "summarise" } would count the earlier rounds instead of listing them';
  return new ModelCallError(`${error.message} (${rounds} rounds; ${advice})`, error.problem, { cause: error });
}
