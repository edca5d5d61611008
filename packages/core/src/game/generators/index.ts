export { commonInterestGame } from './commonInterestGame.js';
export { type CovarianceGameOptions, covarianceGame } from './covarianceGame.js';
export type { UniformPayoffsOptions } from './generatedGame.js';
export { randomGame } from './randomGame.js';
export { randomSymmetricGame, type SymmetricSize } from './randomSymmetricGame.js';
export { zeroSumGame } from './zeroSumGame.js';
