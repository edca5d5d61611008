export { type BestReplyPolyhedronOptions, type BestReplyVertex, bestReplyPolyhedron } from './bestReplyPolyhedron.js';
export {
  type CorrelatedEquilibriumOptions,
  type CorrelatedEquilibriumResult,
  coarseCorrelatedEquilibrium,
  correlatedEquilibrium,
} from './correlatedEquilibrium.js';
export { type CorrelatedPayoffsCorner, type CorrelatedPayoffsOptions, correlatedPayoffs } from './correlatedPayoffs.js';
export type { CorrelatedDeviation } from './deviationRows.js';
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
export { type MaxminOptions, type MaxminResult, maxmin } from './maxmin.js';
export { type MinmaxOptions, type MinmaxPunishment, type MinmaxResult, minmax } from './minmax.js';
export { type PureEquilibriaOptions, type PureEquilibriaResult, pureEquilibria } from './pureEquilibria.js';
export { type MixedProfile, regret } from './regret.js';
export {
  type StackelbergCommitmentOptions,
  type StackelbergCommitmentResult,
  stackelbergCommitment,
} from './stackelbergCommitment.js';
export {
  type SupportEnumerationOptions,
  type SupportEnumerationResult,
  supportEnumeration,
} from './supportEnumeration.js';
export {
  type ExactZeroSumValue,
  exactZeroSumValue,
  type ZeroSumValueOptions,
  type ZeroSumValueResult,
  zeroSumValue,
} from './zeroSumValue.js';
