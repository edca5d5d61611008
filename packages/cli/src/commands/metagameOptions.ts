/**
 * What the commands of `folkways metagame` say about the LLMs.
 */
import { Option } from 'commander';

/** Who advises whom. */
export interface LlmOptions {
  readonly shares?: string;
  readonly llms?: string;
}

/** What the first argument may be. */
export const INPUT = 'a scenario file (or -), or a GAME with --shares';

/** How shares are typed. */
export const SHARES =
  '--shares separates the LLMs by colons and the roles by commas, in the order of the game: 0.9:0.1,2/3:1/3. A single row is for every role.';

/** `--shares`. */
export const sharesOption = (what: string): Option => new Option('--shares <rows>', what);

/** `--llms`. */
export const llmsOption = (): Option => new Option('--llms <names>', 'names of the LLMs, separated by commas');
