/**
 * One worker that is always asked the latest question only.
 */
import ComputeWorker from './computeWorker.ts?worker&inline';
import type { WorkerAnswers, WorkerKind, WorkerQuestions, WorkerReply } from './workerRequest.js';

/** A worker that is still busy with an old question after this many milliseconds is replaced. */
const PATIENCE = 1200;

/** What to do with an answer. */
export interface AnswerHandlers<K extends WorkerKind> {
  readonly onAnswer: (answer: WorkerAnswers[K]) => void;
  /** The question cannot be answered; the reason is one line. */
  readonly onRefusal: (reason: string) => void;
}

/** A way to ask questions of one kind. */
export interface LatestAnswer<K extends WorkerKind> {
  ask(question: WorkerQuestions[K]): void;
  /** Nothing is wanted any more: an answer that is still being computed is dropped. */
  forget(): void;
}

/**
 * Makes one. An answer to anything but the last question is dropped; a new question waits for a short
 * computation to end and interrupts a long one.
 */
export function latestAnswer<K extends WorkerKind>(
  kind: K,
  { onAnswer, onRefusal }: AnswerHandlers<K>,
): LatestAnswer<K> {
  let worker: Worker | undefined;
  let busy = false;
  let wanted = false;
  let asked = 0;
  let waiting: WorkerQuestions[K] | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const free = (): void => {
    busy = false;
    clearTimeout(patience);
    patience = undefined;
  };
  const send = (question: WorkerQuestions[K]): void => {
    worker ??= started();
    busy = true;
    waiting = undefined;
    asked++;
    worker.postMessage({ id: asked, kind, question });
  };
  const started = (): Worker => {
    const made = new ComputeWorker();
    made.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
      // The last words of a worker that was replaced.
      if (made !== worker) return;
      free();
      if (waiting !== undefined) send(waiting);
      else if (!wanted) return;
      else if ('refusal' in data) onRefusal(data.refusal);
      else onAnswer(data.answer as WorkerAnswers[K]);
    });
    made.addEventListener('error', () => {
      worker = undefined;
      free();
      onRefusal('the computation could not be started in this browser');
    });
    return made;
  };
  return {
    ask(question) {
      wanted = true;
      if (!busy) {
        send(question);
        return;
      }
      waiting = question;
      patience ??= setTimeout(() => {
        worker?.terminate();
        worker = undefined;
        free();
        if (waiting !== undefined) send(waiting);
      }, PATIENCE);
    },
    forget() {
      wanted = false;
      waiting = undefined;
    },
  };
}
