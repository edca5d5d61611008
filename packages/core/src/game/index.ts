export { type AffinePayoffsOptions, affinePayoffs } from './affinePayoffs.js';
export { bimatrixGame, type MatrixGameOptions, type SymmetricGameOptions, symmetricGame } from './bimatrixGame.js';
export * from './catalog/index.js';
export { comparePayoffs } from './comparePayoffs.js';
export * from './generators/index.js';
export {
  exactPayoff,
  type NormalFormGame,
  type NormalFormGameInput,
  normalFormGame,
  type PayoffInput,
} from './normalFormGame.js';
export { profileAt, profileCount, profileIndex, profileStrides } from './profile.js';
export { permuteActions, permutePlayers, restrictActions } from './selectActions.js';
