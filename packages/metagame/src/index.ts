/**
 * Games whose players ask a few shared language models what to do.
 *
 * @module \@folkways/metagame
 */
export * from './equilibrium/index.js';
export * from './model/index.js';
export * from './repeated/index.js';
export * from './scenario/index.js';
export * from './structured/index.js';
export * from './sweep/index.js';
