/**
 * The meta-game with fixed shares that the command line describes.
 */
import { type MetaGame, metaGame } from '@folkways/metagame';
import type { LlmOptions } from '../commands/metagameOptions.js';
import { InputError, refuseInput } from '../inputError.js';
import { parseLlms, parseShares } from './parseShares.js';
import type { MetaSubject } from './readMetaSubject.js';

/** The scenario's, with what the options change. @throws InputError when there are no fixed shares, or wrong ones. */
export function metaOf({ game, source, scenario }: MetaSubject, { shares, llms }: LlmOptions): MetaGame {
  if (shares !== undefined) {
    const kept = scenario?.kind === 'fixed' ? scenario.meta.llms : undefined;
    const rows = parseShares(shares, game.players.length);
    const named = parseLlms(llms, rows) ?? kept;
    return refuseInput(source, () => metaGame({ game, shares: rows, llms: named }));
  }
  if (scenario === undefined) {
    throw new InputError(
      `${source}: expected a scenario file or the option --shares, such as --shares 0.9:0.1, found a game alone`,
    );
  }
  if (scenario.kind === 'sweep') {
    throw new InputError(
      `${source}: expected fixed shares, found a sweep; "folkways metagame sweep" answers it, or give --shares`,
    );
  }
  const { meta } = scenario;
  const names = parseLlms(llms, meta.exactShares);
  return names === undefined
    ? meta
    : refuseInput(source, () => metaGame({ game, shares: meta.exactShares, llms: names }));
}
