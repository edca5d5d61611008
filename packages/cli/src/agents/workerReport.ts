/**
 * `folkways agents worker`: plays what is in a queue, until it is told to end.
 */
import type { AgentsWorkerOptions } from '../commands/experimentCommands.js';
import type { Io } from '../io.js';
import { countInWords } from '../output/listInWords.js';
import { visible } from '../output/visible.js';
import { checkQueue } from './checkQueue.js';

/** Seconds between two lines. */
const BETWEEN_LINES = 10;

/** Plays until the process is sent SIGTERM or SIGINT. @returns how much it has played. */
export async function workerReport(options: AgentsWorkerOptions, { stderr, environment }: Io): Promise<string> {
  checkQueue(options.queue);
  const { runQueueWorker } = await import('@folkways/agents/queue');
  const { replyFolder } = await import('@folkways/agents/node');
  const controller = new AbortController();
  const say = (line: string): void => void stderr.write(`folkways: ${line}\n`).catch(() => {});
  const end = (): void => {
    say('ending: what is being played is played to its end or given back');
    controller.abort();
  };
  let played = 0;
  let jobs = 0;
  let last = 0;
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  try {
    await runQueueWorker({
      connection: options.queue,
      threads: options.threads,
      matches: options.matches,
      lockDuration: options.lock,
      environment,
      replies: options.cache === undefined ? undefined : replyFolder(options.cache),
      signal: controller.signal,
      onReady: ({ redis, threads, matches }) =>
        say(
          `waiting for matches at ${visible(redis)}: ${countInWords(threads, 'thread')}, up to ${matches.toLocaleString('en')} matches of language models at once`,
        ),
      onJob({ matches, seconds, problem }) {
        jobs++;
        if (problem === undefined) played += matches;
        else say(`${countInWords(matches, 'match', 'matches')} stopped: ${visible(problem)}`);
        if (Date.now() - last < 1000 * BETWEEN_LINES) return;
        last = Date.now();
        say(
          `${countInWords(played, 'match', 'matches')} played; the last job: ${matches.toLocaleString('en')} in ${seconds.toFixed(1)} s`,
        );
      },
    });
  } finally {
    process.off('SIGTERM', end);
    process.off('SIGINT', end);
  }
  return `${countInWords(played, 'match', 'matches')} played in ${countInWords(jobs, 'job')}.\n`;
}
