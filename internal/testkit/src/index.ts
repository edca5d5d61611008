export { type GameArbitraryOptions, gameArbitrary } from './games.js';
export { naiveMetaUtilities } from './naiveMetaUtilities.js';
export { cases, isSlow } from './slow.js';
