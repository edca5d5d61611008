/**
 * Games, exact and numeric solvers, repeated-game automata, random streams, formats.
 *
 * @module \@folkways/core
 */
export * from './checks.js';
export * from './equilibrium/index.js';
export * from './errors.js';
export * from './format/index.js';
export * from './game/index.js';
export * from './nearestName.js';
export * from './program/index.js';
export * from './random/index.js';
export * from './rational/index.js';
export * from './repeated/index.js';
export * from './statistics/index.js';
export { type StopOptions, type StopSignal, stopCheck, stopPoint } from './stopCheck.js';
