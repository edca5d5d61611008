/**
 * Agents that infer each other's strategies by Bayes' rule and answer what they infer.
 *
 * @module \@folkways/agents
 */
export * from './agent/index.js';
export * from './belief/index.js';
export * from './experiment/index.js';
export type { History } from './history.js';
export * from './languageModel/index.js';
export * from './match/index.js';
export * from './measure/index.js';
export * from './menu/index.js';
export type { TieBreak } from './plan/tieBreaker.js';
