export * from './model/index.js';
export * from './structured/index.js';
