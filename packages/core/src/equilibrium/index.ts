export type { ExactEquilibrium, NashComponent, NashSubset } from './equilibriumList.js';
export { type ExtremeEquilibriaOptions, type ExtremeEquilibriaResult, extremeEquilibria } from './extremeEquilibria.js';
export { type LemkeHowsonOptions, type LemkeHowsonResult, lemkeHowson } from './lemkeHowson.js';
export { type MixedProfile, regret } from './regret.js';
export type { StopOptions, StopSignal } from './stopCheck.js';
