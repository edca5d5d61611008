export type { ExactEquilibrium, NashComponent, NashSubset } from './equilibriumList.js';
export { type ExtremeEquilibriaOptions, type ExtremeEquilibriaResult, extremeEquilibria } from './extremeEquilibria.js';
export { type PureEquilibriaOptions, type PureEquilibriaResult, pureEquilibria } from './pureEquilibria.js';
export type { StopOptions, StopSignal } from './stopCheck.js';
