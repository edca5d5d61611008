export type { ExactEquilibrium, NashComponent, NashSubset } from './equilibriumList.js';
export { type ExtremeEquilibriaOptions, type ExtremeEquilibriaResult, extremeEquilibria } from './extremeEquilibria.js';
export {
  type IsolatedEquilibriaOptions,
  type IsolatedEquilibriaResult,
  isolatedEquilibria,
  type NumericEquilibrium,
} from './isolatedEquilibria.js';
export {
  type DominanceStep,
  type IteratedDominanceOptions,
  type IteratedDominanceResult,
  iteratedDominance,
} from './iteratedDominance.js';
export { type LemkeHowsonOptions, type LemkeHowsonResult, lemkeHowson } from './lemkeHowson.js';
export {
  type LogitEquilibriumOptions,
  type LogitEquilibriumResult,
  type LogitPoint,
  logitEquilibrium,
} from './logitEquilibrium.js';
export { type MixedProfile, regret } from './regret.js';
export type { StopOptions, StopSignal } from './stopCheck.js';
export {
  type SupportEnumerationOptions,
  type SupportEnumerationResult,
  supportEnumeration,
} from './supportEnumeration.js';
