/**
 * A limit of calls at a time.
 */
import { checkInteger } from '@folkways/core';
import { checkRunning } from '../checkRunning.js';
import type { ChatModel } from './chatModel.js';

/**
 * A model that is asked at most so many questions at a time; the others wait and are asked in the order they came.
 * @param calls - an integer >= 1.
 * @throws RangeError when it is not.
 * @throws Error named `AbortError`, from a call whose signal is aborted while it waits, when its turn comes.
 * @remarks O(1) per call.
 * @example
 * ```ts
 * import { chatModelFrom, withConcurrency } from '@folkways/agents';
 * let [now, most] = [0, 0];
 * const slow = chatModelFrom('slow', async () => {
 *   most = Math.max(most, ++now);
 *   await new Promise((resolve) => setTimeout(resolve, 5));
 *   now--;
 *   return 'done';
 * });
 * const model = withConcurrency(slow, 2);
 * const keys = ['a', 'b', 'c', 'd', 'e'];
 * await Promise.all(keys.map((key) => model.complete({ key, messages: [{ role: 'user', content: 'Go.' }] })));
 * console.log(most); // 2
 * ```
 */
export function withConcurrency(model: ChatModel, calls: number): ChatModel {
  checkInteger('withConcurrency', 'calls', calls, 1, Infinity);
  // A set keeps the order of insertion, and gives up its first member in constant time.
  const waiting = new Set<() => void>();
  let running = 0;
  return {
    name: model.name,
    async complete(request) {
      if (running < calls) running++;
      else await new Promise<void>((resolve) => waiting.add(resolve)); // whoever ends hands its place over
      try {
        checkRunning('withConcurrency', request.signal);
        return await model.complete(request);
      } finally {
        const [next] = waiting;
        if (next === undefined) running--;
        else {
          waiting.delete(next);
          next();
        }
      }
    },
  };
}
