export { type GameArbitraryOptions, gameArbitrary } from './games.js';
export { cases, isSlow } from './slow.js';
