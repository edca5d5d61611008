export * from './equilibrium/index.js';
export * from './model/index.js';
export * from './repeated/index.js';
export * from './structured/index.js';
