export { type CorrelatedAdvice, type CorrelatedAdviceOptions, correlatedAdvice } from './correlatedAdvice.js';
export { type EquilibriumRange, type EquilibriumRangeOptions, equilibriumRange } from './equilibriumRange.js';
export type { WeightInput } from './linearWeight.js';
export { type OneShotEquilibria, type OneShotOptions, oneShotEquilibria } from './oneShotEquilibria.js';
export type { ExactOneShot, OneShotEquilibrium } from './oneShotEquilibrium.js';
export { type PayoffRectangle, payoffRectangles } from './payoffRectangles.js';
