/**
 * The game among LLMs as a game of its own: what `--shares` makes of GAME for commands about ordinary games.
 */
import { type MetaGame, toNormalForm } from '@folkways/metagame';
import type { GivenGame } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { metaOf } from './metaOf.js';
import { readMetaSubject } from './readMetaSubject.js';
import { refuseMeta } from './refuseMeta.js';

/** The meta-game and its normal form, whose players are the LLMs. */
export interface AdviserGame {
  readonly meta: MetaGame;
  readonly given: GivenGame;
}

/** What the options ask for: undefined without `--shares`. */
export interface AdviserOptions {
  readonly shares?: string;
  readonly llms?: string;
}

/**
 * Reads GAME for the shares of the options.
 * @returns undefined when there are none.
 * @throws InputError when the shares are wrong, the normal form is too large, or there are names without shares.
 */
export async function adviserGame(
  argument: string,
  { shares, llms }: AdviserOptions,
  io: Io,
): Promise<AdviserGame | undefined> {
  if (shares === undefined) {
    if (llms !== undefined) throw new InputError('--llms: expected --shares beside it, found none');
    return undefined;
  }
  const subject = await readMetaSubject(argument, io);
  const meta = metaOf(subject, { shares, llms });
  const game = refuseMeta(subject.source, meta, { advice: 'a smaller game works' }, () => toNormalForm(meta));
  return { meta, given: { game, source: subject.source, argument, format: 'json' } };
}
