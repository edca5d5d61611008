/**
 * The worker: computes what would hold up a frame.
 */
import { readGame } from '@folkways/core';
import { metaGame } from '@folkways/metagame';
import { adviceView } from '../compute/adviceView.js';
import { hazingView } from '../compute/hazingView.js';
import { regionView } from '../compute/regionView.js';
import { repeatedView } from '../compute/repeatedView.js';
import { sweepView } from '../compute/sweepView.js';
import { loadEngine } from './loadEngine.js';
import type { WorkerAnswers, WorkerKind, WorkerReply, WorkerRequest } from './workerRequest.js';

addEventListener('message', async (event: MessageEvent<WorkerRequest>) => {
  const { id } = event.data;
  postMessage(await reply(event.data).catch((error): WorkerReply => ({ id, refusal: reasonOf(error) })));
});

async function reply(request: WorkerRequest): Promise<WorkerReply> {
  return { id: request.id, answer: await answerTo(request) };
}

async function answerTo(request: WorkerRequest): Promise<WorkerAnswers[WorkerKind]> {
  switch (request.kind) {
    case 'advice': {
      const meta = metaGame({ game: readGame(request.question.game), shares: request.question.shares });
      return { advice: adviceView(meta), region: regionView(meta) };
    }
    case 'sweep':
      return sweepView(readGame(request.question.game), request.question.shares);
    case 'repeated': {
      const { game, shares, target, engine } = request.question;
      return repeatedView(metaGame({ game: readGame(game), shares }), target, await loadEngine(engine));
    }
    case 'hazing':
      return hazingView(readGame(request.question.game), request.question.source);
  }
}

/** What a library refused, without its function's name. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^[A-Za-z]\w*: /, '');
}
