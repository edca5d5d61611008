/** What every command that takes a game says about it. */
export const GAME = 'GAME: a name from the catalogue, a JSON or .nfg file, or - for standard input';
