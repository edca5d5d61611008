export * from './belief/index.js';
export type { History } from './history.js';
export * from './menu/index.js';
