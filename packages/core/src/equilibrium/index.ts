export { type PureEquilibriaOptions, type PureEquilibriaResult, pureEquilibria } from './pureEquilibria.js';
