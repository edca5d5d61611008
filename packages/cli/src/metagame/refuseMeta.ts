/**
 * Library calls on a meta-game, with the errors of its size said for the command line.
 */
import { SizeError } from '@folkways/core';
import { type MetaGame, metaActionCount } from '@folkways/metagame';
import { InputError, refuseInput } from '../inputError.js';

/** The most payoffs of the game among the LLMs: its default in the metagame package. */
const MAX_PAYOFFS = 2 ** 20;

/** What to do about a game with too many vertices. */
export interface RefuseMetaOptions {
  readonly advice: string;
}

/**
 * Runs a computation that needs the whole game among the LLMs.
 * @throws InputError when it is too large, with its size, the limit and what still works.
 */
export function refuseMeta<T>(source: string, meta: MetaGame, { advice }: RefuseMetaOptions, compute: () => T): T {
  const counts = meta.llms.map((_, j) => metaActionCount(meta, j));
  const sizes = `${counts.map((count) => count.toLocaleString('en')).join(' x ')} combinations of actions to advise`;
  const payoffs = counts.reduce((product, count) => product * count, counts.length);
  if (payoffs > MAX_PAYOFFS) {
    throw new InputError(
      `${source}: the game among these LLMs has ${payoffs.toLocaleString('en')} payoffs (${sizes}), above the limit of ${MAX_PAYOFFS.toLocaleString('en')}; utilities, bestReply and structuredMetaGame of @folkways/metagame work without them`,
    );
  }
  return refuseInput(source, () => {
    try {
      return compute();
    } catch (error) {
      if (!(error instanceof SizeError)) throw error;
      throw new InputError(
        `${source}: all equilibria of the game among these LLMs (${sizes}) may take ${error.size.toPrecision(3)} steps, above the limit of ${error.limit.toLocaleString('en')}; ${advice}`,
        { cause: error },
      );
    }
  });
}
