export { type Match, type MatchOptions, matchRounds, playMatch } from './playMatch.js';
export { type PrescribedPath, prescribedPaths } from './prescribedPaths.js';
export { type ProfileColumn, profileNames } from './profileColumn.js';
